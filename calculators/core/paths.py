"""Paths of inputs and figures, such as ``labour.positions[0].title``: parse, follow, change.

Errors, form fields, CSV columns, variations and the review name a value by its path. Every
path is parsed here. A row number has at most six digits and a path at most four parts, so
that following one is cheap whoever wrote it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from calculators.core.fields import MOST_ROWS, Field, Fields, Group, Rows
from calculators.core.problems import InvalidInputError, Problem, echo
from calculators.policy.text import Text

Part = tuple[str, int | None]  # a name, and the row number that follows it

_PART = r"([a-z_]+)(?:\[([0-9]{1,6})\])?"
_PATH = re.compile(rf"{_PART}(?:\.{_PART}){{0,3}}")  # as deep as an input can be
_NAME_AND_ROW = re.compile(_PART)
_FIRST_AND_REST = re.compile(rf"{_PART}(?:\.(.*))?", re.DOTALL)
# A key that is itself a path: variations[0].changes["positions[0].months"].
KEYED = re.compile(r'(.+[a-z_])\["([^"]+)"\]')


def parts(path: str) -> list[Part]:
    """Return the names along a path with their row numbers; none if it is not a path."""
    if not _PATH.fullmatch(path):
        return []
    return [_part(*found) for found in _NAME_AND_ROW.findall(path)]


def split_first(path: str) -> tuple[str, int | None, str]:
    """Return the first name of a path, its row number, and the rest, which may be any text.

    Text that does not begin as a path does is returned whole, as the name.
    """
    match = _FIRST_AND_REST.fullmatch(path)
    return (*_part(match[1], match[2]), match[3] or "") if match else (path, None, "")


def _part(name: str, row: str | None) -> Part:
    return name, int(row) if row else None


def join_paths(*paths: str) -> str:
    """Join the paths of groups and of what is in them; empty ones are skipped."""
    return ".".join(filter(None, paths))


def value_at(values: Any, path: str) -> Any:
    """Return the value at a path in plain objects, or ``None`` where there is none."""
    along = parts(path)
    if not along:
        return None
    for name, row in along:
        values = values.get(name) if isinstance(values, Mapping) else None
        if row is not None:
            values = values[row] if isinstance(values, list) and row < len(values) else None
    return values


def with_value(values: Mapping[str, Any], path: str, value: Any) -> dict[str, Any] | None:
    """Return a copy of an input with another value at a path; ``None`` removes the value.

    The result is ``None`` where the path leads to a row or group that the input lacks.
    """
    along = parts(path)
    return _changed(values, along, value) if along else None


def _changed(target: Any, along: list[Part], value: Any) -> dict[str, Any] | None:
    if not isinstance(target, Mapping):
        return None
    (name, row), *rest = along
    changed = dict(target)
    if not rest:
        if row is not None:
            return None  # a whole row has no single value
        changed[name] = value
        if value is None:
            del changed[name]
        return changed
    inner = target.get(name)
    if row is None:
        changed[name] = _changed(inner, rest, value)
        return None if changed[name] is None else changed
    if not isinstance(inner, list) or row >= len(inner):
        return None
    changed_row = _changed(inner[row], rest, value)
    if changed_row is None:
        return None
    changed[name] = [*inner[:row], changed_row, *inner[row + 1 :]]
    return changed


def fields_along(fields: Fields, path: str) -> list[tuple[Field, int | None]]:
    """Return the declared fields along a path with their row numbers; none if one is missing."""
    found: list[tuple[Field, int | None]] = []
    for name, row in parts(path):
        field = next((field for field in fields if field.name == name), None)
        if field is None or (row is not None and not isinstance(field, Rows)):
            return []
        found.append((field, row))
        is_entered = isinstance(field, Group) or row is not None
        fields = field.fields if is_entered and isinstance(field, Group | Rows) else ()
    return found


def field_at(fields: Fields, path: str) -> Field | None:
    """Return the field at a path, or ``None``: ``positions`` is the list, ``positions[0]`` none."""
    along = fields_along(fields, path)
    if not along:
        return None
    field, row = along[-1]
    return field if row is None else None


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every single value in a JSON value with its path; empty lists and objects too."""
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from leaves(inner, join_paths(path, str(key)))
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{index}]")
    else:
        yield path, value


def assemble(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the nested input that ``pairs`` of path and value describe.

    What is not a path, or leads into a single value, becomes a key of its own, so that
    reading the input reports it as an unknown field. Rows that are skipped become empty
    rows, which lack their required fields; row numbers past any limit make one row too many.

    Raises:
        InvalidInputError: a path is given twice.
    """
    result: dict[str, Any] = {}
    seen: set[str] = set()
    for path, value in pairs:
        if path in seen:
            words = Text("“{0}”重复出现，只保留一个。", "“{0}” is given twice. Keep one.")
            message = words.format(echo(path))
            raise InvalidInputError([Problem(echo(path), "too_many", message)])
        seen.add(path)
        outer, key = match.groups() if (match := KEYED.fullmatch(path)) else (path, None)
        along = parts(outer)
        if not (along and _set(result, along, key, value)):
            result[path] = value
    return result


def _set(target: dict[str, Any], along: list[Part], key: str | None, value: Any) -> bool:
    """Set a value where its path leads and return whether that was possible."""
    *outer, (last, row) = [*along, (key, None)] if key else along
    for name, number in outer:
        inner = _group_or_row(target, name, number)
        if inner is None:
            return False
        target = inner
    if row is not None:
        return False  # a whole row has no single value
    target[last] = value
    return True


def _group_or_row(target: dict[str, Any], name: str, row: int | None) -> dict[str, Any] | None:
    """Return the group or row that one part of a path names, made if it is not there."""
    if row is None:
        inner = target.setdefault(name, {})
        return inner if isinstance(inner, dict) else None
    rows = target.setdefault(name, [])
    if not isinstance(rows, list):
        return None  # there already is a single value of the same name
    index = min(row, MOST_ROWS)
    while len(rows) <= index:
        rows.append({})
    return rows[index]  # type: ignore[no-any-return]
