"""The sheet of parameters: each number has one named cell, with its source beside it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.fields import Number
from calculators.core.paths import fields_along, value_at
from calculators.core.units import UNITS
from calculators.declarations.labour_cost import CONTRIBUTION_RATES
from calculators.declarations.wage_band import AVERAGE_WAGE, HIGH, LOW
from calculators.policy import Parameter, ParameterValue
from calculators.policy.text import Text
from calculators.render.labels import CONFIDENCE, PARAMETER_UNIT
from calculators.workbook.book import FIRST_ROW, Book, Sheet, Value
from calculators.workbook.figures import HALF_UP, style_of
from calculators.workbook.inputs import input_style
from calculators.workbook.standards_pack import standards_tables

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
    table = _Parameters(sheet)
    if labour := book.result.parts.get("labour"):
        _labour(table, labour)
    if work := book.result.parts.get("workload"):
        _workload(table, work)
    exact = Decimal("1.000000000000004")
    table.add("half_up", "half_up", exact, expression=HALF_UP, source=book.phrase("half_up_why"))
    row = _single_inputs(sheet, table.row + 1)
    standards_tables(sheet, row + 1)


def registered(part: Result, output: str) -> bool:
    """Return whether a figure came from the registers, and not from the user."""
    return any(step.output.name == output and step.output.parameters for step in part.trace)


@dataclass(slots=True)
class _Parameters:
    """The table of parameters, and the row that is written next."""

    sheet: Sheet
    row: int = FIRST_ROW + 1

    def add(
        self, name: str, label: Text | str, value: Value, style: str = "number",
        path: str = "", figure: str = "", expression: str = "",
        unit: str = "", period: str = "", source: str = "",
        read_on: str = "", confidence: str = "",
    ) -> None:  # fmt: skip
        """Write a number and what describes it; ``path`` is an input's, ``figure`` an output's."""
        sheet, row = self.sheet, self.row
        sheet.text(row, NAME, sheet.book.phrase(label))
        if expression:
            sheet.formula(row, VALUE, expression, value, style, name=name)
            sheet.book.inputs |= {path: sheet.ref(row, VALUE)} if path else {}
        else:
            sheet.input(row, VALUE, path, value, style, name)
        sheet.figure(row, VALUE, figure, style)
        described = (unit, period, source, read_on, confidence, name)
        for column, words in enumerate(described, start=UNIT):
            sheet.text(row, column, words)
        self.row += 1

    def add_own(self, name: str, path: str, value: Decimal, style: str, figure: str) -> None:
        """Write a number of the user's own, used instead of a registered one."""
        label, source = path.rpartition(".")[2], self.sheet.book.phrase("own_number")
        self.add(name, label, value, style, path, figure, source=source)

    def add_registered(
        self, name: str, parameter: Parameter, value: ParameterValue, figure: str = ""
    ) -> None:
        """Write a number of the registers, with where it comes from."""
        book, phrase = self.sheet.book, self.sheet.book.phrase
        source = book.result.policy.source(value.source)
        number = f" {source.number}" if source.number else ""
        self.add(
            name, parameter.label, value.value, style_of(parameter.unit), figure=figure,
            unit=phrase(PARAMETER_UNIT[parameter.unit]), period=_period(book, value),
            source=phrase(source.title) + number,
            read_on=value.verified_on or source.read_on or phrase("not_recorded"),
            confidence=phrase(CONFIDENCE[value.confidence]),
        )  # fmt: skip


def _labour(table: _Parameters, labour: Result) -> None:
    inputs: dict[str, Any] = labour.inputs or {}
    parameter, phrase = labour.policy.parameter, table.sheet.book.phrase
    year: Any = inputs.get("reference_year")
    path = "labour.reference_year"
    figure = path if year is not None else ""
    table.add("wage_year", "wage_year", year, "whole", path, figure, unit=phrase("calendar_year"))
    figure = "labour.reference_annual"
    if registered(labour, "reference_annual"):
        wage = parameter(AVERAGE_WAGE)
        table.add_registered("wage_annual", wage, wage.on_year(year), figure)
    else:
        wage_path = "labour.reference_wage"
        table.add_own("wage_annual", wage_path, Decimal(inputs["reference_wage"]), "money", figure)
    for name, id in (("band_low", LOW), ("band_high", HIGH)):
        table.add_registered(name, parameter(id), parameter(id).current)
    if "contribution_rate" in labour.outputs:
        _contributions(table, labour)


def _contributions(table: _Parameters, labour: Result) -> None:
    """Write the employer's rates and their sum, or the user's own rate."""
    name, path = "contribution_rate", "labour.contribution_rate"
    rate: Decimal = labour.exact[name]
    if not registered(labour, name):
        table.add_own(name, path, rate, "share", path)
        return
    first, together = table.row, table.sheet.book.phrase("sum_above")
    for id in CONTRIBUTION_RATES:
        parameter = labour.policy.parameter(id)
        table.add_registered(id.replace("-", "_"), parameter, parameter.current)
    rates = f"ROUND(SUM({table.sheet.column(first, table.row - 1, VALUE)}),10)"
    table.add(name, name, rate, "share", figure=path, expression=rates, source=together)


def _workload(table: _Parameters, work: Result) -> None:
    parameter = work.policy.parameter
    least, a_day, days = map(parameter, ("indirect-share", "hours-per-day", "working-days"))
    table.add_registered("indirect_least", least, least.current)
    name, path = "annual_hours", "workload.annual_hours"
    hours: Decimal = work.exact[name]
    if not registered(work, name):
        table.add_own(name, path, hours, "number", path)
        return
    table.add_registered("hours_per_day", a_day, a_day.current)
    year = (work.inputs or {})["project_year"]
    table.add_registered("working_days", days, days.on_year(year))
    expression = "hours_per_day*working_days"
    unit = table.sheet.book.phrase(UNITS["hour"].label)
    table.add(name, name, hours, "number", path, path, expression, unit, source=expression)


def _period(book: Book, value: ParameterValue) -> str:
    if value.year is not None:
        return book.phrase("in_year", value.year)
    if value.valid_from is None:
        return book.phrase("not_recorded")
    if value.valid_until is None:
        return book.phrase("since", value.valid_from)
    return f"{value.valid_from} – {value.valid_until}"


def _single_inputs(sheet: Sheet, row: int) -> int:
    """Write the inputs outside any table and return the row after them."""
    book = sheet.book
    sheet.text(row, NAME, book.phrase("single_inputs"), "section")
    row += 1
    for column, key in ((NAME, "input"), (VALUE, "value"), (UNIT, "unit"), (PERIOD, "cell")):
        sheet.text(row, column, book.phrase(key), "head")
    for path, name in _SINGLE_INPUTS.items():
        outer = path.rpartition(".")[0]
        if outer in book.result.calculator.parts and outer not in book.result.parts:
            continue
        *groups, (field, _) = fields_along(book.result.calculator.inputs, path)
        row += 1
        labels = [group.label for group, _ in groups if outer != "project"] + [field.label]
        sheet.text(row, NAME, " · ".join(map(book.phrase, labels)))
        value = value_at(book.result.inputs, path)
        sheet.input(row, VALUE, path, value, input_style(field), name)
        unit = book.phrase(UNITS[field.unit].label) if isinstance(field, Number) else ""
        sheet.text(row, UNIT, unit)
        sheet.text(row, PERIOD, name)
    return row + 1
