"""Read a bid's workbook as an input of the review: its inputs, its figures, and what was changed.

The hidden sheet has the input that the workbook was exported with, so its original can be written
again. With XlsxWriter the two are compared cell by cell; without it, only the figures are.
"""

from collections.abc import Callable
from typing import Any

from calculators.core.calculator import Result
from calculators.core.problems import InvalidInputError
from calculators.inputs.json_text import read_json
from calculators.policy import Policy
from calculators.render.labels import STATUS
from calculators.review import cell_comparison
from calculators.review.cell_comparison import Fault, compare_cells, fault, plain_text
from calculators.review.cell_names import CellNames
from calculators.review.row_mapping import row_mapping
from calculators.rules.bid import CALCULATOR as BID
from calculators.run import run
from calculators.workbook import hidden_sheet, workbook
from calculators.workbook.addresses import sheet_of, sheet_title
from calculators.workbook.archive import LARGEST_FILE
from calculators.workbook.hidden_sheet import HiddenSheet
from calculators.workbook.input_cells import read_inputs
from calculators.workbook.reader import Cell, Workbook, read_workbook


def review_input(book: Workbook, policy: Policy | None = None) -> dict[str, Any]:
    """Return what a workbook holds as an input of the review.

    Raises ``InvalidInputError`` if the site did not export it or its hidden sheet is damaged.
    """
    known = hidden_sheet.read(book)
    if not known.is_of(BID.name):
        raise hidden_sheet.not_exported()
    exported = _exported(known, policy)
    faults: list[Fault] = []
    original = (
        _original(exported, known.lang) if known.policy_version == exported.policy_version else None
    )
    if original is not None and hidden_sheet.read(original).layout != known.layout:
        faults.append(fault("map", hidden_sheet.SHEET, "", ""))
        original = None
    displaced, layout_faults = _displaced(book, known, original)
    read = read_inputs(book, known, BID.inputs, exported.inputs or {}, displaced)
    now = run(BID, read.inputs, policy) if read.changes else exported
    faults += layout_faults
    faults += [fault("error", one.address, one.now, one.before) for one in read.errors]
    if original is not None:
        expected = original if now is exported else _original(now, known.lang)
        if expected is not None and hidden_sheet.read(expected).layout != known.layout:
            expected = None  # with a row or a check more or less, cells have other addresses
        faults += compare_cells(book, original, expected, known, displaced)
        _mark_parameters(faults, original, known.lang)
    changes = [
        {"path": one.path, "cell": one.address, "was": one.before, "now": plain_text(one.now)}
        for one in read.changes
    ]
    figures = _figures(book, known, row_mapping(exported, now), displaced)
    altered = {row["cell"] for row in (*changes, *faults)}
    for row in figures:
        row["untouched"] = original is not None and row["cell"] not in altered
    names = CellNames(book, original)
    found: list[dict[str, Any]] = [*figures, *changes, *faults]
    for row in found:
        row |= names.of(row["cell"])
    return {
        "contract": known.about["contract"],
        "calculator": known.about["calculator"],
        "policy_version": plain_text(known.policy_version)[:40],
        "inputs": read.inputs,
        "workbook": {
            "lang": known.lang,
            "formulas_compared": original is not None,
            "figures": figures,
            "changes": changes,
            "faults": faults,
        },
    }


def _exported(known: HiddenSheet, policy: Policy | None) -> Result:
    try:
        result = run(BID, read_json(known.inputs_json, LARGEST_FILE), policy)
    except InvalidInputError as error:
        raise hidden_sheet.damaged() from error
    if result.inputs is None or known.lang not in ("zh", "en"):
        raise hidden_sheet.damaged()
    return result


def _original(result: Result, lang: str) -> Workbook | None:
    """Return the workbook that the site writes for a bid, if it can be computed and written."""
    try:
        return read_workbook(workbook(result, lang)) if result.ok else None
    except ImportError:  # without XlsxWriter
        return None


def _displaced(
    book: Workbook, known: HiddenSheet, original: Workbook | None
) -> tuple[set[str], list[Fault]]:
    """Return the sheets that are missing or whose cells have moved, and a fault for each."""
    addresses = [*known.inputs.values(), *(one.address for one in known.figures.values())]
    titles = dict.fromkeys([*(original.sheets if original else ()), *map(sheet_of, addresses)])
    missing = [title for title in titles if title not in book.sheets]
    faults = [fault("layout", f"'{title}'", "", title) for title in missing]
    moved = cell_comparison.displaced_sheets(book, original, known) if original else []
    faults += [fault("layout", f"'{title}'", now, before) for title, before, now in moved]
    return {*missing, *(title for title, _, _ in moved)}, faults


def _mark_parameters(faults: list[Fault], original: Workbook, lang: str) -> None:
    """Make faults on the sheet of parameters, and of names that lead there, changed parameters."""
    title = sheet_title("parameters", lang)
    for row in faults:
        address = row["cell"] if "!" in row["cell"] else original.names.get(row["cell"], "")
        if sheet_of(address) == title and row["kind"] in ("fixed", "constant", "formula"):
            row["kind"] = "parameter"


def _figures(
    book: Workbook, known: HiddenSheet, path_now: Callable[[str], str], displaced: set[str]
) -> list[dict[str, Any]]:
    """Return the cell of each figure, with the path of the figure in the recomputed result."""
    rows = []
    for path, figure in known.figures.items():
        if sheet_of(figure.address) in displaced:
            continue
        cell = book.at(figure.address)
        new_path = path_now(path)
        if not new_path and _may_stay(path, cell, figure.decimals):
            continue
        row: dict[str, Any] = {
            "path": new_path or path,
            "cell": figure.address,
            "value": plain_text(cell.text),
            "gone": not new_path,
        }
        if figure.decimals:
            row["places"] = figure.decimals
        if cell.is_uncalculated:
            row["uncalculated"] = True
        rows.append(row)
    return rows


def _may_stay(path: str, cell: Cell, decimals: str) -> bool:
    """Return whether a cell may keep its value although its row or check is gone.

    A position without a cost keeps its words, and a check of it cannot tell.
    """
    if path.startswith("checks["):
        return cell.value in (STATUS["unknown"].zh, STATUS["unknown"].en)
    return not decimals
