"""Labour cost (人力成本): the wage band and where a proposal sits in it.

The Rules let an estimate of labour cost refer to 80 %–120 % of the previous
year's average wage (provision ``labour-band``; 可参照, so outside it is a
warning). The shares and wages are in the parameter register.
"""

from decimal import Decimal

from calculators.core.calculator import (
    Answer,
    BandPicture,
    Calculator,
    Headline,
    Output,
    OutputRows,
    RuleCheck,
    Status,
    Values,
)
from calculators.core.decimals import grouped, money, percentage, rounded, typed
from calculators.core.fields import Line, Number, Rows
from calculators.core.problems import Problem
from calculators.core.text import Text
from calculators.policy import ParameterValue, Policy, load_policy

BAND = ("labour-band",)
WAGE = ("average-wage",)
YEAR = ("previous-year",)
SCOPE = ("band-scope",)
MONTHS = Decimal(12)
MOST_TERMS = 6  # of a sum written out in a step; the rest is counted

_POSITIONS = Rows(
    name="positions",
    label=Text("岗位", "Positions"),
    help=Text(
        "只填项目使用的全职人员；承接机构为其支付的费用即人力成本。",
        "List the full-time staff the project uses. What the provider pays for them is labour cost.",
    ),
    row_label=Text("岗位", "Position"),
    fields=(
        Line(name="title", label=Text("岗位名称", "Position"), default=""),
        Number(
            name="headcount",
            label=Text("人数", "Headcount"),
            unit="person",
            minimum=Decimal(0),
            maximum=Decimal(100_000),
            whole=True,
            required=True,
        ),
        Number(
            name="fte",
            label=Text("折合全职比例", "Full-time share"),
            help=Text("全职填 1，投入一半工时填 0.5。", "1 is full time; 0.5 is half of it."),
            unit="full_time_worker",
            minimum=Decimal(0),
            maximum=Decimal(1),
            default="1",
        ),
        Number(
            name="months",
            label=Text("月数", "Months"),
            help=Text("可填半个月，如 6.5。", "Half months are fine, such as 6.5."),
            unit="month",
            minimum=Decimal(0),
            maximum=Decimal(60),
            required=True,
        ),
        Number(
            name="monthly_cost",
            label=Text("每人每月成本（元）", "Cost per person-month (¥)"),
            help=Text(
                "全职一人一个月的成本；选填，填了才能与区间对照。",
                "For one person working full time; optional. Needed to compare with the band.",
            ),
            unit="yuan_per_month",
            minimum=Decimal(0),
            maximum=Decimal(10_000_000),
        ),
    ),
)

_INPUTS = (
    Number(
        name="project_year",
        label=Text("项目年度", "Project year"),
        help=Text("预算所属的年度。", "The year the budget is for."),
        unit="year",
        minimum=Decimal(1000),
        maximum=Decimal(9999),
        whole=True,
        required=True,
    ),
    _POSITIONS,
    Number(
        name="reference_year",
        label=Text("参照工资的年度", "Year of the reference wage"),
        help=Text(
            "留空则取项目年度之前最新公布的一年。",
            "Left empty, it is the newest published year before the project year.",
        ),
        unit="year",
        minimum=Decimal(1000),
        maximum=Decimal(9999),
        whole=True,
        offered=tuple(str(year) for year in reversed(load_policy().parameter("average-wage").years)),
        advanced=True,
    ),
    Number(
        name="reference_wage",
        label=Text("自填的年平均工资（元/年）", "Your own average wage (¥ a year)"),
        help=Text(
            "填写后代替登记的数字，结果会注明是您自填的。",
            "Used instead of the registered figure. The result says that it is yours.",
        ),
        unit="yuan_per_year",
        minimum=Decimal("0.01"),
        maximum=Decimal(100_000_000),
        advanced=True,
    ),
)

