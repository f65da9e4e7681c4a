"""The sheet of workload: services, planned and least hours, and the staff they take."""

from dataclasses import dataclass
from typing import Any

from calculators.core.calculator import Result
from calculators.core.fields import Rows
from calculators.core.outputs import OutputGroup
from calculators.workbook.addresses import local_address
from calculators.workbook.book import FIRST_ROW, Book, Sheet, TableRows
from calculators.workbook.figures import Figure, block, declared_figure, half_up, number, or_nothing
from calculators.workbook.inputs import input_rows

CATEGORY, NAME, UNIT, QUANTITY, HOURS_PER_UNIT, HOURS = range(6)
PERIOD_NAME, PERIOD_DIRECT, PERIOD_INDIRECT, PERIOD_SHARE = range(4)


@dataclass(frozen=True, slots=True)
class Services(TableRows):
    """The rows of the services on their sheet."""

    periods: int = 0  # the row of the first period, if there are any


def workload_sheet(book: Book) -> Services | None:
    """Write services, periods and workload figures; return their rows, if there is a workload."""
    sheet = book.sheets["workload"]
    work = book.result.parts.get("workload")
    if work is None or work.inputs is None:
        sheet.text(FIRST_ROW, 0, book.phrase("no_workload"), "note")
        return None
    field = work.calculator.rows_field("services")
    assert field is not None
    sheet.headings(FIRST_ROW, *(one.label for one in field.fields), "hours")
    first = FIRST_ROW + 1
    inputs = work.inputs["services"]
    last = input_rows(sheet, first, "workload.services", field, inputs) - 1
    for index, row in enumerate(work.outputs["services"]):
        at = first + index
        product = f"{local_address(at, QUANTITY)}*{local_address(at, HOURS_PER_UNIT)}"
        path = f"workload.services[{index}].hours"
        sheet.row_figure(at, HOURS, half_up(product, 4), row, path, "number")
    total = last + 1
    sheet.total_row(total, HOURS_PER_UNIT, book.phrase("total"), "total_words")
    hours = number(work.outputs["service_hours"])
    sheet.formula(total, HOURS, "service_hours", hours, "total_number")
    services = Services(sheet, first, last)
    after = block(sheet, total + 2, (CATEGORY, HOURS_PER_UNIT, HOURS), _figures(services, work))
    after = _by_category(services, work, after + 1)
    return Services(sheet, first, last, _periods(sheet, work, after + 1))


def _figures(services: Services, work: Result) -> list[Figure]:
    """Return the workload's figures, by the readings that the input chose."""
    inputs: dict[str, Any] = work.inputs or {}
    travel = {kind: "+travel_hours" if inputs["travel"] == kind else "" for kind in ("direct", "indirect")}  # fmt: skip
    apart = "-supervision_hours" if inputs["supervision_as_indirect"] == "not-counted" else ""
    entered = "ISNUMBER(indirect_entered)"

    def one(name: str, expression: str) -> Figure:
        return declared_figure(work, name, expression, "workload")

    products = f"SUMPRODUCT({services.cells(QUANTITY)},{services.cells(HOURS_PER_UNIT)})"
    share = 'IF(total_hours_exact=0,"",indirect_hours_exact/total_hours_exact)'
    available = 'IF(ISNUMBER(staff_planned),staff_planned*annual_hours*project_months/12,"")'
    used = 'IF(N(available_hours_exact)=0,"",total_hours_exact/available_hours_exact)'
    return [
        one("service_hours", products),
        one("direct_hours", f"service_hours_exact{travel['direct']}"),
        one("minimum_total_hours", "direct_hours_exact/(1-indirect_least)"),
        one("minimum_indirect_hours", "direct_hours_exact*indirect_least/(1-indirect_least)"),
        one(
            "indirect_hours",
            f"IF({entered},indirect_entered{travel['indirect']}{apart},"
            "direct_hours_exact*indirect_planned/(1-indirect_planned))",
        ),
        one("total_hours", "direct_hours_exact+indirect_hours_exact"),
        one("actual_indirect_share", share),
        one("required_fte", "total_hours_exact*12/(annual_hours*project_months)"),
        one("available_hours", available),
        one("utilisation", used),
    ]


def _by_category(services: Services, work: Result, row: int) -> int:
    """Write the direct hours of each category and return the row after them."""
    sheet, book = services.sheet, services.sheet.book
    inputs: dict[str, Any] = work.inputs or {}
    group = next(one for one in work.calculator.outputs if one.name == "hours_by_category")
    assert isinstance(group, OutputGroup)
    sheet.span(row, CATEGORY, HOURS_PER_UNIT, book.phrase(group.label), "head")
    sheet.text(row, HOURS, book.phrase("hours"), "head")
    products = f"{services.cells(QUANTITY)}*{services.cells(HOURS_PER_UNIT)}"
    for key, label in group.keys:
        row += 1
        sheet.span(row, CATEGORY, HOURS_PER_UNIT, book.phrase(label))
        same = f"({services.cells(CATEGORY)}={local_address(row, CATEGORY)})"
        travel = "+travel_hours" if key == "other" and inputs["travel"] == "direct" else ""
        expression = half_up(f"SUMPRODUCT({same}*{products}){travel}", 4)
        path, hours = f"workload.hours_by_category.{key}", work.outputs["hours_by_category"]
        sheet.row_figure(row, HOURS, expression, hours, path, "number")
    return row + 1


def _periods(sheet: Sheet, work: Result, row: int) -> int:
    """Write the hours and the share of each period and return the row of the first."""
    inputs: dict[str, Any] = work.inputs or {}
    field = work.calculator.rows_field("periods")
    if not inputs.get("periods") or not isinstance(field, Rows):
        return 0
    book = sheet.book
    sheet.text(row, 0, book.phrase(field.label), "section")
    row += 1
    sheet.headings(row, *(one.label for one in field.fields), "indirect_share")
    first = row + 1
    input_rows(sheet, first, "workload.periods", field, inputs["periods"])
    for index, figures in enumerate(work.outputs["periods"]):
        at = first + index
        direct, indirect = (local_address(at, c) for c in (PERIOD_DIRECT, PERIOD_INDIRECT))
        share = half_up(f"{indirect}/({direct}+{indirect})", 4)
        path = f"workload.periods[{index}].indirect_share"
        whole = or_nothing(f"{direct}+{indirect}<>0", share)
        sheet.row_figure(at, PERIOD_SHARE, whole, figures, path, "share")
    return first
