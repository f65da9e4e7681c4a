"""What the targets calculator asks and answers (绩效目标)."""

from calculators.core.declaration import Declaration
from calculators.core.fields import LONGEST_REMARK, Choice, Option, Rows, TextLine
from calculators.core.outputs import Headline, Output, OutputRows, RuleCheck
from calculators.policy import load_policy
from calculators.policy.text import Text

TARGETS = ("targets",)

DIMENSIONS = tuple(
    Option(item.id, Text(item.zh, item.en[0].upper() + item.en[1:]))
    for item in load_policy().provision("targets").items
)

# This site's own criteria: the text only asks for reasonable targets and indicators.
REASONS = (
    Option("no_indicator", Text("没有写指标", "no indicator")),
    Option("no_target", Text("没有写目标值", "no target")),
    Option("no_number", Text("目标值里没有数字", "no number in the target")),
    Option("vague", Text("目标值用了笼统的说法", "vague words in the target")),
    Option("no_unit", Text("没有单位", "no unit")),
    Option("no_method", Text("没有写怎么统计", "no method")),
    Option("no_evidence", Text("没有写证明材料", "no evidence")),
)

_INDICATOR = Text("指标", "Indicator")
_METHOD = Text("怎么统计", "How it is measured")
_EVIDENCE = Text("证明材料", "Evidence")
_DIMENSION = Text("方面", "Aspect")

INPUTS = (
    Rows(
        name="rows",
        label=Text("绩效指标", "Indicators"),
        help=Text(
            "一行一个指标，同一方面可以有几个。",
            "One to a row; an aspect may have several.",
        ),
        row_label=_INDICATOR,
        fields=(
            Choice(name="dimension", label=_DIMENSION, options=DIMENSIONS, required=True),
            TextLine(name="indicator", label=_INDICATOR, default=""),
            TextLine(
                name="target",
                label=Text("目标值", "Target"),
                help=Text(
                    "写出多少，如 300、≥90%、三百、全部。",
                    "Say how much, such as 300, ≥90%, three hundred, all.",
                ),
                default="",
            ),
            TextLine(
                name="unit",
                label=Text("单位", "Unit"),
                help=Text("目标值已带单位的可不填。", "Leave empty if the target says it."),
                default="",
            ),
            TextLine(name="method", longest=LONGEST_REMARK, label=_METHOD, default=""),
            TextLine(name="evidence", longest=LONGEST_REMARK, label=_EVIDENCE, default=""),
        ),
    ),
)

OUTPUTS = (
    Output(
        name="covered",
        label=Text("已有指标的方面", "Aspects with an indicator"),
        unit="options",
        options=DIMENSIONS,
        provisions=TARGETS,
    ),
    Output(
        name="missing",
        label=Text("还没有指标的方面", "Aspects without one"),
        unit="options",
        options=DIMENSIONS,
        provisions=TARGETS,
    ),
    Output(
        name="covered_count",
        label=Text("已有指标的方面数", "Number of aspects with an indicator"),
        unit="count",
        formula=Text(
            "原文列出的方面数 − 还没有指标的方面数",
            "Aspects named in the text − aspects without an indicator",
        ),
        provisions=TARGETS,
    ),
    Output(
        name="measurable_count",
        label=Text("可以衡量的指标数", "Indicators that can be measured"),
        unit="count",
        formula=Text(
            "指标数 − 还不能衡量的指标数", "Indicators − those that cannot be measured yet"
        ),
    ),
    OutputRows(
        name="targets",
        label=Text("绩效目标表", "Table of targets"),
        title="dimension",
        columns=(
            Output(name="dimension", label=_DIMENSION, unit="option", options=DIMENSIONS),
            Output(name="indicator", label=_INDICATOR, unit="words"),
            Output(name="target", label=Text("目标值", "Target"), unit="words"),
            Output(name="method", label=_METHOD, unit="words"),
            Output(name="evidence", label=_EVIDENCE, unit="words"),
        ),
    ),
    OutputRows(
        name="rows",
        title="indicator",
        columns=(
            Output(name="measurable", label=Text("可以衡量", "Measurable"), unit="yes_no"),
            Output(
                name="reasons", label=Text("还缺什么", "What is missing"), unit="options",
                options=REASONS,
            ),
        ),
    ),
)  # fmt: skip

CHECKS = (
    RuleCheck(
        id="targets-covered",
        label=Text("各方面都有指标", "An indicator for every aspect"),
        provisions=TARGETS,
        force="reference",
        in_its_words=True,
    ),
    RuleCheck(
        id="measurable",
        label=Text(
            "能不能衡量（本站的建议，不是原文要求）", "Measurable (our advice, not the text)"
        ),
        provisions=TARGETS,
        force="reference",
        ours=True,
    ),
)

HEADLINE = Headline(
    label=Text(
        "原文列出的 {0} 个方面，已有指标的",
        "Of the {0} aspects in the text, those with an indicator",
    ).format(len(DIMENSIONS)),
    figures=("covered_count",),
    also=("measurable_count",),
)

DECLARATION = Declaration(
    name="targets",
    title=Text("绩效目标", "Performance targets"),
    summary=Text(
        "看原文列出的各方面是否都有指标，哪些指标还不能衡量、缺什么，并得到可粘贴的绩效目标表。",
        "See whether every aspect in the text has an indicator and which cannot be measured yet,"
        " and get a table of targets to paste.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
)
