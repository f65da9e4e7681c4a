"""What the bid calculator asks and answers (项目预算)."""

from dataclasses import replace
from decimal import Decimal

from calculators.core.declaration import Declaration
from calculators.core.fields import (
    LONGEST_REMARK,
    Choice,
    Field,
    Fields,
    Group,
    Number,
    Rows,
    TextLine,
    YesNo,
)
from calculators.core.outputs import Headline, Output, OutputMap, OutputRows, RuleCheck
from calculators.declarations import labour_cost, workload
from calculators.policy.text import Text

STANDARDS = ("budget-standards",)
MOST_MONEY = Decimal(100_000_000_000)
LABOUR = Text("人力成本", "Labour cost")
LABOUR_KEY = "labour"
STANDARDS_TABLES = (
    "name",
    "source",
    "date",
    "hours",
    "limits",
)  # a pack with none of these is empty
BY_CATEGORY = OutputMap(
    name="totals_by_category",
    label=Text("按费用类别", "By category"),
    unit="yuan",
    total="total",
    names={LABOUR_KEY: LABOUR},
    own=" (lines)",
)
PERSON_MONTH = Text("人月", "person-months")


def _money(
    name: str,
    label: Text,
    help: Text | None = None,
    *,
    required: bool = False,
    each: bool = False,
) -> Number:
    return Number(
        name=name,
        label=label,
        help=help,
        unit="yuan",
        each=each,
        minimum=Decimal(0),
        maximum=MOST_MONEY,
        required=required,
    )


def _of_the_project(fields: Fields) -> Fields:
    """Return a part's inputs, in which the project year may be left empty."""

    def one(field: Field) -> Field:
        if field.name != "project_year":
            return field
        help = Text("留空则同项目年度。", "Left empty, it is that of the project.")
        return replace(field, required=False, advanced=True, help=help)

    return tuple(one(field) for field in fields)


_PROJECT = Group(
    name="project",
    label=Text("项目", "Project"),
    required=True,
    fields=(
        TextLine(name="name", label=Text("项目名称", "Project"), default=""),
        TextLine(name="provider", label=Text("承接主体", "Provider"), default=""),
        TextLine(name="purchaser", label=Text("购买主体", "Purchaser"), default=""),
        Number(
            name="year",
            label=Text("项目年度", "Project year"),
            unit="year",
            minimum=Decimal(1000),
            maximum=Decimal(9999),
            whole=True,
            required=True,
        ),
    ),
)

_LINES = Rows(
    name="lines",
    label=Text("其他费用", "Other costs"),
    help=Text(
        "人力成本以外的各项费用。类别由您自定：读到的文本没有列出费用类别的清单。",
        "Everything besides labour. The categories are yours: the text we could read lists none.",
    ),
    row_label=Text("费用", "Cost"),
    distinguished_by="item",
    fewest=0,
    fields=(
        TextLine(name="category", label=Text("费用类别", "Category"), required=True),
        TextLine(name="item", label=Text("项目内容", "Item"), default=""),
        _money("unit_price", Text("单价（元）", "Unit price (¥)"), required=True, each=True),
        TextLine(name="unit", label=Text("单位", "Unit"), default=""),
        Number(
            name="quantity",
            label=Text("数量", "Quantity"),
            unit="count",
            minimum=Decimal(0),
            maximum=Decimal(10_000_000),
            required=True,
        ),
        TextLine(
            name="basis",
            longest=LONGEST_REMARK,
            label=Text("测算依据", "Basis"),
            help=Text(
                "留空则按数字自动写出；填写后以您写的为准。",
                "Left empty, it is written from the numbers. What you write replaces that.",
            ),
            default="",
        ),
    ),
)

_PROFILE = Group(
    name="funder_profile",
    label=Text("标准包：工时标准与费用限额", "Standards pack: hours and limits"),
    help=Text(
        "购买主体或资助方给出的标准，填写后逐项核对。读到的文本没有这些数字，本站不提供。",
        "Standards that your purchaser or funder gives, checked line by line. The text we could"
        " read has no such figures, and this site provides none.",
    ),
    advanced=True,
    exportable=True,
    fields=(
        TextLine(name="name", label=Text("名称", "Name"), default=""),
        TextLine(name="source", longest=LONGEST_REMARK, label=Text("来源", "Source"), default=""),
        TextLine(name="date", label=Text("日期", "Date"), default=""),
        YesNo(name="illustrative", label=Text("仅为教学示例", "For training only"), default=False),
        Rows(
            name="hours",
            label=Text("单位工时标准", "Hours per unit"),
            row_label=Text("标准", "Standard"),
            fewest=0,
            fields=(
                Choice(
                    name="category",
                    label=Text("类别", "Category"),
                    options=workload.CATEGORIES,
                    required=True,
                ),
                Choice(
                    name="unit",
                    label=Text("单位", "Unit"),
                    options=workload.SERVICE_UNITS,
                    required=True,
                ),
                Number(
                    name="hours_at_least",
                    label=Text("每单位不少于（小时）", "At least, hours per unit"),
                    unit="hour",
                    each=True,
                    minimum=Decimal(0),
                    maximum=Decimal(100_000),
                    required=True,
                ),
            ),
        ),
        Rows(
            name="limits",
            label=Text("费用限额", "Limits on costs"),
            help=Text(
                "费用类别与上面填写的一致；多个类别合计时用顿号分开。人力成本也是一个类别。",
                "Categories as above; separate several with commas to take them together."
                " Labour cost is a category too.",
            ),
            row_label=Text("限额", "Limit"),
            fewest=0,
            fields=(
                TextLine(name="category", label=Text("费用类别", "Category"), required=True),
                _money(
                    "unit_price_at_most",
                    Text("单价不超过（元）", "Unit price at most (¥)"),
                    each=True,
                ),
                _money("total_at_most", Text("总额不超过（元）", "Total at most (¥)")),
                Number(
                    name="share_at_most",
                    label=Text("占总额不超过", "Share of the total at most"),
                    unit="share",
                    minimum=Decimal(0),
                    maximum=Decimal(1),
                ),
            ),
        ),
    ),
)

