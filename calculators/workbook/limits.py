"""What each check compares, as formulas: a value and its limits."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Check, Result
from calculators.core.decimals import MOST_DECIMAL_PLACES, rounded
from calculators.core.units import NOTHING
from calculators.rules.standards_pack import category_names
from calculators.workbook import labour, workload
from calculators.workbook.book import Book, Value
from calculators.workbook.budget import (
    AMOUNT,
    EXACT,
    HIGHEST,
    Budget,
    highest_price,
    printed_sum,
)
from calculators.workbook.figures import half_up, number, or_nothing
from calculators.workbook.labour import Positions
from calculators.workbook.standards_pack import FUNDER_PROFILE
from calculators.workbook.workload import Services

_SHARE_DECIMALS = 12  # coarser than a binary number's last digits, finer than any share compared
_HOUR_DECIMALS = 8
_OF_LIMIT = ("unit_price_at_most", "total_at_most", "share_at_most")

FormulaAndValue = tuple[str, Value]


@dataclass(frozen=True, slots=True)
class Limits:
    """A value and its limits; without a value, the verdict is that we cannot tell."""

    value: FormulaAndValue
    low: FormulaAndValue | None = None
    high: FormulaAndValue | None = None
    style: str = "money"


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of the other sheets, which checks refer to."""

    book: Book
    positions: Positions | None
    services: Services | None
    budget: Budget

    @property
    def inputs(self) -> dict[str, Any]:
        """Return the input as understood."""
        return self.book.result.inputs or {}


def limits(layout: Layout, check: Check, finding: int) -> Limits:
    """Return what a check compares; ``finding`` counts those of the same check and path."""
    found = re.search(r"\[([0-9]+)\]", check.path)
    index = int(found[1]) if found else None
    result = layout.book.result
    match check.id:
        case "ceiling":
            return _ceiling(result)
        case "labour-priced":
            return _priced(layout)
        case "staff":
            return _staff(layout)
        case "labour-band":
            return _band(layout, result.parts["labour"], index)
        case "reference-year":
            return _year(result.parts["labour"])
        case "indirect-share":
            return _share(layout, result.parts["workload"], index)
        case "capacity":
            return _capacity(result.parts["workload"])
        case "pack-hours" if index is not None:
            return _hours_rows(layout, index)
        case "pack-limit" if index is not None:
            return _limit_rows(layout, index, finding)
    raise KeyError(check.id)


