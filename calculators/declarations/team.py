"""What the team calculator asks and answers (项目团队与督导)."""

from decimal import Decimal

from calculators.core.decimals import percentage
from calculators.core.declaration import Declaration
from calculators.core.fields import Choice, Number, Option, Rows, TextLine, YesNo
from calculators.core.outputs import Headline, Output, OutputRows, PartsPicture, RuleCheck
from calculators.declarations.switches import reading_switch, yes_no_switch
from calculators.policy import load_policy
from calculators.policy.text import Text

SHARE = ("qualified-share",)
COUNTING = ("supervisor-in-team", "qualified-by")

# From the lowest level to the highest.
CERTIFICATES = (
    Option("none", Text("无", "None")),
    Option("assistant", Text("初级", "Assistant")),
    Option("intermediate", Text("中级", "Intermediate")),
    Option("senior", Text("高级", "Senior")),
)


def _fte() -> Number:
    return Number(
        name="fte",
        label=Text("折合全职比例", "Full-time share"),
        help=Text(
            "只在按折合全职人数计算时使用；专职的留空即为 1。",
            "Used only when counting by full-time equivalents. Left empty, full time is 1.",
        ),
        unit="full_time_worker",
        minimum=Decimal(0),
        maximum=Decimal(1),
    )


def _years(name: str, label: Text) -> Number:
    return Number(
        name=name,
        label=label,
        unit="years",
        minimum=Decimal(0),
        maximum=Decimal(80),
        default="0",
    )


_MEMBERS = Rows(
    name="members",
    label=Text("项目团队成员", "Project team"),
    help=Text(
        "同类人员可以合填一行。督导另填在下面。",
        "People of one kind may share a row. Supervisors go below.",
    ),
    row_label=Text("成员", "Members"),
    fields=(
        TextLine(name="role", label=Text("岗位", "Role"), default=""),
        Number(
            name="headcount",
            label=Text("人数", "Headcount"),
            unit="person",
            minimum=Decimal(0),
            maximum=Decimal(100_000),
            whole=True,
            required=True,
        ),
        YesNo(
            name="qualified",
            label=Text("有学历或证书", "Degree or certificate"),
            help=Text(
                "具有社会工作专业学历或全国社会工作者职业水平证书。原文在二者之后有“等”字，"
                "其他职业能力是否算，请问购买主体。",
                "A degree in social work or a national social worker certificate. The text’s list is"
                " open: ask the purchaser whether other professional ability counts.",
            ),
            required=True,
        ),
        YesNo(name="full_time", label=Text("专职", "Full time"), required=True),
        _fte(),
    ),
)

_SUPERVISORS = Rows(
    name="supervisors",
    label=Text("专业督导", "Professional supervisors"),
    row_label=Text("督导", "Supervisor"),
    fewest=0,
    fields=(
        TextLine(name="name", label=Text("称呼", "Name"), default=""),
        Choice(
            name="certificate",
            label=Text("证书等级", "Certificate"),
            help=Text(
                "全国社会工作者职业水平证书：初级即助理社会工作师，中级即社会工作师，高级即高级社会工作师。",
                "The national social worker certificate: assistant social worker, social worker"
                " (intermediate) or senior social worker.",
            ),
            options=CERTIFICATES,
            required=True,
        ),
        _years("years_practice", Text("实践年限", "Years of practice")),
        _years("years_research", Text("研究年限", "Years of research")),
        YesNo(
            name="in_field",
            label=Text("年限在本领域", "Years in the field"),
            help=Text(
                "所填的实践、研究年限是否都在本项目的服务领域。",
                "Whether the years entered are all in the field of this project.",
            ),
        ),
        YesNo(
            name="full_time",
            label=Text("在本项目专职", "Full time on the project"),
            help=Text("只在督导计入团队时使用。", "Used only when supervisors count in the team."),
            default=False,
        ),
        _fte(),
    ),
)

INPUTS = (
    _MEMBERS,
    _SUPERVISORS,
    yes_no_switch("supervisor-in-team", "count_supervisors_in_team"),
    reading_switch("qualified-by"),
    reading_switch("qualified-force"),
    reading_switch("includes-number"),
    reading_switch("experience-sum"),
)

