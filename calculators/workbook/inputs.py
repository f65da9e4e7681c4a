"""Inputs in cells: their declarations, their styles, and tables of rows."""

from typing import Any

from calculators.core.fields import Choice, Field, Fields, Group, Number, Rows
from calculators.workbook.book import Sheet


def declared(fields: Fields, path: str) -> tuple[Group | None, Field]:
    """Return the group that an input is in, if any, and its declaration."""
    outer, _, last = path.rpartition(".")
    group = next((one for one in fields if isinstance(one, Group) and one.name == outer), None)
    inside = group.fields if group else fields
    return group, next(one for one in inside if one.name == last)


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
