"""The whole bid (项目预算): labour, workload and every other cost, in one budget sheet.

The calculators of labour cost and workload are its parts and check the Rules. This module adds
the arithmetic and the user's own limits: a tender's ceiling and a standards pack, neither of
which is in the text that could be read.
"""

from decimal import Decimal
from operator import truediv
from typing import Any

from calculators.core.calculator import Answer, Calculator, MutableValues, Result, Values, Verdict
from calculators.core.decimals import (
    ZERO,
    full_money,
    full_yuan,
    money,
    rounded,
    typed,
    written_sum,
    yuan,
)
from calculators.core.problems import Problem
from calculators.core.units import UNITS
from calculators.core.working import amount, step
from calculators.declarations import bid as declared
from calculators.declarations.workload import UNIT_LABELS
from calculators.policy import Policy
from calculators.policy.text import Text
from calculators.rules import labour_cost, workload
from calculators.rules.standards_pack import category_key, category_keys, check_standards


def complete(values: MutableValues, policy: Policy) -> list[Problem]:
    """Give the parts the year of the project, and drop an empty standards pack."""
    standards = values["funder_profile"]
    if standards is not None and not any(standards[name] for name in declared.STANDARDS_TABLES):
        values["funder_profile"] = None
    for part in ("labour", "workload"):
        if values[part] is not None and values[part]["project_year"] is None:
            values[part]["project_year"] = values["project"]["year"]
    return []


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Build the sheet, add it up and check it against the user's own limits."""
    positions = _positions(values["labour"], answer.parts.get("labour"))
    sheet = positions + [_line(line) for line in values["lines"]]
    answer.set_rows("sheet", sheet)
    by_category = {declared.LABOUR_KEY: ZERO} if "labour" in answer.parts else {}
    categories = category_keys(values["lines"])
    for row in sheet:
        key = category_key(row, categories)
        by_category[key] = by_category.get(key, ZERO) + row["amount"]

    labour = sum((row["amount"] for row in positions), ZERO)
    lines = sum((row["amount"] for row in sheet), ZERO) - labour
    if "labour" in answer.parts:
        answer.set("labour_total", labour, _sum_of(positions))
    answer.set("lines_total", lines, _sum_of(sheet[len(positions) :]))
    total = labour + lines
    answer.set("total", total, f"{full_money(labour)} + {full_money(lines)}")
    answer.set_map("totals_by_category", by_category)
    if values["labour"] is not None:
        _check_positions(values["labour"]["positions"], values["workload"], answer)
    if values["ceiling"] is not None:
        left = rounded(values["ceiling"], 2) - rounded(total, 2)
        answer.set("ceiling_distance", left, f"{money(values['ceiling'])} − {money(total)}")
        answer.check("ceiling", *_ceiling(total, left))
    _per_unit(values, total, answer)
    if values["funder_profile"] is not None:
        check_standards(values, sheet, total, answer)


def _sum_of(rows: list[dict[str, Any]]) -> str:
    return written_sum([f"{typed(row['unit_price'])} × {typed(row['quantity'])}" for row in rows])


def _positions(labour: Values | None, result: Result | None) -> list[dict[str, Any]]:
    """Return a row of the sheet for each position that has a cost."""
    if labour is None or result is None:
        return []
    rows = []
    for position, exact in zip(labour["positions"], result.exact["positions"], strict=True):
        if "proposed" not in exact:
            continue
        headcount, fte, months = (position[name] for name in ("headcount", "fte", "months"))
        cost, proposed = position["monthly_cost"], exact["proposed"]
        rows.append(
            {
                "category": declared.LABOUR,
                "item": position["title"],
                "unit_price": cost,
                "unit": declared.PERSON_MONTH,
                "quantity": exact["person_months"],
                "amount": proposed,
                "basis": Text(
                    "{people}{part_time} × {months} × {cost}/人月 = {amount}",
                    "{people}{part_time} × {months} × {cost} a person-month = {amount}",
                ).format(
                    people=_counted(Decimal(headcount), "person"),
                    part_time=f" × {typed(fte)}" if fte != 1 else "",
                    months=_counted(months, "month"),
                    cost=full_yuan(cost),
                    amount=yuan(proposed),
                ),
            }
        )
    return rows


