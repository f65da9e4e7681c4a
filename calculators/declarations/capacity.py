"""What the capacity calculator asks and answers (预算反推)."""

from dataclasses import replace
from decimal import Decimal

from calculators.core.decimals import typed
from calculators.core.declaration import Declaration
from calculators.core.fields import Choice, Fields, Number, Rows, TextLine
from calculators.core.outputs import Headline, Output, OutputRows, RuleCheck
from calculators.declarations import labour_cost, workload
from calculators.declarations.wage_band import HIGH, LOW
from calculators.policy import load_policy
from calculators.policy.text import Text

STANDARDS = ("budget-standards",)
DEFINITION = ("labour-cost-definition",)
WORK = (*workload.UNITS, *workload.SHARE)
MOST_MONEY = Decimal(100_000_000_000)


def _same(fields: Fields, *names: str) -> Fields:
    """Return inputs of another calculator that are asked here too, in this order."""
    by_name = {field.name: field for field in fields}
    return tuple(by_name[name] for name in names)


def _positions_offered() -> tuple[str, ...]:
    """Return the ends of the band and the reference wage itself, in percent."""
    low, high = (load_policy().parameter(end).current.value for end in (LOW, HIGH))
    return tuple(typed(share * 100) for share in (low, Decimal(1), high))


_OTHER_COSTS = Rows(
    name="other_costs",
    label=Text("其他费用", "Other costs"),
    help=Text(
        "与服务数量无关的费用。每一项填金额，或填占预算的比例。",
        "Costs that do not grow with the services. Give each as an amount or as a share of the budget.",
    ),
    row_label=Text("费用", "Cost"),
    fewest=0,
    fields=(
        TextLine(name="item", label=Text("项目内容", "Item"), default=""),
        Number(
            name="amount",
            label=Text("金额（元）", "Amount (¥)"),
            unit="yuan",
            minimum=Decimal(0),
            maximum=MOST_MONEY,
        ),
        Number(
            name="share",
            label=Text("占预算的比例", "Share of the budget"),
            unit="share",
            minimum=Decimal(0),
            maximum=Decimal(1),
        ),
    ),
)

_SERVICES = Rows(
    name="services",
    label=Text("服务组合", "Service mix"),
    help=Text(
        "一个组合里各项服务各有几个单位。先放下尽可能多的完整组合，再用余款逐个添加单位。"
        "单位工时的标准本站没有读到，请自行填写。",
        "How many units of each service make one package. As many whole packages as fit come first,"
        " then single units from what is left. Standard hours per unit could not be read:"
        " enter your own.",
    ),
    row_label=Text("服务", "Service"),
    fields=(
        Choice(
            name="category",
            label=Text("类别", "Category"),
            options=workload.CATEGORIES,
            required=True,
        ),
        TextLine(name="name", label=Text("服务名称", "Service"), default=""),
        Choice(
            name="unit",
            label=Text("单位", "Unit"),
            options=workload.SERVICE_UNITS,
            default="other",
        ),
        Number(
            name="hours_per_unit",
            label=Text("单位工时（小时）", "Hours per unit"),
            unit="hour",
            each=True,
            minimum=Decimal(0),
            maximum=Decimal(100_000),
            required=True,
        ),
        Number(
            name="ratio",
            label=Text("每个组合的单位数", "Units in a package"),
            unit="count",
            minimum=Decimal(1),
            maximum=Decimal(1_000_000),
            whole=True,
            default="1",
        ),
        Number(
            name="unit_cost",
            label=Text("单位直接费用（元）", "Direct cost per unit (¥)"),
            help=Text(
                "材料、场地等人力以外的费用；没有则留空。",
                "Materials, venue and the like, besides labour; leave empty if there are none.",
            ),
            unit="yuan",
            each=True,
            minimum=Decimal(0),
            maximum=Decimal(10_000_000),
        ),
    ),
)

