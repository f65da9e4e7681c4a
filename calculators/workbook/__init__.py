"""A result as a workbook, written and read again."""

from calculators.core.calculator import Result


def workbook(result: Result, lang: str) -> bytes:
    """Return a result as .xlsx: the same bytes for the same result.

    Raises:
        ImportError: XlsxWriter is missing. Only writing needs it; reading does not.
    """
    from calculators.workbook.write import write_workbook

    return write_workbook(result, lang)