# Where the number itself is not enough.
MORE_THAN = {
    "shortfall": Text(
        "（最低比例 × 项目团队 − 已有人数）÷（1 − 最低比例），取大于它的最小整数，不小于 0",
        "(lowest share × team − those there) ÷ (1 − lowest share), the next whole number above it,"
        " not below 0",
    ),
    "shortfall_swapped": Text(
        "最低比例 × 项目团队 − 已有人数，取大于它的最小整数，不小于 0",
        "Lowest share × team − those there, the next whole number above it, not below 0",
    ),
}

OUTPUTS = (
    Output(
        name="team_size",
        label=Text("项目团队", "Project team"),
        unit="person",
        formula=Text("∑ 人数", "∑ headcount"),
        provisions=("project-team", *SHARE),
        readings=COUNTING,
    ),
    Output(
        name="qualified_full_time",
        label=Text("有学历或证书的专职人员", "Qualified and full time"),
        unit="person",
        formula=Text(
            "∑ 既有学历或证书、又是专职的人数", "∑ headcount of those qualified and full time"
        ),
        provisions=SHARE,
        readings=COUNTING,
    ),
    Output(name="other_members", label=Text("其他成员", "Others"), unit="person"),
    Output(
        name="qualified_share",
        label=Text("占项目团队", "Share of the team"),
        unit="share",
        formula=Text("有学历或证书的专职人员 ÷ 项目团队", "Qualified and full time ÷ project team"),
        provisions=SHARE,
        readings=COUNTING,
    ),
    Output(
        name="shortfall",
        label=Text("还需增加", "More needed"),
        unit="person",
        formula=Text(
            "（最低比例 × 项目团队 − 已有人数）÷（1 − 最低比例），进位取整，不小于 0",
            "(lowest share × team − those there) ÷ (1 − lowest share), rounded up, not below 0",
        ),
        provisions=SHARE,
        parameters=SHARE,
        readings=("includes-number",),
    ),
    Output(
        name="shortfall_swapped",
        label=Text("或者替换", "Or replaced"),
        unit="person",
        formula=Text(
            "最低比例 × 项目团队 − 已有人数，进位取整，不小于 0",
            "Lowest share × team − those there, rounded up, not below 0",
        ),
        provisions=SHARE,
        parameters=SHARE,
        readings=("includes-number",),
    ),
    OutputRows(
        name="supervisors",
        title="name",
        columns=(
            Output(
                name="years",
                label=Text("计入的年限", "Years that count"),
                unit="years",
                provisions=("supervisor-experience",),
                parameters=("supervisor-years",),
                readings=("experience-sum",),
            ),
            Output(
                name="eligible",
                label=Text("符合督导要求", "May supervise"),
                unit="yes_no",
                provisions=("supervisor-certificate", "supervisor-experience"),
                readings=("includes-number",),
            ),
        ),
    ),
)

CHECKS = (
    RuleCheck(
        id="qualified-share", label=Text("专职社会工作者占比", "Qualified share"), provisions=SHARE
    ),
    RuleCheck(
        id="supervisor-certificate",
        label=Text("督导的证书", "Supervisor’s certificate"),
        provisions=("supervisor-certificate",),
    ),
    RuleCheck(
        id="supervisor-experience",
        label=Text("督导的年限", "Supervisor’s years"),
        provisions=("supervisor-experience",),
    ),
)

HEADLINE = Headline(
    label=Text("专职社会工作者占项目团队", "Qualified full-time share of the team"),
    figures=("qualified_share",),
    also=("qualified_full_time", "team_size"),
)

PICTURE = PartsPicture(
    title=Text("项目团队的构成", "Who is in the team"),
    parts=("qualified_full_time", "other_members"),
    floor="qualified_full_time",
    floor_share="qualified-share",
)

DECLARATION = Declaration(
    name="team",
    title=Text("项目团队与督导自查", "Team and supervisor"),
    summary=Text(
        "核对有学历或证书的专职社会工作者是否占团队的{0}以上，督导的证书和年限是否符合要求。",
        "Check whether qualified full-time social workers make up {0} or more of the team, and each"
        " supervisor’s certificate and years in the field.",
    ).format(percentage(load_policy().parameter("qualified-share").current.value)),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
    picture=PICTURE,
)
