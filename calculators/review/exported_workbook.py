"""A workbook that the site exported, as it now stands: inputs, figures, and what was changed in it.

What an untouched file holds is known: the input it was exported with is in its hidden sheet. With
XlsxWriter the workbook is made anew and compared cell by cell; without it, only its figures are.
"""

from decimal import Decimal
from importlib import import_module
from typing import Any

from calculators.core.calculator import Result
from calculators.core.decimals import NotANumberError, TooLongError, parse_number, rounded, typed
from calculators.core.fields import Choice, Field, Number
from calculators.core.paths import field_at, join_paths, split_first, value_at, with_value
from calculators.core.problems import InvalidInputError
from calculators.inputs.json_text import read_json
from calculators.policy import Policy
from calculators.render.labels import STATUS
from calculators.review.cell_comparison import (
    compare_cells,
    fault,
    moved_sheets,
    plain_text,
    plain_value,
)
from calculators.review.cell_names import Names
from calculators.review.figure_labels import check_keys
from calculators.rules.bid import CALCULATOR as BID
from calculators.run import run
from calculators.workbook import hidden_sheet
from calculators.workbook.addresses import column_letters, sheet_of, sheet_title
from calculators.workbook.archive import LARGEST_FILE, refused
from calculators.workbook.hidden_sheet import HiddenSheet
from calculators.workbook.reader import Cell, Workbook, read_workbook

MOST_ROWS = 200_000  # of the hidden sheet
_INPUT_PLACES = 10  # of a typed number: a spreadsheet's own digits end at 15


def review_input(book: Workbook, policy: Policy | None = None) -> dict[str, Any]:
    """Return what a workbook holds as an input of the review.

    Raises:
        InvalidInputError: the site did not export it, or its hidden sheet is damaged.
    """
    known = _hidden_sheet(book)
    if not known.is_of(BID.name):
        raise _not_ours()
    lang = known.about.get("lang", "")
    try:
        stored = read_json(known.inputs_json, LARGEST_FILE)
        exported = run(BID, stored, policy)
    except InvalidInputError as error:
        raise _damaged() from error
    if exported.inputs is None or lang not in ("zh", "en"):
        raise _damaged()
    same_policy = known.about.get("policy_version") == exported.policy_version
    ours = _made_anew(exported, lang) if same_policy else None
    if ours is not None and _hidden_sheet(ours).layout != known.layout:
        faults = [fault("map", hidden_sheet.SHEET, "", "")]
        ours = None
    else:
        faults = []
    unfit = _unfit(book, known, ours, faults)
    inputs, changes = _inputs(book, known, exported, unfit, faults, lang)
    now = run(BID, inputs, policy) if changes else exported
    if ours is not None:
        anew = ours if not changes else _made_anew(now, lang) if now.ok else None
        if anew is not None and _hidden_sheet(anew).layout != known.layout:
            anew = None  # a row more or less of checks: its other cells stand elsewhere
        faults += compare_cells(book, ours, anew, known, unfit)
    _mark_parameters(faults, known, ours)
    figures = _figures(book, known, exported, now, unfit)
    _mark_untouched(figures, changes, faults, compared=ours is not None)
    names = Names(book, ours)
    found: list[dict[str, Any]] = [*figures, *changes, *faults]
    for row in found:
        row |= names.of(row["cell"])
    return {
        "contract": known.about["contract"],
        "calculator": known.about["calculator"],
        "policy_version": plain_text(known.about.get("policy_version", ""))[:40],
        "inputs": inputs,
        "workbook": {
            "lang": lang,
            "formulas_compared": ours is not None,
            "figures": figures,
            "changes": changes,
            "faults": faults,
        },
    }


def _mark_parameters(
    faults: list[dict[str, str]], known: HiddenSheet, ours: Workbook | None
) -> None:
    """Call what was changed on the parameters' sheet, or leads there, a changed parameter."""
    title = sheet_title("parameters", known.about["lang"])
    for row in faults:
        cell = row["cell"]
        target = ours.names.get(cell, "") if ours and "!" not in cell else cell
        if sheet_of(target) == title and row["kind"] in ("fixed", "constant", "formula"):
            row["kind"] = "parameter"


