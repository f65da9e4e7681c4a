"""Put values that are named by paths (``labour.positions[0].title``) back into nested objects.

Forms and CSV columns both name inputs by the paths that errors use.
"""

import re
from collections.abc import Iterable
from typing import Any

from calculators.core.fields import MOST_ROWS
from calculators.core.problems import InvalidInputError, Problem
from calculators.policy.text import Text

_PART = r"[a-z_]+(?:\[[0-9]{1,6}\])?"
_PATH = re.compile(rf"{_PART}(?:\.{_PART}){{0,3}}")  # as deep as an input can be
# A key that is itself a path: variations[0].changes["positions[0].months"].
_KEYED = re.compile(r'(.+[a-z_])\["([^"]+)"\]')


def assemble(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the nested input that ``pairs`` of path and value describe.

    What is no path, or runs into a single value, stands as a key of its own, so that
    reading the input reports it as an unknown field. Rows that are skipped become empty
    rows, which lack their required fields; row numbers past any limit make one row too many.

    Raises:
        InvalidInputError: a path is given twice.
    """
    result: dict[str, Any] = {}
    seen: set[str] = set()
    for path, value in pairs:
        if path in seen:
            message = Text(f"“{path}”重复出现，只保留一个。", f"“{path}” is given twice. Keep one.")
            raise InvalidInputError([Problem(path, "too_many", message)])
        seen.add(path)
        outer, key = match.groups() if (match := _KEYED.fullmatch(path)) else (path, None)
        steps = [*outer.split("."), *([key] if key else [])]
        if not (_PATH.fullmatch(outer) and _put(result, steps, value, is_key=bool(key))):
            result[path] = value
    return result


def _put(target: dict[str, Any], parts: list[str], value: Any, is_key: bool) -> bool:
    """Put a value where its path leads and return whether that was possible."""
    for part in parts[:-1]:
        inner = _step(target, part)
        if inner is None:
            return False
        target = inner
    if "[" in parts[-1] and not is_key:
        return False  # a row is no value
    target[parts[-1]] = value
    return True


def _step(target: dict[str, Any], part: str) -> dict[str, Any] | None:
    """Return the object or row that one part of a path names, made if it is not there."""
    name, _, number = part.partition("[")
    if not number:
        inner = target.setdefault(name, {})
        return inner if isinstance(inner, dict) else None
    rows = target.setdefault(name, [])
    if not isinstance(rows, list):
        return None  # a list cannot stand beside a single value of the same name
    index = min(int(number.rstrip("]")), MOST_ROWS)
    while len(rows) <= index:
        rows.append({})
    return rows[index]  # type: ignore[no-any-return]
