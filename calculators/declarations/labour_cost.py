"""What the labour cost calculator asks and answers (人力成本)."""

from decimal import Decimal

from calculators.core.declaration import Declaration
from calculators.core.fields import Number, Rows, TextLine
from calculators.core.outputs import BandPicture, Headline, Output, OutputRows, RuleCheck
from calculators.declarations.switches import reading_switch
from calculators.declarations.wage_band import AVERAGE_WAGE, HIGH, LOW, PROVISION
from calculators.policy import load_policy
from calculators.policy.text import Text

BAND = (PROVISION,)
WAGE = (AVERAGE_WAGE,)
YEAR = ("previous-year",)
SCOPE = ("band-scope",)
CONTRIBUTIONS = ("employer-contributions",)
# The employer's contributions, at the lowest rate where it depends on the industry. The housing
# fund is left out because its rates are unverified.
CONTRIBUTION_RATES = (
    "pension-rate",
    "medical-rate",
    "unemployment-rate",
    "work-injury-rate-low",
)

_POSITIONS = Rows(
    name="positions",
    label=Text("岗位", "Positions"),
    help=Text(
        "只填项目使用的全职人员；承接机构为其支付的费用即人力成本。",
        "List the full-time staff the project uses. What the provider pays for them is labour cost.",
    ),
    row_label=Text("岗位", "Position"),
    fields=(
        TextLine(name="title", label=Text("岗位名称", "Position"), default=""),
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
                "全职一人一个月的成本；填了才能与区间对照。",
                "For one person working full time. Needed to compare with the band.",
            ),
            unit="yuan_per_month",
            minimum=Decimal(0),
            maximum=Decimal(10_000_000),
        ),
    ),
)