def _mark_untouched(
    figures: list[dict[str, Any]],
    changes: list[dict[str, str]],
    faults: list[dict[str, str]],
    compared: bool,
) -> None:
    """Say of each figure whether its cell is as exported: it is wrong only if others are."""
    touched = {row["cell"] for row in (*changes, *faults)}
    for row in figures:
        row["untouched"] = compared and row["cell"] not in touched


def _not_ours() -> InvalidInputError:
    return refused(
        "required",
        "这个工作簿不是本站“项目预算”导出的（找不到随文件导出的对照表），没有可核对的数字。"
        "请让承接主体提交本站导出的工作簿，或结果的 JSON。",
        "This workbook was not exported by the bid calculator here (it lacks the table that comes"
        " with each export), so there is nothing to check it against. Ask the provider for the"
        " exported workbook, or for the result as JSON.",
    )


def _damaged() -> InvalidInputError:
    return refused(
        "required",
        "工作簿里随文件导出的对照表已损坏，无法核对。请让承接主体重新导出。",
        "The table that was exported with the workbook is damaged, so it cannot be checked. Ask the"
        " provider to export it again.",
    )


def _hidden_sheet(book: Workbook) -> HiddenSheet:
    """Return what the hidden sheet of a workbook says."""
    cells = book.sheets.get(hidden_sheet.SHEET)
    if cells is None:
        raise _not_ours()
    letters = [column_letters(number + 1) for number in range(hidden_sheet.COLUMNS)]
    return hidden_sheet.parse(
        tuple(plain_value(cells.get(f"{letter}{row}", Cell(None))) for letter in letters)
        for row in range(1, MOST_ROWS)
    )


def _made_anew(result: Result, lang: str) -> Workbook | None:
    """Return the workbook that the site writes for a result; none without XlsxWriter."""
    try:
        written: bytes = import_module("calculators.workbook").workbook(result, lang)
    except ImportError:
        return None
    return read_workbook(written)


def _unfit(
    book: Workbook, known: HiddenSheet, ours: Workbook | None, faults: list[dict[str, str]]
) -> set[str]:
    """Return the sheets whose cells no longer stand where they were exported, and report them."""
    addresses = [*known.inputs.values(), *(one.address for one in known.figures.values())]
    wanted = dict.fromkeys([*(ours.sheets if ours else ()), *map(sheet_of, addresses)])
    missing = {title for title in wanted if title not in book.sheets}
    for title in missing:
        faults.append(fault("layout", f"'{title}'", "", title))
    moved = moved_sheets(book, ours, set(known.inputs.values())) if ours else []
    for title, expected, found in moved:
        faults.append(fault("layout", f"'{title}'", found, expected))
    return missing | {title for title, _, _ in moved}


def _inputs(
    book: Workbook,
    known: HiddenSheet,
    exported: Result,
    unfit: set[str],
    faults: list[dict[str, str]],
    lang: str,
) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """Return the input as the cells now have it, and which of it was changed.

    What stands on a sheet that no longer fits is as it was exported.
    """
    inputs = exported.inputs or {}
    changes = []
    for path, address in known.inputs.items():
        declared = field_at(BID.inputs, path)
        if declared is None:
            raise _damaged()
        if sheet_of(address) in unfit:
            continue
        cell, was = book.at(address), value_at(inputs, path)
        shown = _shown(declared, was, lang)
        if cell.is_error:
            faults.append(fault("error", address, plain_value(cell), shown))
            continue
        never_worked_out = cell.formula and cell.value is None  # the figures say so
        if never_worked_out or _same(declared, was, cell.value):
            continue
        now = _typed(cell)
        empty = None if isinstance(declared, Number | Choice) else ""
        changed = with_value(inputs, path, now or empty)
        if changed is None:
            raise _damaged()
        inputs = changed
        changes.append({"path": path, "cell": address, "was": shown, "now": plain_text(now)})
    return inputs, changes


