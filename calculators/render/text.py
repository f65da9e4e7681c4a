"""Results as plain text, Markdown and CSV."""

import csv
import io
from unicodedata import east_asian_width

from calculators.core.calculator import Result
from calculators.render.document import document, number_text
from calculators.render.table import Table

# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA_STARTS = (*"=+-@＝＋－＠", "\t", "\r")


def text(result: Result, lang: str) -> str:
    """Return a result for a terminal, columns aligned (a Chinese character is two wide)."""
    whole = document(result, lang)
    parts = [whole.title, "=" * _width(whole.title), *whole.notes]
    for table in whole.tables:
        parts += ["", *_text_table(table)]
    return "\n".join(parts) + "\n"


def _text_table(table: Table) -> list[str]:
    lines = [table.columns, *table.rows, *table.footer]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(table.columns))]
    written = [
        "  ".join(
            _padded(cell, width, right)
            for cell, width, right in zip(line, widths, table.numeric, strict=True)
        ).rstrip()
        for line in lines
    ]
    title = [table.title, "-" * _width(table.title)] if table.title else []
    return [*title, *written]


def _width(words: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in words)


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def markdown(result: Result, lang: str) -> str:
    """Return a result as Markdown tables; a user's text stays text."""
    whole = document(result, lang)
    parts = [f"# {whole.title}", *(f"\n{note}" for note in whole.notes)]
    for table in whole.tables:
        parts.append(f"\n## {table.title}\n" if table.title else "")
        parts.append(_markdown_row(table.columns))
        parts.append(
            "|" + "|".join(" ---: " if right else " --- " for right in table.numeric) + "|"
        )
        parts += [_markdown_row(row) for row in (*table.rows, *table.footer)]
    return "\n".join(parts) + "\n"


def _markdown_row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |"


def _markdown_cell(words: str) -> str:
    for special, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        words = words.replace(special, safe)
    for special in ("\\", "|", "*", "_", "`", "[", "]", "#", "~", "$"):
        words = words.replace(special, "\\" + special)
    return words


def as_csv(result: Result, lang: str) -> str:
    """Return a result as CSV: its tables one below the other, each under its title.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it;
    figures are written without thousands separators.
    """
    whole = document(result, lang)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([whole.title])
    for note in whole.notes:
        writer.writerow([note])
    for table in whole.tables:
        writer.writerow([])
        if table.title:
            writer.writerow([table.title])
        writer.writerow([_csv_cell(cell, False) for cell in table.columns])
        for row in (*table.rows, *table.footer):
            writer.writerow(map(_csv_cell, row, table.numeric))
    return stream.getvalue()


def _csv_cell(cell: str, numeric: bool) -> str:
    number = number_text(cell, numeric)
    if number is not None:
        return number
    return inert(cell)


def inert(cell: str) -> str:
    """Return a cell's words so that no spreadsheet takes them for a formula."""
    return "'" + cell if cell.startswith(_FORMULA_STARTS) else cell
