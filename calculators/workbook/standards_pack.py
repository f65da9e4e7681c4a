"""The user's standards pack on the sheet of parameters."""

from typing import Any

from calculators.core.fields import Group, Line, Rows, YesNo
from calculators.workbook.book import Sheet
from calculators.workbook.inputs import input_rows

PLACE = "funder_profile"


def pack_tables(sheet: Sheet, row: int) -> None:
    """Write whose pack it is, its hours and its limits."""
    book = sheet.book
    pack: dict[str, Any] | None = (book.result.inputs or {}).get(PLACE)
    if pack is None:
        return
    group = next(field for field in book.result.calculator.inputs if field.name == PLACE)
    assert isinstance(group, Group)
    sheet.text(row, 0, book.say(group.label), "section")
    row += 1
    sheet.text(row, 0, book.say(book.result.calculator.output("standards").label))
    sheet.text(row, 1, book.result.outputs["standards"][book.lang])
    book.figures["standards"] = (sheet.ref(row, 1), None)
    for field in group.fields:
        if isinstance(field, Line):
            row += 1
            sheet.text(row, 0, book.say(field.label))
            sheet.given(row, 1, f"{PLACE}.{field.name}", pack[field.name], "words")
        elif isinstance(field, YesNo):
            row += 1
            sheet.text(row, 0, book.say(field.label))
            sheet.text(row, 1, book.say("yes" if pack[field.name] else "no"))
        elif isinstance(field, Rows) and pack[field.name]:
            row += 2
            sheet.text(row, 0, book.say(field.label), "section")
            row += 1
            sheet.heads(row, tuple(book.say(one.label) for one in field.fields))
            row = input_rows(sheet, row + 1, f"{PLACE}.{field.name}", field, pack[field.name]) - 1
