"""What the comparison asks and answers (方案比较): an input of any other calculator, and changes."""

from collections.abc import Mapping
from decimal import Decimal

from calculators.core.calculator import Calculator
from calculators.core.declaration import Declaration
from calculators.core.fields import (
    Changes,
    Choice,
    Fields,
    Group,
    Number,
    Option,
    OtherInput,
    Rows,
    TextLine,
    YesNo,
)
from calculators.core.outputs import (
    ComparisonTable,
    Headline,
    Output,
    OutputRows,
    SensitivityPicture,
    SensitivityTable,
)
from calculators.policy.text import Text

MOST_VARIATIONS = 20
MOST_CHANGES = 1000  # of a variation
BASE = Text("基准方案", "Base")


def inputs(calculators: Mapping[str, Calculator]) -> Fields:
    """Return the inputs: a calculator of these, an input of it, and how the variations differ."""
    return (
        Choice(
            name="calculator",
            label=Text("测算工具", "Calculator"),
            options=tuple(Option(one.name, one.title) for one in calculators.values()),
            required=True,
        ),
        OtherInput(
            name="base",
            label=BASE,
            help=Text(
                "要换成自己的数字，请在测算工具里填好，再点那一页的“方案比较”。",
                "To use figures of your own, fill in a calculator and choose “Compare” on its page.",
            ),
            of="calculator",
            inputs={one.name: one.inputs for one in calculators.values()},
            required=True,
        ),
        Rows(
            name="variations",
            label=Text("改动", "Changes"),
            help=Text("同名的改动合为一个方案。", "Changes under one name make one variation."),
            row_label=Text("改动", "Change"),
            fewest=0,
            most=MOST_VARIATIONS,
            fields=(
                TextLine(name="name", label=Text("方案名称", "Variation"), default=""),
                Changes(name="changes", label=Text("改什么", "What to change"), required=True),
            ),
        ),
        YesNo(
            name="band_presets",
            label=Text(
                "比较区间下限、参照工资和区间上限", "Compare both ends of the band and the wage"
            ),
            help=Text(
                "另加三个方案：每个岗位的成本分别取区间下限、参照工资和区间上限。用于人力成本和项目预算。",
                "Adds three variations: every position at the low end of the band, at the reference"
                " wage and at the high end. For labour cost and the whole bid.",
            ),
            default=False,
        ),
        Group(
            name="sensitivity",
            label=Text("敏感性", "Sensitivity"),
            help=Text(
                "把基准中的数字逐个调低、调高这个比例，看结果变动多少；整数至少变动 1。留空则不测算。",
                "Each number of the base is moved down and up by this share, one at a time;"
                " whole numbers move by at least 1. Leave it empty to skip this.",
            ),
            fields=(
                Number(
                    name="by",
                    label=Text("每个数字上下变动", "Move each number by"),
                    unit="share",
                    minimum=Decimal("0.0001"),
                    maximum=Decimal(1),
                    required=True,
                ),
            ),
        ),
    )


def outputs(
    calculators: Mapping[str, Calculator],
) -> tuple[Output | OutputRows | ComparisonTable | SensitivityTable, ...]:
    """Return the outputs: columns, figures and checks side by side, and how inputs move the total."""
    words = {
        f"{calculator.name}.{prefix}{output.name}": output
        for calculator in calculators.values()
        for prefix, part in (("", calculator), *((f"{n}.", p) for n, p in calculator.parts.items()))
        for output in part.outputs
        if isinstance(output, Output) and not output.numeric
    }
    return (
        OutputRows(
            name="columns",
            title="name",
            label=Text("方案", "Variations"),
            columns=(
                Output(name="name", label=Text("方案", "Variation"), unit="sentence"),
                Output(
                    name="differs", label=Text("与基准不同之处", "How it differs"), unit="sentence"
                ),
                Output(name="total", label=Text("主要结果", "Main figure"), unit="sentence"),
            ),
        ),
        Output(name="base_total", label=BASE, unit="sentence"),
        Output(
            name="moves_most", label=Text("影响最大的数字", "What moves it most"), unit="sentence"
        ),
        ComparisonTable(
            name="figures", label=Text("逐项比较", "Side by side"), kind="figures", words=words
        ),
        ComparisonTable(
            name="checks", label=Text("对照规则", "Checked against the rules"), kind="checks"
        ),
        SensitivityTable(
            name="sensitivity",
            label=Text("敏感性：一次只动一个数字", "Sensitivity: one number at a time"),
        ),
    )


HEADLINE = Headline(label=BASE, figures=("base_total",), also=("moves_most",))

PICTURE = SensitivityPicture(
    title=Text("哪个数字影响最大", "Which number moves it most"), table="sensitivity"
)


def declaration(calculators: Mapping[str, Calculator]) -> Declaration:
    """Return the declaration of the comparison of these calculators."""
    return Declaration(
        name="compare",
        title=Text("方案比较", "Compare"),
        summary=Text(
            "改动几个数字，把各方案的结果并排比较，看哪个数字影响最大。",
            "Change some numbers, see the results side by side, and which number moves them most.",
        ),
        inputs=inputs(calculators),
        outputs=outputs(calculators),
        checks=(),
        headline=HEADLINE,
        picture=PICTURE,
    )
