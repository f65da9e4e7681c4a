"""The comparison's form: one line for each change, and its lines as variations.

A form cannot hold an object with paths for keys, so a line has the path and the value of one change,
as ``variations[0].changes.path`` and ``.value``. Lines of one name are one variation.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from calculators.core.calculator import Calculator
from calculators.core.fields import Fields, OtherInput
from calculators.core.paths import field_at, split_first
from calculators.core.problems import Problem
from calculators.inputs.form import as_share, is_share

Lines = list[dict[str, Any]]


def base_field(calculator: Calculator) -> OtherInput | None:
    """Return the input of a calculator that is another's, if it has one."""
    return next((field for field in calculator.inputs if isinstance(field, OtherInput)), None)


def as_lines(variations: list[dict[str, Any]]) -> Lines:
    """Return variations as lines of the form, one for each change."""
    return [
        {**variation, "changes": {"path": path, "value": value}}
        for variation in variations
        for path, value in variation["changes"].items()
    ]


def as_variations(lines: Lines, fields: Fields) -> tuple[Lines, dict[int, list[int]]]:
    """Return a form's lines as variations, and which lines went into each.

    ``fields`` are those of the base: a share is typed in percent, as in every form.
    """
    variations: Lines = []
    sources: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        changes = line.get("changes")
        path, value = (
            (str(changes.get(key, "")) for key in ("path", "value"))
            if isinstance(changes, Mapping)
            else ("", "")
        )
        if value and is_share(field_at(fields, path)):
            value = as_share(value)
        name = line.get("name", "")
        joins = (
            index
            for index, variation in enumerate(variations)
            if name and variation["name"] == name and path not in variation["changes"]
        )
        index = next(joins, len(variations))
        if index == len(variations):
            variations.append({**line, "name": name, "changes": {}})
        if path:
            variations[index]["changes"][path] = value
        sources.setdefault(index, []).append(number)
    return variations, sources


def at_their_lines(
    problems: tuple[Problem, ...], sources: Mapping[int, list[int]], lines: Lines
) -> tuple[Problem, ...]:
    """Return problems with the path of the form's line that each comes from."""

    def at_line(problem: Problem) -> Problem:
        name, number, rest = split_first(problem.path)
        if name != "variations" or number is None or number not in sources:
            return problem
        own = [line for line in sources[number] if f'["{_path(lines[line])}"]' in rest]
        line = (own or sources[number])[0]
        below = "name" if rest.startswith("name") else "changes"
        return replace(problem, path=f"variations[{line}].{below}")

    return tuple(map(at_line, problems))


def _path(line: dict[str, Any]) -> str:
    changes = line.get("changes")
    return str(changes.get("path", "")) if isinstance(changes, Mapping) else ""
