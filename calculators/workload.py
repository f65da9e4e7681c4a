"""Minimum workload (最低工作量): direct hours, the indirect share and the staff they take.

Indirect work should in principle be at least 20 % of the whole project's total
(provision ``indirect-share``): of the total, not of direct work, so the total is
direct ÷ (1 − share). The share and the working days are in the parameter register.
"""

from decimal import Decimal

from calculators.core.calculator import (
    Answer,
    Calculator,
    Headline,
    Output,
    OutputGroup,
    OutputRows,
    PartsPicture,
    RuleCheck,
    Values,
)
from calculators.core.decimals import grouped, percentage, plain, typed
from calculators.core.fields import Choice, Line, Number, Option, Rows
from calculators.core.problems import Problem
from calculators.core.text import Text
from calculators.policy import PeriodError, Policy, load_policy

SHARE = ("indirect-share",)
UNITS = ("workload-units",)
READINGS = ("indirect-period", "supervision-as-indirect", "travel")
ONE = Decimal(1)
MONTHS = Decimal(12)
HOURS_IN_A_YEAR = Decimal(8784)  # of a leap year: nobody can work more
MOST_TERMS = 6

CATEGORIES = (
    Option("case", Text("个案工作", "Case work")),
    Option("group", Text("小组工作", "Group work")),
    Option("community", Text("社区工作", "Community work")),
    Option("other", Text("其他直接性工作", "Other direct work")),
)

_INPUTS = (
    Number(
        name="project_year",
        label=Text("项目年度", "Project year"),
        help=Text("决定全年工作日数。", "Decides the number of working days."),
        unit="year",
        minimum=Decimal(1000),
        maximum=Decimal(9999),
        whole=True,
        required=True,
    ),
    Rows(
        name="services",
        label=Text("直接性工作", "Direct work"),
        help=Text(
            "每项服务的数量与单位工时。单位工时标准在附件中，附件未公开读到，请自行填写。",
            "Quantity and hours per unit of each service. The Rules' annex sets hours per unit,"
            " but we could not read it: enter your own.",
        ),
        row_label=Text("服务", "Service"),
        fields=(
            Choice(
                name="category",
                label=Text("类别", "Category"),
                options=CATEGORIES,
                required=True,
            ),
            Line(name="name", label=Text("服务名称", "Service"), default=""),
            Choice(
                name="unit",
                label=Text("单位", "Unit"),
                options=(
                    Option("case", Text("案", "case")),
                    Option("person", Text("人", "person")),
                    Option("household", Text("户", "household")),
                    Option("session", Text("节", "session")),
                    Option("activity", Text("场", "activity")),
                    Option("visit", Text("次", "visit")),
                    Option("other", Text("其他", "other")),
                ),
                default="other",
            ),
            Number(
                name="quantity",
                label=Text("数量", "Quantity"),
                unit="count",
                minimum=Decimal(0),
                maximum=Decimal(10_000_000),
                required=True,
            ),
            Number(
                name="hours_per_unit",
                label=Text("单位工时（小时）", "Hours per unit"),
                unit="hour",
                minimum=Decimal(0),
                maximum=Decimal(100_000),
                required=True,
            ),
        ),
    ),
    Number(
        name="indirect_hours",
        label=Text("间接性工作工时（小时）", "Indirect hours"),
        help=Text(
            "已有安排就填；留空则按下面的比例推算。",
            "Enter them if they are planned. Left empty, they follow from the share below.",
        ),
        unit="hour",
        minimum=Decimal(0),
        maximum=Decimal(1_000_000_000),
    ),
    Number(
        name="indirect_share",
        label=Text("计划的间接性工作占比", "Planned indirect share"),
        help=Text("占项目总工作量的比例。", "As a share of the project's total workload."),
        unit="share",
        minimum=Decimal(0),
        maximum=Decimal("0.95"),
        default=load_policy().parameter("indirect-share").current.text,
    ),
    Number(
        name="fte",
        label=Text("计划投入的全职人员数", "Full-time staff planned"),
        help=Text(
            "选填；可填 3.5。填了才核对人手够不够。",
            "Optional; 3.5 is fine. Needed to see whether the staff suffice.",
        ),
        unit="full_time_worker",
        minimum=Decimal(0),
        maximum=Decimal(100_000),
    ),
    Number(
        name="months",
        label=Text("项目月数", "Months"),
        unit="month",
        minimum=Decimal("0.01"),
        maximum=Decimal(60),
        default="12",
        advanced=True,
    ),
    Number(
        name="annual_hours",
        label=Text("每名全职人员全年工时（小时）", "Hours a year of a full-time worker"),
        help=Text(
            "留空则为每日工时 × 项目年度的工作日数。",
            "Left empty, it is the hours of a day × the working days of the project year.",
        ),
        unit="hour",
        minimum=Decimal(1),
        maximum=HOURS_IN_A_YEAR,
        advanced=True,
    ),
)

