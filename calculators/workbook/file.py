"""A new .xlsx file. The same result gives the same bytes: its date is that of the policy data."""

import io
from datetime import UTC, datetime

import xlsxwriter

A4 = 9


def new_file(title: str, day: str) -> tuple[io.BytesIO, xlsxwriter.Workbook]:
    """Return a workbook in memory, in which text stays text whatever it begins with.

    ``day`` is that of the policy data, ``YYYY-MM-DD``.
    """
    stream = io.BytesIO()
    options = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    file = xlsxwriter.Workbook(stream, {"in_memory": True, **dict.fromkeys(options, False)})
    year, month, date = (int(part) for part in day.split("-"))
    created = datetime(year, month, date, tzinfo=UTC).replace(tzinfo=None)
    file.set_properties({"title": title, "created": created})
    return stream, file
