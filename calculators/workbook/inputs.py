"""Inputs in cells: their styles, and tables of rows."""

from typing import Any

from calculators.core.fields import Choice, Field, Number, Rows
from calculators.workbook.book import Sheet


def input_style(field: Field) -> str:
    """Return the style of an input's cell."""
    if not isinstance(field, Number):
        return "words"
    if field.unit.startswith("yuan"):
        return "money"
    return "share" if field.unit == "share" else "whole" if field.unit == "year" else "number"


def input_rows(sheet: Sheet, row: int, path: str, rows: Rows, values: list[dict[str, Any]]) -> int:
    """Write rows of inputs, a column for each field, and return the row after them.

    ``path`` is that of the list. A choice is shown by the label of its option.
    """
    for index, given in enumerate(values):
        for column, field in enumerate(rows.fields):
            value = given.get(field.name)
            if isinstance(field, Choice) and value is not None:
                labels = [sheet.book.phrase(option.label) for option in field.options]
                allowed = {"validate": "list", "source": labels}
                sheet.page.data_validation(row + index, column, row + index, column, allowed)
                value = sheet.book.phrase(field.option(value).label)
            cell = f"{path}[{index}].{field.name}"
            sheet.input(row + index, column, cell, value, input_style(field))
    return row + len(values)