def _shown(declared: Field, value: Any, lang: str) -> str:
    """Return an input as its cell shows it."""
    if value is None:
        return ""
    return declared.option(value).label.of(lang) if isinstance(declared, Choice) else str(value)


def _typed(cell: Cell) -> str:
    """Return a cell as a person would type it, without a binary number's last digits."""
    if isinstance(cell.value, Decimal):
        return typed(rounded(cell.value, _INPUT_PLACES))
    return cell.value or ""


def _same(declared: Field, was: Any, now: Decimal | str | None) -> bool:
    """Return whether a cell still says what was exported."""
    if was is None or was == "" or now is None:
        return (was is None or was == "") and now is None
    if isinstance(declared, Number):
        try:
            number = now if isinstance(now, Decimal) else parse_number(now)
        except (NotANumberError, TooLongError):
            return False
        return rounded(number, _INPUT_PLACES) == Decimal(str(was))
    words = typed(now) if isinstance(now, Decimal) else " ".join(now.split())
    if isinstance(declared, Choice):
        label = declared.option(was).label
        return words in (was, label.zh, label.en)
    return words == str(was)


def _figures(
    book: Workbook, known: HiddenSheet, exported: Result, now: Result, unfit: set[str]
) -> list[dict[str, Any]]:
    """Return each figure's cell, with the path at which the recomputed result has it."""
    rows = []
    moved = RowMapping(exported, now)
    for path, figure in known.figures.items():
        address, places = figure.address, figure.decimals
        if sheet_of(address) in unfit:
            continue
        cell = book.at(address)
        now_at = moved.path(path)
        if not now_at and _may_stay(path, cell, places):
            continue
        row: dict[str, Any] = {
            "path": now_at or path,
            "cell": address,
            "value": plain_text(plain_value(cell)),
            "gone": not now_at,
        }
        if places:
            row["places"] = places
        if cell.formula and cell.value is None:
            row["uncalculated"] = True
        rows.append(row)
    return rows


def _may_stay(path: str, cell: Cell, places: str) -> bool:
    """Return whether a cell may say what it does though its row or check is gone.

    The words of a position without a cost stay, and a check of it cannot tell.
    """
    if path.startswith("checks["):
        return cell.value in (STATUS["unknown"].zh, STATUS["unknown"].en)
    return not places


class RowMapping:
    """Where a figure of the exported result stands in the one for the input as it now is.

    A position that was given a cost is a new row of the budget, and moves those below it; checks
    come and go likewise.
    """

    def __init__(self, exported: Result, now: Result) -> None:
        """Pair rows and checks of both results."""
        self._rows = _pairs(_sources(exported), _sources(now))
        self._checks = _pairs(_checks(exported), _checks(now))

    def path(self, path: str) -> str:
        """Return the path in the new result, empty if it has no such row or check."""
        name, number, rest = split_first(path)
        pairs = {"sheet": self._rows, "checks": self._checks}.get(name)
        if pairs is None or number is None:
            return path
        return join_paths(f"{name}[{pairs[number]}]", rest) if number in pairs else ""


def _pairs(before: list[Any], after: list[Any]) -> dict[int, int]:
    places = {key: index for index, key in enumerate(after)}
    return {index: places[key] for index, key in enumerate(before) if key in places}


def _sources(result: Result) -> list[tuple[str, int]]:
    """Return which input each row of the budget comes from."""
    inputs: dict[str, Any] = result.inputs or {"lines": []}
    positions = inputs.get("labour", {}).get("positions", [])
    priced = [("position", i) for i, one in enumerate(positions) if "monthly_cost" in one]
    return priced + [("line", i) for i in range(len(inputs["lines"]))]


def _checks(result: Result) -> list[tuple[str, str, int]]:
    """Return what each check is: its id, the row it is about and which finding on it."""
    checks: Any = result.to_json()["checks"]
    return check_keys(checks)
