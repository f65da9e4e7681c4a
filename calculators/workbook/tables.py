"""A result as a workbook of plain tables, a sheet for each. Needs XlsxWriter."""

import xlsxwriter

from calculators.core.calculator import Result
from calculators.render.document import Document, document, number_text
from calculators.render.table import Table
from calculators.workbook.file import A4, new_file

LONGEST_SHEET_NAME = 31
_WIDEST = 60


def write_tables(result: Result, lang: str) -> bytes:
    """Return a result as .xlsx."""
    whole = document(result, lang)
    stream, book = new_file(whole.title, result.policy.day)
    _fill(book, whole)
    book.close()
    return stream.getvalue()


def _fill(book: xlsxwriter.Workbook, whole: Document) -> None:
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    figures = book.add_format({"num_format": "#,##0.00##", "valign": "top"})
    for number, table in enumerate(whole.tables):
        sheet = book.add_worksheet(_sheet_name(number, table))
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        line = 0
        if number == 0:
            for note in (whole.title, *whole.notes):
                sheet.write_string(line, 0, note, bold if line == 0 else None)
                line += 1
            line += 1
        for column, label in enumerate(table.columns):
            sheet.write_string(line, column, label, head)
            sheet.set_column(column, column, _width(table, column))
        sheet.repeat_rows(line)
        for row in (*table.rows, *table.footer):
            line += 1
            for column, (cell, numeric) in enumerate(zip(row, table.numeric, strict=True)):
                bare = number_text(cell, numeric)
                if bare is not None:
                    sheet.write_number(line, column, float(bare), figures)
                else:
                    sheet.write_string(line, column, cell, words)


def _sheet_name(number: int, table: Table) -> str:
    clean = "".join(" " if character in "[]:*?/\\'" else character for character in table.title)
    return f"{number + 1} {clean}"[:LONGEST_SHEET_NAME].strip()


def _width(table: Table, column: int) -> int:
    cells = (row[column] for row in (table.columns, *table.rows, *table.footer))
    longest = max(sum(2 if ord(character) > 0x2E7F else 1 for character in cell) for cell in cells)
    return min(longest + 2, _WIDEST)
