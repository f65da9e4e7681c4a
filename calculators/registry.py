"""Every calculator, in the order in which the site shows them."""

from calculators import bid, labour_cost, scope, team, wage_series, workload
from calculators import labour_cost, payment, workload
from calculators import labour_cost, payment, targets, workload
from calculators.core.calculator import Calculator

CALCULATORS: dict[str, Calculator] = {
    calculator.name: calculator
    for calculator in (
        labour_cost.CALCULATOR,
        workload.CALCULATOR,
        team.CALCULATOR,
        scope.CALCULATOR,
        bid.CALCULATOR,
        wage_series.CALCULATOR,
        targets.CALCULATOR,
        payment.CALCULATOR,
    )
}
