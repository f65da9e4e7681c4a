"""Where figures of an exported bid are in its result once its inputs were changed."""

from collections.abc import Callable
from typing import Any

from calculators.core.calculator import Result
from calculators.core.paths import join_paths, split_first
from calculators.review.figure_labels import check_keys


def row_mapping(exported: Result, now: Result) -> Callable[[str], str]:
    """Return a function that maps a figure's path to that in the result of the changed input.

    A position that was given a cost becomes a row of the budget, so that later rows move down;
    checks come and go likewise. A path is empty if its row or check is gone.
    """
    moved = {
        "sheet": _pairs(_budget_rows(exported), _budget_rows(now)),
        "checks": _pairs(*(check_keys(one.to_json()["checks"]) for one in (exported, now))),
    }

    def path_now(path: str) -> str:
        name, number, rest = split_first(path)
        rows = moved.get(name)
        if rows is None or number is None:
            return path
        return join_paths(f"{name}[{rows[number]}]", rest) if number in rows else ""

    return path_now


def _pairs(before: list[Any], after: list[Any]) -> dict[int, int]:
    """Return the index of each item in the list before and after, of those in both."""
    indices = {key: index for index, key in enumerate(after)}
    return {index: indices[key] for index, key in enumerate(before) if key in indices}


def _budget_rows(result: Result) -> list[tuple[str, int]]:
    """Return the input that each row of the budget comes from."""
    inputs: dict[str, Any] = result.inputs or {"lines": []}
    positions = inputs.get("labour", {}).get("positions", [])
    priced = [("position", i) for i, one in enumerate(positions) if "monthly_cost" in one]
    return priced + [("line", i) for i in range(len(inputs["lines"]))]