_OUTPUTS = (
    Output(
        name="direct_hours",
        label=Text("直接性工作", "Direct hours"),
        unit="hour",
        formula=Text("∑（数量 × 单位工时）", "∑ (quantity × hours per unit)"),
        provisions=UNITS,
        readings=("travel",),
    ),
    OutputGroup(
        name="hours_by_category",
        label=Text("按类别", "By category"),
        unit="hour",
        keys=tuple((option.value, option.label) for option in CATEGORIES),
    ),
    Output(
        name="minimum_indirect_hours",
        label=Text("间接性工作最低工时", "Minimum indirect hours"),
        unit="hour",
        formula=Text("最低总工作量 − 直接性工作", "Minimum total workload − direct hours"),
        provisions=SHARE,
        parameters=SHARE,
        readings=READINGS,
    ),
    Output(
        name="minimum_total_hours",
        label=Text("最低总工作量", "Minimum total workload"),
        unit="hour",
        formula=Text("直接性工作 ÷（1 − 间接性工作最低占比）", "Direct hours ÷ (1 − lowest indirect share)"),
        provisions=SHARE,
        parameters=SHARE,
        readings=READINGS,
    ),
    Output(
        name="indirect_hours",
        label=Text("间接性工作（计划）", "Indirect hours (planned)"),
        unit="hour",
        formula=Text("计划总工作量 − 直接性工作", "Planned total workload − direct hours"),
        provisions=SHARE,
    ),
    Output(
        name="total_hours",
        label=Text("总工作量（计划）", "Total workload (planned)"),
        unit="hour",
        formula=Text("直接性工作 ÷（1 − 计划占比）", "Direct hours ÷ (1 − planned share)"),
        provisions=SHARE,
    ),
    Output(
        name="actual_indirect_share",
        label=Text("间接性工作占总工作量", "Indirect share of the total"),
        unit="share",
        formula=Text("间接性工作 ÷ 总工作量", "Indirect hours ÷ total workload"),
        provisions=SHARE,
    ),
    Output(
        name="annual_hours",
        label=Text("每名全职人员全年工时", "Hours a year of a full-time worker"),
        unit="hour",
        formula=Text("每日工时 × 全年工作日数", "Hours a day × working days a year"),
        parameters=("hours-per-day", "working-days"),
    ),
    Output(
        name="required_fte",
        label=Text("需要的全职人员", "Full-time staff required"),
        unit="full_time_worker",
        formula=Text("总工作量 ÷（全年工时 × 月数 ÷ 12）", "Total workload ÷ (hours a year × months ÷ 12)"),
        parameters=("hours-per-day", "working-days"),
    ),
    Output(
        name="available_hours",
        label=Text("计划人员可提供的工时", "Hours the planned staff can give"),
        unit="hour",
        formula=Text("全职人员数 × 全年工时 × 月数 ÷ 12", "Full-time staff × hours a year × months ÷ 12"),
        parameters=("hours-per-day", "working-days"),
    ),
    Output(
        name="utilisation",
        label=Text("工时使用率", "Utilisation"),
        unit="share",
        formula=Text("总工作量 ÷ 可提供的工时", "Total workload ÷ hours available"),
    ),
    OutputRows(
        name="services",
        title="name",
        columns=(Output(name="hours", label=Text("工时（小时）", "Hours"), unit="hour"),),
        totals={"hours": "direct_hours"},
    ),
)  # fmt: skip