_OUTPUTS = (
    Output(name="reference_year", label=Text("参照工资的年度", "Year of the reference wage"), unit="year"),
    Output(
        name="reference_annual",
        label=Text("参照的年平均工资", "Reference average wage"),
        unit="yuan_per_year",
        formula=Text(
            "全口径城镇单位就业人员平均工资（年）",
            "Average wage of persons employed in urban units, all categories (a year)",
        ),
        provisions=BAND,
        parameters=WAGE,
        readings=YEAR,
    ),
    Output(
        name="band_low_annual",
        label=Text("区间下限（每人每年）", "Low end of the band (per person-year)"),
        unit="yuan_per_year",
        formula=Text("年平均工资 × 区间下限", "Average wage × low end of the band"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-low"),
        readings=("employer-contributions",),
    ),
    Output(
        name="band_high_annual",
        label=Text("区间上限（每人每年）", "High end of the band (per person-year)"),
        unit="yuan_per_year",
        formula=Text("年平均工资 × 区间上限", "Average wage × high end of the band"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-high"),
        readings=("employer-contributions",),
    ),
    Output(
        name="band_low_monthly",
        label=Text("区间下限（每人每月）", "Low end of the band (per person-month)"),
        unit="yuan_per_month",
        formula=Text("区间下限（每年）÷ 12", "Low end of the band (a year) ÷ 12"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-low"),
    ),
    Output(
        name="band_high_monthly",
        label=Text("区间上限（每人每月）", "High end of the band (per person-month)"),
        unit="yuan_per_month",
        formula=Text("区间上限（每年）÷ 12", "High end of the band (a year) ÷ 12"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-high"),
    ),
    Output(
        name="person_years",
        label=Text("投入人年", "Person-years"),
        unit="person_year",
        formula=Text("∑（人数 × 折合全职比例 × 月数）÷ 12", "∑ (headcount × full-time share × months) ÷ 12"),
        provisions=("labour-cost-definition",),
    ),
    Output(
        name="project_low",
        label=Text("项目人力成本：区间下限", "Project labour cost: low end of the band"),
        unit="yuan",
        formula=Text("区间下限（每年）× 投入人年", "Low end of the band (a year) × person-years"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-low"),
    ),
    Output(
        name="project_reference",
        label=Text("项目人力成本：参照工资", "Project labour cost: at the reference wage"),
        unit="yuan",
        formula=Text("年平均工资 × 投入人年", "Average wage × person-years"),
        provisions=BAND,
        parameters=WAGE,
    ),
    Output(
        name="project_high",
        label=Text("项目人力成本：区间上限", "Project labour cost: high end of the band"),
        unit="yuan",
        formula=Text("区间上限（每年）× 投入人年", "High end of the band (a year) × person-years"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-high"),
    ),
    Output(
        name="proposed_total",
        label=Text("拟定人力成本", "Proposed labour cost"),
        unit="yuan",
        formula=Text(
            "∑（人数 × 折合全职比例 × 月数 × 每人每月成本），只计已填成本的岗位",
            "∑ (headcount × full-time share × months × cost per person-month), priced positions only",
        ),
        provisions=("labour-cost-definition",),
    ),
    Output(
        name="compared_low",
        label=Text("对照的区间下限", "Low end to compare with"),
        unit="yuan",
        formula=Text("同一批岗位的区间下限", "Low end of the band for the same positions"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-low"),
        readings=SCOPE,
    ),
    Output(
        name="compared_reference",
        label=Text("对照的参照工资总额", "Reference wages to compare with"),
        unit="yuan",
        formula=Text("同一批岗位的参照工资总额", "Reference wages of the same positions"),
        provisions=BAND,
        parameters=WAGE,
        readings=SCOPE,
    ),
    Output(
        name="compared_high",
        label=Text("对照的区间上限", "High end to compare with"),
        unit="yuan",
        formula=Text("同一批岗位的区间上限", "High end of the band for the same positions"),
        provisions=BAND,
        parameters=("average-wage", "labour-band-high"),
        readings=SCOPE,
    ),
    Output(
        name="proposed_ratio",
        label=Text("拟定成本 ÷ 参照工资", "Proposed ÷ reference"),
        unit="share",
        formula=Text("拟定人力成本 ÷ 同一批岗位的参照工资总额", "Proposed labour cost ÷ reference wages of the same positions"),
        provisions=BAND,
        parameters=WAGE,
        readings=SCOPE,
    ),
    OutputRows(
        name="positions",
        title="title",
        columns=(
            Output(name="person_years", label=Text("人年", "Person-years"), unit="person_year"),
            Output(name="low", label=Text("下限", "Low"), unit="yuan", provisions=BAND),
            Output(name="reference", label=Text("参照", "Reference"), unit="yuan", provisions=BAND),
            Output(name="high", label=Text("上限", "High"), unit="yuan", provisions=BAND),
            Output(name="proposed", label=Text("拟定", "Proposed"), unit="yuan"),
            Output(name="ratio", label=Text("比例", "Ratio"), unit="share", provisions=BAND),
        ),
        totals={
            "person_years": "person_years",
            "low": "project_low",
            "reference": "project_reference",
            "high": "project_high",
            "proposed": "proposed_total",
            "ratio": "proposed_ratio",
        },
    ),
)  # fmt: skip


def complete(values: Values, policy: Policy) -> list[Problem]:
    """Choose the reference year where the user left it open.

    It is the newest registered year before the project year. A year that is not
    in the register is a problem, unless the user gives a wage of their own; that
    wage's year is then the user's to say.
    """
    years = policy.parameter("average-wage").years
    if values["reference_wage"] is not None:
        return []
    if values["reference_year"] is None:
        earlier = [year for year in years if year < values["project_year"]]
        values["reference_year"] = max(earlier, default=values["project_year"] - 1)
    if values["reference_year"] in years:
        return []
    return [
        Problem(
            "reference_year",
            "unknown_choice",
            Text(
                f"没有登记 {values['reference_year']} 年的平均工资。可选年度：{'、'.join(map(str, years))}；"
                "也可自填年平均工资。",
                f"No average wage is registered for {values['reference_year']}. Choose one of "
                f"{', '.join(map(str, years))}, or give an average wage of your own.",
            ),
        )
    ]


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Work out the band, the project's range and, for priced positions, the proposal."""
    low = policy.parameter("labour-band-low").current
    high = policy.parameter("labour-band-high").current
    annual = _reference(values, policy, answer)
    band_low, band_high = annual * low.value, annual * high.value
    answer.put("band_low_annual", band_low, f"{money(annual)} × {low.text}")
    answer.put("band_high_annual", band_high, f"{money(annual)} × {high.text}")
    answer.put("band_low_monthly", band_low / MONTHS, f"{money(band_low)} ÷ {MONTHS}")
    answer.put("band_high_monthly", band_high / MONTHS, f"{money(band_high)} ÷ {MONTHS}")

    positions = values["positions"]
    months = [position["headcount"] * position["fte"] * position["months"] for position in positions]
    person_months = sum(months, Decimal(0))
    terms = [f"{p['headcount']} × {typed(p['fte'])} × {typed(p['months'])}" for p in positions]
    answer.put("person_years", person_months / MONTHS, f"({_sum(terms)}) ÷ {MONTHS}")
    person_years = typed_quotient(person_months)
    answer.put("project_low", band_low * person_months / MONTHS, f"{money(band_low)} × {person_years}")
    answer.put("project_reference", annual * person_months / MONTHS, f"{money(annual)} × {person_years}")
    answer.put("project_high", band_high * person_months / MONTHS, f"{money(band_high)} × {person_years}")

    rows = [
        _position(position["monthly_cost"], position_months, annual, low, high)
        for position, position_months in zip(positions, months, strict=True)
    ]
    answer.put_rows("positions", rows)
    _compare(values, months, annual, low, high, answer)
    for index, row in enumerate(rows):
        if "ratio" in row:
            title = positions[index]["title"]
            subject = Text(f"“{title}”", f"“{title}”") if title else Text(f"岗位 {index + 1}", f"Position {index + 1}")
            answer.check("labour-band", *_verdict(subject, row, low, high), path=f"positions[{index}]")
    _check_year(values, answer)


def typed_quotient(person_months: Decimal) -> str:
    """Write person-months as the person-years they are: ``30 ÷ 12``."""
    return f"({typed(person_months)} ÷ {MONTHS})"


def _reference(values: Values, policy: Policy, answer: Answer) -> Decimal:
    if values["reference_year"] is not None:
        answer.put("reference_year", values["reference_year"])
    if values["reference_wage"] is not None:
        annual: Decimal = values["reference_wage"]
        formula = Text("自填的年平均工资", "The user's own average wage")
        answer.put("reference_annual", annual, money(annual), formula=formula, parameters=())
    else:
        wage = policy.parameter("average-wage").on_year(values["reference_year"])
        annual = wage.value
        answer.put("reference_annual", annual, f"{values['reference_year']}: {money(annual)}")
    return annual


def _sum(terms: list[str]) -> str:
    shown = " + ".join(terms[:MOST_TERMS])
    return shown if len(terms) <= MOST_TERMS else f"{shown} + … [{len(terms)}]"


def _position(
    monthly_cost: Decimal | None,
    months: Decimal,
    annual: Decimal,
    low: ParameterValue,
    high: ParameterValue,
) -> dict[str, Decimal]:
    reference = annual * months / MONTHS
    row = {
        "person_years": months / MONTHS,
        "low": reference * low.value,
        "reference": reference,
        "high": reference * high.value,
    }
    if monthly_cost is not None:
        row["proposed"] = monthly_cost * months
        if reference:
            row["ratio"] = row["proposed"] / reference
    return row


def _compare(
    values: Values,
    months: list[Decimal],
    annual: Decimal,
    low: ParameterValue,
    high: ParameterValue,
    answer: Answer,
) -> None:
    """Compare what is proposed with the band of the same positions."""
    positions = values["positions"]
    priced = [
        (position, position_months)
        for position, position_months in zip(positions, months, strict=True)
        if position["monthly_cost"] is not None
    ]
    project = Text("项目", "The project")
    if not priced:
        message = Text(
            "没有填写每人每月成本，只给出区间，未作对照。",
            "No cost per person-month was given, so there is a band but nothing to compare with it.",
        )
        answer.check("labour-band", "unknown", message)
        return
    person_months = sum((position_months for _, position_months in priced), Decimal(0))
    proposed = sum((position["monthly_cost"] * m for position, m in priced), Decimal(0))
    terms = [
        f"{p['headcount']} × {typed(p['fte'])} × {typed(p['months'])} × {typed(p['monthly_cost'])}"
        for p, _ in priced
    ]
    reference = annual * person_months / MONTHS
    row = {"proposed": proposed, "low": reference * low.value, "reference": reference, "high": reference * high.value}  # fmt: skip
    answer.put("proposed_total", proposed, _sum(terms))
    if len(priced) < len(positions):  # else the project's own range is what to compare with
        project = Text(
            f"项目（{len(positions)} 个岗位中已填成本的 {len(priced)} 个）",
            f"The project ({len(priced)} of {len(positions)} positions, those with a cost)",
        )
        person_years = typed_quotient(person_months)
        for name, share in (("low", low.text), ("reference", "1"), ("high", high.text)):
            answer.put(f"compared_{name}", row[name], f"{money(annual)} × {share} × {person_years}")
    if not reference:
        message = Text(
            "已填成本的岗位没有投入人月，无法对照。",
            "The priced positions have no person-months, so there is nothing to compare.",
        )
        answer.check("labour-band", "unknown", message)
        return
    row["ratio"] = proposed / reference
    answer.put("proposed_ratio", row["ratio"], f"{money(proposed)} ÷ {money(reference)}")
    answer.check("labour-band", *_verdict(project, row, low, high))


def _verdict(
    subject: Text, row: dict[str, Decimal], low: ParameterValue, high: ParameterValue
) -> tuple[Status, Text]:
    """Return status and words for a proposal; both ends of the band are inside it.

    Amounts are compared as they are printed, to the fen, so that the verdict
    never contradicts the figures beside it.
    """
    proposed, bottom, top = (rounded(row[name], 2) for name in ("proposed", "low", "high"))
    band = f"{percentage(low.value)}–{percentage(high.value)}"
    says = Text(
        f"{subject.zh}拟定 ¥{grouped(money(proposed))}，为参照工资的 {percentage(row['ratio'])}",
        f"{subject.en}: ¥{grouped(money(proposed))} is {percentage(row['ratio'])} of the reference wages",
    )
    if proposed < bottom:
        gap = f"¥{grouped(money(bottom - proposed))}"
        return "warn", Text(
            f"{says.zh}，低于 {band} 区间的下限，差 {gap}。",
            f"{says.en}, {gap} below the {band} band.",
        )
    if proposed > top:
        gap = f"¥{grouped(money(proposed - top))}"
        return "warn", Text(
            f"{says.zh}，高于 {band} 区间的上限，超出 {gap}。",
            f"{says.en}, {gap} above the {band} band.",
        )
    return "pass", Text(f"{says.zh}，在 {band} 区间内。", f"{says.en}, within the {band} band.")


def _check_year(values: Values, answer: Answer) -> None:
    """Say so when the wage is not that of the project year's previous year."""
    year, previous = values["reference_year"], values["project_year"] - 1
    if year == previous:
        return
    if year is None:
        message = Text(
            f"自填的平均工资没有注明年度，无法核对是否为上一年度（{previous}年）的。",
            f"Your own average wage has no year, so it cannot be checked that it is that of the"
            f" previous year ({previous}).",
        )
        answer.check("reference-year", "unknown", message)
        return
    message = Text(
        f"{values['project_year']}年项目的上一年度是{previous}年，这里用的是{year}年的平均工资。"
        "如编制时上一年度数字尚未公布，请向购买主体确认采用哪一年。",
        f"The year before {values['project_year']} is {previous}; the wage used here is that of {year}."
        " If the newer figure is not out yet, ask the purchaser which year applies.",
    )
    answer.check("reference-year", "warn", message)


CALCULATOR = Calculator(
    name="labour-cost",
    title=Text("人力成本测算", "Labour cost"),
    summary=Text(
        "参照上一年度平均工资，测算项目人力成本的区间，看拟定成本落在区间的什么位置。",
        "Work out the range for a project's labour cost from the previous year's average wage,"
        " and see where a proposal sits in it.",
    ),
    inputs=_INPUTS,
    outputs=_OUTPUTS,
    checks=(
        RuleCheck(
            id="labour-band",
            label=Text("人力成本参照区间", "Labour cost band"),
            provisions=BAND,
        ),
        RuleCheck(
            id="reference-year",
            label=Text("参照工资的年度", "Year of the reference wage"),
            provisions=BAND,
        ),
    ),
    headline=Headline(
        label=Text("项目人力成本参照区间", "Reference range for the project's labour cost"),
        figures=("project_low", "project_high"),
        also=("proposed_total", "proposed_ratio"),
    ),
    picture=BandPicture(
        title=Text("拟定成本在区间中的位置", "Where the proposal sits in the band"),
        low=("band_low_annual", "labour-band-low"),
        reference="reference_annual",
        high=("band_high_annual", "labour-band-high"),
        value="proposed_total",
        ratio="proposed_ratio",
    ),
    complete=complete,
    compute=compute,
)
