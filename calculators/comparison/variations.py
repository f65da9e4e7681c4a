"""Variations of an input (方案): the same input with other values at some paths."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP
from typing import Any

from calculators.core.calculator import Calculator, Result
from calculators.core.decimals import MOST_DECIMAL_PLACES, ONE, percentage, typed, yuan
from calculators.core.paths import field_at, join_paths, value_at, with_value
from calculators.core.problems import Problem, echo
from calculators.policy import Policy
from calculators.policy.text import Text
from calculators.rules.wage_band import WageBand
from calculators.run import run

# The ends of the band and the wage between them, each with how its cost is rounded into the band.
_PRESETS = (
    (Text("区间下限（{0}）", "Low end ({0})"), ROUND_CEILING),
    (Text("参照工资（{0}）", "Reference wage ({0})"), ROUND_HALF_UP),
    (Text("区间上限（{0}）", "High end ({0})"), ROUND_FLOOR),
)


def varied(
    calculator: Calculator,
    policy: Policy,
    base: Mapping[str, Any],
    changes: Mapping[str, Any],
    where: str,
) -> tuple[Result | None, list[Problem]]:
    """Return what a calculator makes of a base with changes, or what is wrong with them.

    Args:
        calculator: whose input it is.
        policy: the registers to compute with.
        base: a valid input.
        changes: other values by path; ``None`` leaves the field out.
        where: path of the variation; problems carry that of the change they come from.
    """
    problems = []
    changed: dict[str, Any] | None = dict(base)
    for path, value in changes.items():
        with_change = (
            with_value(changed or {}, path, value) if field_at(calculator.inputs, path) else None
        )
        if with_change is None:
            message = Text(
                "基准方案里没有“{0}”这一项。路径如 positions[0].months，行号从 0 起。",
                "The base has no “{0}”. A path is such as positions[0].months; rows count from 0.",
            ).format(echo(path))
            problems.append(Problem(_path_of(where, path), "unknown_field", message))
        else:
            changed = with_change
    for path in getattr(changes, "repeated", ()):
        message = Text("“{0}”重复出现，只保留一个。", "“{0}” is given twice. Keep one.").format(
            echo(path)
        )
        problems.append(Problem(_path_of(where, path), "too_many", message))
    if problems:
        return None, problems
    result = run(calculator, changed, policy, other_readings=False)
    return result, [
        Problem(_cause(where, problem.path, changes), problem.code, problem.message)
        for problem in result.problems
    ]


def _path_of(where: str, path: str) -> str:
    return f'{where}.changes["{echo(path)}"]'


def _cause(where: str, path: str, changes: Mapping[str, Any]) -> str:
    """Return the path of the change that a problem comes from, or of the whole variation."""
    within = [one for one in changes if path == one or path.startswith((f"{one}[", f"{one}."))]
    return _path_of(where, max(within, key=len)) if within else where


def understood(result: Result, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return changes as they were understood."""
    return {
        path: None if value is None else value_at(result.inputs, path)
        for path, value in changes.items()
    }


def band_presets(base: Result, policy: Policy) -> list[tuple[Text, dict[str, str], Text]]:
    """Return three variations: every position at an end of the band, or at the reference wage.

    Each has its name, its changes and those in words.

    A cost is rounded towards the inside of the band, to as many decimals as an input may have.
    There are none where the calculator has no positions.
    """
    for part_path, part in base.with_parts():
        exact = part.exact
        if "band_low_annual" not in exact or part.inputs is None:
            continue
        annual = exact.get("reference_with_contributions", exact["reference_annual"])
        count = len(part.inputs["positions"])
        found = []
        band = WageBand.around(annual, policy)
        shares = (band.low.value, ONE, band.high.value)
        for (name, rounding), share, exact_cost in zip(
            _PRESETS, shares, band.amounts(ONE), strict=True
        ):
            cost = exact_cost.quantize(ONE.scaleb(-MOST_DECIMAL_PLACES), rounding)
            changes = {
                join_paths(part_path, f"positions[{row}].monthly_cost"): typed(cost)
                for row in range(count)
            }
            differs = Text(
                "每个岗位：每人每月成本 → {0}", "Every position: cost per person-month → {0}"
            ).format(yuan(cost))
            found.append((name.format(percentage(share)), changes, differs))
        return found
    return []
