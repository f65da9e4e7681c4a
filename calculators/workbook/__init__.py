"""A result as a workbook, written and read again."""

from calculators.core.calculator import Result


def workbook(result: Result, lang: str) -> bytes:
    """Return a result as .xlsx, always the same bytes. Raises ``ImportError`` without XlsxWriter."""
    from calculators.workbook.write import write_workbook

    return write_workbook(result, lang)
