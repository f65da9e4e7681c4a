"""Every calculator, in the order in which the site shows them."""

from calculators import (
    bid,
    capacity,
    compare,
    labour_cost,
    payment,
    review,
    scope,
    targets,
    team,
    wage_series,
    workload,
)
from calculators.core.calculator import Calculator

_BY_THEMSELVES: dict[str, Calculator] = {
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
_LAST = wage_series.CALCULATOR.name
CALCULATORS: dict[str, Calculator] = {
    **{name: one for name, one in _BY_THEMSELVES.items() if name != _LAST},
    "compare": compare.calculator(_BY_THEMSELVES),
    review.CALCULATOR.name: review.CALCULATOR,
    _LAST: _BY_THEMSELVES[_LAST],
}
