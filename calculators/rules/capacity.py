"""Capacity (预算反推): the most that a budget can buy, for tenders at a fixed price.

The model. A unit of a service costs its direct cost plus the labour of its hours. Indirect work is
added to direct hours as a share of the total (provision ``indirect-share``), and an hour costs a
person-month × 12 ÷ the hours of a year. So

    cost of a unit = hours ÷ (1 − indirect share) × monthly cost × 12 ÷ annual hours + direct cost
    total cost     = ∑ units × cost of a unit + amounts + shares × budget

Labour is bought by the hour, so a project may use part of a full-time worker.

The most that fits (:func:`reverse`). As many whole packages of the mix as fit come first. The
remainder, less than the cost of a package, is filled in rounds: each service in the order given gets
one more unit if it fits, until no unit of any service does. Two properties follow. One more unit of
any service exceeds the budget. And a larger budget never buys for less money: units are tried in a
fixed order, so the first unit that only the larger budget can pay for takes its total past that of
the smaller one. (The number of units of a single service may fall when the larger budget holds
another whole package instead.)

:func:`forward` computes the total from the units alone, independently of how they were found.
Amounts are compared as printed, rounded to the fen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from calculators.core.calculator import Answer, Calculator, MutableValues, Values, Verdict
from calculators.core.decimals import (
    ONE,
    ZERO,
    full_money,
    money,
    percentage,
    rounded,
    typed,
    written_sum,
    yuan,
)
from calculators.core.problems import Problem
from calculators.core.working import Operand, amount, step
from calculators.declarations import capacity as declared
from calculators.declarations.workload import UNIT_LABELS
from calculators.policy import Policy
from calculators.policy.text import Text
from calculators.rules import labour_cost, reference_year, workload
from calculators.rules.wage_band import FEN, MONTHS, WageBand


def complete(values: MutableValues, policy: Policy) -> list[Problem]:
    """Fill in reference year and annual hours; refuse a service or cost that is not priced once."""
    problems = [
        *reference_year.complete(values, policy),
        *workload.complete_annual_hours(values, policy),
    ]
    if values["monthly_cost"] is not None and values["band_position"] is not None:
        message = Text(
            "“每人每月成本”和“按参照工资的比例”只填一项。",
            "Give either a cost per person-month or a share of the reference wage.",
        )
        problems.append(Problem("band_position", "too_many", message))
    for index, service in enumerate(values["services"]):
        if not service["hours_per_unit"] and not service["unit_cost"]:
            message = Text(
                "工时和单位直接费用都是零，预算对它没有限制。请至少填一项。",
                "Without hours and direct cost no budget limits it. Give at least one of them.",
            )
            problems.append(Problem(f"services[{index}].hours_per_unit", "out_of_range", message))
    for index, cost in enumerate(values["other_costs"]):
        if (cost["amount"] is None) == (cost["share"] is None):
            message = Text(
                "金额和占预算的比例，填其中一项。",
                "Give an amount or a share of the budget, not both.",
            )
            code = "required" if cost["amount"] is None else "too_many"
            problems.append(Problem(f"other_costs[{index}].amount", code, message))
    return problems


@dataclass(frozen=True, slots=True)
class Forward:
    """The hours and costs of a number of units of each service."""

    direct_hours: Decimal
    hours: Decimal
    labour: Decimal
    unit_costs: Decimal
    other: Decimal

    @property
    def total(self) -> Decimal:
        """Return the total cost, not rounded."""
        return self.labour + self.unit_costs + self.other


def forward(values: Values, yearly_cost: Decimal, units: Sequence[int]) -> Forward:
    """Return the hours and costs of ``units`` of each service, in the services' order.

    Args:
        values: the input, completed.
        yearly_cost: of a full-time worker, in yuan.
        units: how many of each service.
    """
    pairs = list(zip(values["services"], units, strict=True))
    direct = sum((n * service["hours_per_unit"] for service, n in pairs), ZERO)
    return Forward(
        direct_hours=direct,
        hours=direct / (ONE - values["indirect_share"]),
        # Divided once, so that an amount that ends in exactly half a fen stays exact.
        labour=direct * yearly_cost / _direct_hours_a_year(values),
        unit_costs=sum((n * (service["unit_cost"] or ZERO) for service, n in pairs), ZERO),
        other=sum(_other_costs(values), ZERO),
    )


def _direct_hours_a_year(values: Values) -> Decimal:
    """Return the direct hours of a full-time worker in a year."""
    hours: Decimal = values["annual_hours"] * (ONE - values["indirect_share"])
    return hours


def _other_costs(values: Values) -> list[Decimal]:
    return [
        values["budget"] * cost["share"] if cost["amount"] is None else cost["amount"]
        for cost in values["other_costs"]
    ]


@dataclass(frozen=True, slots=True)
class Reverse:
    """The most that fits: whole packages, and all units of each service, packages included."""

    packages: int
    units: tuple[int, ...]


def reverse(values: Values, yearly_cost: Decimal) -> Reverse | None:
    """Return the most that fits the budget, or None if the other costs exceed it.

    All amounts are multiplied by the direct hours of a year, which keeps the comparisons
    exact. Units are found by division, so a large budget takes no longer than a small one.
    """
    scale = _direct_hours_a_year(values)
    room = (_limit(values) - sum(_other_costs(values), ZERO)) * scale
    if room <= 0:
        return None
    services = values["services"]
    costs = [
        service["hours_per_unit"] * yearly_cost + (service["unit_cost"] or ZERO) * scale
        for service in services
    ]
    ratios = [service["ratio"] for service in services]
    package = sum((ratio * cost for ratio, cost in zip(ratios, costs, strict=True)), ZERO)
    packages = _below(room, package)
    room -= packages * package
    units = [packages * ratio for ratio in ratios]
    # Rounds in which all these services fit are counted by division. A service that does not fit
    # once never fits again, because the room only shrinks.
    while fitting := [index for index, cost in enumerate(costs) if cost < room]:
        rounds = _below(room, sum((costs[index] for index in fitting), ZERO))
        for index in fitting:
            units[index] += rounds
            room -= rounds * costs[index]
        for index in fitting:
            if costs[index] < room:
                units[index] += 1
                room -= costs[index]
    return Reverse(packages, tuple(units))


def _limit(values: Values) -> Decimal:
    """Return what amounts must stay below: from here up they round to a fen too much."""
    budget: Decimal = values["budget"]
    return budget.quantize(FEN, ROUND_FLOOR) + FEN / 2


def _below(room: Decimal, cost: Decimal) -> int:
    """Return the largest number of times ``cost`` that is still less than ``room``."""
    times = int(room // cost)
    return times - 1 if times * cost == room else times


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Find the most that fits, then compute its hours, staff and costs."""
    band = labour_cost.set_reference(values, policy, answer)
    yearly = _yearly_cost(values, band.annual, answer)
    workload.set_annual_hours(values, policy, answer)
    hours_a_year: Decimal = values["annual_hours"]
    division = f"{yearly.in_full} ÷ {typed(hours_a_year)}"
    answer.set("hourly_cost", yearly.number / hours_a_year, division)
    found = reverse(values, yearly.number)
    _set_other_costs(values, answer)
    if found is None:
        other: Decimal = answer.exact["other_total"]
        message = Text(
            "其他费用 {0} 已超过预算 {1}，不能提供任何服务。",
            "Other costs of {0} exceed the budget by {1}: no service fits.",
        ).format(yuan(other), yuan(rounded(other, 2) - values["budget"]))
        answer.check("budget", "warn", message)
    else:
        cost = forward(values, yearly.number, found.units)
        _set_units(values, yearly, found, answer)
        _set_cost(values, cost, yearly, answer)
        answer.check("budget", *_fits(values, found, cost))
    _check_band(values, yearly.number, band, answer)
    reference_year.check_year(values, policy, answer)
    if found is not None:
        least = policy.parameter("indirect-share").current.value
        indirect = cost.hours - cost.direct_hours
        verdict = workload.share_verdict(cost.direct_hours, indirect, least, by_plan=True)
        answer.check("indirect-share", *verdict)