INPUTS = (
    _PROJECT,
    _money(
        "ceiling",
        Text("最高限价（元）", "Ceiling (¥)"),
        Text(
            "招标文件规定的，没有则留空。", "As the tender sets it; leave empty if there is none."
        ),
    ),
    Number(
        name="beneficiaries",
        label=Text("受益人数", "Beneficiaries"),
        unit="person",
        minimum=Decimal(0),
        maximum=Decimal(100_000_000),
        whole=True,
    ),
    Group(
        name="labour",
        label=LABOUR,
        fields=_of_the_project(labour_cost.INPUTS),
    ),
    Group(
        name="workload",
        label=Text("工作量", "Workload"),
        fields=_of_the_project(workload.INPUTS),
    ),
    _LINES,
    _PROFILE,
)

OUTPUTS = (
    OutputRows(
        name="sheet",
        title="category",
        label=Text("预算明细", "Budget sheet"),
        columns=(
            Output(name="category", label=Text("费用类别", "Category"), unit="sentence"),
            Output(name="item", label=Text("项目内容", "Item"), unit="words"),
            Output(name="unit_price", label=Text("单价（元）", "Unit price (¥)"), unit="yuan"),
            Output(name="unit", label=Text("单位", "Unit"), unit="sentence"),
            Output(name="quantity", label=Text("数量", "Quantity"), unit="count"),
            Output(name="amount", label=Text("总额（元）", "Amount (¥)"), unit="yuan"),
            Output(name="basis", label=Text("备注（测算依据）", "Basis"), unit="sentence"),
        ),
        totals={"amount": "total"},
    ),
    Output(name="standards", label=Text("所用标准包", "Standards pack used"), unit="sentence"),
    Output(
        name="labour_total",
        label=LABOUR,
        unit="yuan",
        formula=Text("拟定人力成本", "Proposed labour cost"),
        provisions=("labour-cost-definition", "labour-band"),
    ),
    Output(
        name="lines_total",
        label=Text("其他费用", "Other costs"),
        unit="yuan",
        formula=Text("∑（单价 × 数量）", "∑ (unit price × quantity)"),
        provisions=STANDARDS,
    ),
    Output(
        name="total",
        label=Text("预算总额", "Total"),
        unit="yuan",
        formula=Text("人力成本 + 其他费用", "Labour cost + other costs"),
        provisions=STANDARDS,
    ),
    BY_CATEGORY,
    Output(
        name="ceiling_distance",
        label=Text("距最高限价", "Left under the ceiling"),
        unit="yuan",
        formula=Text("最高限价 − 预算总额", "Ceiling − total"),
        below_zero=Text("超出最高限价 {0}", "{0} over the ceiling"),
    ),
    Output(
        name="cost_per_hour",
        label=Text("每小时成本", "Cost per hour"),
        unit="yuan",
        formula=Text("预算总额 ÷ 总工作量（计划）", "Total ÷ total workload (planned)"),
        provisions=("workload-standard",),
    ),
    Output(
        name="cost_per_beneficiary",
        label=Text("每名受益人成本", "Cost per beneficiary"),
        unit="yuan",
        formula=Text("预算总额 ÷ 受益人数", "Total ÷ beneficiaries"),
    ),
    OutputRows(
        name="unit_costs",
        title="service",
        label=Text("每单位服务的成本", "Cost per unit of service"),
        columns=(
            Output(name="service", label=Text("服务", "Service"), unit="words"),
            Output(name="unit", label=Text("单位", "Unit"), unit="sentence"),
            Output(name="quantity", label=Text("数量", "Quantity"), unit="count"),
            Output(
                name="cost",
                label=Text("每单位成本（元，按直接工时分摊）", "Per unit (¥, by direct hours)"),
                unit="yuan",
            ),
        ),
    ),
)

CHECKS = (
    RuleCheck(
        id="ceiling",
        label=Text("最高限价", "Ceiling"),
        provisions=STANDARDS,
        force="reference",
        ours=True,
    ),
    RuleCheck(
        id="labour-priced",
        label=Text("岗位成本是否填全", "Every position priced"),
        provisions=("labour-cost-definition",),
        force="reference",
        ours=True,
    ),
    RuleCheck(
        id="staff",
        label=Text("岗位与计划人员数", "Positions and planned staff"),
        provisions=("workload-units",),
        force="reference",
        ours=True,
    ),
    RuleCheck(
        id="pack-hours",
        label=Text("标准包：单位工时", "Pack: hours per unit"),
        provisions=("workload-units",),
        force="reference",
        ours=True,
    ),
    RuleCheck(
        id="pack-limit",
        label=Text("标准包：费用限额", "Pack: limit"),
        provisions=STANDARDS,
        force="reference",
        ours=True,
    ),
)

HEADLINE = Headline(
    label=Text("预算总额", "Total"),
    figures=("total",),
    also=("ceiling_distance", "labour_total", "cost_per_hour", "standards"),
)

DECLARATION = Declaration(
    name="bid",
    title=Text("项目预算", "Whole bid"),
    summary=Text(
        "把人力成本、工作量和其他费用汇成一张预算表，与最高限价对照，并逐条核对读到的规则。",
        "Bring labour cost, workload and other costs together in one budget sheet, hold it against"
        " the ceiling and check it by the rules that could be read.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
)
