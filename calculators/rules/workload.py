"""Minimum workload (最低工作量): direct hours, the indirect share and the staff required.

Indirect work should in principle be at least 20 % of the whole project's total
(provision ``indirect-share``): of the total, not of direct work, so the total is
direct ÷ (1 − share). The share and the working days are in the parameter register.
"""

from decimal import Decimal
from operator import sub, truediv

from calculators.core.calculator import (
    Answer,
    Calculator,
    MutableValues,
    Result,
    Status,
    Values,
    Verdict,
)
from calculators.core.decimals import (
    ONE,
    ZERO,
    grouped,
    percentage,
    plain_number,
    typed,
    written_sum,
)
from calculators.core.problems import Problem
from calculators.core.working import Operand, quantity, step
from calculators.declarations import workload as declared
from calculators.policy import PeriodError, Policy
from calculators.policy.text import NO_TEXT, Text

MONTHS = Decimal(12)


def complete(values: MutableValues, policy: Policy) -> list[Problem]:
    """Refuse supervision that exceeds the indirect hours; derive a worker's hours of a year."""
    indirect = values["indirect_hours"]
    if values["supervision_hours"] and (indirect or 0) < values["supervision_hours"]:
        message = Text(
            "督导工时是间接性工作工时的一部分：请填写间接性工作工时，且不少于督导工时。",
            "Supervision is part of the indirect hours: enter indirect hours that are no fewer.",
        )
        return [
            Problem("indirect_hours", "required" if indirect is None else "out_of_range", message)
        ]
    return complete_annual_hours(values, policy)


def complete_annual_hours(values: MutableValues, policy: Policy) -> list[Problem]:
    """Derive a full-time worker's hours of a year if they were not given."""
    derived = _hours_of_year(values["project_year"], policy)
    if values["annual_hours"] is None and derived is None:
        message = Text(
            "没有登记 {0} 年的工作日数。请核对项目年度，或自填全年工时。",
            "No number of working days is registered for {0}. Check the project year, or enter the"
            " hours of a year yourself.",
        ).format(values["project_year"])
        return [Problem("project_year", "out_of_range", message)]
    values["annual_hours"] = values["annual_hours"] or derived
    return []


def _hours_of_year(year: int, policy: Policy) -> Decimal | None:
    """Return the hours of a full-time worker in a year, if its working days are registered."""
    try:
        days = policy.parameter("working-days").on_year(year)
    except PeriodError:
        return None
    return policy.parameter("hours-per-day").current.value * days.value


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Compute hours, minimum, planned total, share and staff."""
    least = policy.parameter("indirect-share").current
    services = values["services"]
    hours = [service["quantity"] * service["hours_per_unit"] for service in services]
    travel = _travel(values, "direct")
    direct = sum(hours, travel)
    answer.set("service_hours", direct - travel)
    terms = [f"{typed(s['quantity'])} × {typed(s['hours_per_unit'])}" for s in services]
    if travel:
        terms.append(typed(travel))
    answer.set("direct_hours", direct, written_sum(terms))
    by_category = {option.value: ZERO for option in declared.CATEGORIES}
    for service, service_total in zip(services, hours, strict=True):
        by_category[service["category"]] += service_total
    by_category["other"] += travel
    answer.set_group("hours_by_category", by_category)
    answer.set_rows("services", [{"hours": h} for h in hours])

    minimum = ("minimum_indirect_hours", "minimum_total_hours")
    set_by_share(minimum, direct, least.value, least.text, answer)
    indirect, total = _planned(values, direct, answer)
    if total.number:
        substituted = step("{} ÷ {}", truediv, indirect, total)
        answer.set("actual_indirect_share", indirect.number / total.number, substituted)
    by_plan = values["indirect_hours"] is None
    answer.check(
        "indirect-share", *share_verdict(direct, indirect.number, least.value, by_plan=by_plan)
    )
    _periods(values, least.value, answer)
    _staff(values, total, policy, answer)


def _planned(values: Values, direct: Decimal, answer: Answer) -> tuple[Operand, Operand]:
    """Return planned indirect and total hours: as entered, or from the planned share.

    Entered hours gain travel and lose supervision as the chosen readings require; the planned
    share already covers all indirect work.
    """
    entered: Decimal | None = values["indirect_hours"]
    if entered is not None:
        indirect, terms = entered, typed(entered)
        if travel := _travel(values, "indirect"):
            indirect, terms = indirect + travel, f"{terms} + {typed(travel)}"
        supervision = values["supervision_hours"]
        if supervision and values["supervision_as_indirect"] == "not-counted":
            indirect, terms = indirect - supervision, f"{terms} − {typed(supervision)}"
        total = direct + indirect
        formula = Text("填写的工时，按采用的理解加减", "As entered, by the readings used")
        answer.set("indirect_hours", indirect, terms, formula=formula, readings=declared.READINGS)
        answer.set(
            "total_hours",
            total,
            f"{typed(direct)} + {typed(indirect)}",
            formula=Text("直接性工作 + 间接性工作", "Direct hours + indirect hours"),
        )
        return quantity(indirect), quantity(total)
    share = values["indirect_share"]
    return set_by_share(("indirect_hours", "total_hours"), direct, share, typed(share), answer)


def set_by_share(
    names: tuple[str, str], direct: Decimal, share: Decimal, written: str, answer: Answer
) -> tuple[Operand, Operand]:
    """Set two outputs, indirect and total hours, by the share of indirect work; return both."""
    division = f"{typed(direct)} ÷ (1 − {written})"
    total = quantity(direct / (ONE - share), division)
    indirect = quantity(total.number - direct, f"{total.in_full} − {typed(direct)}")
    answer.set(names[1], total.number, division)
    answer.set(names[0], indirect.number, step("{} − {}", sub, total, quantity(direct)))
    return indirect, total


def total_hours_of(values: Values, result: Result) -> Operand:
    """Return the total hours of a result as part of a step of another calculator."""
    direct, share = typed(result.exact["direct_hours"]), typed(values["indirect_share"])
    division = f"{direct} ÷ (1 − {share})" if values["indirect_hours"] is None else ""
    return quantity(result.exact["total_hours"], division)


def _travel(values: Values, kind: str) -> Decimal:
    """Return the hours of travel if they count as ``kind`` of work."""
    hours: Decimal | None = values["travel_hours"]
    return hours if hours and values["travel"] == kind else ZERO


def _periods(values: Values, least: Decimal, answer: Answer) -> None:
    """Set each period's share, and check it if the least share applies to each period."""
    periods = values["periods"]
    if not periods:
        return
    rows = []
    for index, period in enumerate(periods):
        direct, indirect = period["direct_hours"], period["indirect_hours"]
        total = direct + indirect
        rows.append({"indirect_share": indirect / total} if total else {})
        if values["indirect_period"] == "each-period":
            name = period["name"] or str(index + 1)
            title = Text("阶段“{0}”：", "Period “{0}”: ").format(name)
            verdict = share_verdict(direct, indirect, least, title)
            answer.check("indirect-share", *verdict, path=f"periods[{index}]")
    answer.set_rows("periods", rows)


