"""The differences that the review finds, and how people read them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Values
from calculators.core.decimals import grouped, money, percentage, rounded
from calculators.core.typed_numbers import NotANumberError, TooLongError, parse_number
from calculators.core.units import NOTHING
from calculators.declarations.review import KINDS
from calculators.policy.text import SEMICOLON, Text
from calculators.review.cell_names import SHARE, YUAN
from calculators.workbook.addresses import split_address, split_cell

_MONEY_PLACES = 2
_GROUPED_FROM = 5  # digits: a year has four
# Causes come first: parameters, then what prevents a comparison, then formulas.
_ORDER = (
    "parameter", "layout", "map", "constant", "formula", "error", "fixed", "figure", "extra",
    "missing", "follows",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: the address and name of a figure, the value found and the expected one."""

    address: str
    what: Text
    found: str
    expected: str
    kind: str
    unit: str = ""
    formula: str = ""
    own_formula: str = ""
    is_check: bool = False

    @property
    def is_cause(self) -> bool:
        """Return whether it does not merely follow from another difference."""
        return self.kind != "follows"

    def row(self) -> dict[str, Any]:
        """Return it as a row of the answer."""
        found, expected = self.shown()
        return {
            "place": self.address,
            "what": self.what,
            "found": f"{found} {self.formula}".strip(),
            "expected": f"{expected} {self.own_formula}".strip(),
            "kind": self.kind,
        }

    def shown(self) -> tuple[str, str]:
        """Return the value found and the expected one for people; different if the values are."""
        found, expected = _shown(self.found, self.unit), _shown(self.expected, self.unit)
        if found == expected and self.found != self.expected and not self.own_formula:
            return self.found or NOTHING, self.expected or NOTHING
        return found, expected


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many figures were compared, how many had no result, and what was found."""

    compared: int
    differences: list[Difference]
    uncalculated: int = 0

    @property
    def causes(self) -> list[Difference]:
        """Return the differences that do not follow from others, the weightiest first."""
        return [one for one in self.differences if one.is_cause]

    @property
    def consequences(self) -> list[Difference]:
        """Return the differences that only follow from others."""
        return [one for one in self.differences if not one.is_cause]


def joined(one: Comparison, other: Comparison) -> Comparison:
    """Return both together, causes first."""
    found = sorted(one.differences + other.differences, key=lambda row: _ORDER.index(row.kind))
    return Comparison(one.compared + other.compared, found, one.uncalculated + other.uncalculated)


def number_of(value: str) -> Decimal | None:
    """Return the number in a cell, however many digits a binary number gives it."""
    whole, point, fraction = value.partition(".")
    try:
        return parse_number(f"{whole}{point}{fraction[:10]}" if fraction else whole)
    except (NotANumberError, TooLongError):
        return None


def _shown(value: str, unit: str) -> str:
    number = number_of(value)
    if number is None:
        return value or NOTHING
    if unit == YUAN:
        return grouped(money(number))
    if unit == SHARE:
        return percentage(number)
    digits = value.removeprefix("-")
    is_long = len(digits.partition(".")[0]) >= _GROUPED_FROM
    return grouped(value) if is_long and digits.replace(".", "").isdecimal() else value


def name_of(row: Values) -> Text:
    """Return the name of a cell for people: its sheet, its row, the item and the column."""
    item, column = row["item"] or "", row["column"] or ""
    title, cell = split_address(row["cell"])
    if not title:
        name = Text("单元格名称“{0}”", "The name “{0}”").format(row["cell"])
        return name + Text("（{0}）", " ({0})").format(item) if item else name
    name = Text("“{0}”表第{1}行", "Sheet “{0}”, row {1}").format(title, split_cell(cell)[1])
    if not item and not column:
        return name + Text("：过程中的数字", ": a figure on the way")
    if item:
        name += Text("“{0}”", ", “{0}”").format(item)
    return name + Text("的{0}", ": {0}").format(column) if column else name


def sentence(one: Difference) -> Text:
    """Return a difference as a sentence of the note."""
    kind = KINDS[one.kind]
    if one.found == one.expected and not one.own_formula:  # the fault has no values
        return Text("{0}：{1}，{2}。", "{0}: {1}; {2}.").format(one.address, kind, one.what)
    details = SEMICOLON.join(filter(None, (_values(one), _formulas(one))))
    return Text("{0}（{1}）：{2}，{3}。", "{0} ({1}): {2}; {3}.").format(
        one.what, one.address, kind, details
    )


def _values(one: Difference) -> Text | None:
    """Return the value that was found and the expected one; for amounts, also the difference."""
    found, expected = one.shown()
    number, expected_number = number_of(one.found), number_of(one.expected)
    if number is None or expected_number is None:
        if one.formula and found == NOTHING:
            return None  # never worked out: the formulas say it
        return Text("文件中为“{0}”，应为“{1}”", "the file has “{0}”, it should be “{1}”").format(
            found, expected
        )
    values = [_with_unit(value, one.unit) for value in (found, expected)]
    if one.kind == "parameter":
        return Text(
            "文件中为 {0}，本站登记的为 {1}", "the file has {0}, the register here has {1}"
        ).format(*values)
    if one.own_formula and found == expected:
        return Text("数目与重算相同（{0}）", "the figure is the same as ours ({0})").format(*values)
    stated = Text("填报 {0}，重算应为 {1}", "stated {0}, worked out anew {1}").format(*values)
    excess = rounded(number, _MONEY_PLACES) - rounded(expected_number, _MONEY_PLACES)
    if one.unit != YUAN or not excess:
        return stated
    amount = _with_unit(grouped(money(abs(excess))), YUAN)
    too_much, too_little = Text("多计 {0}", "{0} too much"), Text("少计 {0}", "{0} too little")
    by = (too_much if excess > 0 else too_little).format(amount)
    return Text("{0}，{1}", "{0}: {1}").format(stated, by)


def in_words(value: str, unit: str) -> Text:
    """Return the value of a cell for a sentence; amounts with separators and currency."""
    return _with_unit(_shown(value, unit), unit if number_of(value) is not None else "")


def _with_unit(value: str, unit: str) -> Text:
    if unit != YUAN:
        return Text(value, value)
    return Text(f"{value} 元", f"¥{value}".replace("¥-", "-¥"))


def _formulas(one: Difference) -> Text | None:
    if not one.own_formula:
        return None
    if one.formula:
        words = Text("公式现为“{0}”，应为“{1}”", "the formula is “{0}” and should be “{1}”")
    else:
        words = Text("公式应为“{1}”", "the formula should be “{1}”")
    return words.format(one.formula, one.own_formula)
