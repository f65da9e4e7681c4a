"""Formulas as texts: moved to another cell, and put in one form so that two can be compared."""

import re
from decimal import Decimal

# Text constants and quoted sheet names, which stay as they are.
_QUOTED = re.compile(r"(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*')")
_CELL = re.compile(r"(?<![\w.])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w(.])")
_LITERAL = re.compile(r"(?<![\w.$])[0-9]{1,30}(?:\.[0-9]{1,30})?(?:E[+-]?[0-9]{1,3})?(?![\w.(])")
_LETTERS = 26


def column_number(letters: str) -> int:
    """Return the number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: A for 1, AA for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def shifted(formula: str, origin: str, target: str) -> str:
    """Return the formula of a cell as it reads in another that shares it."""
    columns, rows = (
        there - here for here, there in zip(_place(origin), _place(target), strict=True)
    )

    def move(match: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, row = match.groups()
        column = column_number(letters) + (0 if fixed_column else columns)
        moved = int(row) + (0 if fixed_row else rows)
        return f"{fixed_column}{column_letters(column)}{fixed_row}{moved}"

    parts = _QUOTED.split(formula)
    return "".join(part if index % 2 else _CELL.sub(move, part) for index, part in enumerate(parts))


def _place(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    return column_number(letters), int(address[len(letters) :])


def same_form(formula: str) -> str:
    """Return a formula so that two ways to write it are one text.

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
