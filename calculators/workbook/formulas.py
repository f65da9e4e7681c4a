"""Formulas as text: shift one to another cell, and bring two into a form that can be compared."""

import re
from decimal import Decimal

from calculators.workbook.addresses import column_letters, column_number, split_cell

# Text constants and quoted sheet names, which stay as they are.
_QUOTED = re.compile(r"(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*')")
_CELL = re.compile(r"(?<![\w.])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w(.])")
_LITERAL = re.compile(r"(?<![\w.$])[0-9]{1,30}(?:\.[0-9]{1,30})?(?:E[+-]?[0-9]{1,3})?(?![\w.(])")


def shifted(formula: str, origin: str, target: str) -> str:
    """Return the formula of cell ``origin`` as it is in ``target``, which shares it."""
    (from_column, from_row), (to_column, to_row) = split_cell(origin), split_cell(target)
    columns, rows = column_number(to_column) - column_number(from_column), to_row - from_row

    def move(match: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, row = match.groups()
        column = column_number(letters) + (0 if fixed_column else columns)
        shifted_row = int(row) + (0 if fixed_row else rows)
        return f"{fixed_column}{column_letters(column)}{fixed_row}{shifted_row}"

    parts = _QUOTED.split(formula)
    return "".join(part if index % 2 else _CELL.sub(move, part) for index, part in enumerate(parts))


def same_form(formula: str) -> str:
    """Return a formula in a form that is the same however a program writes it.

    Programs differ in spaces, capitals, quotes around the names of sheets, prefixes of newer
    functions and in how they write a number (``4E-15``).
    """
    parts = _QUOTED.split(formula)
    for index, part in enumerate(parts):
        if index % 2 == 0:
            bare = re.sub(r"\s+|_xlfn\.|_xlws\.", "", part).upper()
            parts[index] = _LITERAL.sub(lambda match: f"{Decimal(match[0]).normalize():f}", bare)
        elif part.startswith("'"):
            parts[index] = part[1:-1].replace("''", "'").upper()
    return "".join(parts).removeprefix("=")