def _yearly_cost(values: Values, annual: Decimal, answer: Answer) -> Operand:
    """Return the annual cost of a full-time worker, entered or from the wage, as a product."""
    monthly: Decimal | None = values["monthly_cost"]
    if monthly is not None:
        formula = Text("填写的每人每月成本", "As entered")
        as_entered = {"formula": formula, "parameters": (), "readings": ()}
        answer.set("monthly_cost", monthly, full_money(monthly), **as_entered)
        return Operand(monthly * MONTHS, f"{typed(monthly)} × {MONTHS}")
    share: Decimal = values["band_position"] or ONE
    yearly = Operand(annual * share, f"{full_money(annual)} × {typed(share)}")
    answer.set("monthly_cost", yearly.number / MONTHS, f"{yearly.in_full} ÷ {MONTHS}")
    return yearly


def _set_other_costs(values: Values, answer: Answer) -> None:
    amounts = _other_costs(values)
    terms = [
        typed(cost["amount"])
        if cost["amount"] is not None
        else f"{typed(cost['share'])} × {typed(values['budget'])}"
        for cost in values["other_costs"]
    ]
    if amounts:
        answer.set_rows("other_costs", [{"cost": amount} for amount in amounts])
    answer.set("other_total", sum(amounts, ZERO), written_sum(terms))


