"""What the purchaser's review asks and answers (购买方复核)."""

from decimal import Decimal

from calculators.core.declaration import Declaration
from calculators.core.fields import Choice, Group, Number, Option, RawJson, Rows, TextLine, YesNo
from calculators.core.outputs import Headline, Output, OutputRows, RuleCheck
from calculators.declarations import bid
from calculators.policy.text import Text

MOST_CELLS = 100_000
LONGEST_CELL = 4000
MOST_SHOWN = 1000  # rows of a list of findings; the counts cover all of them

# What can be wrong with a figure or a cell.
KINDS = {
    "parameter": Text("参数被改动", "parameter changed"),
    "figure": Text("与重算不符", "does not add up"),
    "missing": Text("文件中缺少", "not in the file"),
    "extra": Text("重算中没有", "not in what we worked out"),
    "error": Text("公式出错", "broken formula"),
    "constant": Text("公式被数字替换", "formula replaced by a number"),
    "formula": Text("公式被改动", "formula changed"),
    "fixed": Text("固定数字被改动", "fixed number changed"),
    "layout": Text("表或行被改动", "sheet or rows changed"),
    "map": Text("对照表不一致", "table of the export differs"),
    "follows": Text("随之不符", "follows from the above"),
}

_DOCUMENT = Text("见“项目预算”的输入", "As for the bid")


def _line(name: str, label: Text, longest: int = LONGEST_CELL, required: bool = False) -> TextLine:
    return TextLine(name=name, label=label, longest=longest, required=required)


_NAMES = (
    _line("item", Text("所在行的名称", "Name of its row"), 400),
    _line("column", Text("所在列的名称", "Name of its column"), 400),
    _line("unit", Text("单位", "Unit"), 40),
)

_WORKBOOK = Group(
    name="workbook",
    label=Text("从工作簿读出的内容", "What was read from the workbook"),
    help=Text("由程序读出，不用填写。", "Read by the program: nothing to fill in."),
    advanced=True,
    fields=(
        Choice(
            name="lang",
            label=Text("语言", "Language"),
            options=(Option("zh", Text("中文", "Chinese")), Option("en", Text("英文", "English"))),
            required=True,
        ),
        YesNo(
            name="formulas_compared",
            label=Text("是否逐个比对了公式", "Formulas compared one by one"),
            required=True,
        ),
        Rows(
            name="figures",
            label=Text("数字", "Figures"),
            row_label=Text("数字", "Figure"),
            fewest=0,
            most=MOST_CELLS,
            listed=False,
            fields=(
                _line("path", Text("路径", "Path"), 400),
                _line("cell", Text("单元格", "Cell"), 400, required=True),
                Number(
                    name="places",
                    label=Text("小数位数", "Decimals"),
                    unit="count",
                    minimum=Decimal(0),
                    maximum=Decimal(10),
                    whole=True,
                ),
                _line("value", Text("文件中", "Found")),
                YesNo(
                    name="gone",
                    label=Text("改动后不再有这个数字", "No longer there after the changes"),
                    default=False,
                ),
                YesNo(
                    name="uncalculated",
                    label=Text("没有保存计算结果", "No result saved"),
                    default=False,
                ),
                YesNo(
                    name="untouched",
                    label=Text("单元格与导出时一样", "The cell is as exported"),
                    default=False,
                ),
                *_NAMES,
            ),
        ),
        Rows(
            name="changes",
            label=Text("导出后改过的填写项", "Inputs changed since the export"),
            row_label=Text("改动", "Change"),
            fewest=0,
            most=MOST_CELLS,
            listed=False,
            fields=(
                _line("path", Text("路径", "Path"), 400, required=True),
                _line("cell", Text("单元格", "Cell"), 400, required=True),
                _line("was", Text("原为", "Was")),
                _line("now", Text("现为", "Is now")),
                *_NAMES,
            ),
        ),
        Rows(
            name="faults",
            label=Text("公式和固定数字的问题", "Formulas and fixed numbers"),
            row_label=Text("问题", "Fault"),
            fewest=0,
            most=MOST_CELLS,
            listed=False,
            fields=(
                Choice(
                    name="kind",
                    label=Text("问题", "Fault"),
                    options=tuple(Option(kind, label) for kind, label in KINDS.items()),
                    required=True,
                ),
                _line("cell", Text("单元格", "Cell"), 400, required=True),
                _line("found", Text("文件中", "Found")),
                _line("expected", Text("应为", "Expected")),
                _line("formula", Text("文件中的公式", "Formula found")),
                _line("own_formula", Text("应有的公式", "Formula expected")),
                *_NAMES,
            ),
        ),
    ),
)