INPUTS = (
    Number(
        name="project_year",
        label=Text("项目年度", "Project year"),
        help=Text(
            "预算所属的年度。编制时新数字还没有公布的，在“更多选项”填写编制年月。",
            "The year the budget is for. If the newest wage was not out when it was written, enter"
            " year and month under “More options”.",
        ),
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
        offered=tuple(str(year) for year in reversed(load_policy().parameter(AVERAGE_WAGE).years)),
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
    Number(
        name="written_year",
        label=Text("编制预算的年份", "Year the budget is written"),
        help=Text(
            "与月份一起填写，按当时已公布的最新一年取平均工资。当月才公布的，按公布前编制处理。",
            "With the month: the wage is then the newest that was published by that time. One that"
            " came out within the month is not counted.",
        ),
        unit="year",
        minimum=Decimal(1000),
        maximum=Decimal(9999),
        whole=True,
        advanced=True,
    ),
    Number(
        name="written_month",
        label=Text("编制预算的月份", "Month the budget is written"),
        unit="month_of_year",
        minimum=Decimal(1),
        maximum=Decimal(12),
        whole=True,
        advanced=True,
    ),
    Number(
        name="contribution_rate",
        label=Text("单位缴费比例合计", "Total employer contribution rate"),
        help=Text(
            "只在单位缴费另计时使用。留空则为登记的养老、医疗（含生育）、失业和最低工伤保险比例之和；"
            "不含住房公积金，其比例未经核实。",
            "Used only when contributions come on top. If blank, we use the listed rates of pension,"
            " medical, unemployment and the lowest work-injury insurance. The housing fund is not"
            " in it: its rates are unverified.",
        ),
        unit="share",
        minimum=Decimal(0),
        maximum=Decimal(1),
        advanced=True,
    ),
    reading_switch("previous-year"),
    reading_switch("employer-contributions"),
    reading_switch("band-scope"),
)

OUTPUTS = (
    Output(
        name="reference_year",
        label=Text("参照工资的年度", "Year of the reference wage"),
        unit="year",
    ),
    Output(
        name="reference_annual",
        label=Text("参照的年平均工资", "Reference average wage"),
        unit="yuan_per_year",
        formula=Text(
            "全口径城镇单位就业人员平均工资（年）",
            "Average wage of persons employed in urban units, all categories (a year)",
        ),
        provisions=BAND,
        parameters=(*WAGE, "wage-publication-month"),
        readings=YEAR,
    ),
    Output(
        name="contribution_rate",
        label=Text("单位缴费比例合计", "Total employer contribution rate"),
        unit="share",
        formula=Text(
            "养老＋医疗（含生育）＋失业＋最低工伤保险的单位缴费比例",
            "Pension + medical + unemployment + lowest work-injury insurance, employer’s rates",
        ),
        parameters=CONTRIBUTION_RATES,
        readings=CONTRIBUTIONS,
    ),
    Output(
        name="reference_with_contributions",
        label=Text("含单位缴费的参照成本", "Reference cost with contributions"),
        unit="yuan_per_year",
        formula=Text("年平均工资 ×（1 + 单位缴费比例）", "Average wage × (1 + contribution rates)"),
        provisions=("labour-cost-definition", *BAND),
        parameters=WAGE,
        readings=CONTRIBUTIONS,
    ),
    Output(
        name="band_low_annual",
        label=Text("区间下限（每人每年）", "Low end of the band (per person-year)"),
        unit="yuan_per_year",
        formula=Text("年平均工资 × 区间下限", "Average wage × low end of the band"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE, LOW),
        readings=CONTRIBUTIONS,
    ),
    Output(
        name="band_high_annual",
        label=Text("区间上限（每人每年）", "High end of the band (per person-year)"),
        unit="yuan_per_year",
        formula=Text("年平均工资 × 区间上限", "Average wage × high end of the band"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE, HIGH),
        readings=CONTRIBUTIONS,
    ),
    Output(
        name="band_low_monthly",
        label=Text("区间下限（每人每月）", "Low end of the band (per person-month)"),
        unit="yuan_per_month",
        formula=Text("区间下限（每年）÷ 12", "Low end of the band (a year) ÷ 12"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE, LOW),
    ),
    Output(
        name="band_high_monthly",
        label=Text("区间上限（每人每月）", "High end of the band (per person-month)"),
        unit="yuan_per_month",
        formula=Text("区间上限（每年）÷ 12", "High end of the band (a year) ÷ 12"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE, HIGH),
    ),
    Output(
        name="person_years",
        label=Text("投入人年", "Person-years"),
        unit="person_year",
        formula=Text(
            "∑（人数 × 折合全职比例 × 月数）÷ 12", "∑ (headcount × full-time share × months) ÷ 12"
        ),
        provisions=("labour-cost-definition",),
    ),
    Output(
        name="project_low",
        label=Text("项目人力成本：区间下限", "Project labour cost: low end of the band"),
        unit="yuan",
        formula=Text("区间下限（每年）× 投入人年", "Low end of the band (a year) × person-years"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE, LOW),
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
        parameters=(AVERAGE_WAGE, HIGH),
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
        parameters=(AVERAGE_WAGE, LOW),
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
        parameters=(AVERAGE_WAGE, HIGH),
        readings=SCOPE,
    ),
    Output(
        name="proposed_ratio",
        label=Text("拟定成本 ÷ 参照工资", "Proposed ÷ reference"),
        unit="share",
        formula=Text(
            "拟定人力成本 ÷ 同一批岗位的参照工资总额",
            "Proposed labour cost ÷ reference wages of the same positions",
        ),
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
)

# The formulas of three outputs when the employer's contributions are on top of the wage.
WITH_CONTRIBUTIONS = {
    "band_low_annual": Text(
        "含单位缴费的参照成本 × 区间下限", "Reference cost with contributions × low end of the band"
    ),
    "band_high_annual": Text(
        "含单位缴费的参照成本 × 区间上限",
        "Reference cost with contributions × high end of the band",
    ),
    "project_reference": Text(
        "含单位缴费的参照成本 × 投入人年", "Reference cost with contributions × person-years"
    ),
}

CHECKS = (
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
)

HEADLINE = Headline(
    label=Text("项目人力成本参照区间", "Reference range for the project's labour cost"),
    figures=("project_low", "project_high"),
    also=("reference_year", "proposed_total", "proposed_ratio"),
    total=("proposed_total", "project_reference"),
)

PICTURE = BandPicture(
    title=Text("拟定成本在区间中的位置", "Where the proposal sits in the band"),
    low=("band_low_annual", LOW),
    reference="reference_annual",
    high=("band_high_annual", HIGH),
    value="proposed_total",
    ratio="proposed_ratio",
)

DECLARATION = Declaration(
    name="labour-cost",
    title=Text("人力成本测算", "Labour cost"),
    summary=Text(
        "参照上一年度平均工资，测算项目人力成本的区间，看拟定成本落在区间的什么位置。",
        "Work out the range for a project's labour cost from the previous year's average wage,"
        " and see where a proposal sits in it.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
    picture=PICTURE,
)
