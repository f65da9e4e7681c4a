"""Run a calculator on a raw input: the one way in for command line, browser and Python."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Answer, Calculator, MutableValues, Result, Values
from calculators.core.decimals import exact, full_money, money, typed
from calculators.core.fields import Fields, Group, Number, Rows
from calculators.core.outputs import OutputRows
from calculators.core.parse import parse
from calculators.core.problems import InvalidInputError, Problem
from calculators.core.readings import ReadTracker, copied, with_other_readings
from calculators.policy import Policy, load_policy


def run(
    calculator: Calculator,
    raw: object,
    policy: Policy | None = None,
    *,
    other_readings: bool = True,
) -> Result:
    """Compute ``calculator`` for an input; problems become part of the result.

    Args:
        calculator: a declaration from :data:`calculators.registry.CALCULATORS`.
        raw: the input as plain objects (see :func:`calculators.inputs.json_text.read_json`).
        policy: the registers to compute with; those that are shipped when ``None``.
        other_readings: whether checks list the readings that would change their outcome.
    """
    policy = policy or load_policy()
    with exact():
        try:
            values = parse(calculator.inputs, calculator.as_input(raw))
        except InvalidInputError as error:
            return refused(calculator, error.problems, policy)
        return _computed(calculator, values, policy, other_readings)


def _computed(
    calculator: Calculator, values: MutableValues, policy: Policy, other_readings: bool
) -> Result:
    """Compute parsed values, those of the calculator's parts first."""
    read_as = copied(values)  # `complete` fills in what depends on how the words are read
    problems = calculator.complete(values, policy)
    if problems:
        return refused(calculator, tuple(problems), policy)
    parts = {
        name: _computed(part, values[calculator.group_of(name)], policy, other_readings)
        for name, part in calculator.parts.items()
        if values[calculator.group_of(name)] is not None
    }
    problems = [
        replace(problem, path=f"{calculator.group_of(name)}.{problem.path}")
        for name, part in parts.items()
        for problem in part.problems
    ]
    if problems:
        return refused(calculator, tuple(problems), policy)
    answer = Answer(calculator, policy, parts=parts)
    completed = ReadTracker(values)
    calculator.compute(completed, policy, answer)
    return Result(
        calculator,
        policy,
        as_understood(calculator.inputs, values),
        _in_declared_order(calculator, answer.outputs),
        with_other_readings(calculator, policy, read_as, completed, answer.checks)
        if other_readings
        else tuple(answer.checks),
        tuple(answer.trace),
        (),
        parts,
        answer.exact,
    )


def refused(
    calculator: Calculator, problems: tuple[Problem, ...], policy: Policy | None = None
) -> Result:
    """Return the result of an input that cannot be computed."""
    return Result(calculator, policy or load_policy(), None, {}, (), (), problems)


def as_understood(fields: Fields, values: Values) -> dict[str, Any]:
    """Write parsed values back as an input that would be read the same way."""
    written: dict[str, Any] = {}
    for field in fields:
        value = values[field.name]
        if value is None:
            continue
        if isinstance(field, Group):
            written[field.name] = as_understood(field.fields, value)
        elif isinstance(field, Rows):
            written[field.name] = [as_understood(field.fields, row) for row in value]
        elif isinstance(field, Number) and isinstance(value, Decimal):
            written[field.name] = (
                full_money(value) if field.unit.startswith("yuan") else typed(value)
            )
        else:
            written[field.name] = value
    return written


def without_derived(
    fields: Fields, entered: Mapping[str, Any], understood: Values
) -> dict[str, Any]:
    """Return an input as understood, without the values that the calculator derived.

    Fixed defaults stay. Whoever changes the input and computes it derives the rest anew.

    Args:
        fields: the declared inputs.
        entered: the input before it was parsed.
        understood: the same input as its result has it.
    """
    values: dict[str, Any] = {}
    for field in fields:
        value = understood.get(field.name)
        if isinstance(field, Rows):
            rows = zip(entered.get(field.name) or [], value or [], strict=True)
            values[field.name] = [without_derived(field.fields, *row) for row in rows]
        elif isinstance(field, Group):
            if value is not None:
                values[field.name] = without_derived(field.fields, entered[field.name], value)
        elif entered.get(field.name) is not None or field.default is not None:
            values[field.name] = value
    return values


def _in_declared_order(calculator: Calculator, outputs: Values) -> MutableValues:
    ordered = {o.name: outputs[o.name] for o in calculator.outputs if o.name in outputs}
    if rounding := _rounding(calculator, outputs):
        ordered["rounding"] = rounding
    return ordered


def _rounding(calculator: Calculator, outputs: Values) -> dict[str, str]:
    """Return, for each total of money, what its rows as printed lack or have too much.

    Every figure is rounded once, so rows can differ from their total by some fen.
    """
    differences: dict[str, str] = {}
    for item in calculator.outputs:
        if not isinstance(item, OutputRows) or item.name not in outputs:
            continue
        for column in item.columns:
            total = item.totals.get(column.name, "")
            if column.unit != "yuan" or total not in outputs:
                continue
            printed = sum(
                (Decimal(row[column.name]) for row in outputs[item.name] if column.name in row),
                Decimal(0),
            )
            if difference := Decimal(outputs[total]) - printed:
                differences[total] = money(difference)
    return differences
