"""What the comparison with every year's wage asks and answers (历年工资区间对照)."""

from decimal import Decimal

from calculators.core.declaration import Declaration
from calculators.core.fields import Number
from calculators.core.outputs import Headline, Output, OutputRows, RuleCheck, SeriesPicture
from calculators.declarations.wage_band import AVERAGE_WAGE, HIGH, LOW, PROVISION, STANDINGS
from calculators.policy.text import Text

BAND = (PROVISION,)

INPUTS = (
    Number(
        name="monthly_cost",
        label=Text("每人每月成本（元）", "Cost per person-month (¥)"),
        help=Text(
            "全职一人一个月的成本。留空则只看各年度的区间。",
            "For one person working full time. Left empty, there are only the bands.",
        ),
        unit="yuan_per_month",
        minimum=Decimal(0),
        maximum=Decimal(10_000_000),
    ),
)

OUTPUTS = (
    Output(name="newest_year", label=Text("最新公布的年度", "Newest published year"), unit="year"),
    Output(
        name="reference_monthly",
        label=Text("最新年度的参照工资（每人每月）", "Reference wage, newest year (person-month)"),
        unit="yuan_per_month",
        formula=Text("年平均工资 ÷ 12", "Average wage ÷ 12"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE,),
        readings=("previous-year",),
    ),
    Output(
        name="band_low_monthly",
        label=Text("最新年度的区间下限（每人每月）", "Low end, newest year (person-month)"),
        unit="yuan_per_month",
        formula=Text("年平均工资 × 区间下限 ÷ 12", "Average wage × low end of the band ÷ 12"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE, LOW),
    ),
    Output(
        name="band_high_monthly",
        label=Text("最新年度的区间上限（每人每月）", "High end, newest year (person-month)"),
        unit="yuan_per_month",
        formula=Text("年平均工资 × 区间上限 ÷ 12", "Average wage × high end of the band ÷ 12"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE, HIGH),
    ),
    Output(
        name="ratio",
        label=Text("成本 ÷ 最新年度的参照工资", "Cost ÷ reference wage, newest year"),
        unit="share",
        formula=Text("每人每月成本 × 12 ÷ 年平均工资", "Cost per person-month × 12 ÷ average wage"),
        provisions=BAND,
        parameters=(AVERAGE_WAGE,),
    ),
    Output(
        name="standing",
        label=Text("所填成本", "Your cost"),
        unit="option",
        options=STANDINGS,
    ),
    Output(name="years_within", label=Text("在区间内的年度数", "Years within"), unit="count"),
    OutputRows(
        name="years",
        label=Text("各年度的区间（每人每月）", "The band of each year (per person-month)"),
        title="year",
        columns=(
            Output(name="year", label=Text("工资年度", "Wage year"), unit="year"),
            Output(
                name="average_annual",
                label=Text("年平均工资（元/年）", "Average wage (¥ a year)"),
                unit="yuan_per_year",
                parameters=(AVERAGE_WAGE,),
            ),
            Output(
                name="low_monthly",
                label=Text("下限（元/月）", "Low (¥ a month)"),
                unit="yuan_per_month",
                provisions=BAND,
                parameters=(AVERAGE_WAGE, LOW),
            ),
            Output(
                name="reference_monthly",
                label=Text("参照（元/月）", "Reference (¥ a month)"),
                unit="yuan_per_month",
                provisions=BAND,
                parameters=(AVERAGE_WAGE,),
            ),
            Output(
                name="high_monthly",
                label=Text("上限（元/月）", "High (¥ a month)"),
                unit="yuan_per_month",
                provisions=BAND,
                parameters=(AVERAGE_WAGE, HIGH),
            ),
            Output(name="ratio", label=Text("成本 ÷ 参照", "Cost ÷ reference"), unit="share"),
            Output(
                name="standing",
                label=Text("对照", "Standing"),
                unit="option",
                options=STANDINGS,
            ),
        ),
    ),
)

CHECKS = (
    RuleCheck(
        id="labour-band",
        label=Text("人力成本参照区间", "Labour cost band"),
        provisions=BAND,
    ),
)

HEADLINE = Headline(
    label=Text("最新公布年度的参照区间（每人每月）", "The newest year's band"),
    figures=("band_low_monthly", "band_high_monthly"),
    also=("standing", "ratio"),
    total=("ratio",),
)

PICTURE = SeriesPicture(
    title=Text("各年度的参照区间（每人每月）", "The band of each year (per person-month)"),
    rows="years",
    category="year",
    low=("low_monthly", LOW),
    reference="reference_monthly",
    high=("high_monthly", HIGH),
    value="monthly_cost",
    standing="standing",
    axis=Text("元/月", "¥ a month"),
)

DECLARATION = Declaration(
    name="wage-series",
    title=Text("历年工资区间对照", "The band, year by year"),
    summary=Text(
        "每个年度的平均工资给出怎样的区间，一个每人每月成本在各年度落在什么位置。",
        "The band that each year's average wage gives, and where one monthly cost stands in it.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
    picture=PICTURE,
)
