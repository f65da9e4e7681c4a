"""A bid as a workbook with live formulas; other results as plain tables. Needs XlsxWriter."""

from calculators.core.calculator import Result
from calculators.core.decimals import exact
from calculators.workbook.book import close_book, open_book
from calculators.workbook.budget import budget_sheet
from calculators.workbook.checks import checks_sheet
from calculators.workbook.labour import labour_sheet
from calculators.workbook.limits import Layout
from calculators.workbook.notes import notes_sheet
from calculators.workbook.parameters import parameters_sheet
from calculators.workbook.tables import write_tables
from calculators.workbook.workload import workload_sheet


def write_bid(result: Result, lang: str) -> bytes:
    """Return a computed bid as a workbook of formulas."""
    with exact():
        book = open_book(result, lang)
        notes_sheet(book)
        parameters_sheet(book)
        positions = labour_sheet(book)
        services = workload_sheet(book)
        budget = budget_sheet(book, positions, services)
        checks_sheet(Layout(book, positions, services, budget))
        book.write_hidden_sheet()
        return close_book(book)


_WITH_FORMULAS = {"bid": write_bid}  # by the calculator's name


def write_workbook(result: Result, lang: str) -> bytes:
    """Return a result as .xlsx: the same bytes for the same result."""
    write = _WITH_FORMULAS.get(result.calculator.name, write_tables) if result.ok else write_tables
    return write(result, lang)