def _counted(number: Decimal, unit: str) -> Text:
    label, singular = UNITS[unit].label, UNITS[unit].one
    name = Text(label.zh, singular) if number == 1 else label
    return Text("{0}{1}", "{0} {1}").format(typed(number), name)


def _line(line: Values) -> dict[str, Any]:
    """Return the sheet's row for another cost; its basis is the user's or written from the numbers."""
    cost = line["unit_price"] * line["quantity"]
    unit, own_basis = line["unit"], line["basis"]
    template = "{price}{per} × {quantity}{unit} = {amount}"
    written_basis = Text(template, template).format(
        price=full_yuan(line["unit_price"]),
        per=f"/{unit}" if unit else "",
        quantity=typed(line["quantity"]),
        unit=Text(unit, f" {unit}" if unit else ""),
        amount=yuan(cost),
    )
    return {
        "category": Text(line["category"], line["category"]),
        "item": line["item"],
        "unit_price": line["unit_price"],
        "unit": Text(unit, unit),
        "quantity": line["quantity"],
        "amount": cost,
        "basis": Text(own_basis, own_basis) if own_basis else written_basis,
    }


def _check_positions(positions: list[Values], work: Values | None, answer: Answer) -> None:
    """Report positions without a cost, and staff that differ from those planned in the workload."""
    unpriced = sum(position["monthly_cost"] is None for position in positions)
    if unpriced:
        message = Text(
            "{1} 个岗位中有 {0} 个没有填写成本，人力成本合计不含这些岗位。",
            "{0} of {1} positions have no cost; the labour total is without them.",
        ).format(unpriced, len(positions))
        answer.check("labour-priced", "warn", message, path="labour")
    planned: Decimal | None = work["fte"] if work else None
    staff = sum((position["headcount"] * position["fte"] for position in positions), ZERO)
    if planned not in (None, staff):
        message = Text(
            "各岗位合计 {0} 名全职人员（人数 × 折合全职比例），工作量里“计划投入的全职人员数”"
            "填的是 {1}，两处不一致，请核对。",
            "The positions come to {0} full-time (headcount × full-time share), but the workload is"
            " held against {1} full-time staff: check which is right.",
        ).format(typed(staff), typed(planned))
        answer.check("staff", "warn", message)


def _ceiling(total: Decimal, left: Decimal) -> Verdict:
    if left < 0:
        return "warn", Text(
            "预算总额 {0}，超出最高限价 {1}。", "The total of {0} is {1} over the ceiling."
        ).format(yuan(total), yuan(-left))
    return "pass", Text(
        "预算总额 {0}，未超过最高限价，还余 {1}。",
        "The total of {0} is within the ceiling; {1} is left.",
    ).format(yuan(total), yuan(left))


def _per_unit(values: Values, total: Decimal, answer: Answer) -> None:
    """Divide the total by hours, by beneficiaries and by units of each service."""
    work = answer.parts.get("workload")
    if work is not None:
        hours: Decimal = work.exact["total_hours"]
        if hours:
            worked = workload.total_hours_of(values["workload"], work)
            substituted = step("{} ÷ {}", truediv, amount(total), worked, places=2)
            answer.set("cost_per_hour", total / hours, substituted)
        direct: Decimal = work.exact["direct_hours"]
        answer.set_rows(
            "unit_costs", [_unit_cost(s, total, direct) for s in values["workload"]["services"]]
        )
    if values["beneficiaries"]:
        answer.set(
            "cost_per_beneficiary",
            total / values["beneficiaries"],
            f"{full_money(total)} ÷ {values['beneficiaries']}",
        )


def _unit_cost(service: Values, total: Decimal, direct: Decimal) -> dict[str, Any]:
    """Return the cost of a unit of a service: the share of the total that its hours have."""
    quantity, hours = service["quantity"], service["hours_per_unit"]
    row = {
        "service": service["name"],
        "unit": UNIT_LABELS[service["unit"]],
        "quantity": quantity,
    }
    if direct and quantity:
        row["cost"] = total * hours / direct
    return row


CALCULATOR = Calculator.of(
    declared.DECLARATION,
    compute,
    complete,
    parts={"labour": labour_cost.CALCULATOR, "workload": workload.CALCULATOR},
)
