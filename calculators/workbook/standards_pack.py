"""The user's standards pack on the sheet of parameters."""

from typing import Any

from calculators.core.fields import Group, Rows, TextLine, YesNo
from calculators.workbook.book import Sheet
from calculators.workbook.inputs import input_rows

PLACE = "funder_profile"


def standards_tables(sheet: Sheet, row: int) -> None:
    """Write whose pack it is, its hours and its limits."""
    book = sheet.book
    standards: dict[str, Any] | None = (book.result.inputs or {}).get(PLACE)
    if standards is None:
        return
    group = next(field for field in book.result.calculator.inputs if field.name == PLACE)
    assert isinstance(group, Group)
    sheet.text(row, 0, book.phrase(group.label), "section")
    row += 1
    sheet.text(row, 0, book.phrase(book.result.calculator.output("standards").label))
    sheet.text(row, 1, book.result.outputs["standards"][book.lang])
    book.figures["standards"] = (sheet.ref(row, 1), None)
    for field in group.fields:
        if isinstance(field, TextLine):
            row += 1
            sheet.text(row, 0, book.phrase(field.label))
            sheet.given(row, 1, f"{PLACE}.{field.name}", standards[field.name], "words")
        elif isinstance(field, YesNo):
            row += 1
            sheet.text(row, 0, book.phrase(field.label))
            sheet.text(row, 1, book.phrase("yes" if standards[field.name] else "no"))
        elif isinstance(field, Rows) and standards[field.name]:
            row += 2
            sheet.text(row, 0, book.phrase(field.label), "section")
            row += 1
            sheet.heads(row, tuple(book.phrase(one.label) for one in field.fields))
            row = (
                input_rows(sheet, row + 1, f"{PLACE}.{field.name}", field, standards[field.name])
                - 1
            )
