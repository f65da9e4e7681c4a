"""What the workload calculator asks and answers (最低工作量)."""

from decimal import Decimal

from calculators.core.declaration import Declaration
from calculators.core.fields import Choice, Number, Option, Rows, TextLine
from calculators.core.outputs import (
    Headline,
    Output,
    OutputGroup,
    OutputRows,
    PartsPicture,
    RuleCheck,
)
from calculators.declarations.switches import reading_switch
from calculators.policy import load_policy
from calculators.policy.text import Text

SHARE = ("indirect-share",)
UNITS = ("workload-units",)
READINGS = ("indirect-period", "supervision-as-indirect", "travel")
MOST_HOURS = Decimal(1_000_000_000)
HOURS_IN_A_YEAR = Decimal(8784)  # all hours of a leap year

CATEGORIES = (
    Option("case", Text("个案工作", "Case work")),
    Option("group", Text("小组工作", "Group work")),
    Option("community", Text("社区工作", "Community work")),
    Option("other", Text("其他直接性工作", "Other direct work")),
)

SERVICE_UNITS = (
    Option("case", Text("案", "case")),
    Option("person", Text("人", "person")),
    Option("household", Text("户", "household")),
    Option("session", Text("节", "session")),
    Option("activity", Text("场", "activity")),
    Option("visit", Text("次", "visit")),
    Option("other", Text("其他", "other")),
)
UNIT_LABELS = {option.value: option.label for option in SERVICE_UNITS}


def _hours(name: str, label: Text, help: Text | None = None, required: bool = False) -> Number:
    return Number(
        name=name,
        label=label,
        help=help,
        unit="hour",
        minimum=Decimal(0),
        maximum=MOST_HOURS,
        required=required,
        advanced=not required,
    )


INPUTS = (
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
            "每项服务的数量与单位工时。单位工时的标准本站没有读到，请自行填写。",
            "Quantity and hours per unit of each service. Standard hours per unit could"
            " not be read: enter your own.",
        ),
        row_label=Text("服务", "Service"),
        fields=(
            Choice(
                name="category",
                label=Text("类别", "Category"),
                options=CATEGORIES,
                required=True,
            ),
            TextLine(name="name", label=Text("服务名称", "Service"), default=""),
            Choice(
                name="unit",
                label=Text("单位", "Unit"),
                options=SERVICE_UNITS,
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
                each=True,
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
        maximum=MOST_HOURS,
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
            "可填 3.5。填了才核对人手够不够。",
            "3.5 is fine. Needed to see whether the staff suffice.",
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
    _hours(
        "supervision_hours",
        Text("其中督导工时（小时）", "Of which supervision (hours)"),
        Text(
            "间接性工作工时里的督导；督导不算间接性工作时从中扣除。",
            "Supervision within the indirect hours: taken out where it does not count as indirect.",
        ),
    ),
    _hours(
        "travel_hours",
        Text("往返路途工时（小时）", "Travel (hours)"),
        Text(
            "没有填入上面各项的路途时间；计作哪一类由下面的理解决定。",
            "Travel not entered above. The reading below decides what it counts as.",
        ),
    ),
    Rows(
        name="periods",
        label=Text("各阶段的工时", "Hours of each period"),
        help=Text(
            "只在按阶段核对占比时使用。",
            "Used only when the share is checked period by period.",
        ),
        row_label=Text("阶段", "Period"),
        fewest=0,
        fields=(
            TextLine(name="name", label=Text("阶段", "Period"), default=""),
            _hours("direct_hours", Text("直接性工作（小时）", "Direct hours"), required=True),
            _hours("indirect_hours", Text("间接性工作（小时）", "Indirect hours"), required=True),
        ),
        advanced=True,
    ),
    reading_switch("indirect-period"),
    reading_switch("supervision-as-indirect"),
    reading_switch("travel"),
)

OUTPUTS = (
    Output(name="service_hours", label=Text("各项服务合计", "Services, together"), unit="hour"),
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
        formula=Text(
            "直接性工作 ÷（1 − 间接性工作最低占比）", "Direct hours ÷ (1 − lowest indirect share)"
        ),
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
        formula=Text(
            "总工作量 ÷（全年工时 × 月数 ÷ 12）", "Total workload ÷ (hours a year × months ÷ 12)"
        ),
        parameters=("hours-per-day", "working-days"),
    ),
    Output(
        name="available_hours",
        label=Text("计划人员可提供的工时", "Hours the planned staff can give"),
        unit="hour",
        formula=Text(
            "全职人员数 × 全年工时 × 月数 ÷ 12", "Full-time staff × hours a year × months ÷ 12"
        ),
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
        totals={"hours": "service_hours"},
    ),
    OutputRows(
        name="periods",
        title="name",
        columns=(
            Output(
                name="indirect_share",
                label=Text("间接性工作占比", "Indirect share"),
                unit="share",
                provisions=SHARE,
                readings=("indirect-period",),
            ),
        ),
    ),
)

CHECKS = (
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
        ours=True,
    ),
)

HEADLINE = Headline(
    label=Text("最低总工作量", "Minimum total workload"),
    figures=("minimum_total_hours",),
    also=("minimum_indirect_hours", "actual_indirect_share"),
)

PICTURE = PartsPicture(
    title=Text("直接性与间接性工作", "Direct and indirect work"),
    parts=("direct_hours", "indirect_hours"),
    floor="indirect_hours",
    floor_share="indirect-share",
)

DECLARATION = Declaration(
    name="workload",
    title=Text("最低工作量测算", "Minimum workload"),
    summary=Text(
        "由直接性工作的工时推算间接性工作和总工作量的最低数，看需要多少人手。",
        "From the hours of direct work, work out the least indirect and total workload,"
        " and the staff it takes.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
    picture=PICTURE,
)