def complete(values: Values, policy: Policy) -> list[Problem]:
    """Derive a full-time worker's hours from the working days of the project year."""
    if values["annual_hours"] is not None:
        return []
    try:
        days = policy.parameter("working-days").on_year(values["project_year"])
    except PeriodError:
        message = Text(
            f"没有登记 {values['project_year']} 年的工作日数。请核对项目年度，或自填全年工时。",
            f"No number of working days is registered for {values['project_year']}. Check the"
            " project year, or enter the hours of a year yourself.",
        )
        return [Problem("project_year", "out_of_range", message)]
    values["annual_hours"] = policy.parameter("hours-per-day").current.value * days.value
    values["annual_hours_are_derived"] = True
    return []


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Work out hours, minimum, planned total, share and staff."""
    least = policy.parameter("indirect-share").current
    services = values["services"]
    hours = [service["quantity"] * service["hours_per_unit"] for service in services]
    direct = sum(hours, Decimal(0))
    answer.put("direct_hours", direct, _sum(services))
    answer.put_group(
        "hours_by_category",
        {
            option.value: sum(
                (h for h, s in zip(hours, services, strict=True) if s["category"] == option.value),
                Decimal(0),
            )
            for option in CATEGORIES
        },
    )
    answer.put_rows("services", [{"hours": h} for h in hours])

    minimum_total = direct / (ONE - least.value)
    answer.put("minimum_total_hours", minimum_total, f"{plain(direct)} ÷ (1 − {least.text})")
    answer.put("minimum_indirect_hours", minimum_total - direct, f"{plain(minimum_total)} − {plain(direct)}")

    indirect, total = _planned(values, direct, answer)
    if total:
        answer.put("actual_indirect_share", indirect / total, f"{plain(indirect)} ÷ {plain(total)}")
    _check_share(direct, indirect, total, least.value, answer)
    _staff(values, total, policy, answer)


def _sum(services: list[Values]) -> str:
    terms = [f"{typed(s['quantity'])} × {typed(s['hours_per_unit'])}" for s in services]
    shown = " + ".join(terms[:MOST_TERMS])
    return shown if len(terms) <= MOST_TERMS else f"{shown} + … [{len(terms)}]"


def _planned(values: Values, direct: Decimal, answer: Answer) -> tuple[Decimal, Decimal]:
    """Return planned indirect and total hours: the user's own, or by the planned share."""
    entered: Decimal | None = values["indirect_hours"]
    if entered is not None:
        total = direct + entered
        answer.put("indirect_hours", entered, typed(entered), formula=Text("填写的工时", "As entered"))
        answer.put(
            "total_hours",
            total,
            f"{plain(direct)} + {typed(entered)}",
            formula=Text("直接性工作 + 间接性工作", "Direct hours + indirect hours"),
        )
        return entered, total
    share: Decimal = values["indirect_share"]
    total = direct / (ONE - share)
    answer.put("total_hours", total, f"{plain(direct)} ÷ (1 − {typed(share)})")
    answer.put("indirect_hours", total - direct, f"{plain(total)} − {plain(direct)}")
    return total - direct, total


