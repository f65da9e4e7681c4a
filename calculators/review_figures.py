"""Hold the figures that a bid states against the same figures worked out anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.bid import CALCULATOR as BID
from calculators.core.calculator import Values
from calculators.core.decimals import NotANumberError, TooLongError, parse_number, rounded
from calculators.core.text import Text
from calculators.core.units import NOTHING
from calculators.render.words import STATUS
from calculators.review_cells import plain_text
from calculators.review_paths import BY_CATEGORY, check_keys, figure_label, input_label, leaves

_KEYED = ("checks", "trace")
_MONEY_PLACES = 2
_CHECK = Text("对照规则", "Check")
_NEVER = Text(
    "公式没有保存计算结果：请用 WPS 或 Excel 打开、保存后再复核",
    "formulas without a saved result: open the file in WPS or Excel, save it and review it again",
)
_ADVICE = {
    "layout": Text(
        "这张表有行列被增删，或表被改名、删除，没有逐格核对；请在本站修改后重新导出",
        "this sheet was renamed or deleted, or has rows or columns more or less, and was not checked"
        " cell by cell: make such changes on the site and export again",
    ),
    "map": Text(
        "随文件导出的对照表与本站现在写出的不一致，没有比对公式；请用现在的本站重新导出",
        "the table that comes with the export is not the one written now, so formulas were not"
        " compared: export again from the site as it is",
    ),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not add up: where, what it is, what stands there, what should."""

    place: str
    what: Text
    found: str
    expected: str
    kind: str

    def row(self) -> dict[str, Any]:
        """Return it as a row of the answer."""
        return {
            "place": self.place,
            "what": self.what,
            "found": self.found,
            "expected": self.expected,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many figures were compared, and what was found."""

    compared: int
    differences: list[Difference]


def of_document(values: Values, anew: Mapping[str, Any]) -> Comparison:
    """Compare what a result (JSON) states with the result of the same input.

    A part that the document does not have at all is not compared; one that it has must have
    every figure.
    """
    compared = 0
    found: list[Difference] = []
    for part in ("outputs", *_KEYED):
        stated = values[part]
        if stated is None:
            continue
        ours, theirs = anew[part], stated
        pairs = (
            _keyed(part, theirs, ours)
            if part in _KEYED
            else [(part, dict(leaves(theirs, part)), dict(leaves(ours, part)))]
        )
        for _, one, other in pairs:
            compared += len(one | other)
            for path in one | other:
                found += _document_difference(path, one, other)
    return Comparison(compared, found)


Leaves = dict[str, Any]


def _keyed(part: str, theirs: list[Any], ours: list[Any]) -> list[tuple[str, Leaves, Leaves]]:
    """Pair checks or steps by what they are, so that a missing one does not move the rest."""
    their_keys, our_keys = check_keys(theirs), check_keys(ours)
    our_places = {key: index for index, key in enumerate(our_keys)}
    pairs = []
    for index, key in enumerate(their_keys):
        path = f"{part}[{index}]"
        same = our_places.get(key)
        other = {} if same is None else dict(leaves(ours[same], path))
        pairs.append((path, dict(leaves(theirs[index], path)), other))
    for index, key in enumerate(our_keys):
        if key not in their_keys:
            path = f"{part}[{key[0]}]"
            pairs.append((path, {}, dict(leaves(ours[index], path))))
    return pairs


def _document_difference(path: str, theirs: Leaves, ours: Leaves) -> list[Difference]:
    found, expected = theirs.get(path), ours.get(path)
    if path in theirs and path in ours and _alike(found, expected):
        return []
    kind = "missing" if path not in theirs else "extra" if path not in ours else "figure"
    one = plain_text(_text(found)) if path in theirs else NOTHING
    other = plain_text(_text(expected)) if path in ours else NOTHING
    return [Difference(plain_text(path), _label(path), one, other, kind)]


def _text(value: Any) -> str:
    return (
        {True: "true", False: "false", None: "null"}.get(value, str(value))
        if (value is None or isinstance(value, bool))
        else str(value)
    )


def _alike(found: Any, expected: Any) -> bool:
    """Return whether two JSON values are the same; a number may be written in either way."""
    one, other = _text(found), _text(expected)
    if one == other:
        return True
    try:
        return Decimal(one) == Decimal(other) if _is_number(one) and _is_number(other) else False
    except ArithmeticError:
        return False


def _is_number(text: str) -> bool:
    return (
        len(text) <= 40
        and text.removeprefix("-").replace(".", "", 1).isdecimal()
        and text.isascii()
    )


def _label(path: str) -> Text:
    """Return what stands at a path of a result."""
    part, _, rest = path.partition(".")
    if part == "outputs":
        return figure_label(BID, rest)
    if part.startswith("checks["):
        return _CHECK
    return Text("算法", "Working")


def of_workbook(book: Values, outputs: Mapping[str, Any], checks: list[Any]) -> Comparison:
    """Compare the figures of a workbook's cells, then take in what was found in its formulas."""
    ours = dict(leaves(outputs)) | dict(leaves(checks, "checks"))
    lang: str = book["lang"]
    rows = book["figures"]
    found: list[Difference] = []
    never = [row for row in rows if row["uncalculated"]]
    if never:
        place = f"{place_of(never[0]['cell'])} … [{len(never)}]"
        found.append(Difference(place, _NEVER, NOTHING, NOTHING, "uncalculated"))
    for row in rows:
        if not row["uncalculated"]:
            found += _cell_difference(row, ours, lang)
    stated = {row["path"] for row in rows}
    if any(path.startswith(f"{BY_CATEGORY}.") for path in stated):
        for key, value in outputs.get(BY_CATEGORY, {}).items():
            path = f"{BY_CATEGORY}.{key}"
            if path not in stated:
                what = figure_label(BID, path)
                found.append(Difference(plain_text(path), what, NOTHING, value, "missing"))
    paths = {row["cell"]: row["path"] for row in rows}
    for row in book["faults"]:
        one, other = row["found"] or NOTHING, row["expected"] or NOTHING
        found.append(
            Difference(place_of(row["cell"]), _fault_label(row, paths), one, other, row["kind"])
        )
    return Comparison(len(rows) - len(never), found)


def _cell_difference(row: Values, ours: Leaves, lang: str) -> list[Difference]:
    """Return how a cell differs from the figure that belongs there, if it does."""
    path, value = row["path"], row["value"] or ""
    expected = None if row["gone"] else ours.get(path, ours.get(f"{path}.{lang}"))
    if path.startswith(f"{BY_CATEGORY}.") and expected is None:
        expected = "0.00"  # a category that no row has any more
    if path.startswith("checks[") and expected in STATUS:
        expected = STATUS[expected].of(lang)
    if _fits(value, expected, row["places"]):
        return []
    kind = "error" if value.startswith("#") else "figure"
    what = _CHECK if path.startswith("checks[") else figure_label(BID, path)
    shown = NOTHING if expected in (None, "") else plain_text(str(expected))
    return [Difference(place_of(row["cell"]), what, _as_figure(value, row["places"]), shown, kind)]


def _as_figure(value: str, places: int | None) -> str:
    """Return what a cell holds, with as many decimals as the figure beside it."""
    whole, _, fraction = value.partition(".")
    if places == _MONEY_PLACES and _is_number(value) and len(fraction) < places:
        return f"{whole}.{fraction:0<{places}}"
    return value or NOTHING


def place_of(address: str) -> str:
    """Return a cell's address as people write it: ``人力!B5`` for ``'人力'!$B$5``."""
    sheet, mark, cell = address.rpartition("!")
    return f"{sheet.strip(chr(39))}!{cell.replace('$', '')}" if mark else address.strip(chr(39))


def _fits(value: str, expected: Any, places: int | None) -> bool:
    if expected in (None, "", NOTHING):
        return value in ("", NOTHING)
    if places is None:
        return value.split() == plain_text(str(expected)).split()
    try:
        return rounded(parse_number_of_cell(value), places) == Decimal(str(expected))
    except (NotANumberError, TooLongError):
        return False


def parse_number_of_cell(value: str) -> Decimal:
    """Return the number in a cell, however many digits a binary number gives it."""
    whole, point, fraction = value.partition(".")
    return parse_number(f"{whole}{point}{fraction[:10]}" if fraction else whole)


def _fault_label(row: Values, paths: Mapping[str, str]) -> Text:
    """Return what a fault is about: the figure in its cell, or what to do about it."""
    if row["kind"] in _ADVICE:
        return _ADVICE[row["kind"]]
    path = paths.get(row["cell"], "")
    if not path:
        return Text("过程中的数字", "A figure on the way")
    return _CHECK if path.startswith("checks[") else figure_label(BID, path)


def input_name(path: str) -> Text:
    """Return what people call an input of the bid."""
    return input_label(BID.inputs, path)
