"""Random inputs of any calculator, made from what it declares."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from calculators.core.calculator import Calculator
from calculators.core.fields import (
    Choice,
    Field,
    Fields,
    Group,
    MultipleChoice,
    Number,
    Rows,
    TextLine,
    YesNo,
)

MOST_ROWS = 6  # so that no sum is cut short
TEXTS = ("", "次", "人·天", "材料", "A")
Values = st.SearchStrategy[Any]


def inputs_of(calculator: Calculator) -> Values:
    """Inputs of a calculator, nearly all of them valid; every field is there or left out."""
    mended = _MENDED.get(calculator.name, lambda given: given)
    return _object(calculator.inputs).map(mended)


def _object(fields: Fields) -> Values:
    needed, optional = {}, {}
    for field in fields:
        if type(field) in _STRATEGIES:
            always = field.required or (isinstance(field, Rows) and field.fewest > 0)
            (needed if always else optional)[field.name] = _STRATEGIES[type(field)](field)
    return st.fixed_dictionaries(needed, optional=optional)


def _number(field: Any) -> Values:
    if field.unit == "year":
        return st.integers(2019, 2026)
    low, high = field.minimum, field.maximum
    if field.whole:
        return st.integers(int(low), int(min(high, 50))) | st.integers(int(low), int(high))
    common = [st.decimals(low, min(high, 30_000), places=places) for places in (0, 1, 2, 3, 4)]
    return st.one_of(*common, st.decimals(low, high, places=10)).map(lambda n: f"{n:f}")


_STRATEGIES: dict[type[Field], Callable[[Any], Values]] = {
    Number: _number,
    TextLine: lambda field: st.sampled_from(TEXTS[field.required :]),
    YesNo: lambda field: st.booleans(),
    Choice: lambda field: st.sampled_from([option.value for option in field.options]),
    MultipleChoice: lambda field: st.lists(
        st.sampled_from([option.value for option in field.options]), unique=True
    ),
    Rows: lambda field: st.lists(
        _object(field.fields), min_size=field.fewest, max_size=min(field.most, MOST_ROWS)
    ),
    Group: lambda field: _object(field.fields),
}


def _labour(given: dict[str, Any]) -> dict[str, Any]:
    if "written_year" not in given or "written_month" not in given:
        given = {k: v for k, v in given.items() if not k.startswith("written_")}
        if given.get("previous_year") == "year-before-writing":
            del given["previous_year"]
    # No wage is known for the years before the register begins.
    return given if "reference_wage" in given else {**given, "reference_year": 2024}


def _workload(given: dict[str, Any]) -> dict[str, Any]:
    if Decimal(given.get("indirect_hours", 0)) < Decimal(given.get("supervision_hours", 0)):
        return {**given, "indirect_hours": given["supervision_hours"]}
    return given


def _team(given: dict[str, Any]) -> dict[str, Any]:
    people = {
        name: [{"fte": "0.3", **row} for row in given[name]]
        for name in ("members", "supervisors")
        if name in given
    }
    return {**given, **people}


def _payment(given: dict[str, Any]) -> dict[str, Any]:
    """Shares that are the whole contract; grades of different names and scores."""
    instalments, left = [], Decimal(1)
    for row in given["instalments"][:-1]:
        share = min(Decimal(row["share"]), left)
        instalments.append({**row, "share": f"{share:f}"})
        left -= share
    instalments.append({"share": f"{left:f}", "depends_on_evaluation": True})
    grades = {Decimal(row["minimum_score"]): row for row in given["grades"]}
    named = [{**row, "grade": f"{index}"} for index, row in enumerate(grades.values())]
    return {**given, "instalments": instalments, "grades": named}


def _capacity(given: dict[str, Any]) -> dict[str, Any]:
    given = _labour(given)
    if "monthly_cost" in given:
        given.pop("band_position", None)
    services = [{**row, "unit_cost": row.get("unit_cost", "1.5")} for row in given["services"]]
    costs = [
        {"amount": row["amount"]} if "amount" in row else {"share": row.get("share", "0.05")}
        for row in given.get("other_costs", [])
    ]
    return {**given, "services": services, "other_costs": costs}


def _bid(given: dict[str, Any]) -> dict[str, Any]:
    parts = {"labour": _labour, "workload": _workload}
    return {k: parts[k](v) if k in parts else v for k, v in given.items()}


_MENDED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "labour-cost": _labour,
    "workload": _workload,
    "team": _team,
    "payment": _payment,
    "capacity": _capacity,
    "bid": _bid,
}