def _set_units(values: Values, yearly: Operand, found: Reverse, answer: Answer) -> None:
    scale = _direct_hours_a_year(values)
    rows = []
    for service, units in zip(values["services"], found.units, strict=True):
        hours, direct_cost = service["hours_per_unit"], service["unit_cost"] or ZERO
        rows.append(
            {
                "service": service["name"],
                "unit": UNIT_LABELS[service["unit"]],
                "cost_per_unit": hours * yearly.number / scale + direct_cost,
                "quantity": units,
                "hours": units * hours,
                "cost": units * hours * yearly.number / scale + units * direct_cost,
            }
        )
    answer.set_rows("units", rows)
    _set_packages(values, rows, yearly, found, answer)


def _set_packages(
    values: Values, rows: list[dict[str, Any]], yearly: Operand, found: Reverse, answer: Answer
) -> None:
    """Set what a package costs and how many fit, by costs to the fen where that gives the same."""
    ratios = [service["ratio"] for service in values["services"]]
    costs = [
        amount(row["cost_per_unit"], _unit_division(values, service, yearly))
        for row, service in zip(rows, values["services"], strict=True)
    ]

    def package_of(*numbers: Decimal) -> Decimal:
        return sum((r * number for r, number in zip(ratios, numbers, strict=True)), ZERO)

    template = written_sum([f"{ratio} × {{}}" for ratio in ratios])
    package = amount(_package_cost(values, yearly.number))
    substituted = step(template, package_of, *costs, places=2, value=package.number)
    answer.set("package_cost", package.number, substituted)

    packages, budget, other = found.packages, values["budget"], answer.exact["other_total"]
    printed = rounded(package.number, 2)
    if packages * printed <= budget - other < (packages + 1) * printed:
        room = f"{full_money(budget)} − {full_money(other)}"
        answer.set("packages", packages, f"⌊({room}) ÷ {package.printed}⌋")
        return
    room = f"{money(_limit(values) - FEN / 2)} + {typed(FEN / 2)} − {full_money(other)}"
    in_full = template.format(*(cost.in_full for cost in costs))
    line = f"⌈({room}) ÷ ({in_full})⌉ − 1"
    answer.set("packages", packages, line, formula=declared.PACKAGES_BELOW_HALF_A_FEN)


def _package_cost(values: Values, yearly_cost: Decimal) -> Decimal:
    """Return what a package costs, divided once: half a fen is the same in every order of services."""
    hours: Decimal = sum((one["ratio"] * one["hours_per_unit"] for one in values["services"]), ZERO)
    direct: Decimal = sum(
        (one["ratio"] * (one["unit_cost"] or ZERO) for one in values["services"]), ZERO
    )
    scale: Decimal = values["annual_hours"] * (1 - values["indirect_share"])
    return hours * yearly_cost / scale + direct


