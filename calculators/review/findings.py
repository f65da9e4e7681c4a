"""What the review finds, and how it is said: where, what stands there, what should, by how much."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Values
from calculators.core.decimals import (
    NotANumberError,
    TooLongError,
    grouped,
    money,
    parse_number,
    percentage,
    rounded,
)
from calculators.core.units import NOTHING
from calculators.declarations.review import KINDS
from calculators.policy.text import Text
from calculators.review.cell_names import SHARE, YUAN
from calculators.workbook.addresses import split_address, split_cell

_MONEY_PLACES = 2
_GROUPED_FROM = 5  # digits: a year has four
# What others follow from comes first: parameters, then what stands in the way, then formulas.
_ORDER = tuple(
    [
        "parameter",
        "layout",
        "map",
        "constant",
        "formula",
        "error",
        "fixed",
        "figure",
        "extra",
        "missing",
        "follows",
    ]
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not add up: where, what it is, what stands there, what should."""

    place: str
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
        """Return whether it is wrong of itself, not only because something else is."""
        return self.kind != "follows"

    def row(self) -> dict[str, Any]:
        """Return it as a row of the answer."""
        found, expected = self.shown()
        return {
            "place": self.place,
            "what": self.what,
            "found": f"{found} {self.formula}".strip(),
            "expected": f"{expected} {self.own_formula}".strip(),
            "kind": self.kind,
        }

    def shown(self) -> tuple[str, str]:
        """Return what was found and what should be for people; unlike where they are unlike."""
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
        """Return what is wrong of itself, in the order of weight."""
        return [one for one in self.differences if one.is_cause]

    @property
    def consequences(self) -> list[Difference]:
        """Return what differs only because something else is wrong."""
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
    is_long = len(value.partition(".")[0].removeprefix("-")) >= _GROUPED_FROM
    return (
        grouped(value)
        if is_long and value.removeprefix("-").replace(".", "").isdecimal()
        else value
    )


def name_of(row: Values) -> Text:
    """Return what people call a cell: its sheet, the sheet's own row, the item and the column."""
    item, column = row["item"] or "", row["column"] or ""
    if "!" not in row["cell"]:
        name = row["cell"]
        return Text(
            f"单元格名称“{name}”" + (f"（{item}）" if item else ""),
            f"The name “{name}”" + (f" ({item})" if item else ""),
        )
    sheet, cell = split_address(row["cell"])
    number = split_cell(cell)[1]
    zh, en = f"“{sheet}”表第{number}行", f"Sheet “{sheet}”, row {number}"
    if not item and not column:
        return Text(f"{zh}：过程中的数字", f"{en}: a figure on the way")
    return Text(
        zh + (f"“{item}”" if item else "") + (f"的{column}" if column else ""),
        en + (f", “{item}”" if item else "") + (f": {column}" if column else ""),
    )


def says(one: Difference, lang: str) -> str:
    """Return a finding as a sentence of the note."""
    kind, what = KINDS[one.kind].of(lang), one.what.of(lang)
    zh = lang == "zh"
    if one.found == one.expected and not one.own_formula:  # both unsaid: the fault is no figure's
        return f"{one.place}：{kind}，{what}。" if zh else f"{one.place}: {kind}; {what}."
    parts = [_values(one, lang), _formulas(one, lang)]
    said = ("；" if zh else "; ").join(part for part in parts if part)
    where = f"{what}（{one.place}）：{kind}，" if zh else f"{what} ({one.place}): {kind}; "
    return where + said + ("。" if zh else ".")


def _values(one: Difference, lang: str) -> str:
    """Return what stands there and what should, and of amounts by how much they differ."""
    zh = lang == "zh"
    found, expected = one.shown()
    numbers = number_of(one.found), number_of(one.expected)
    if numbers[0] is None or numbers[1] is None:
        if one.formula and found == NOTHING:
            return ""  # never worked out: the formulas say it
        return (
            f"文件中为“{found}”，应为“{expected}”"
            if zh
            else f"the file has “{found}”, it should be “{expected}”"
        )
    if one.kind == "parameter":
        found, expected = (_with_unit(value, one.unit, lang) for value in (found, expected))
        return (
            f"文件中为 {found}，本站登记的为 {expected}"
            if zh
            else f"the file has {found}, the register here has {expected}"
        )
    if one.own_formula and found == expected:
        return (
            f"数目与重算相同（{_with_unit(found, one.unit, lang)}）"
            if zh
            else f"the figure is the same as ours ({_with_unit(found, one.unit, lang)})"
        )
    by = rounded(numbers[0], _MONEY_PLACES) - rounded(numbers[1], _MONEY_PLACES)
    found, expected = (_with_unit(value, one.unit, lang) for value in (found, expected))
    more = ""
    if one.unit == YUAN and by:
        amount = _with_unit(grouped(money(abs(by))), YUAN, lang)
        if zh:
            more = f"，{'多计' if by > 0 else '少计'} {amount}"
        else:
            more = f": {amount} too {'much' if by > 0 else 'little'}"
    if zh:
        return f"填报 {found}，重算应为 {expected}{more}"
    return f"stated {found}, worked out anew {expected}{more}"


def in_words(value: str, unit: str, lang: str) -> str:
    """Return what stands in a cell as a sentence has it; amounts with separators and currency."""
    return _with_unit(_shown(value, unit), unit if number_of(value) is not None else "", lang)


def _with_unit(value: str, unit: str, lang: str) -> str:
    if unit != YUAN:
        return value
    return f"{value} 元" if lang == "zh" else f"¥{value}".replace("¥-", "-¥")


def _formulas(one: Difference, lang: str) -> str:
    if not one.own_formula:
        return ""
    if lang == "zh":
        now = f"公式现为“{one.formula}”，" if one.formula else "公式"
        return f"{now}应为“{one.own_formula}”"
    now = f"the formula is “{one.formula}” and " if one.formula else "the formula "
    return f"{now}should be “{one.own_formula}”"
