"""The sheet of parameters: each number has one named cell, with its source beside it."""

from decimal import Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.fields import Number
from calculators.core.units import UNITS
from calculators.declarations.labour_cost import CONTRIBUTION_RATES
from calculators.declarations.wage_band import AVERAGE_WAGE, HIGH, LOW
from calculators.policy import Parameter, ParameterValue
from calculators.render.labels import CONFIDENCE, PARAMETER_UNIT
from calculators.workbook.book import FIRST_ROW, Book, Sheet
from calculators.workbook.figures import HALF_UP
from calculators.workbook.inputs import declared, input_style
from calculators.workbook.standards_pack import standards_tables
from calculators.workbook.words import PERIODS

NAME, VALUE, UNIT, PERIOD, SOURCE, READ, CONFIDENCE_COLUMN, _ = range(8)

# Inputs outside any table, with the names of their cells.
_SINGLE_INPUTS = {
    "project.name": "project_name",
    "project.provider": "provider",
    "project.purchaser": "purchaser",
    "project.year": "project_year",
    "ceiling": "ceiling_price",  # CEILING is a function
    "beneficiaries": "beneficiaries",
    "labour.project_year": "labour_year",
    "workload.project_year": "workload_year",
    "workload.indirect_hours": "indirect_entered",
    "workload.indirect_share": "indirect_planned",
    "workload.fte": "staff_planned",
    "workload.months": "project_months",
    "workload.supervision_hours": "supervision_hours",
    "workload.travel_hours": "travel_hours",
}


def parameters_sheet(book: Book) -> None:
    """Write the registered numbers that the bid uses, then the single inputs and the standards pack."""
    sheet = book.sheets["parameters"]
    sheet.headings(
        FIRST_ROW, "parameter", "value", "unit", "period", "source", "read_on", "confidence", "cell"
    )
    row = FIRST_ROW + 1
    if labour := book.result.parts.get("labour"):
        row = _labour(sheet, row, labour)
    if work := book.result.parts.get("workload"):
        row = _workload(sheet, row, work)
    sheet.text(row, NAME, book.phrase("half_up"))
    sheet.formula(row, VALUE, HALF_UP, Decimal("1.000000000000004"), "number", name="half_up")
    _beside(sheet, row, "", "", book.phrase("half_up_why"), "", "", "half_up")
    row = _single_inputs(sheet, row + 2)
    standards_tables(sheet, row + 1)


def registered(part: Result, output: str) -> bool:
    """Return whether a figure came from the registers, and not from the user."""
    return any(step.output.name == output and step.output.parameters for step in part.trace)


def _labour(sheet: Sheet, row: int, labour: Result) -> int:
    inputs: dict[str, Any] = labour.inputs or {}
    policy = labour.policy
    year = inputs.get("reference_year")
    wage_path = "labour.reference_annual"
    sheet.text(row, NAME, sheet.book.phrase("wage_year"))
    sheet.input(row, VALUE, "labour.reference_year", year, "whole", "wage_year")
    if year is not None:
        sheet.figure(row, VALUE, "labour.reference_year", "whole")
    _beside(sheet, row, sheet.book.phrase("calendar_year"), "", "", "", "", "wage_year")
    row += 1
    if registered(labour, "reference_annual"):
        wage = policy.parameter(AVERAGE_WAGE)
        row = _registered(
            sheet, row, wage, wage.on_year(inputs["reference_year"]), "wage_annual", wage_path
        )
    else:
        row = _own(
            sheet, row, "labour.reference_wage", Decimal(inputs["reference_wage"]), "money", "wage_annual"
        )  # fmt: skip
        sheet.figure(row - 1, VALUE, wage_path, "money")
    for name, id in (("band_low", LOW), ("band_high", HIGH)):
        row = _registered(
            sheet, row, policy.parameter(id), policy.parameter(id).current, name, style="share"
        )
    if "contribution_rate" in labour.outputs:
        row = _contributions(sheet, row, labour)
    return row


def _contributions(sheet: Sheet, row: int, labour: Result) -> int:
    """Write the employer's rates and their sum, or the user's own rate."""
    path = "labour.contribution_rate"
    rate: Decimal = labour.exact["contribution_rate"]
    if not registered(labour, "contribution_rate"):
        row = _own(sheet, row, path, rate, "share", "contribution_rate")
        sheet.figure(row - 1, VALUE, path, "number")
        return row
    policy, first = labour.policy, row
    for id in CONTRIBUTION_RATES:
        parameter = policy.parameter(id)
        name = id.replace("-", "_")
        row = _registered(sheet, row, parameter, parameter.current, name, style="share")
    sheet.text(row, NAME, sheet.book.phrase("contribution_rate"))
    rates = f"ROUND(SUM({sheet.column(first, row - 1, VALUE)}),10)"
    sheet.formula(row, VALUE, rates, rate, "share", path, "contribution_rate")
    _beside(sheet, row, "", "", sheet.book.phrase("sum_above"), "", "", "contribution_rate")
    return row + 1


