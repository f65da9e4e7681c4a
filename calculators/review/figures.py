"""Hold the figures that a bid states against the same figures worked out anew."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Values
from calculators.core.decimals import rounded
from calculators.core.paths import leaves
from calculators.core.units import NOTHING
from calculators.policy.text import Text
from calculators.review.cell_comparison import plain_text
from calculators.review.cell_names import YUAN
from calculators.review.figure_labels import (
    BY_CATEGORY,
    check_keys,
    figure_label,
    figure_unit,
    row_name,
)
from calculators.review.findings import Comparison, Difference, name_of, number_of
from calculators.rules.bid import CALCULATOR as BID
from calculators.workbook.addresses import readable
from calculators.workbook.hidden_sheet import shown_figures

_KEYED = ("checks", "trace")
_MONEY_PLACES = 2
_FIGURE = "figure"  # another value where the cell is as exported
_CHECK = Text("对照规则", "Check")
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
                found += _document_difference(path, one, other, anew)
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


def _document_difference(
    path: str, theirs: Leaves, ours: Leaves, anew: Mapping[str, Any]
) -> list[Difference]:
    found, expected = theirs.get(path), ours.get(path)
    if path in theirs and path in ours and _alike(found, expected):
        return []
    kind = "missing" if path not in theirs else "extra" if path not in ours else "figure"
    one = plain_text(_text(found)) if path in theirs else NOTHING
    other = plain_text(_text(expected)) if path in ours else NOTHING
    figure = path.removeprefix("outputs.") if path.startswith("outputs.") else ""
    unit = YUAN if figure_unit(BID, figure).startswith(YUAN) else ""
    return [Difference(plain_text(path), _label(path, anew), one, other, kind, unit)]


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


def _label(path: str, anew: Mapping[str, Any]) -> Text:
    """Return what stands at a path of a result."""
    part, _, rest = path.partition(".")
    if part == "outputs":
        return figure_label(BID, rest, row_name(BID, rest, anew))
    if part.startswith("checks["):
        return _CHECK
    return Text("算法", "Working")


def of_workbook(book: Values, outputs: Mapping[str, Any], checks: list[Any]) -> Comparison:
    """Compare the figures of a workbook's cells, and take in what was found in its formulas.

    There is one finding on a cell. A cell that is as it was exported and has another value only
    follows where something else was changed.
    """
    ours = shown_figures(outputs, checks, book["lang"])
    rows = book["figures"]
    faults = {row["cell"]: row for row in book["faults"]}
    has_cause = bool(book["changes"]) or any(row["kind"] != _FIGURE for row in faults.values())
    never = sum(row["uncalculated"] for row in rows)
    found: list[Difference] = []
    for row in rows:
        values = None if row["uncalculated"] else _unlike(row, ours)
        fault = faults.pop(row["cell"], None)
        if fault is not None:
            found.append(_faulty(fault, row, values, has_cause))
        elif values is not None:
            kind = _kind(values[0], follows=has_cause and row["untouched"])
            found.append(_difference(row, row, values, kind))
    found += [_faulty(row, None, None, has_cause) for row in faults.values()]
    found += _missing(rows, outputs)
    return Comparison(len(rows) - never, found, never)


def _missing(rows: list[Values], outputs: Mapping[str, Any]) -> list[Difference]:
    """Return the categories whose totals have no cell."""
    stated = {row["path"] for row in rows}
    if not any(path.startswith(f"{BY_CATEGORY}.") for path in stated):
        return []
    return [
        Difference(plain_text(path), figure_label(BID, path), NOTHING, value, "missing", YUAN)
        for key, value in outputs.get(BY_CATEGORY, {}).items()
        if (path := f"{BY_CATEGORY}.{key}") not in stated
    ]


def _faulty(
    fault: Values, figure: Values | None, values: tuple[str, str] | None, has_cause: bool
) -> Difference:
    """Return what was found in a cell or a name, with the values of the figure that it holds."""
    kind, cell = fault["kind"], fault["cell"]
    one, other = values or (fault["found"] or "", fault["expected"] or "")
    if kind in _ADVICE:
        return Difference(readable(cell), _ADVICE[kind], one or NOTHING, other or NOTHING, kind)
    if kind == _FIGURE:
        kind = _kind(one, follows=has_cause)
    return _difference(fault, figure, (one, other), kind)


def _difference(
    row: Values, figure: Values | None, values: tuple[str, str], kind: str
) -> Difference:
    is_money = figure is not None and figure["places"] == _MONEY_PLACES
    return Difference(
        readable(row["cell"]),
        name_of(row),
        values[0] or NOTHING,
        values[1] or NOTHING,
        kind,
        row["unit"] or (YUAN if is_money else ""),
        row["formula"] or "" if "formula" in row else "",
        row["own_formula"] or "" if "own_formula" in row else "",
        is_check=figure is not None and figure["path"].startswith("checks["),
    )


def _kind(value: str, follows: bool) -> str:
    return "follows" if follows else "error" if value.startswith("#") else _FIGURE


def _unlike(row: Values, ours: Leaves) -> tuple[str, str] | None:
    """Return what a cell holds and the figure that belongs there, if they differ."""
    path, value = row["path"], row["value"] or ""
    expected = None if row["gone"] else ours.get(path)
    if path.startswith(f"{BY_CATEGORY}.") and expected is None:
        expected = "0.00"  # a category that no row has any more
    if _fits(value, expected, row["places"]):
        return None
    return value, "" if expected in (None, "") else plain_text(str(expected))


def _fits(value: str, expected: Any, places: int | None) -> bool:
    if expected in (None, "", NOTHING):
        return value in ("", NOTHING)
    if places is None:
        return value.split() == plain_text(str(expected)).split()
    number = number_of(value)
    return number is not None and rounded(number, places) == Decimal(str(expected))
