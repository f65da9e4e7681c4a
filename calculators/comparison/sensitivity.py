"""Sensitivity (敏感性): which number of an input moves the total most, one at a time."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from calculators.core.calculator import Calculator, MutableValues, Result, Values
from calculators.core.decimals import MOST_DECIMAL_PLACES, rounded, typed
from calculators.core.fields import Number
from calculators.core.input_labels import InputValue, input_values
from calculators.core.outputs import Output
from calculators.core.paths import with_value
from calculators.core.units import written
from calculators.run import run

MOST_NUMBERS = 100
# Two results are computed for each number, so fewer of the numbers of a large input are changed.
MOST_WORK = 20_000


def headline_of(result: Result) -> Output | None:
    """Return the figure of a result that the sensitivity follows, or ``None``."""
    declared = result.calculator.headline
    outputs = map(result.calculator.output, declared.total or declared.figures[:1])
    return next((o for o in outputs if o.numeric and o.name in result.outputs), None)


def sensitivity(base: Result, base_input: Mapping[str, Any], by: Decimal) -> Values | None:
    """Return how the headline figure follows each number of the input, the farthest first.

    Calendar years and months are not quantities and are not changed. A whole number changes by at
    least one; no number leaves the range of its field. A change that cannot be computed is left out.

    Args:
        base: the result to move from.
        base_input: its input.
        by: share of each number by which it is changed.
    """
    figure = headline_of(base)
    if figure is None:
        return None
    numbers = list(_numbers(base.calculator, base_input))
    most = min(MOST_NUMBERS, max(MOST_WORK // max(len(numbers), 1), 1))
    rows = [_row(base, base_input, number, figure, by) for number in numbers[:most]]
    rows = sorted((row for row in rows if "low" in row or "high" in row), key=_farthest_first)
    return {
        "by": typed(by),
        "of": {
            "id": figure.name,
            "label": figure.label.to_json(),
            "unit": figure.unit,
            "value": base.outputs[figure.name],
        },
        "numbers": len(numbers),
        "moved": min(len(numbers), most),
        "rows": rows,
    }


def size(row: Values) -> Decimal:
    """Return how far a row of the sensitivity moves the figure, down or up."""
    return max(abs(Decimal(row.get(f"change_{end}", 0))) for end in ("low", "high"))


def _farthest_first(row: Values) -> Decimal:
    return -size(row)


def _numbers(calculator: Calculator, base_input: Mapping[str, Any]) -> Iterator[InputValue]:
    for number in input_values(calculator.inputs, base_input):
        field = number.field
        if isinstance(field, Number) and number.value is not None and not _of_the_calendar(field):
            yield number


def _of_the_calendar(field: Number) -> bool:
    return field.unit in ("year", "month_of_year")


def _row(
    base: Result,
    base_input: Mapping[str, Any],
    number: InputValue,
    figure: Output,
    by: Decimal,
) -> MutableValues:
    value = Decimal(str(number.value))
    field = number.field
    assert isinstance(field, Number)
    row: MutableValues = {
        "path": number.path,
        "label": number.label.to_json(),
        "unit": field.unit,
        "value": typed(value),
    }
    for end, factor, rounding in (("low", 1 - by, ROUND_FLOOR), ("high", 1 + by, ROUND_CEILING)):
        moved = value * factor
        moved = (
            moved.to_integral_value(rounding)
            if field.whole
            else rounded(moved, MOST_DECIMAL_PLACES)
        )
        moved = min(max(moved, field.minimum), field.maximum)
        if moved == value:
            continue
        changed = with_value(base_input, number.path, typed(moved))
        result = run(base.calculator, changed, base.policy, other_readings=False)
        if figure.name not in result.exact:
            continue
        # Between printed figures, so that what is shown adds up.
        printed = [
            Decimal(written(one, figure.unit))
            for one in (base.exact[figure.name], result.exact[figure.name])
        ]
        change = printed[1] - printed[0]
        row[end] = typed(moved)
        row[f"change_{end}"] = written(change, figure.unit)
    return row
