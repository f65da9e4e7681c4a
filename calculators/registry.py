"""Every calculator, in the order in which the site shows them."""

from calculators import (
    bid,
    capacity,
    labour_cost,
    payment,
    scope,
    targets,
    team,
    wage_series,
    workload,
)
from calculators.core.calculator import Calculator

CALCULATORS: dict[str, Calculator] = {
    calculator.name: calculator
    for calculator in (
        labour_cost.CALCULATOR,
        workload.CALCULATOR,
        team.CALCULATOR,
        scope.CALCULATOR,
        targets.CALCULATOR,
        payment.CALCULATOR,
        bid.CALCULATOR,
        capacity.CALCULATOR,
        wage_series.CALCULATOR,
    )
}
