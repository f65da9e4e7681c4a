"""The sheet of labour: a row for each position, totals, and the band to compare with."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Result
from calculators.core.outputs import OutputRows
from calculators.core.units import NOTHING
from calculators.policy.text import Text
from calculators.rules.wage_band import WageBand
from calculators.workbook.addresses import local_address
from calculators.workbook.book import FIRST_ROW, Book, TableRows
from calculators.workbook.figures import Figure, block, declared_figure, half_up, number, or_nothing
from calculators.workbook.inputs import input_rows

TITLE, HEADCOUNT, FTE, MONTHS, COST, PERSON_MONTHS, YEARS, LOW, REFERENCE, HIGH, PROPOSED, RATIO = (
    range(12)
)


@dataclass(frozen=True, slots=True)
class Positions(TableRows):
    """The rows of the positions on their sheet."""

    rows: list[dict[str, Any]]  # of the input
    exact: list[dict[str, Any]]  # their figures before rounding

    @property
    def priced_months(self) -> Decimal:
        """Return the person-months of the positions that have a cost."""
        return sum((row["person_months"] for row in self.exact if "proposed" in row), Decimal(0))


def labour_sheet(book: Book) -> Positions | None:
    """Write positions and labour figures; return the rows of the positions, if there are any."""
    sheet = book.sheets["labour"]
    labour = book.result.parts.get("labour")
    if labour is None or labour.inputs is None:
        sheet.text(FIRST_ROW, 0, book.phrase("no_labour"), "note")
        return None
    field = labour.calculator.rows_field("positions")
    assert field is not None
    figures = next(one for one in labour.calculator.outputs if one.name == "positions")
    assert isinstance(figures, OutputRows)
    entered, found = ([one.label for one in columns] for columns in (field.fields, figures.columns))
    sheet.headings(FIRST_ROW, *entered, "person_months", *found)
    first = FIRST_ROW + 1
    rows = labour.inputs["positions"]
    last = input_rows(sheet, first, "labour.positions", field, rows) - 1
    positions = Positions(sheet, first, last, rows, labour.exact["positions"])
    for index, row in enumerate(labour.outputs["positions"]):
        _position(positions, index, row)
    _totals(positions, labour)
    block(sheet, last + 4, (TITLE, PERSON_MONTHS, YEARS), _figures(positions, labour))
    return positions


def _position(positions: Positions, index: int, row: dict[str, Any]) -> None:
    sheet, at = positions.sheet, positions.first + index
    cell = {column: local_address(at, column) for column in range(12)}
    months, cost = cell[PERSON_MONTHS], cell[COST]
    product = f"{cell[HEADCOUNT]}*{cell[FTE]}*{cell[MONTHS]}"
    sheet.formula(at, PERSON_MONTHS, product, positions.exact[index]["person_months"], "exact")
    reference = f"reference_cost_exact*{months}/12"
    priced = f"ISNUMBER({cost})"
    ratio = half_up(f"{cost}*12/reference_cost_exact", 4)
    for column, name, expression in (
        (YEARS, "person_years", half_up(f"{months}/12", 4)),
        (LOW, "low", half_up(f"{reference}*band_low", 2)),
        (REFERENCE, "reference", half_up(reference, 2)),
        (HIGH, "high", half_up(f"{reference}*band_high", 2)),
        (PROPOSED, "proposed", or_nothing(priced, half_up(f"{cost}*{months}", 2))),
        (RATIO, "ratio", or_nothing(f"AND({priced},{months}<>0)", ratio)),
    ):
        path = f"labour.positions[{index}].{name}"
        sheet.row_figure(at, column, expression, row, path, _style(column))


def _style(column: int) -> str:
    return "share" if column == RATIO else "number" if column == YEARS else "money"


def _totals(positions: Positions, labour: Result) -> None:
    """Write the row of rounding, then the totals; both refer to the figures below."""
    sheet, book = positions.sheet, positions.sheet.book
    rounding, total = positions.last + 1, positions.last + 2
    sheet.total_row(rounding, PERSON_MONTHS, book.phrase("rounding"), "label")
    sheet.total_row(total, PERSON_MONTHS, book.phrase("total"), "total_words")
    outputs = labour.outputs
    for column, key, name in (
        (YEARS, "person_years", "person_years"),
        (LOW, "low", "project_low"),
        (REFERENCE, "reference", "project_reference"),
        (HIGH, "high", "project_high"),
        (PROPOSED, "proposed", "proposed_total"),
        (RATIO, "ratio", "proposed_ratio"),
    ):
        sheet.formula(total, column, name, number(outputs.get(name)), f"total_{_style(column)}")
        if column in (YEARS, RATIO):
            sheet.text(rounding, column, "", "label")
            continue
        printed = sum((Decimal(row.get(key, 0)) for row in outputs["positions"]), Decimal(0))
        left = NOTHING if name not in outputs else Decimal(outputs[name]) - printed
        rows = f"ROUND({name}-SUM({positions.cells(column)}),2)"
        path = f"labour.rounding.{name}" if name in outputs.get("rounding", {}) else ""
        expression = or_nothing(f"ISNUMBER({name})", rows)
        sheet.formula(rounding, column, expression, left, "left", path)


def _figures(positions: Positions, labour: Result) -> list[Figure]:
    """Return the labour figures; the reference cost is the wage, with contributions if on top."""
    exact = labour.exact
    on_top = "reference_with_contributions" in exact
    cost: Decimal = exact["reference_with_contributions" if on_top else "reference_annual"]
    costs, months = positions.cells(COST), positions.cells(PERSON_MONTHS)
    compared_months = positions.priced_months
    compared = WageBand.around(cost, labour.policy).amounts(compared_months)
    proposed = exact.get("proposed_total")

    def one(name: str, expression: str, value: Decimal | None = None) -> Figure:
        return declared_figure(labour, name, expression, "labour", value)

    any_priced, of_compared = f"COUNT({costs})>0", "compared_months_exact/12"
    return [
        Figure(
            "reference_cost",
            Text("每人每年的参照成本", "Reference cost (per person-year)"),
            "yuan_per_year",
            "wage_annual*(1+contribution_rate)" if on_top else "wage_annual",
            cost,
            "labour.reference_with_contributions" if on_top else "",
        ),
        one("band_low_annual", "reference_cost_exact*band_low"),
        one("band_high_annual", "reference_cost_exact*band_high"),
        one("band_low_monthly", "band_low_annual_exact/12"),
        one("band_high_monthly", "band_high_annual_exact/12"),
        one("person_years", f"SUM({months})/12"),
        one("project_low", "reference_cost_exact*band_low*person_years_exact"),
        one("project_reference", "reference_cost_exact*person_years_exact"),
        one("project_high", "reference_cost_exact*band_high*person_years_exact"),
        one("proposed_total", f'IF({any_priced},SUMPRODUCT({costs},{months}),"")', proposed),
        Figure(
            "compared_months",
            Text("已填成本岗位的人月", "Person-months of priced positions"),
            "count",
            f"SUMPRODUCT(ISNUMBER({costs})*{months})",
            compared_months,
        ),
        one("compared_low", f"reference_cost_exact*band_low*{of_compared}", compared.low),
        one("compared_reference", f"reference_cost_exact*{of_compared}", compared.reference),
        one("compared_high", f"reference_cost_exact*band_high*{of_compared}", compared.high),
        one(
            "proposed_ratio",
            'IF(compared_months_exact=0,"",proposed_total_exact/compared_reference_exact)',
        ),
    ]