def _check_share(
    direct: Decimal, indirect: Decimal, total: Decimal, least: Decimal, answer: Answer
) -> None:
    if not total:
        message = Text("还没有工时，无法核对占比。", "There are no hours yet, so there is no share to check.")
        answer.check("indirect-share", "unknown", message)
        return
    # Multiplied out, so that no division can blur the exact edge.
    missing = direct * least - indirect * (ONE - least)
    says = Text(
        f"间接性工作占总工作量的 {percentage(indirect / total)}",
        f"Indirect work is {percentage(indirect / total)} of the total workload",
    )
    if missing > 0:
        short = grouped(plain(missing / (ONE - least), 2))
        message = Text(
            f"{says.zh}，低于 {percentage(least)}，还差 {short} 小时。比例按总工作量算，不按直接性工作算。",
            f"{says.en}, under {percentage(least)}: {short} hours short. It is a share of the total,"
            " not of direct work.",
        )
        answer.check("indirect-share", "warn", message)
    else:
        message = Text(f"{says.zh}，不低于 {percentage(least)}。", f"{says.en}, not under {percentage(least)}.")
        answer.check("indirect-share", "pass", message)


def _staff(values: Values, total: Decimal, policy: Policy, answer: Answer) -> None:
    """Compare the workload with what full-time staff can do in the project's months."""
    annual: Decimal = values["annual_hours"]
    if values.get("annual_hours_are_derived"):
        a_day = policy.parameter("hours-per-day").current
        days = policy.parameter("working-days").on_year(values["project_year"])
        answer.put("annual_hours", annual, f"{a_day.text} × {days.text}")
    else:
        formula = Text("填写的全年工时", "As entered")
        answer.put("annual_hours", annual, typed(annual), formula=formula, parameters=())
    months: Decimal = values["months"]
    year_share = f"{typed(annual)} × {typed(months)} ÷ {MONTHS}"
    answer.put("required_fte", total * MONTHS / (annual * months), f"{plain(total)} ÷ ({year_share})")
    fte: Decimal | None = values["fte"]
    if fte is None:
        return
    available = fte * annual * months / MONTHS
    answer.put("available_hours", available, f"{typed(fte)} × {year_share}")
    if available:
        answer.put("utilisation", total / available, f"{plain(total)} ÷ {plain(available)}")
    enough = total <= available
    says = Text(
        f"计划人员可提供 {grouped(plain(available, 2))} 小时，总工作量 {grouped(plain(total, 2))} 小时",
        f"The planned staff can give {grouped(plain(available, 2))} hours for a workload of"
        f" {grouped(plain(total, 2))}",
    )
    short = grouped(plain(total - available, 2))
    message = (
        Text(f"{says.zh}，够用。", f"{says.en}: enough.")
        if enough
        else Text(f"{says.zh}，还差 {short} 小时。", f"{says.en}: {short} hours short.")
    )
    answer.check("capacity", "pass" if enough else "warn", message)


CALCULATOR = Calculator(
    name="workload",
    title=Text("最低工作量测算", "Minimum workload"),
    summary=Text(
        "由直接性工作的工时推算间接性工作和总工作量的最低数，看需要多少人手。",
        "From the hours of direct work, work out the least indirect and total workload,"
        " and the staff it takes.",
    ),
    inputs=_INPUTS,
    outputs=_OUTPUTS,
    checks=(
        RuleCheck(
            id="indirect-share",
            label=Text("间接性工作占比", "Indirect share"),
            provisions=SHARE,
        ),
        RuleCheck(
            id="capacity",
            label=Text("人手与工作量", "Staff and workload"),
            provisions=UNITS,
            force="reference",
        ),
    ),
    headline=Headline(
        label=Text("最低总工作量", "Minimum total workload"),
        figures=("minimum_total_hours",),
        also=("minimum_indirect_hours", "actual_indirect_share"),
    ),
    picture=PartsPicture(
        title=Text("直接性与间接性工作", "Direct and indirect work"),
        parts=("direct_hours", "indirect_hours"),
        floor="indirect_hours",
        floor_share="indirect-share",
    ),
    complete=complete,
    compute=compute,
)
