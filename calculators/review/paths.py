"""Paths of a bid's figures and inputs: followed, listed, and named for people."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from calculators.core.calculator import Calculator
from calculators.core.fields import Field, Fields, Group, Rows
from calculators.core.outputs import Output, OutputGroup, OutputMap, OutputRows
from calculators.policy.text import Text
from calculators.render.labels import phrase

_STEP = re.compile(r"([^.\[\]]+)(?:\[([0-9]{1,6})\])?")
ROUNDING = "rounding"  # what rounding leaves of the figures of the same names
BY_CATEGORY = "totals_by_category"  # what follows is the user's own words, as a whole


def steps(path: str) -> list[str | int]:
    """Return the keys and row numbers that lead along a path."""
    found: list[str | int] = []
    for word, number in _STEP.findall(path):
        found.append(word)
        if number:
            found.append(int(number))
    return found


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every single value in a JSON value, with its path; empty lists and objects too."""
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]")
    else:
        yield path, value


def put(inputs: dict[str, Any], path: str, value: Any) -> None:
    """Put a value into an input at a path whose groups and rows are there; none takes it away."""
    *outer, last = steps(path)
    target: Any = inputs
    for step in outer:
        target = target[step]
    if value is None:
        target.pop(last, None)
    else:
        target[last] = value


def value_at(inputs: Mapping[str, Any], path: str) -> Any:
    """Return what an input has at a path, or nothing."""
    value: Any = inputs
    for step in steps(path):
        if isinstance(value, Mapping):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def field_of(fields: Fields, path: str) -> Field | None:
    """Return the declaration of an input, or nothing where there is none."""
    found: Field | None = None
    for step in steps(path):
        if isinstance(step, int):
            continue
        found = next((field for field in fields if field.name == step), None)
        fields = found.fields if isinstance(found, Group | Rows) else ()
    return found


def input_label(fields: Fields, path: str) -> Text:
    """Return what people call an input: its groups, its row and itself."""
    labels: list[Text] = []
    row_label = Text("", "")
    for step in steps(path):
        if isinstance(step, int):
            labels[-1] = Text(f"{row_label.zh} {step + 1}", f"{row_label.en} {step + 1}")
            continue
        found = next((field for field in fields if field.name == step), None)
        if found is None:
            return _joined(labels) or Text(path, path)
        labels.append(found.label)
        if isinstance(found, Rows):
            row_label = found.row_label
        fields = found.fields if isinstance(found, Group | Rows) else ()
    return _joined(labels) or Text(path, path)


def figure_label(calculator: Calculator, path: str, row: str = "") -> Text:
    """Return what people call a figure of a calculator or of its parts; ``row`` names its row."""
    name, _, rest = path.partition(".")
    if rest and (part := calculator.parts.get(name)):
        inner = figure_label(part, rest, row)
        return _joined([part.title, inner]) or inner
    if rest and name == ROUNDING:
        what = Text(phrase(ROUNDING, "zh"), phrase(ROUNDING, "en"))
        return _joined([what, figure_label(calculator, rest, row)]) or what
    word, _, number = name.partition("[")
    for output in calculator.outputs:
        if output.name != word:
            continue
        if isinstance(output, OutputMap):
            return _joined([output.label, output.label_of(rest)]) or output.label
        if isinstance(output, OutputGroup):
            keys = dict(output.keys)
            return _joined([output.label, keys.get(rest, Text(rest, rest))]) or output.label
        if isinstance(output, OutputRows):
            return _row_figure(calculator, output, number.rstrip("]"), rest, row)
        return output.label
    return Text(path, path)


def figure_unit(calculator: Calculator, path: str) -> str:
    """Return the unit of a figure of a calculator or of its parts; empty if there is none such."""
    name, _, rest = path.partition(".")
    if rest and (part := calculator.parts.get(name)):
        return figure_unit(part, rest)
    if rest and name == ROUNDING:
        return figure_unit(calculator, rest)
    word = name.partition("[")[0]
    output = next((one for one in calculator.outputs if one.name == word), None)
    if isinstance(output, OutputRows):
        column = next((one for one in output.columns if one.name == rest.partition(".")[0]), None)
        return column.unit if column else ""
    return output.unit if isinstance(output, Output | OutputGroup | OutputMap) else ""


def row_name(calculator: Calculator, path: str, result: Mapping[str, Any]) -> str:
    """Return the user's own name of the row that a figure of a result belongs to, if it has one."""
    name, _, rest = path.partition(".")
    if rest and (part := calculator.parts.get(name)):
        inner = {key: (result.get(key) or {}).get(name) or {} for key in ("inputs", "outputs")}
        return row_name(part, rest, inner)
    word = name.partition("[")[0]
    output = next((one for one in calculator.outputs if one.name == word), None)
    if not isinstance(output, OutputRows) or word == name:
        return ""
    # The words that head it, or the first words of its own.
    keys = [output.title, *(one.name for one in output.columns if one.unit == "words")]
    rows = [value_at(result.get(key) or {}, name) for key in ("outputs", "inputs")]
    names = [row.get(key) for key in keys for row in rows if isinstance(row, Mapping)]
    return next((one for one in names if isinstance(one, str) and one), "")


def _row_figure(
    calculator: Calculator, output: OutputRows, number: str, rest: str, name: str
) -> Text:
    field = calculator.rows_field(output.name)
    label = output.label or (field.label if field else Text(output.name, output.name))
    if number:
        row = int(number) + 1
        zh, en = (f"“{name}”", f" “{name}”") if name else ("", "")
        label = Text(f"{label.zh}第 {row} 行{zh}", f"{label.en}, row {row}{en}")
    column: Output | None = next(
        (one for one in output.columns if one.name == rest.partition(".")[0]), None
    )
    return _joined([label, column.label]) or label if column else label


def _joined(labels: Iterable[Text]) -> Text | None:
    parts = list(labels)
    if not parts:
        return None
    return Text("：".join(one.zh for one in parts), ": ".join(one.en for one in parts))


def check_keys(checks: Iterable[Any]) -> list[tuple[str, str, int]]:
    """Return what each check (as JSON) is: its id, the row it is about and which finding on it."""
    seen: dict[tuple[str, str], int] = {}
    keys = []
    for check in checks:
        given = check if isinstance(check, Mapping) else {}
        key = (str(given.get("id")), str(given.get("path", "")))
        seen[key] = seen.get(key, -1) + 1
        keys.append((*key, seen[key]))
    return keys
