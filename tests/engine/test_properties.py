"""What must hold for any input, not just for the worked examples."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.registry import CALCULATORS
from tests.support.registers import run

CENTS = st.decimals(min_value=0, max_value=200_000, places=2).map(str)
POSITION = st.fixed_dictionaries(
    {
        "headcount": st.integers(0, 50),
        "fte": st.decimals(min_value=0, max_value=1, places=2).map(str),
        "months": st.decimals(min_value=0, max_value=60, places=1).map(str),
        "monthly_cost": CENTS,
    }
)
SERVICE = st.fixed_dictionaries(
    {
        "category": st.sampled_from(["case", "group", "community", "other"]),
        "quantity": st.decimals(min_value=0, max_value=1000, places=1).map(str),
        "hours_per_unit": st.decimals(min_value=0, max_value=100, places=2).map(str),
    }
)
POSITIONS = st.lists(POSITION, min_size=1, max_size=6)
SERVICES = st.lists(SERVICE, min_size=1, max_size=6)


def labour(positions: list[dict[str, Any]]) -> dict[str, Any]:
    result = run(CALCULATORS["labour-cost"], {"project_year": 2026, "positions": positions})
    assert result.ok
    return result.to_json()


def work(services: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    result = run(CALCULATORS["workload"], {"project_year": 2026, "services": services, **more})
    assert result.ok
    return result.to_json()


def totals(result: dict[str, Any]) -> dict[str, Any]:
    """The result of the whole: without what belongs to single rows."""
    outputs = result["outputs"]
    return {k: v for k, v in outputs.items() if k not in ("positions", "services", "rounding")}


def whole(result: dict[str, Any]) -> list[tuple[str, str]]:
    return [(c["id"], c["status"]) for c in result["checks"] if not c["path"]]


@given(POSITIONS, st.randoms())
def test_the_order_of_positions_changes_nothing(positions: list[Any], random: Any) -> None:
    shuffled = random.sample(positions, len(positions))

    before, after = labour(positions), labour(shuffled)

    assert totals(after) == totals(before)
    assert whole(after) == whole(before)


@given(POSITIONS, st.decimals(min_value=0, max_value=60, places=1))
def test_splitting_a_position_in_two_changes_nothing(positions: list[Any], at: Decimal) -> None:
    first = positions[0]
    months = Decimal(first["months"])
    at = min(at, months)
    split = [{**first, "months": str(at)}, {**first, "months": str(months - at)}, *positions[1:]]

    before, after = labour(positions), labour(split)

    assert totals(after) == totals(before)
    assert whole(after) == whole(before)


@given(POSITIONS, POSITION)
def test_another_position_never_lowers_the_range(positions: list[Any], more: Any) -> None:
    before, after = labour(positions)["outputs"], labour([*positions, more])["outputs"]

    for name in (
        "person_years",
        "project_low",
        "project_reference",
        "project_high",
        "proposed_total",
    ):
        assert Decimal(after[name]) >= Decimal(before[name])


@given(POSITIONS)
def test_rows_and_rounding_add_up_to_the_totals_as_printed(positions: list[Any]) -> None:
    outputs = labour(positions)["outputs"]

    for column, total in (
        ("low", "project_low"),
        ("reference", "project_reference"),
        ("high", "project_high"),
    ):
        printed = sum(Decimal(row[column]) for row in outputs["positions"])
        rounding = Decimal(outputs.get("rounding", {}).get(total, "0"))
        assert printed + rounding == Decimal(outputs[total])


@given(SERVICES, st.randoms())
def test_the_order_of_services_changes_nothing(services: list[Any], random: Any) -> None:
    shuffled = random.sample(services, len(services))

    assert totals(work(shuffled)) == totals(work(services))


@given(SERVICES, st.decimals(min_value=0, max_value=1000, places=1))
def test_splitting_a_service_in_two_changes_nothing(services: list[Any], at: Decimal) -> None:
    first = services[0]
    quantity = Decimal(first["quantity"])
    at = min(at, quantity)
    split = [
        {**first, "quantity": str(at)},
        {**first, "quantity": str(quantity - at)},
        *services[1:],
    ]

    before, after = work(services), work(split)

    assert totals(after) == totals(before)
    assert whole(after) == whole(before)


@given(SERVICES, SERVICE)
def test_another_service_never_lowers_the_workload(services: list[Any], more: Any) -> None:
    before, after = work(services)["outputs"], work([*services, more])["outputs"]

    for name in ("direct_hours", "minimum_total_hours", "total_hours", "required_fte"):
        assert Decimal(after[name]) >= Decimal(before[name])


@given(SERVICES)
def test_the_minimum_indirect_hours_just_meet_the_rule(services: list[Any]) -> None:
    minimum = Decimal(work(services)["outputs"]["minimum_indirect_hours"])
    if minimum == 0:
        return

    enough = work(services, indirect_hours=str(minimum + Decimal("0.0001")))
    short = work(services, indirect_hours=str(max(minimum - Decimal("0.0002"), Decimal(0))))

    assert whole(enough) == [("indirect-share", "pass")]
    assert whole(short) == [("indirect-share", "warn")]


@given(POSITIONS)
def test_the_input_as_understood_is_understood_the_same_way(positions: list[Any]) -> None:
    once = labour(positions)
    twice = run(CALCULATORS["labour-cost"], once["inputs"]).to_json()

    assert twice == once