def share_verdict(
    direct: Decimal,
    indirect: Decimal,
    least: Decimal,
    title: Text = NO_TEXT,
    by_plan: bool = False,
) -> Verdict:
    """Compare the indirect share of planned hours with the least share of the rule.

    ``title`` names the period, if it is not the whole project. ``by_plan``: the hours were derived
    from the planned share, which the message then says.
    """
    total = direct + indirect
    if not total:
        return "unknown", Text(
            "还没有工时，无法核对占比。", "There are no hours yet, so there is no share to check."
        )
    # Multiplied rather than divided, so that the comparison at the limit is exact.
    missing = direct * least - indirect * (ONE - least)
    found = Text(
        "{0}间接性工作占总工作量的 {1}", "{0}Indirect work is {1} of the total workload"
    ).format(title, percentage(indirect / total))
    plan = (
        Text(
            "这是按计划占比推算的，未按实际安排核对。",
            " This is worked out from the planned share, not from hours entered.",
        )
        if by_plan
        else NO_TEXT
    )
    if missing > 0:
        short = grouped(plain_number(missing / (ONE - least), 2))
        return "warn", Text(
            "{found}，低于 {least}，还差 {short} 小时。比例按总工作量算，不按直接性工作算。{plan}",
            "{found}, under {least}: {short} hours short. It is a share of the total, not of direct"
            " work.{plan}",
        ).format(found=found, least=percentage(least), short=short, plan=plan)
    return "pass", Text("{0}，不低于 {1}。{2}", "{0}, not under {1}.{2}").format(
        found, percentage(least), plan
    )


def _staff(values: Values, total: Operand, policy: Policy, answer: Answer) -> None:
    """Compare the workload with the hours that the planned staff have in the project's months."""
    set_annual_hours(values, policy, answer)
    set_staff("required_fte", total, values, answer)
    fte, annual, months = values["fte"], values["annual_hours"], values["months"]
    if fte is None:
        return
    available = fte * annual * months / MONTHS
    division = f"{typed(fte)} × {typed(annual)} × {typed(months)} ÷ {MONTHS}"
    answer.set("available_hours", available, division)
    if available:
        substituted = step("{} ÷ {}", truediv, total, quantity(available, division))
        answer.set("utilisation", total.number / available, substituted)
    short = total.number - available
    status: Status = "warn" if short > 0 else "pass"
    message = {
        "pass": Text(
            "计划人员可提供 {0} 小时，总工作量 {1} 小时，够用。",
            "The planned staff can give {0} hours for a workload of {1}: enough.",
        ),
        "warn": Text(
            "计划人员可提供 {0} 小时，总工作量 {1} 小时，还差 {2} 小时。",
            "The planned staff can give {0} hours for a workload of {1}: {2} hours short.",
        ),
    }[status]
    hours = (grouped(plain_number(number, 2)) for number in (available, total.number, short))
    answer.check("capacity", status, message.format(*hours))


def set_staff(name: str, total: Operand, values: Values, answer: Answer) -> None:
    """Set how many full-time staff have the total hours in the project's months."""
    annual, months = values["annual_hours"], values["months"]
    a_worker = annual * months / MONTHS
    template = f"{{}} ÷ ({typed(annual)} × {typed(months)} ÷ {MONTHS})"
    substituted = step(template, lambda hours: hours / a_worker, total)
    answer.set(name, total.number * MONTHS / (annual * months), substituted)


def set_annual_hours(values: Values, policy: Policy, answer: Answer) -> None:
    """Set a full-time worker's hours of a year, entered or from the registers."""
    annual: Decimal = values["annual_hours"]
    if annual == _hours_of_year(values["project_year"], policy):
        a_day = policy.parameter("hours-per-day").current
        days = policy.parameter("working-days").on_year(values["project_year"])
        answer.set("annual_hours", annual, f"{a_day.text} × {days.text}")
    else:
        formula = Text("填写的全年工时", "As entered")
        answer.set("annual_hours", annual, typed(annual), formula=formula, parameters=())


CALCULATOR = Calculator.of(declared.DECLARATION, compute, complete)
