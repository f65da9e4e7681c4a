"""What a budget buys: it is never exceeded, and one more unit of any service would exceed it."""

import time
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.core.decimals import exact, money
from calculators.core.parse import parse
from calculators.policy import load_policy
from calculators.registry import CALCULATORS
from calculators.rules.capacity import forward, reverse
from tests.support.registers import run

CAPACITY = CALCULATORS["capacity"]

SERVICE = st.fixed_dictionaries(
    {
        "category": st.just("case"),
        "hours_per_unit": st.decimals("0.01", 200, places=2).map(str),
        "ratio": st.integers(1, 40),
        "unit_cost": st.decimals(0, 5000, places=3).map(str),
    }
)
INPUT = st.fixed_dictionaries(
    {
        "project_year": st.just(2026),
        "budget": st.decimals(0, 3_000_000, places=2).map(str),
        "monthly_cost": st.decimals(1, 40_000, places=2).map(str),
        "annual_hours": st.integers(1, 3000),
        "indirect_share": st.decimals(0, "0.95", places=3).map(str),
        "services": st.lists(SERVICE, min_size=1, max_size=6),
        "other_costs": st.lists(
            st.fixed_dictionaries({"amount": st.decimals(0, 100_000, places=2).map(str)})
            | st.fixed_dictionaries({"share": st.decimals(0, "0.4", places=4).map(str)}),
            max_size=3,
        ),
    }
)


def answer(given: dict[str, Any]) -> dict[str, Any]:
    result = run(CAPACITY, given)
    assert result.ok
    return result.outputs


def cost_of(given: dict[str, Any], units: list[int]) -> Decimal:
    """What units cost as printed, by the way forward alone."""
    with exact():
        values = parse(CAPACITY.inputs, given)
        assert CAPACITY.complete(values, load_policy()) == []
        yearly_cost = values["monthly_cost"] * 12
        return Decimal(money(forward(values, yearly_cost, units).total))


@settings(max_examples=1000)
@given(INPUT)
def test_the_budget_is_kept_and_one_more_unit_of_any_service_exceeds_it(given: Any) -> None:
    outputs = answer(given)
    budget = Decimal(given["budget"])
    if "units" not in outputs:
        assert cost_of(given, [0] * len(given["services"])) > budget
        return
    units = [int(row["quantity"]) for row in outputs["units"]]

    assert Decimal(outputs["total_cost"]) == cost_of(given, units) <= budget
    assert Decimal(outputs["left"]) == budget - Decimal(outputs["total_cost"])
    for index in range(len(units)):
        more = [n + (place == index) for place, n in enumerate(units)]
        assert cost_of(given, more) > budget
    packages = int(outputs["packages"])
    for n, service in zip(units, given["services"], strict=True):
        assert n >= packages * service["ratio"]


@settings(max_examples=1000)
@given(INPUT, st.decimals(0, 500_000, places=2))
def test_a_larger_budget_is_never_spent_less(given: Any, more: Decimal) -> None:
    # Shares of more than the whole budget leave less of a larger one.
    assume(sum(Decimal(cost.get("share", 0)) for cost in given["other_costs"]) <= 1)
    larger = {**given, "budget": str(Decimal(given["budget"]) + more)}

    small, large = answer(given), answer(larger)

    if "units" in small:
        assert Decimal(large["total_cost"]) >= Decimal(small["total_cost"])
        assert int(large["packages"]) >= int(small["packages"])


@settings(max_examples=1000)
@given(INPUT, st.randoms())
def test_the_order_of_services_changes_no_whole_package(given: Any, random: Any) -> None:
    services = given["services"]
    shuffled = {**given, "services": random.sample(services, len(services))}

    before, after = answer(given), answer(shuffled)

    for name in ("packages", "package_cost", "other_total"):
        assert after.get(name) == before.get(name)