def _unit_division(values: Values, service: Values, yearly: Operand) -> str:
    """Write the cost of a unit of a service as a division; empty if it has no hours."""
    if not service["hours_per_unit"]:
        return ""
    scale = f"({typed(values['annual_hours'])} × (1 − {typed(values['indirect_share'])}))"
    direct_cost = f" + {full_money(service['unit_cost'])}" if service["unit_cost"] else ""
    return f"{typed(service['hours_per_unit'])} × {yearly.in_full} ÷ {scale}{direct_cost}"


def _set_cost(values: Values, cost: Forward, yearly: Operand, answer: Answer) -> None:
    annual = values["annual_hours"]
    rows = list(zip(answer.exact["units"], values["services"], strict=True))
    terms = [f"{row['quantity']} × {typed(one['hours_per_unit'])}" for row, one in rows]
    answer.set("direct_hours", cost.direct_hours, written_sum(terms))
    names, share = ("indirect_hours", "hours"), values["indirect_share"]
    _, hours = workload.set_by_share(names, cost.direct_hours, share, typed(share), answer)
    workload.set_staff("fte", hours, values, answer)
    # From the annual cost: the printed cost of an hour is rounded and would change the result.
    hourly_cost = yearly.number / annual
    labour = f"{{}} × {yearly.in_full} ÷ {typed(annual)}"
    substituted = step(labour, lambda number: number * hourly_cost, hours, places=2)
    answer.set("labour_cost", cost.labour, substituted)
    terms = [f"{row['quantity']} × {full_money(one['unit_cost'] or ZERO)}" for row, one in rows]
    answer.set("unit_costs", cost.unit_costs, written_sum(terms))
    answer.set("services_total", cost.labour + cost.unit_costs)
    parts = (
        amount(cost.labour, labour.format(hours.in_full)),
        amount(cost.unit_costs),
        amount(cost.other),
    )
    substituted = step("{} + {} + {}", lambda *costs: sum(costs, ZERO), *parts, places=2)
    answer.set("total_cost", cost.total, substituted)
    left = values["budget"] - rounded(cost.total, 2)
    answer.set("left", left, f"{full_money(values['budget'])} − {money(cost.total)}")


def _fits(values: Values, found: Reverse, cost: Forward) -> Verdict:
    """Return whether the mix fits, and the amount left."""
    left = yuan(values["budget"] - rounded(cost.total, 2))
    if not any(found.units):
        return "warn", Text(
            "扣除其他费用后余 {0}，不够任何一项服务的一个单位。",
            "After other costs {0} is left, which does not pay for one unit of any service.",
        ).format(left)
    spent = Text(
        "总成本 {0}，余 {1}；任何一项服务再加一个单位都会超出预算。",
        "The total cost is {0} and {1} is left: one more unit of any service would exceed the budget.",
    ).format(yuan(cost.total), left)
    if not found.packages:
        return "warn", Text(
            "预算不够一个完整组合，只能提供其中一部分单位。{0}",
            "The budget does not hold one whole package, only some of its units. {0}",
        ).format(spent)
    return "pass", Text(
        "可以提供 {0:,} 个完整组合，余款再逐个添加单位。{1}",
        "{0:,} whole packages fit; single units fill what is left. {1}",
    ).format(found.packages, spent)


def _check_band(values: Values, yearly_cost: Decimal, band: WageBand, answer: Answer) -> None:
    """Compare the cost of a person-month with the band, and say where it comes from."""
    subject = Text("每人每月成本", "Cost per person-month")
    status, message = band.verdict(subject, yearly_cost / MONTHS, ONE)
    if values["monthly_cost"] is None and values["band_position"] is None:
        message = Text(
            "没有填写成本，按参照工资的 {0} 测算。{1}",
            "No cost was given, so {0} of the reference wage is used. {1}",
        ).format(percentage(ONE), message)
    answer.check("labour-band", status, message)


CALCULATOR = Calculator.of(declared.DECLARATION, compute, complete)