# The fields of a result as the contract gives it, so that a result can be an input unchanged.
INPUTS = (
    Choice(
        name="contract",
        label=Text("结果格式的版本", "Version of the result's format"),
        options=(Option("1", Text("第 1 版", "version 1")),),
        default="1",
    ),
    Choice(
        name="calculator",
        label=Text("测算工具", "Calculator"),
        options=(Option("bid", Text("项目预算", "Whole bid")),),
        default="bid",
    ),
    _line("policy_version", Text("政策数据的版本", "Version of the policy data"), 40),
    YesNo(name="ok", label=Text("是否算出", "Computed"), default=True),
    Group(
        name="inputs",
        label=Text("预算的填写内容", "The bid as entered"),
        help=_DOCUMENT,
        required=True,
        fields=bid.INPUTS,
    ),
    RawJson(name="outputs", label=Text("各项数字", "Figures"), kind="object"),
    RawJson(name="checks", label=Text("对照规则", "Checks"), kind="array"),
    RawJson(name="trace", label=Text("算法", "Working"), kind="array"),
    RawJson(name="errors", label=Text("错误", "Errors"), kind="array"),
    _WORKBOOK,
)

_KIND_OPTIONS = tuple(Option(kind, label) for kind, label in KINDS.items())
VERDICTS = (
    Option("adds_up", Text("数字对得上", "The figures add up")),
    Option("differs", Text("有数据或公式不一致", "Figures or formulas do not add up")),
    Option(
        "not_worked_out",
        Text("公式没有计算结果，未能核对", "Formulas without results: not checked"),
    ),
    Option("no_figures", Text("文件里没有可核对的数字", "The file has no figures to check")),
)
STATUSES = (
    Option("warn", Text("请注意", "Check this")),
    Option("fail", Text("不符合", "Not met")),
    Option("unknown", Text("无法判断", "Cannot tell")),
)


def _words(name: str, label: Text) -> Output:
    return Output(name=name, label=label, unit="words")


OUTPUTS = (
    Output(name="verdict", label=Text("核对结果", "Verdict"), unit="option", options=VERDICTS),
    Output(name="compared", label=Text("核对的数字（个）", "Figures compared"), unit="count"),
    Output(
        name="uncalculated_count",
        label=Text("没有计算结果的公式（个）", "Formulas without a result"),
        unit="count",
    ),
    Output(
        name="difference_count", label=Text("不一致之处（处）", "Differences found"), unit="count"
    ),
    Output(
        name="follow_count",
        label=Text("随之不符的数字（个）", "Figures that differ because of these"),
        unit="count",
    ),
    Output(
        name="change_count",
        label=Text("导出后改过的填写项（项）", "Inputs changed since the export"),
        unit="count",
    ),
    Output(
        name="unmet_count",
        label=Text("请注意或不符合的事项（项）", "Checks to look at"),
        unit="count",
    ),
    Output(name="total", label=Text("重算的预算总额", "Total, worked out anew"), unit="yuan"),
    Output(name="note", label=Text("复核意见", "Review note"), unit="note"),
    OutputRows(
        name="changes",
        title="place",
        label=Text("导出后改过的填写项", "Inputs changed since the export"),
        beside_form=True,
        columns=(
            _words("place", Text("位置", "Place")),
            Output(name="what", label=Text("内容", "What it is"), unit="sentence"),
            _words("was", Text("原为", "Was")),
            _words("now", Text("现为", "Is now")),
        ),
    ),
    OutputRows(
        name="differences",
        title="place",
        label=Text("不一致之处", "What does not add up"),
        beside_form=True,
        columns=(
            _words("place", Text("位置", "Place")),
            Output(name="what", label=Text("内容", "What it is"), unit="sentence"),
            _words("found", Text("文件中", "In the file")),
            _words("expected", Text("应为", "Should be")),
            Output(name="kind", label=Text("问题", "Fault"), unit="option", options=_KIND_OPTIONS),
        ),
    ),
    OutputRows(
        name="unmet",
        title="rule",
        label=Text("请注意或不符合的事项", "Checks to look at"),
        columns=(
            Output(name="rule", label=Text("规则", "Rule"), unit="sentence"),
            Output(name="status", label=Text("结果", "Outcome"), unit="option", options=STATUSES),
            Output(name="message", label=Text("说明", "Finding"), unit="sentence"),
            Output(name="provisions", label=Text("条文", "Provisions"), unit="sentence"),
            _words("place", Text("位置", "Place")),
        ),
    ),
)

CHECKS = (
    RuleCheck(
        id="arithmetic",
        label=Text("数字核对", "Arithmetic"),
        provisions=bid.STANDARDS,
        force="reference",
        ours=True,
    ),
)

HEADLINE = Headline(
    label=Text("核对结果", "Verdict"),
    figures=("verdict",),
    also=("difference_count", "uncalculated_count", "unmet_count", "total"),
)

DECLARATION = Declaration(
    name="review",
    title=Text("购买方复核", "Review a bid"),
    summary=Text(
        "打开承接主体提交的预算（本站导出的工作簿或 JSON），逐个重算数字、逐条核对读到的规则，写出复核意见。",
        "Open a provider's bid (the workbook or JSON exported here): every figure worked out anew,"
        " the rules that could be read checked, and a note to send back.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
)