INPUTS = (
    *_same(labour_cost.INPUTS, "project_year"),
    Number(
        name="budget",
        label=Text("预算总额（元）", "Budget (¥)"),
        help=Text("固定总价项目的全部金额。", "The whole amount of a fixed-price project."),
        unit="yuan",
        minimum=Decimal(0),
        maximum=MOST_MONEY,
        required=True,
    ),
    replace(_same(workload.INPUTS, "months")[0], advanced=False),
    Number(
        name="monthly_cost",
        label=Text("每人每月成本（元）", "Cost per person-month (¥)"),
        help=Text(
            "全职一人一个月的成本。不填则按下面的区间位置。",
            "For one person working full time. Left empty, it follows from the position below.",
        ),
        unit="yuan_per_month",
        minimum=Decimal("0.01"),
        maximum=Decimal(10_000_000),
    ),
    Number(
        name="band_position",
        label=Text("按参照工资的比例", "Share of the reference wage"),
        help=Text(
            "代替每人每月成本；两项都不填，按参照工资本身（100%）。",
            "In place of a cost. If both are empty, it is the reference wage itself (100%).",
        ),
        unit="share",
        minimum=Decimal("0.01"),
        maximum=Decimal(10),
        offered=_positions_offered(),
    ),
    _SERVICES,
    _OTHER_COSTS,
    *_same(workload.INPUTS, "indirect_share", "annual_hours"),
    *_same(
        labour_cost.INPUTS,
        "reference_year",
        "reference_wage",
        "written_year",
        "written_month",
        "contribution_rate",
        "previous_year",
        "employer_contributions",
    ),
)

_SHARED = {
    output.name: output
    for output in (*labour_cost.OUTPUTS, *workload.OUTPUTS)
    if isinstance(output, Output)
}

# Where the cost of a package to the fen would give another number of packages.
PACKAGES_BELOW_HALF_A_FEN = Text(
    "（预算 + 半分 − 其他费用）÷ 每个组合的成本，取小于它的最大整数：金额按舍入到分对照",
    "(Budget + half a fen − other costs) ÷ cost of a package, the largest whole number below it:"
    " amounts are compared as printed, to the fen",
)

