"""Inputs in cells: their declarations, their styles, and tables of rows."""

from typing import Any

from calculators.core.fields import Choice, Field, Fields, Group, Number, Rows
from calculators.workbook.book import Sheet


def declared(fields: Fields, path: str) -> tuple[Group | None, Field]:
    """Return the group that an input is in, if any, and its declaration."""
    place, _, last = path.rpartition(".")
    group = next((one for one in fields if isinstance(one, Group) and one.name == place), None)
    inside = group.fields if group else fields
    return group, next(one for one in inside if one.name == last)


def input_style(field: Field) -> str:
    """Return the style of an input's cell."""
    if not isinstance(field, Number):
        return "words"
    if field.unit.startswith("yuan"):
        return "money"
    return "share" if field.unit == "share" else "whole" if field.unit == "year" else "number"


def input_rows(
    sheet: Sheet, row: int, place: str, rows: Rows, values: list[dict[str, Any]], first: int = 0
) -> int:
    """Write rows of inputs, a column for each field, and return the row after them.

    ``place`` is the path of the list in the input, ``first`` the column to begin in. A choice is
    one of the words of its options.
    """
    for index, value in enumerate(values):
        for column, field in enumerate(rows.fields, start=first):
            path = f"{place}[{index}].{field.name}"
            given = value.get(field.name)
            if isinstance(field, Choice) and given is not None:
                labels = [sheet.book.phrase(option.label) for option in field.options]
                allowed = {"validate": "list", "source": labels}
                sheet.page.data_validation(row + index, column, row + index, column, allowed)
                given = sheet.book.phrase(field.option(given).label)
            sheet.given(row + index, column, path, given, input_style(field))
    return row + len(values)
