"""Hold the cells of a workbook against those that the site writes for the same input."""

from decimal import Decimal

from calculators.core.decimals import typed
from calculators.workbook import hidden_sheet
from calculators.workbook.addresses import address_of
from calculators.workbook.formulas import same_form
from calculators.workbook.hidden_sheet import HiddenSheet
from calculators.workbook.reader import Cell, Workbook

LONGEST = 300  # characters of a cell that a finding quotes
_EXACT = Decimal("1e-9")  # a binary number's last digits, against the number itself


def plain_text(words: str) -> str:
    """Return words on one line, short enough to quote, with nothing that cannot be shown."""
    line = " ".join(words[: 2 * LONGEST].split())
    shown = "".join(one if one.isprintable() else "�" for one in line)
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


def plain_value(cell: Cell) -> str:
    """Return a cell's value as text; a number without zeros at its end."""
    if isinstance(cell.value, Decimal):
        return typed(cell.value)
    return cell.value or ""


def fault(
    kind: str, cell: str, found: str, expected: str, formula: str = "", own_formula: str = ""
) -> dict[str, str]:
    """Return a finding as the review reads it: values, and the formulas if these differ."""
    return {
        "kind": kind,
        "cell": cell,
        "found": plain_text(found),
        "expected": plain_text(expected),
        "formula": plain_text(formula),
        "own_formula": plain_text(own_formula),
    }


def moved_sheets(book: Workbook, ours: Workbook, inputs: set[str]) -> list[tuple[str, str, str]]:
    """Return the sheets in which rows or columns were added or deleted.

    Each with some fixed words and the cell that they should stand in, and the one they stand in.
    """
    found = []
    for title, expected in ours.sheets.items():
        if title == hidden_sheet.SHEET or title not in book.sheets:
            continue
        fixed = [
            (place, cell.value)
            for place, cell in expected.items()
            if isinstance(cell.value, str)
            and not cell.formula
            and address_of(title, place) not in inputs
        ]
        words = [value for _, value in fixed]
        now = {cell.value: place for place, cell in book.sheets[title].items()}
        for place, value in fixed:
            there = book.sheets[title].get(place, Cell(None)).value
            if there != value and value in now and words.count(value) == 1:
                found.append((title, f"{place}: {value}", f"{now[value]}: {value}"))
                break
    return found


def compare_cells(
    book: Workbook,
    ours: Workbook,
    anew: Workbook | None,
    known: HiddenSheet,
    unfit: set[str],
) -> list[dict[str, str]]:
    """Return every formula, fixed number and name that is not as the site writes it.

    Args:
        book: as it now stands.
        ours: as it was exported.
        anew: as the site writes it for the inputs as they now are, for the values of formulas
            that are no figure of the result; none if its cells stand elsewhere.
        known: the cells of inputs and of figures, whose values are compared elsewhere.
        unfit: sheets whose cells cannot be told apart any more.
    """
    inputs = set(known.inputs.values())
    figures = {one.address for one in known.figures.values()}
    found = []
    for title, cells in ours.sheets.items():
        if title == hidden_sheet.SHEET or title in unfit:
            continue
        for place, expected in cells.items():
            address = address_of(title, place)
            cell = book.sheets[title].get(place, Cell(None))
            if expected.formula:
                value = expected if anew is None else anew.sheets[title].get(place, Cell(None))
                changed = _formula(address, cell, expected, value, address in inputs)
                if changed is not None:
                    found.append(changed)
                elif anew is not None and address not in figures:
                    found += _value(address, cell, value)
            elif address not in inputs and _is_other_number(cell, expected):
                found.append(fault("fixed", address, plain_value(cell), plain_value(expected)))
    for name, target in ours.names.items():
        now = book.names.get(name, "")
        if not unfit and same_form(now) != same_form(target):
            found.append(fault("formula", name, now, target))
    return found


def _formula(
    address: str, cell: Cell, expected: Cell, value: Cell, is_input: bool
) -> dict[str, str] | None:
    """Return what is wrong with a formula itself, with what it shows and what it should."""
    written = f"={cell.formula}" if cell.formula else ""
    if not cell.formula:
        if is_input:
            return None  # a number of the user's own in its place is a changed input
        kind = "formula" if cell.value is None else "constant"
    elif same_form(cell.formula) == same_form(expected.formula):
        return None
    else:
        kind = "error" if "#REF!" in cell.formula else "formula"
    values = (plain_value(cell), plain_value(value))
    return fault(kind, address, *values, written, f"={expected.formula}")


def _value(address: str, cell: Cell, expected: Cell) -> list[dict[str, str]]:
    """Return whether a formula that is no figure of the result shows another value."""
    if not cell.formula or (cell.value is None and not cell.is_error):
        return []  # reported as a changed formula, or as never worked out
    if _alike(cell.value, expected.value):
        return []
    return [fault("figure", address, plain_value(cell), plain_value(expected))]


def _is_other_number(cell: Cell, expected: Cell) -> bool:
    """Return whether a fixed number is another; words may be those of an earlier export."""
    is_number = isinstance(expected.value, Decimal) or isinstance(cell.value, Decimal)
    return (is_number or bool(cell.formula)) and not _alike(cell.value, expected.value)


def _alike(value: Decimal | str | None, expected: Decimal | str | None) -> bool:
    if isinstance(value, Decimal) and isinstance(expected, Decimal):
        return abs(value - expected) <= _EXACT * max(abs(expected), Decimal(1))
    return (value or "") == (expected or "") or _words(value) == _words(expected)


def _words(value: Decimal | str | None) -> list[str] | None:
    """Return words without their spaces; programs break lines differently."""
    return value.split() if isinstance(value, str) else None
