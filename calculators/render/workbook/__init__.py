"""A bid as a workbook with live formulas; other results as plain tables. Needs XlsxWriter."""

from calculators.core.calculator import Result
from calculators.core.decimals import exact
from calculators.render import xlsx
from calculators.render.workbook.book import close_book, open_book
from calculators.render.workbook.budget import budget_sheet
from calculators.render.workbook.checks import checks_sheet
from calculators.render.workbook.data import data_sheet
from calculators.render.workbook.labour import labour_sheet
from calculators.render.workbook.limits import Places
from calculators.render.workbook.notes import notes_sheet
from calculators.render.workbook.parameters import parameters_sheet
from calculators.render.workbook.workload import workload_sheet


def workbook(result: Result, lang: str) -> bytes:
    """Return a result as .xlsx: the same bytes for the same result."""
    if result.calculator.name != "bid" or not result.ok:
        return xlsx.workbook(result, lang)
    with exact():
        book = open_book(result, lang)
        notes_sheet(book)
        parameters_sheet(book)
        positions = labour_sheet(book)
        services = workload_sheet(book)
        budget = budget_sheet(book, positions, services)
        checks_sheet(Places(book, positions, services, budget))
        data_sheet(book)
        return close_book(book)