def test_a_package_at_half_a_fen_costs_the_same_in_every_order() -> None:
    """The sum of the fractions is 5,234.275 exactly, which prints as 5,234.28."""
    services = [
        {"category": "case", "hours_per_unit": hours, "ratio": ratio, "unit_cost": cost}
        for hours, ratio, cost in [
            ("0.01", 2, "0.000"), ("12.51", 36, "0.001"), ("80.00", 18, "52.237"),
            ("0.55", 1, "0.000"), ("1.83", 13, "0.209"), ("15.81", 2, "22.348"),
        ]
    ]  # fmt: skip
    given = {
        "project_year": 2026, "budget": "0.00", "monthly_cost": "1.53", "annual_hours": 9,
        "indirect_share": "0.065", "other_costs": [],
    }  # fmt: skip

    found = {
        answer({**given, "services": list(one)})["package_cost"] for one in permutations(services)
    }

    assert found == {"5234.28"}


@settings(max_examples=200)
@given(INPUT)
def test_the_whole_is_the_sum_of_its_rows_as_printed(given: Any) -> None:
    outputs = answer(given)
    if "units" not in outputs:
        return

    for rows, total in (("units", "services_total"), ("other_costs", "other_total")):
        printed = sum(Decimal(row["cost"]) for row in outputs.get(rows, []))
        rounding = Decimal(outputs.get("rounding", {}).get(total, "0"))
        assert printed + rounding == Decimal(outputs[total])


def test_a_thousand_services_of_every_size_take_no_time() -> None:
    services = [
        {
            "category": "case",
            "hours_per_unit": str(Decimal("0.0001") * (index + 1)),
            "ratio": 1000000,
        }
        for index in range(1000)
    ]
    given = {"project_year": 2026, "budget": "10000000000", "monthly_cost": 1, "services": services}

    started = time.perf_counter()
    outputs = answer(given)

    assert time.perf_counter() - started < 10
    # 0.0001 × 500,500 × 10^6 direct hours ÷ 0.8 × 12 ÷ 1,984 = 378,402.2177… a package
    assert outputs["package_cost"] == "378402.22"
    assert outputs["packages"] == "26426"
    # Less is left than the cheapest unit costs, which is under a fen.
    assert outputs["left"] == "0.00"


def test_the_units_are_found_apart_from_the_cost() -> None:
    given = {
        "project_year": 2026, "budget": 10000, "monthly_cost": 10000, "annual_hours": 2000,
        "services": [{"category": "case", "hours_per_unit": 8}],
    }  # fmt: skip
    with exact():
        values = parse(CAPACITY.inputs, given)
        CAPACITY.complete(values, load_policy())
        found = reverse(values, Decimal(120_000))

    # 8 ÷ 0.8 × 60 = 600 a unit
    assert found is not None
    assert (found.packages, found.units) == (16, (16,))
    assert cost_of(given, [16]) == Decimal(9600)
    assert cost_of(given, [17]) == Decimal(10200)


@pytest.mark.parametrize(
    ("more", "zh", "en"),
    [
        (
            {},
            "没有填写成本，按参照工资的 100% 测算。每人每月成本拟定 ¥12,115.92，为参照工资的 100%，在 80%–120% 区间内。",
            "No cost was given, so 100% of the reference wage is used. Cost per person-month:"
            " ¥12,115.92 is 100% of the reference wages, within the 80%–120% band.",
        ),
        (
            {"band_position": "120%"},
            "每人每月成本拟定 ¥14,539.10，为参照工资的 120%，在 80%–120% 区间内。",
            "Cost per person-month: ¥14,539.10 is 120% of the reference wages, within the 80%–120% band.",
        ),
        (
            {"monthly_cost": "9692.72"},
            "每人每月成本拟定 ¥9,692.72，为参照工资的 80%，低于 80%–120% 区间的下限，差 ¥0.01。",
            "Cost per person-month: ¥9,692.72 is 80% of the reference wages, ¥0.01 below the 80%–120% band.",
        ),
    ],
)  # fmt: skip
def test_the_band_says_where_the_cost_comes_from(more: dict[str, str], zh: str, en: str) -> None:
    given = {"project_year": 2026, "budget": 1000, "services": [{"category": "case", "hours_per_unit": 1}]}  # fmt: skip
    checks = run(CAPACITY, {**given, **more}).checks
    message = next(check.message for check in checks if check.id == "labour-band")

    assert (message.zh, message.en) == (zh, en)


def test_the_positions_offered_are_those_of_the_register() -> None:
    field = next(field for field in CAPACITY.inputs if field.name == "band_position")

    assert field.offered == ("80", "100", "120")