def sums(layout: Layout) -> Limits:
    """Compare the sum of the lines as shown with the total, within rounding."""
    budget, outputs = layout.budget, layout.book.result.outputs
    total, shown = Decimal(outputs["total"]), printed_sum(layout.book)
    by_rounding = Decimal(len(outputs["sheet"]) // 2) / 100
    cell = budget.sheet.ref(budget.total, AMOUNT)
    return Limits(
        (f"ROUND(SUM({budget.amounts}),2)" if budget.amounts else "0", shown),
        (f"ROUND({cell}-{budget.by_rounding},2)", total - by_rounding),
        (f"ROUND({cell}+{budget.by_rounding},2)", total + by_rounding),
    )


def _ceiling(result: Result) -> Limits:
    ceiling = Decimal((result.inputs or {})["ceiling"])
    return Limits(
        (or_nothing("ISNUMBER(ceiling_price)", "total"), number(result.outputs["total"])),
        high=(half_up("ceiling_price", 2), rounded(ceiling, 2)),
    )


def _priced(layout: Layout) -> Limits:
    """Compare the number of positions without a cost with none."""
    assert layout.positions is not None
    costs = layout.positions.cells(labour.COST)
    missing = sum("monthly_cost" not in row for row in layout.positions.rows)
    return Limits((f"ROWS({costs})-COUNT({costs})", missing), high=("0", 0), style="number")


def _staff(layout: Layout) -> Limits:
    """Compare the staff planned in the workload with the positions, both ways."""
    assert layout.positions is not None
    counts, shares = (layout.positions.cells(c) for c in (labour.HEADCOUNT, labour.FTE))
    rows = layout.positions.rows
    staff = sum((Decimal(row["headcount"]) * Decimal(row["fte"]) for row in rows), Decimal(0))
    positions = (
        f"ROUND(SUMPRODUCT({counts},{shares}),{MOST_DECIMAL_PLACES})",
        rounded(staff, MOST_DECIMAL_PLACES),
    )
    planned = f"ROUND(staff_planned,{MOST_DECIMAL_PLACES})"
    known = rounded(Decimal(layout.inputs["workload"]["fte"]), MOST_DECIMAL_PLACES)
    return Limits(
        (or_nothing("ISNUMBER(staff_planned)", planned), known), positions, positions, "number"
    )


def _band(layout: Layout, part: Result, index: int | None) -> Limits:
    """Compare what is proposed with the band, both as printed."""
    assert layout.positions is not None
    if index is None:
        outputs = part.outputs
        low, high = (
            number(outputs.get(f"compared_{end}", outputs[f"project_{end}"])) for end in ("low", "high")
        )  # fmt: skip
        nothing = not layout.positions.priced_months
        if nothing:
            low = high = Decimal(0)
        value = NOTHING if nothing else number(outputs["proposed_total"])
        return Limits(
            (or_nothing("compared_months_exact<>0", "proposed_total"), value),
            ("compared_low", low),
            ("compared_high", high),
        )
    row, at = part.outputs["positions"][index], layout.positions.first + index
    proposed, low_cell, high_cell = (
        layout.positions.sheet.ref(at, column)
        for column in (labour.PROPOSED, labour.LOW, labour.HIGH)
    )
    return Limits(
        (proposed, number(row["proposed"])),
        (low_cell, number(row["low"])),
        (high_cell, number(row["high"])),
    )


def _year(part: Result) -> Limits:
    """Compare the year of the wage with the year before that of the labour budget."""
    inputs: dict[str, Any] = part.inputs or {}
    previous = ("labour_year-1", int(inputs["project_year"]) - 1)
    year = number(inputs.get("reference_year"))
    return Limits(
        (or_nothing("ISNUMBER(wage_year)", "wage_year"), year), previous, previous, "whole"
    )


def _share(layout: Layout, part: Result, index: int | None) -> Limits:
    """Compare the indirect share of the whole, or of a period, with the least."""
    assert layout.services is not None
    indirect, total = "indirect_hours_exact", "total_hours_exact"
    known = part.exact["indirect_hours"], part.exact["total_hours"]
    if index is not None:
        at, sheet = layout.services.periods + index, layout.services.sheet
        indirect = sheet.ref(at, workload.PERIOD_INDIRECT)
        total = f"({sheet.ref(at, workload.PERIOD_DIRECT)}+{indirect})"
        period = (part.inputs or {})["periods"][index]
        hours = Decimal(period["indirect_hours"])
        known = hours, hours + Decimal(period["direct_hours"])
    share = rounded(known[0] / known[1], _SHARE_DECIMALS) if known[1] else NOTHING
    return Limits(
        (or_nothing(f"{total}<>0", f"ROUND({indirect}/{total},{_SHARE_DECIMALS})"), share),
        low=("indirect_least", part.policy.parameter("indirect-share").current.value),
        style="share",
    )


def _capacity(part: Result) -> Limits:
    """Compare the workload with the hours that the planned staff has."""
    total, available = part.exact["total_hours"], part.exact["available_hours"]
    return Limits(
        (
            or_nothing("ISNUMBER(available_hours_exact)", f"ROUND(total_hours_exact,{_HOUR_DECIMALS})"),
            rounded(total, _HOUR_DECIMALS),
        ),
        high=(
            or_nothing("ISNUMBER(available_hours_exact)", f"ROUND(available_hours_exact,{_HOUR_DECIMALS})"),
            rounded(available, _HOUR_DECIMALS),
        ),
        style="number",
    )  # fmt: skip


def _hours_rows(layout: Layout, index: int) -> Limits:
    """Compare the number of services with too few hours per unit with none."""
    path = f"{FUNDER_PROFILE}.hours[{index}]"
    category, unit, least = (
        layout.book.inputs[f"{path}.{name}"] for name in ("category", "unit", "hours_at_least")
    )
    standard = layout.inputs[FUNDER_PROFILE]["hours"][index]
    services = (layout.inputs.get("workload") or {"services": []})["services"]
    alike = [s for s in services if (s["category"], s["unit"]) == (standard["category"], standard["unit"])]  # fmt: skip
    if layout.services is None:
        return Limits((f'"{NOTHING}"', NOTHING), high=("0", 0), style="number")
    cells = layout.services.cells
    same = f"({cells(workload.CATEGORY)}={category})*({cells(workload.UNIT)}={unit})"
    short = f"SUMPRODUCT({same}*({cells(workload.HOURS_PER_UNIT)}<{least}))"
    least_hours = Decimal(standard["hours_at_least"])
    known = sum(Decimal(service["hours_per_unit"]) < least_hours for service in alike)
    value: FormulaAndValue = (
        or_nothing(f"SUMPRODUCT({same})>0", short),
        known if alike else NOTHING,
    )
    return Limits(value, high=("0", 0), style="number")


def _limit_rows(layout: Layout, index: int, finding: int) -> Limits:
    """Compare the highest price, the sum or the share of some categories with a limit."""
    limit, budget = layout.inputs[FUNDER_PROFILE]["limits"][index], layout.budget
    name = [one for one in _OF_LIMIT if one in limit][finding]
    most = layout.book.inputs[f"{FUNDER_PROFILE}.limits[{index}].{name}"]
    names = category_names(limit["category"])
    keys = [key for key in budget.categories if key in names]
    book = layout.book
    known_most = Decimal(limit[name])

    def of_categories(function: str, column: int) -> str:
        cells = [budget.sheet.ref(budget.categories[key], column) for key in keys]
        return f"{function}({','.join(cells)})" if cells else "0"

    if name == "unit_price_at_most":
        highest = max((highest_price(book, key) for key in keys), default=Decimal(0))
        return Limits((of_categories("MAX", HIGHEST), highest), high=(most, known_most))
    by_category = book.result.exact["totals_by_category"]
    amount = sum((by_category[key] for key in keys), Decimal(0))
    summed = of_categories("SUM", EXACT)
    if name == "total_at_most":
        return Limits(
            (half_up(summed, 2), rounded(amount, 2)), high=(half_up(most, 2), rounded(known_most, 2))
        )  # fmt: skip
    total = book.result.exact["total"]
    share = rounded(amount / total, _SHARE_DECIMALS) if total else NOTHING
    return Limits(
        (
            or_nothing("total_exact<>0", f"ROUND({summed}/total_exact,{_SHARE_DECIMALS})"),
            share,
        ),
        high=(most, known_most),
        style="share",
    )
