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

MOST_MOVED = 100
# Each number is computed with twice, over the whole input: a large one moves fewer of them.
MOST_WORK = 20_000


def headline_of(result: Result) -> Output | None:
    """Return the figure that stands for a result: a number that its calculator declares."""
    declared = result.calculator.headline
    outputs = map(result.calculator.output, declared.total or declared.figures[:1])
    return next((o for o in outputs if o.numeric and o.name in result.outputs), None)


def sensitivity(base: Result, given: Mapping[str, Any], by: Decimal) -> Values | None:
    """Return how the headline figure follows each number of the input, the farthest first.

    Years and months of the calendar are no quantities and stay. A whole number moves by at least one;
    a number moves no farther than its field allows. A move that cannot be computed is left out.

    Args:
        base: the result to move from.
        given: its input.
        by: share of each number by which it moves.
    """
    figure = headline_of(base)
    if figure is None:
        return None
    numbers = list(_numbers(base.calculator, given))
    most = min(MOST_MOVED, max(MOST_WORK // max(len(numbers), 1), 1))
    rows = [_row(base, given, place, figure, by) for place in numbers[:most]]
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


def _numbers(calculator: Calculator, given: Mapping[str, Any]) -> Iterator[InputValue]:
    for place in input_values(calculator.inputs, given):
        field = place.field
        if isinstance(field, Number) and place.value is not None and not _of_the_calendar(field):
            yield place


def _of_the_calendar(field: Number) -> bool:
    return field.unit == "year" or (field.unit == "month" and field.whole)


def _row(
    base: Result,
    given: Mapping[str, Any],
    place: InputValue,
    figure: Output,
    by: Decimal,
) -> MutableValues:
    value = Decimal(str(place.value))
    field = place.field
    assert isinstance(field, Number)
    row: MutableValues = {
        "path": place.path,
        "label": place.label.to_json(),
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
        changed = with_value(given, place.path, typed(moved))
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