def _workload(sheet: Sheet, row: int, work: Result) -> int:
    policy = work.policy
    inputs: dict[str, Any] = work.inputs or {}
    least = policy.parameter("indirect-share")
    row = _registered(sheet, row, least, least.current, "indirect_least", style="share")
    path = "workload.annual_hours"
    hours: Decimal = work.exact["annual_hours"]
    if not registered(work, "annual_hours"):
        row = _own(sheet, row, path, hours, "number", "annual_hours")
        sheet.figure(row - 1, VALUE, path, "number")
        return row
    a_day, days = policy.parameter("hours-per-day"), policy.parameter("working-days")
    row = _registered(sheet, row, a_day, a_day.current, "hours_per_day")
    row = _registered(sheet, row, days, days.on_year(inputs["project_year"]), "working_days")
    sheet.text(row, NAME, sheet.book.phrase("annual_hours"))
    expression = "hours_per_day*working_days"
    sheet.formula(row, VALUE, expression, hours, "number", path, "annual_hours")
    _beside(
        sheet, row, sheet.book.phrase(UNITS["hour"].label), "", expression, "", "", "annual_hours"
    )
    sheet.book.inputs[path] = sheet.ref(row, VALUE)
    return row + 1


def _registered(
    sheet: Sheet, row: int, parameter: Parameter, value: ParameterValue, name: str,
    path: str = "", style: str = "number",
) -> int:  # fmt: skip
    """Write a number of the registers, with where it comes from."""
    book, source = sheet.book, sheet.book.result.policy.source(value.source)
    style = "money" if parameter.unit.startswith("yuan") else style
    sheet.text(row, NAME, book.phrase(parameter.label))
    sheet.input(row, VALUE, "", value.value, style, name)
    sheet.figure(row, VALUE, path, style)
    unit = book.phrase(PARAMETER_UNIT[parameter.unit])
    read = value.verified_on or source.read_on or book.phrase("not_recorded")
    confidence = book.phrase(CONFIDENCE[value.confidence])
    numbered = f" {source.number}" if source.number else ""
    _beside(
        sheet, row, unit, _period(book, value), book.phrase(source.title) + numbered, read, confidence, name
    )  # fmt: skip
    return row + 1


def _own(sheet: Sheet, row: int, path: str, value: Decimal, style: str, name: str) -> int:
    """Write a number of the user's own, used instead of a registered one."""
    sheet.text(row, NAME, sheet.book.phrase(path.rpartition(".")[2]))
    sheet.input(row, VALUE, path, value, style, name)
    _beside(sheet, row, "", "", sheet.book.phrase("own_number"), "", "", name)
    return row + 1


def _beside(
    sheet: Sheet, row: int, unit: str, period: str, source: str, read_on: str, confidence: str,
    name: str,
) -> None:  # fmt: skip
    """Write what describes a number, in the columns beside it."""
    for column, words in enumerate((unit, period, source, read_on, confidence, name), start=UNIT):
        sheet.text(row, column, words)


def _period(book: Book, value: ParameterValue) -> str:
    """Return the time for which a value holds."""
    if value.year is not None:
        return book.phrase(PERIODS["year"]).format(value.year)
    if value.valid_from is None:
        return book.phrase("not_recorded")
    if value.valid_until is None:
        return book.phrase(PERIODS["since"]).format(value.valid_from)
    return f"{value.valid_from} – {value.valid_until}"


def _single_inputs(sheet: Sheet, row: int) -> int:
    """Write the inputs outside any table and return the row after them."""
    book = sheet.book
    sheet.text(row, NAME, book.phrase("single_inputs"), "section")
    row += 1
    for column, key in ((NAME, "input"), (VALUE, "value"), (UNIT, "unit"), (PERIOD, "cell")):
        sheet.text(row, column, book.phrase(key), "head")
    for path, name in _SINGLE_INPUTS.items():
        outer, _, last = path.rpartition(".")
        if outer in book.result.calculator.parts and outer not in book.result.parts:
            continue
        group, field = declared(book.result.calculator.inputs, path)
        row += 1
        label = book.phrase(field.label)
        if group and outer != "project":
            label = f"{book.phrase(group.label)} · {label}"
        sheet.text(row, NAME, label)
        values: Any = book.result.inputs or {}
        value = (values[outer] if outer else values).get(last)
        sheet.input(row, VALUE, path, value, input_style(field), name)
        unit = book.phrase(UNITS[field.unit].label) if isinstance(field, Number) else ""
        sheet.text(row, UNIT, unit)
        sheet.text(row, PERIOD, name)
    return row + 1
