"""What each check compares, as formulas: a value and its limits."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Check
from calculators.core.decimals import MOST_DECIMAL_PLACES, rounded
from calculators.core.units import NOTHING
from calculators.declarations.bid import LABOUR_KEY
from calculators.rules.standards_pack import category_keys, limited_categories, names_of_categories
from calculators.workbook import labour, workload
from calculators.workbook.book import Book, Value
from calculators.workbook.budget import (
    AMOUNT,
    CATEGORY,
    EXACT,
    HIGHEST,
    PRICE,
    QUANTITY,
    Budget,
    printed_sum,
)
from calculators.workbook.figures import half_up, or_nothing
from calculators.workbook.labour import Positions
from calculators.workbook.standards_pack import FUNDER_PROFILE
from calculators.workbook.workload import Services

_SHARE_DECIMALS = 12  # coarser than a binary number's last digits, finer than any share compared
_HOUR_DECIMALS = 8
_OF_LIMIT = ("unit_price_at_most", "total_at_most", "share_at_most")

FormulaAndValue = tuple[str, Value]
_NONE: FormulaAndValue = ("0", 0)


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

    def cell(self, cell: str) -> FormulaAndValue:
        """Return a cell, by its address or name, with its value."""
        return cell, self.book.values[cell]

    def rounded(self, cell: str, decimals: int) -> FormulaAndValue:
        """Return a cell rounded as a binary number, to more decimals than it is shown with."""
        return f"ROUND({cell},{decimals})", rounded(self.book.number(cell), decimals)

    def half_up(self, cell: str) -> FormulaAndValue:
        """Return an amount rounded half up."""
        return half_up(cell, 2), rounded(self.book.number(cell), 2)


def limits(layout: Layout, check: Check, finding: int) -> Limits:
    """Return what a check compares; ``finding`` counts those of the same check and path."""
    found = re.search(r"\[([0-9]+)\]", check.path)
    index = int(found[1]) if found else None
    match check.id:
        case "ceiling":
            total = _if_number("ceiling_price", layout.cell("total"))
            return Limits(total, high=layout.half_up("ceiling_price"))
        case "labour-priced":
            return _priced(layout)
        case "staff":
            return _staff(layout)
        case "labour-band":
            return _band(layout, index)
        case "reference-year":
            year = _if_number("wage_year", layout.cell("wage_year"))
            previous = "labour_year-1", layout.book.number("labour_year") - 1
            return Limits(year, previous, previous, "whole")
        case "indirect-share":
            return _share(layout, index)
        case "capacity":
            needed, available = (
                _if_number("available_hours_exact", layout.rounded(name, _HOUR_DECIMALS))
                for name in ("total_hours_exact", "available_hours_exact")
            )
            return Limits(needed, high=available, style="number")
        case "pack-hours" if index is not None:
            return _hours_rows(layout, index)
        case "pack-limit" if index is not None:
            return _limit_rows(layout, index, finding)
    raise KeyError(check.id)


def sums(layout: Layout) -> Limits:
    """Compare the sum of the lines as shown with the total, within rounding."""
    budget, outputs = layout.budget, layout.book.result.outputs
    by_rounding = Decimal(len(outputs["sheet"]) // 2) / 100
    cell = budget.sheet.ref(budget.total, AMOUNT)
    total = layout.book.number(cell)
    return Limits(
        (f"ROUND(SUM({budget.amounts}),2)" if budget.amounts else "0", printed_sum(layout.book)),
        (f"ROUND({cell}-{budget.by_rounding},2)", total - by_rounding),
        (f"ROUND({cell}+{budget.by_rounding},2)", total + by_rounding),
    )


def _if_number(condition: str, term: FormulaAndValue) -> FormulaAndValue:
    formula, value = term
    return or_nothing(f"ISNUMBER({condition})", formula), NOTHING if value is None else value


def _priced(layout: Layout) -> Limits:
    """Compare the number of positions without a cost with none."""
    assert layout.positions is not None
    costs = layout.positions.cells(labour.COST)
    missing = sum("monthly_cost" not in row for row in layout.positions.rows)
    return Limits((f"ROWS({costs})-COUNT({costs})", missing), high=_NONE, style="number")


def _staff(layout: Layout) -> Limits:
    """Compare the staff planned in the workload with the positions, both ways."""
    assert layout.positions is not None
    counts, shares = (layout.positions.cells(c) for c in (labour.HEADCOUNT, labour.FTE))
    rows = layout.positions.rows
    staff = sum((Decimal(row["headcount"]) * Decimal(row["fte"]) for row in rows), Decimal(0))
    product = f"ROUND(SUMPRODUCT({counts},{shares}),{MOST_DECIMAL_PLACES})"
    positions = product, rounded(staff, MOST_DECIMAL_PLACES)
    planned = _if_number("staff_planned", layout.rounded("staff_planned", MOST_DECIMAL_PLACES))
    return Limits(planned, positions, positions, "number")


def _band(layout: Layout, index: int | None) -> Limits:
    """Compare what is proposed with the band, both as printed."""
    assert layout.positions is not None
    if index is None:
        any_priced = layout.book.number("compared_months_exact") != 0
        proposed = layout.book.values["proposed_total"] if any_priced else NOTHING
        value = or_nothing("compared_months_exact<>0", "proposed_total"), proposed
        return Limits(value, layout.cell("compared_low"), layout.cell("compared_high"))
    row, sheet = layout.positions.first + index, layout.positions.sheet
    columns = (labour.PROPOSED, labour.LOW, labour.HIGH)
    proposed_cell, low, high = (layout.cell(sheet.ref(row, column)) for column in columns)
    return Limits(proposed_cell, low, high)


def _share(layout: Layout, index: int | None) -> Limits:
    """Compare the indirect share of the whole, or of a period, with the least."""
    assert layout.services is not None
    number = layout.book.number
    indirect, total = "indirect_hours_exact", "total_hours_exact"
    if index is None:
        hours = number(total)
    else:
        at, sheet = layout.services.periods + index, layout.services.sheet
        direct, indirect = (
            sheet.ref(at, column) for column in (workload.PERIOD_DIRECT, workload.PERIOD_INDIRECT)
        )
        total, hours = f"({direct}+{indirect})", number(direct) + number(indirect)
    share = rounded(number(indirect) / hours, _SHARE_DECIMALS) if hours else NOTHING
    value = or_nothing(f"{total}<>0", f"ROUND({indirect}/{total},{_SHARE_DECIMALS})"), share
    return Limits(value, low=layout.cell("indirect_least"), style="share")


def _hours_rows(layout: Layout, index: int) -> Limits:
    """Compare the number of services with too few hours per unit with none."""
    if layout.services is None:
        return Limits((f'"{NOTHING}"', NOTHING), high=_NONE, style="number")
    path = f"{FUNDER_PROFILE}.hours[{index}]"
    category, unit, least = (
        layout.book.inputs[f"{path}.{name}"] for name in ("category", "unit", "hours_at_least")
    )
    standard = layout.inputs[FUNDER_PROFILE]["hours"][index]
    alike = [
        Decimal(service["hours_per_unit"])
        for service in layout.inputs["workload"]["services"]
        if all(service[name] == standard[name] for name in ("category", "unit"))
    ]
    cells = layout.services.cells
    same = f"({cells(workload.CATEGORY)}={category})*({cells(workload.UNIT)}={unit})"
    short = f"SUMPRODUCT({same}*({cells(workload.HOURS_PER_UNIT)}<{least}))"
    known = sum(hours < layout.book.number(least) for hours in alike) if alike else NOTHING
    return Limits((or_nothing(f"SUMPRODUCT({same})>0", short), known), high=_NONE, style="number")


def _limit_rows(layout: Layout, index: int, finding: int) -> Limits:
    """Compare the highest price, the sum or the share of some categories with a limit."""
    path = f"{FUNDER_PROFILE}.limits[{index}]"
    limit, budget = layout.inputs[FUNDER_PROFILE]["limits"][index], layout.budget
    name = [one for one in _OF_LIMIT if one in limit][finding]
    most = layout.book.inputs[f"{path}.{name}"]
    named = names_of_categories(category_keys(layout.inputs["lines"]))
    keys = limited_categories(limit["category"], named)
    column = HIGHEST if name == "unit_price_at_most" else EXACT
    rows = {key: row for key, row in budget.categories.items() if key in keys}
    cells = [budget.sheet.ref(row, column) for row in rows.values()]
    numbers = [layout.book.number(cell) for cell in cells]
    counted, is_any = [], False
    if budget.labour and LABOUR_KEY in keys:
        counted.append(f"COUNT({budget.labour.cells(PRICE)})")
        is_any = layout.positions is not None and any(
            "monthly_cost" in position for position in layout.positions.rows
        )
    if budget.lines:
        category, price, quantity = map(budget.lines.cells, (CATEGORY, PRICE, QUANTITY))
        of_lines = [budget.is_of(row) for key, row in rows.items() if key != LABOUR_KEY]
        if of_lines:
            is_any, same = True, "+".join(of_lines)
        else:  # a line whose category is changed to one of the limit's is counted then
            same = _is_named(category, layout.book.inputs[f"{path}.category"])
            product = f"({same})*{price}"
            cells.append(
                f"SUMPRODUCT(MAX({product}))"
                if column == HIGHEST
                else f"SUMPRODUCT({product}*{quantity})"
            )
        counted.append(f"SUMPRODUCT(1*({same}))")
    function = "MAX" if column == HIGHEST else "SUM"
    expression = f"{function}({','.join(cells)})" if cells else "0"
    high = most, layout.book.number(most)
    found = f"({'+'.join(counted)})>0" if counted else "FALSE"
    if name == "unit_price_at_most":
        value = max(numbers, default=Decimal(0)) if is_any else NOTHING
        return Limits((or_nothing(found, expression), value), high=high)
    amount = sum(numbers, Decimal(0))
    if name == "total_at_most":
        value = rounded(amount, 2) if is_any else NOTHING
        formula = or_nothing(found, half_up(expression, 2))
        return Limits((formula, value), high=layout.half_up(most))
    total = layout.book.number("total_exact")
    share = rounded(amount / total, _SHARE_DECIMALS) if total and is_any else NOTHING
    formula = f"ROUND({expression}/total_exact,{_SHARE_DECIMALS})"
    found = f"AND({found},total_exact<>0)"
    return Limits((or_nothing(found, formula), share), high=high, style="share")


def _is_named(categories: str, limited: str) -> str:
    """Return the formula of whether each cell's words stand between separators in a limit's."""
    for separator in (",", "，", ";", "；", " 、", "、 "):
        limited = f'SUBSTITUTE({limited},"{separator}","、")'
    return f'ISNUMBER(FIND("、"&{categories}&"、","、"&{limited}&"、"))'
