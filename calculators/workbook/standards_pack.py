"""The user's standards pack on the sheet of parameters."""

from typing import Any

from calculators.core.fields import Group, Rows, YesNo
from calculators.workbook.book import Sheet
from calculators.workbook.inputs import input_rows

FUNDER_PROFILE = "funder_profile"  # the group of inputs


def standards_tables(sheet: Sheet, row: int) -> None:
    """Write the name and source of the pack, its hours and its limits, if one was used."""
    book = sheet.book
    standards: dict[str, Any] | None = (book.result.inputs or {}).get(FUNDER_PROFILE)
    if standards is None:
        return
    group = next(field for field in book.result.calculator.inputs if field.name == FUNDER_PROFILE)
    assert isinstance(group, Group)
    sheet.text(row, 0, book.phrase(group.label), "section")
    row += 1
    sheet.text(row, 0, book.phrase(book.result.calculator.output("standards").label))
    sheet.text(row, 1, book.result.outputs["standards"][book.lang])
    sheet.figure(row, 1, "standards", "words")
    for field in group.fields:
        path, value = f"{FUNDER_PROFILE}.{field.name}", standards[field.name]
        if isinstance(field, Rows):
            if value:
                sheet.text(row + 2, 0, book.phrase(field.label), "section")
                sheet.headings(row + 3, *(one.label for one in field.fields))
                row = input_rows(sheet, row + 4, path, field, value) - 1
            continue
        row += 1
        sheet.text(row, 0, book.phrase(field.label))
        if isinstance(field, YesNo):
            sheet.text(row, 1, book.phrase("yes" if value else "no"))
        else:
            sheet.input(row, 1, path, value, "words")
