"""What people call the figures of a result, by their paths."""

from collections.abc import Mapping
from typing import Any

from calculators.core.calculator import Calculator
from calculators.core.outputs import Output, OutputGroup, OutputMap, OutputRows
from calculators.core.paths import join_paths, split_first, value_at
from calculators.policy.text import Text
from calculators.render.labels import WORDS

ROUNDING = "rounding"  # what rounding leaves of the figures of the same names
BY_CATEGORY = "totals_by_category"  # what follows is the user's own words, as a whole


def figure_label(calculator: Calculator, path: str, row: str = "") -> Text:
    """Return what people call a figure of a calculator or of its parts; ``row`` names its row."""
    labels, calculator, output, number, rest = _resolve(calculator, path)
    if isinstance(output, OutputMap):
        labels += [output.label, output.label_of(rest)]
    elif isinstance(output, OutputGroup):
        labels += [output.label, dict(output.keys).get(rest, Text(rest, rest))]
    elif isinstance(output, OutputRows):
        labels.append(_row_label(calculator, output, number, row))
        labels += [column.label for column in _columns(output, rest)]
    else:
        labels.append(output.label if output else Text(path, path))
    return Text("：".join(one.zh for one in labels), ": ".join(one.en for one in labels))


def figure_unit(calculator: Calculator, path: str) -> str:
    """Return the unit of a figure of a calculator or of its parts; empty if there is none such."""
    _, _, output, _, rest = _resolve(calculator, path)
    if isinstance(output, OutputRows):
        return next((column.unit for column in _columns(output, rest)), "")
    return output.unit if isinstance(output, Output | OutputGroup | OutputMap) else ""


def row_name(calculator: Calculator, path: str, result: Mapping[str, Any]) -> str:
    """Return the user's own name of the row that a figure of a result belongs to, if it has one."""
    _, found_in, output, number, _ = _resolve(calculator, path)
    if not isinstance(output, OutputRows) or number is None:
        return ""
    part = "" if found_in is calculator else split_first(path)[0]
    # The words that head it, or the first words of its own.
    keys = [output.title, *(one.name for one in output.columns if one.unit == "words")]
    rows = [
        value_at(result, join_paths(key, part, f"{output.name}[{number}]"))
        for key in ("outputs", "inputs")
    ]
    names = [row.get(key) for key in keys for row in rows if isinstance(row, Mapping)]
    return next((one for one in names if isinstance(one, str) and one), "")


def _resolve(
    calculator: Calculator, path: str
) -> tuple[list[Text], Calculator, Any, int | None, str]:
    """Return the labels before a figure's own, its calculator, declaration, row and further path."""
    labels: list[Text] = []
    name, number, rest = split_first(path)
    if rest and name in calculator.parts:
        calculator = calculator.parts[name]
        labels.append(calculator.title)
        name, number, rest = split_first(rest)
    if rest and name == ROUNDING:
        labels.append(WORDS[ROUNDING])
        name, number, rest = split_first(rest)
    output = next((one for one in calculator.outputs if one.name == name), None)
    return labels, calculator, output, number, rest


def _columns(output: OutputRows, rest: str) -> list[Output]:
    return [one for one in output.columns if one.name == split_first(rest)[0]]


def _row_label(calculator: Calculator, output: OutputRows, number: int | None, name: str) -> Text:
    field = calculator.rows_field(output.name)
    label = output.label or (field.label if field else Text(output.name, output.name))
    if number is None:
        return label
    zh, en = (f"“{name}”", f" “{name}”") if name else ("", "")
    return Text(f"{label.zh}第 {number + 1} 行{zh}", f"{label.en}, row {number + 1}{en}")


def check_keys(checks: Any) -> list[tuple[str, str, int]]:
    """Return what each check (as JSON) is: its id, the row it is about and which finding on it."""
    seen: dict[tuple[str, str], int] = {}
    keys = []
    for check in checks:
        given = check if isinstance(check, Mapping) else {}
        key = (str(given.get("id")), str(given.get("path", "")))
        seen[key] = seen.get(key, -1) + 1
        keys.append((*key, seen[key]))
    return keys
