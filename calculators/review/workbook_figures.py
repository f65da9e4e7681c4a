"""Compare the figures in a bid's workbook with those of the recomputed bid."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Values
from calculators.core.decimals import rounded
from calculators.core.units import NOTHING
from calculators.policy.text import Text
from calculators.review.cell_comparison import plain_text
from calculators.review.cell_names import YUAN
from calculators.review.figure_labels import BY_CATEGORY, figure_label
from calculators.review.findings import Comparison, Difference, name_of, number_of
from calculators.rules.bid import CALCULATOR as BID
from calculators.workbook.addresses import readable
from calculators.workbook.hidden_sheet import shown_figures

_MONEY_PLACES = 2
_FIGURE = "figure"  # the kind of a value that differs in a cell as exported
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


def compare_workbook(book: Values, outputs: Mapping[str, Any], checks: list[Any]) -> Comparison:
    """Compare the figures of a workbook's cells, and add the faults found in its formulas.

    There is one difference for a cell. If anything was changed in the workbook, another value in
    a cell that was not changed merely follows from that.
    """
    expected = shown_figures(outputs, checks, book["lang"])
    rows = book["figures"]
    faults = {row["cell"]: row for row in book["faults"]}
    has_cause = bool(book["changes"]) or any(row["kind"] != _FIGURE for row in faults.values())
    uncalculated = sum(row["uncalculated"] for row in rows)
    found: list[Difference] = []
    for row in rows:
        values = None if row["uncalculated"] else _mismatch(row, expected)
        fault = faults.pop(row["cell"], None)
        if fault is not None:
            found.append(_fault_difference(fault, row, values, has_cause))
        elif values is not None:
            kind = _kind(values[0], follows=has_cause and row["untouched"])
            found.append(_difference(row, row, values, kind))
    found += [_fault_difference(row, None, None, has_cause) for row in faults.values()]
    found += _missing(rows, outputs)
    return Comparison(len(rows) - uncalculated, found, uncalculated)


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


def _fault_difference(
    fault: Values, figure: Values | None, values: tuple[str, str] | None, has_cause: bool
) -> Difference:
    """Return the difference for a fault; ``values`` are those of the figure in the cell, if any."""
    kind = fault["kind"]
    values = values or (fault["found"] or "", fault["expected"] or "")
    if kind in _ADVICE:
        found, expected = (value or NOTHING for value in values)
        return Difference(readable(fault["cell"]), _ADVICE[kind], found, expected, kind)
    if kind == _FIGURE:
        kind = _kind(values[0], follows=has_cause)
    return _difference(fault, figure, values, kind)


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
        row.get("formula") or "",
        row.get("own_formula") or "",
        is_check=figure is not None and figure["path"].startswith("checks["),
    )


def _kind(value: str, follows: bool) -> str:
    return "follows" if follows else "error" if value.startswith("#") else _FIGURE


def _mismatch(row: Values, figures: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the value of a cell and the expected figure, if they differ."""
    path, value = row["path"], row["value"] or ""
    expected = None if row["gone"] else figures.get(path)
    if path.startswith(f"{BY_CATEGORY}.") and expected is None:
        expected = "0.00"  # a category that no row has now
    if _matches(value, expected, row["places"]):
        return None
    return value, "" if expected in (None, "") else plain_text(str(expected))


def _matches(value: str, expected: Any, places: int | None) -> bool:
    if expected in (None, "", NOTHING):
        return value in ("", NOTHING)
    if places is None:
        return value.split() == plain_text(str(expected)).split()
    number = number_of(value)
    return number is not None and rounded(number, places) == Decimal(str(expected))
