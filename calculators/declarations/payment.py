"""What the payment calculator asks and answers (评价结果与支付)."""

from decimal import Decimal

from calculators.core.declaration import Declaration
from calculators.core.fields import LONGEST_REMARK, Number, Rows, TextLine, YesNo
from calculators.core.outputs import Headline, Output, OutputRows, RuleCheck
from calculators.policy.text import Text

RESULTS = ("results-use",)
HIGHEST_SCORE = Decimal(1000)

INPUTS = (
    Number(
        name="contract_amount",
        label=Text("合同金额（元）", "Contract amount (¥)"),
        unit="yuan",
        minimum=Decimal(0),
        maximum=Decimal(1_000_000_000_000),
        required=True,
    ),
    Number(
        name="score",
        label=Text("评价得分", "Score"),
        help=Text(
            "留空则列出每个等级各付多少。", "Left empty, the result shows what every grade pays."
        ),
        unit="count",
        minimum=Decimal(0),
        maximum=HIGHEST_SCORE,
    ),
    Rows(
        name="instalments",
        label=Text("分期付款", "Instalments"),
        help=Text(
            "按您的合同或方案填写，各期比例合计应为 100%。读到的文本没有写分几期、各付多少。",
            "As in your contract or plan; the shares must add up to 100%. The text that could"
            " be read does not say how many instalments there are or how large they are.",
        ),
        row_label=Text("分期", "Instalment"),
        fields=(
            TextLine(name="name", label=Text("名称", "Name"), default=""),
            TextLine(
                name="condition",
                longest=LONGEST_REMARK,
                label=Text("付款条件", "Condition"),
                default="",
            ),
            Number(
                name="share",
                label=Text("占合同金额", "Share of the contract"),
                unit="share",
                minimum=Decimal(0),
                maximum=Decimal(1),
                required=True,
            ),
            YesNo(
                name="depends_on_evaluation",
                label=Text("随评价等级增减", "Scaled by the grade"),
                default=True,
            ),
        ),
    ),
    Rows(
        name="grades",
        label=Text("评价等级", "Grades"),
        help=Text(
            "请按您的合同填写等级、分数线和支付比例。读到的文本只说评价结果与资金支付挂钩，没有写比例。",
            "Grades, their lowest scores and what they pay, as in your contract. The text that could"
            " be read only ties payment to the results and gives no share.",
        ),
        row_label=Text("等级", "Grade"),
        fields=(
            TextLine(name="grade", label=Text("等级名称", "Grade"), required=True),
            Number(
                name="minimum_score",
                label=Text("最低分数", "Lowest score"),
                unit="count",
                minimum=Decimal(0),
                maximum=HIGHEST_SCORE,
                required=True,
            ),
            Number(
                name="payable_share",
                label=Text("支付比例", "Share paid"),
                help=Text(
                    "随评价等级增减的各期，按这一比例支付。",
                    "Of the instalments that are scaled by the grade.",
                ),
                unit="share",
                minimum=Decimal(0),
                maximum=Decimal(1),
                required=True,
            ),
        ),
    ),
)

OUTPUTS = (
    Output(
        name="grade",
        label=Text("达到的等级", "Grade reached"),
        unit="words",
        formula=Text(
            "最低分数不高于得分的等级中，最低分数最高的一个",
            "Of the grades whose lowest score is not above the score, the highest",
        ),
        provisions=RESULTS,
    ),
    Output(name="payable_share", label=Text("支付比例", "Share paid"), unit="share"),
    Output(
        name="payable_total",
        label=Text("应付", "Payable"),
        unit="yuan",
        formula=Text(
            "合同金额 ×（不随等级增减的比例 + 随等级增减的比例 × 支付比例）",
            "Contract amount × (share that is not scaled + share that is scaled × share paid)",
        ),
        provisions=RESULTS,
    ),
    Output(
        name="withheld",
        label=Text("扣减", "Withheld"),
        unit="yuan",
        formula=Text("合同金额 − 应付", "Contract amount − payable"),
        provisions=RESULTS,
    ),
    Output(
        name="payable_lowest",
        label=Text("最低的等级应付", "Least that a grade pays"),
        unit="yuan",
    ),
    Output(
        name="payable_highest",
        label=Text("最高的等级应付", "Most that a grade pays"),
        unit="yuan",
    ),
    Output(name="contract_amount", label=Text("合同金额", "Contract amount"), unit="yuan"),
    OutputRows(
        name="grades",
        title="grade",
        inputs=("minimum_score", "payable_share"),
        beside_form=True,
        columns=(
            Output(name="payable", label=Text("应付（元）", "Payable (¥)"), unit="yuan"),
            Output(name="withheld", label=Text("扣减（元）", "Withheld (¥)"), unit="yuan"),
        ),
    ),
    OutputRows(
        name="instalments",
        title="name",
        inputs=("condition", "share", "depends_on_evaluation"),
        columns=(
            Output(name="amount", label=Text("金额（元）", "Amount (¥)"), unit="yuan"),
            Output(name="payable", label=Text("应付（元）", "Payable (¥)"), unit="yuan"),
        ),
        totals={"amount": "contract_amount", "payable": "payable_total"},
    ),
)

CHECKS = (
    RuleCheck(
        id="results-use",
        label=Text("付款与评价结果挂钩", "Payment tied to the results"),
        provisions=RESULTS,
        force="reference",
        in_its_words=True,
    ),
    RuleCheck(
        id="grade-order",
        label=Text("分高不少付", "A higher score pays no less"),
        provisions=RESULTS,
        force="reference",
        ours=True,
    ),
    RuleCheck(
        id="grade-reached",
        label=Text("得分与等级", "Score and grade"),
        provisions=RESULTS,
        force="reference",
        ours=True,
    ),
)

HEADLINE = Headline(
    label=Text(
        "应付（按您填写的等级和比例）",
        "Payable (by the grades and shares you entered)",
    ),
    # Without a score, the range of all grades takes the place of the figure.
    figures=("payable_total", "payable_lowest", "payable_highest"),
    also=("withheld", "grade"),  # on a phone only the first is shown with its name
)

DECLARATION = Declaration(
    name="payment",
    title=Text("评价结果与支付", "Evaluation and payment"),
    summary=Text(
        "按您自己的付款安排和评价等级，看每个等级应付多少、评价不好会怎样。",
        "From your own instalments and grades, see what every grade pays and what a poor"
        " evaluation would mean.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=CHECKS,
    headline=HEADLINE,
)
