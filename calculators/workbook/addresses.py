"""Sheets, cells and ranges of a bid's workbook: how they are named in formulas and for people.

An *address* is absolute and says its sheet (``'人力'!$B$5``), a *cell* is one within its sheet
(``B5``). Rows and columns are counted from zero, as XlsxWriter does.
"""

from calculators.workbook.words import phrase

SHEETS = ("notes", "parameters", "labour", "workload", "budget", "checks")  # in their order
_LETTERS = 26


def sheet_title(sheet: str, lang: str) -> str:
    """Return the title of one of :data:`SHEETS`."""
    return phrase(f"sheet_{sheet}", lang)


def local_address(row: int, column: int) -> str:
    """Return an absolute address within its sheet: ``$B$5``."""
    return f"${column_letters(column + 1)}${row + 1}"


def address_at(title: str, row: int, column: int) -> str:
    """Return the address of a cell by its row and column."""
    return f"'{title}'!{local_address(row, column)}"


def address_of(title: str, cell: str) -> str:
    """Return the address of a cell of a sheet."""
    letters, row = split_cell(cell)
    return f"'{title}'!${letters}${row}"


def split_address(address: str) -> tuple[str, str]:
    """Return the sheet's title and the cell; no title if the address names no sheet."""
    title, _, cell = address.rpartition("!")
    return title.strip("'").replace("''", "'"), cell.replace("$", "")


def sheet_of(address: str) -> str:
    """Return the title of the sheet that an address leads to."""
    return split_address(address)[0]


def readable(address: str) -> str:
    """Return an address as people write it: ``人力!B5`` for ``'人力'!$B$5``."""
    title, cell = split_address(address)
    return f"{title}!{cell}" if title else address.strip("'")


def split_cell(cell: str) -> tuple[str, int]:
    """Return the letters of a cell's column and the number of its row, 0 if it has none."""
    letters = cell.rstrip("0123456789")
    return letters, int(cell[len(letters) :] or 0)


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
