"""Put values that are named by paths (``positions[0].title``) back into nested objects.

Forms and CSV columns both name inputs by the paths that errors use.
"""

import re
from collections.abc import Iterable
from typing import Any

from calculators.core.fields import MOST_ROWS
from calculators.core.problems import InvalidInputError, Problem
from calculators.core.text import Text

_ROW = re.compile(r"([a-z_]+)\[([0-9]{1,6})\]\.([a-z_]+)")


def assemble(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the nested input that ``pairs`` of path and value describe.

    A path that is no path of rows stands as a key of its own, so that reading the
    input reports it as an unknown field. Rows that are skipped become empty rows,
    which lack their required fields; row numbers past any limit make one row too many.

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
        match = _ROW.fullmatch(path)
        if match is None:
            result[path] = value
            continue
        rows = result.setdefault(match[1], [])
        if not isinstance(rows, list):
            continue  # a list cannot stand beside a single value of the same name
        index = min(int(match[2]), MOST_ROWS)
        while len(rows) <= index:
            rows.append({})
        rows[index][match[3]] = value
    return result
