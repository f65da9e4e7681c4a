"""The figures and verdicts of several results of one calculator, side by side."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Calculator, MutableValues, Result
from calculators.core.input_labels import joined_label, label_at
from calculators.core.outputs import Output, OutputGroup
from calculators.core.paths import join_paths
from calculators.core.units import written
from calculators.policy.text import Text


def figures(calculator: Calculator, results: list[Result]) -> list[MutableValues]:
    """Return every single figure that any of the results has, in the order of its declaration."""
    rows = []
    for part_name, part in [("", calculator), *calculator.parts.items()]:
        answers = [_outputs(result, part_name) for result in results]
        above = part.title if part_name else None
        for output in part.outputs:
            if isinstance(output, Output):
                values = [answer.get(output.name) for answer in answers]
                label = joined_label(above, output.label)
                rows.append(
                    _figure(
                        join_paths(part_name, output.name),
                        label,
                        output.unit,
                        output.numeric,
                        values,
                    )
                )
            elif isinstance(output, OutputGroup):
                groups = [answer.get(output.name, {}) for answer in answers]
                for key, name in output.keys:
                    label = joined_label(above, joined_label(output.label, name))
                    values = [group.get(key) for group in groups]
                    rows.append(
                        _figure(
                            join_paths(part_name, output.name, key),
                            label,
                            output.unit,
                            True,
                            values,
                        )
                    )
    return [row for row in rows if any(value is not None for value in row["values"])]


def _outputs(result: Result, part_name: str) -> MutableValues:
    if not part_name:
        return result.outputs
    return result.parts[part_name].outputs if part_name in result.parts else {}


def _figure(id: str, label: Text, unit: str, numeric: bool, values: list[Any]) -> MutableValues:
    row: MutableValues = {"id": id, "label": label.to_json(), "unit": unit, "values": values}
    if not numeric:
        return row
    base = values[0]
    row["differences"] = differences = [
        written(Decimal(value) - Decimal(base), unit) if None not in (value, base) else None
        for value in values
    ]
    row["shares"] = [
        written(Decimal(difference) / Decimal(base), "share")
        if difference is not None and Decimal(base)
        else None
        for difference in differences
    ]
    return row


def checks(
    calculator: Calculator, base_input: Mapping[str, Any], results: list[Result]
) -> list[MutableValues]:
    """Return what each check found in each result; one that a result lacks has no status there."""
    columns = [_found(result) for result in results]
    keys = dict.fromkeys(key for column in columns for key in column)
    rows = []
    for part_name, id, path, number in keys:
        part = calculator.parts[part_name] if part_name else calculator
        label = part.rule_check(id).label
        whole = join_paths(part_name, path)
        if path:
            label = joined_label(label_at(calculator.inputs, base_input, whole), label)
        statuses = [column.get((part_name, id, path, number)) for column in columns]
        rows.append({"id": id, "path": whole, "label": label.to_json(), "statuses": statuses})
    return rows


def _found(result: Result) -> dict[tuple[str, str, str, int], str]:
    """Return each status by part, check and path; checks alike in all of these are numbered."""
    found: dict[tuple[str, str, str, int], str] = {}
    for part_name, part in result.with_parts():
        for check in part.checks:
            number = sum((part_name, check.id, check.path) == key[:3] for key in found)
            found[part_name, check.id, check.path, number] = check.status
    return found