OUTPUTS: tuple[Output | OutputRows, ...] = (
    OutputRows(
        name="units",
        title="service",
        label=Text("可以提供的服务", "Services that fit"),
        columns=(
            Output(name="service", label=Text("服务", "Service"), unit="words"),
            Output(name="unit", label=Text("单位", "Unit"), unit="sentence"),
            Output(
                name="cost_per_unit",
                label=Text(
                    "每单位成本（元，含间接性工作）", "Per unit (¥, indirect work included)"
                ),
                unit="yuan",
            ),
            Output(name="quantity", label=Text("数量", "Quantity"), unit="count"),
            Output(name="hours", label=Text("直接性工作（小时）", "Direct hours"), unit="hour"),
            Output(name="cost", label=Text("成本（元）", "Cost (¥)"), unit="yuan"),
        ),
        totals={"hours": "direct_hours", "cost": "services_total"},
    ),
    OutputRows(
        name="other_costs",
        title="item",
        columns=(Output(name="cost", label=Text("金额（元）", "Amount (¥)"), unit="yuan"),),
        totals={"cost": "other_total"},
    ),
    *(
        _SHARED[name]
        for name in (
            "reference_year",
            "reference_annual",
            "contribution_rate",
            "reference_with_contributions",
        )
    ),
    Output(
        name="monthly_cost",
        label=Text("每人每月成本", "Cost per person-month"),
        unit="yuan_per_month",
        formula=Text("年平均工资 × 比例 ÷ 12", "Average wage × share ÷ 12"),
        provisions=labour_cost.BAND,
        parameters=labour_cost.WAGE,
        readings=labour_cost.CONTRIBUTIONS,
    ),
    _SHARED["annual_hours"],
    Output(
        name="hourly_cost",
        label=Text("每小时人力成本", "Labour cost of an hour"),
        unit="yuan",
        formula=Text("每人每月成本 × 12 ÷ 全年工时", "Cost per person-month × 12 ÷ hours a year"),
        provisions=DEFINITION,
    ),
    Output(
        name="other_total",
        label=Text("其他费用", "Other costs"),
        unit="yuan",
        formula=Text("∑ 金额 + ∑（比例 × 预算）", "∑ amounts + ∑ (share × budget)"),
        provisions=STANDARDS,
    ),
    Output(
        name="package_cost",
        label=Text("每个组合的成本", "Cost of a package"),
        unit="yuan",
        formula=Text(
            "∑（每个组合的单位数 × 每单位成本）", "∑ (units in a package × cost per unit)"
        ),
        provisions=STANDARDS,
    ),
    Output(
        name="packages",
        label=Text("完整组合", "Whole packages"),
        unit="count",
        formula=Text(
            "（预算 − 其他费用）÷ 每个组合的成本，取整",
            "(Budget − other costs) ÷ cost of a package, whole ones",
        ),
        provisions=STANDARDS,
    ),
    Output(
        name="direct_hours",
        label=Text("直接性工作", "Direct hours"),
        unit="hour",
        formula=Text("∑（数量 × 单位工时）", "∑ (quantity × hours per unit)"),
        provisions=workload.UNITS,
    ),
    Output(
        name="hours",
        label=Text("总工作量", "Total workload"),
        unit="hour",
        formula=Text("直接性工作 ÷（1 − 计划占比）", "Direct hours ÷ (1 − planned share)"),
        provisions=WORK,
    ),
    Output(
        name="indirect_hours",
        label=Text("间接性工作", "Indirect hours"),
        unit="hour",
        formula=Text("总工作量 − 直接性工作", "Total workload − direct hours"),
        provisions=workload.SHARE,
    ),
    Output(
        name="fte",
        label=Text("全职人员", "Full-time staff"),
        unit="full_time_worker",
        formula=Text(
            "总工作量 ÷（全年工时 × 月数 ÷ 12）", "Total workload ÷ (hours a year × months ÷ 12)"
        ),
        parameters=("hours-per-day", "working-days"),
    ),
    Output(
        name="labour_cost",
        label=Text("人力成本", "Labour cost"),
        unit="yuan",
        formula=Text(
            "总工作量 × 每人每月成本 × 12 ÷ 全年工时",
            "Total workload × cost per person-month × 12 ÷ hours a year",
        ),
        provisions=DEFINITION,
    ),
    Output(
        name="unit_costs",
        label=Text("单位直接费用合计", "Direct costs of the units"),
        unit="yuan",
        formula=Text("∑（数量 × 单位直接费用）", "∑ (quantity × direct cost per unit)"),
        provisions=STANDARDS,
    ),
    Output(name="services_total", label=Text("服务成本", "Cost of the services"), unit="yuan"),
    Output(
        name="total_cost",
        label=Text("总成本", "Total cost"),
        unit="yuan",
        formula=Text(
            "人力成本 + 单位直接费用 + 其他费用",
            "Labour cost + direct costs of units + other costs",
        ),
        provisions=STANDARDS,
    ),
    Output(
        name="left",
        label=Text("预算余额", "Left of the budget"),
        unit="yuan",
        formula=Text("预算 − 总成本", "Budget − total cost"),
    ),
)

CHECKS = (
    RuleCheck(
        id="budget",
        label=Text("预算够不够", "The budget"),
        provisions=STANDARDS,
        force="reference",
        ours=True,
    ),
    *labour_cost.CHECKS,
    *(check for check in workload.CHECKS if check.id == "indirect-share"),
)

HEADLINE = Headline(
    label=Text("这笔预算可以提供", "What the budget buys"),
    figures=("hours",),
    also=("fte", "total_cost", "left"),
)

DECLARATION = Declaration(
    name="capacity",
    title=Text("预算反推", "What a budget buys"),
    summary=Text(
        "总价固定时，从预算反推最多能投入多少工时、多少人手、提供多少服务。",
        "At a fixed price, work back from the budget to the most hours, staff and services it buys.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
)
