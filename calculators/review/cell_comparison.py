"""Compare the cells of a workbook with those that the site writes for the same input."""

from collections import Counter
from collections.abc import Container, Iterator
from decimal import Decimal

from calculators.workbook import hidden_sheet
from calculators.workbook.addresses import address_of
from calculators.workbook.formulas import same_form
from calculators.workbook.hidden_sheet import HiddenSheet
from calculators.workbook.reader import Cell, Workbook

LONGEST = 300  # characters of a cell that a finding quotes
_EXACT = Decimal("1e-9")  # a binary number's last digits, against the number itself
_EMPTY = Cell(None)

Fault = dict[str, str]  # a row of the review's input


def plain_text(words: str) -> str:
    """Return words on one line, short enough to quote, with nothing that cannot be shown."""
    line = " ".join(words[: 2 * LONGEST].split())
    shown = "".join(one if one.isprintable() else "�" for one in line)
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


def fault(
    kind: str, cell: str, found: str, expected: str, formula: str = "", own_formula: str = ""
) -> Fault:
    """Return a finding as the review reads it: values, and the formulas if these differ."""
    texts = {"found": found, "expected": expected, "formula": formula, "own_formula": own_formula}
    return {"kind": kind, "cell": cell} | {name: plain_text(one) for name, one in texts.items()}


def displaced_sheets(
    book: Workbook, original: Workbook, known: HiddenSheet
) -> list[tuple[str, str, str]]:
    """Return the sheets in which rows or columns were added or deleted.

    Each comes with some fixed words and their cell, as exported and as it is now.
    """
    inputs = set(known.inputs.values())
    found = []
    for title, cells in _compared_sheets(original, book.sheets):
        fixed = {
            cell: content.value
            for cell, content in cells.items()
            if isinstance(content.value, str)
            and not content.formula
            and address_of(title, cell) not in inputs
        }
        count = Counter(fixed.values())
        now = {content.value: cell for cell, content in book.sheets[title].items()}
        for cell, value in fixed.items():
            content = book.sheets[title].get(cell, _EMPTY)
            if content.value != value and value in now and count[value] == 1:
                found.append((title, f"{cell}: {value}", f"{now[value]}: {value}"))
                break
    return found


def _compared_sheets(
    original: Workbook, titles: Container[str]
) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Yield the sheets of the export that have one of the titles, without the hidden one."""
    for title, cells in original.sheets.items():
        if title != hidden_sheet.SHEET and title in titles:
            yield title, cells


def compare_cells(
    book: Workbook,
    original: Workbook,
    expected: Workbook | None,
    known: HiddenSheet,
    displaced: set[str],
) -> list[Fault]:
    """Return every formula, fixed number and name that is not as the site writes it.

    ``original`` is the workbook as exported, ``expected`` as written for the inputs of now, or
    ``None`` if its cells have other addresses. Figures' values are compared elsewhere, and cells
    of ``displaced`` sheets not at all.
    """
    inputs = set(known.inputs.values())
    figures = {one.address for one in known.figures.values()}
    found = []
    for title, cells in _compared_sheets(original, original.sheets.keys() - displaced):
        for cell, exported in cells.items():
            address = address_of(title, cell)
            content = book.sheets[title].get(cell, _EMPTY)
            if exported.formula:
                value = exported if expected is None else expected.sheets[title].get(cell, _EMPTY)
                changed = _formula(address, content, exported, value, address in inputs)
                if changed is not None:
                    found.append(changed)
                elif expected is not None and address not in figures:
                    found += _value(address, content, value)
            elif address not in inputs and _is_other_number(content, exported):
                found.append(fault("fixed", address, content.text, exported.text))
    for name, target in original.names.items():
        now = book.names.get(name, "")
        if not displaced and same_form(now) != same_form(target):
            found.append(fault("formula", name, now, target))
    return found


def _formula(address: str, cell: Cell, expected: Cell, value: Cell, is_input: bool) -> Fault | None:
    """Return the fault of a changed formula, with its value and the value that it should have."""
    written = f"={cell.formula}" if cell.formula else ""
    if not cell.formula:
        if is_input:
            return None  # a number typed over the formula is a changed input
        kind = "formula" if cell.value is None else "constant"
    elif same_form(cell.formula) == same_form(expected.formula):
        return None
    else:
        kind = "error" if "#REF!" in cell.formula else "formula"
    values = (cell.text, value.text)
    return fault(kind, address, *values, written, f"={expected.formula}")


def _value(address: str, cell: Cell, expected: Cell) -> list[Fault]:
    """Return the fault of a formula that has another value and is not a figure of the result."""
    if not cell.formula or (cell.value is None and not cell.is_error):
        return []  # reported as a changed formula, or as uncalculated
    if _alike(cell.value, expected.value):
        return []
    return [fault("figure", address, cell.text, expected.text)]


def _is_other_number(cell: Cell, expected: Cell) -> bool:
    """Return whether a fixed number was changed; words may be those of an earlier export."""
    is_number = isinstance(expected.value, Decimal) or isinstance(cell.value, Decimal)
    return (is_number or bool(cell.formula)) and not _alike(cell.value, expected.value)


def _alike(value: Decimal | str | None, expected: Decimal | str | None) -> bool:
    if isinstance(value, Decimal) and isinstance(expected, Decimal):
        return abs(value - expected) <= _EXACT * max(abs(expected), Decimal(1))
    return (value or "") == (expected or "") or _words(value) == _words(expected)


def _words(value: Decimal | str | None) -> list[str] | None:
    """Return words without their spaces; programs break lines differently."""
    return value.split() if isinstance(value, str) else None
