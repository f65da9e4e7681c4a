"""What the scope self-check asks and answers (适用范围自查)."""

from calculators.core.declaration import Declaration
from calculators.core.fields import Choice, MultipleChoice, Option, TextLine
from calculators.core.outputs import Headline, Output, RuleCheck
from calculators.policy import Item, load_policy
from calculators.policy.text import Text

DEFINITION, SERVICES, CONTENT = "article-2-1", "article-2-2", "content"
FIELDS, AUXILIARY = "public-fields", "auxiliary"
OTHER = "other"

# The check of each element and the provision with its words; the kind of service comes first.
ELEMENTS: tuple[RuleCheck, ...] = (
    # The words that decide the first two depend on the answer, so their messages quote them.
    RuleCheck(
        id="field",
        label=Text("服务领域或种类", "Field or kind of service"),
        provisions=(FIELDS, AUXILIARY),
        force="reference",
    ),
    RuleCheck(
        id="beneficiary",
        label=Text("直接受益对象", "Direct beneficiaries"),
        provisions=(CONTENT,),
        force="reference",
    ),
    RuleCheck(
        id="purchaser",
        label=Text("购买主体", "Purchaser"),
        provisions=(DEFINITION,),
        force="reference",
        item="purchaser",
    ),
    RuleCheck(
        id="own-duty",
        label=Text("自身职责", "Own duties"),
        provisions=(DEFINITION,),
        force="reference",
        item="own-duty",
    ),
    RuleCheck(
        id="market",
        label=Text("市场化方式", "Market"),
        provisions=(DEFINITION,),
        force="reference",
        item="market",
    ),
    RuleCheck(
        id="professional-method",
        label=Text("专业方法", "Professional methods"),
        provisions=(SERVICES,),
        force="reference",
        item="professional-method",
    ),
)


def items(provision_id: str) -> tuple[Item, ...]:
    """Return the list that a provision spells out, in its order."""
    return load_policy().provision(provision_id).items


def _listed(provision_id: str) -> tuple[Option, ...]:
    """Return an option for each item of a provision, and one for anything that is not listed."""
    named = tuple(Option(item.id, Text(item.zh, item.en)) for item in items(provision_id))
    return (*named, Option(OTHER, Text("等（清单之外的）", "other (the list is open)")))


def _question(name: str, label: Text, provision_id: str, item_id: str) -> Choice:
    """Return a question about one element, with the words of the text as its help."""
    words = next(item for item in items(provision_id) if item.id == item_id)
    return Choice(
        name=name,
        label=label,
        help=Text("原文：“{0}”", "In the text: “{0}”").format(Text(words.zh, words.en)),
        options=(
            Option("yes", Text("是", "Yes")),
            Option("no", Text("否", "No")),
            Option("unsure", Text("不确定", "Not sure")),
        ),
        default="unsure",
    )


INPUTS = (
    MultipleChoice(
        name="fields",
        label=Text("服务属于哪些领域", "Fields of the service"),
        help=Text(
            "原文依次列出{0}个领域，以“等”字结尾，清单没有封闭。",
            "The text names {0} fields, in this order, with “such as”: the list is open.",
        ).format(len(items(FIELDS))),
        options=_listed(FIELDS),
    ),
    Choice(
        name="beneficiary",
        label=Text("直接受益对象是谁？", "Who benefits directly?"),
        options=(
            Option("public", Text("社会公众", "Members of the public")),
            Option(
                "auxiliary",
                Text("政府履职需要的辅助性服务", "It is an auxiliary service for government"),
            ),
            Option("neither", Text("两者都不是", "Neither")),
            Option("unsure", Text("不确定", "Not sure")),
        ),
        default="unsure",
    ),
    MultipleChoice(
        name="auxiliary",
        label=Text("属于哪种辅助性服务", "Kind of auxiliary service"),
        help=Text(
            "直接受益对象是社会公众的，不用勾选。清单同样以“等”字结尾。",
            "Not needed for a service to the public. This list is open too.",
        ),
        options=_listed(AUXILIARY),
    ),
    TextLine(
        name="other",
        label=Text("清单之外的领域或服务", "A field or service not listed"),
        help=Text(
            "用自己的话写。写在这里不会判为不在范围内，只会提示向谁确认。",
            "In your own words. It is never judged out of scope: the answer says whom to ask.",
        ),
        default="",
    ),
    _question(
        "purchaser_eligible",
        Text("购买主体符合相关规定吗？", "Does the purchaser meet the rules?"),
        DEFINITION,
        "purchaser",
    ),
    _question(
        "own_duty",
        Text("属于购买主体的职责范围吗？", "Is it within the purchaser's own duties?"),
        DEFINITION,
        "own-duty",
    ),
    _question(
        "suited_to_market",
        Text("适合以市场化方式提供吗？", "Is it suited to the market?"),
        DEFINITION,
        "market",
    ),
    _question(
        "professional_method",
        Text(
            "由社会工作专业人才运用专业方法提供吗？",
            "Do social work professionals provide it, using professional methods?",
        ),
        SERVICES,
        "professional-method",
    ),
)

OUTPUTS = (
    Output(
        name="in_scope",
        label=Text("适用范围", "Scope"),
        unit="option",
        formula=Text(
            "有一项要素不符合（✗）：不在适用范围内；全部符合（✓）：在适用范围内；"
            "其余：尚不能确定（?）",
            "One element not met (✗): not in scope; every element met (✓): in scope;"
            " otherwise (?): unclear",
        ),
        provisions=(DEFINITION, SERVICES, CONTENT, FIELDS, AUXILIARY),
        options=(
            Option("yes", Text("在适用范围内", "In scope")),
            Option("no", Text("不在适用范围内", "Not in scope")),
            Option("unclear", Text("尚不能确定", "Unclear")),
        ),
    ),
    Output(name="met", label=Text("符合的要素数", "Elements met"), unit="count"),
    Output(
        name="turns_on",
        label=Text("取决于", "It turns on"),
        unit="options",
        options=tuple(Option(element.id, element.label) for element in ELEMENTS),
    ),
)

HEADLINE = Headline(
    label=Text("按所填的回答，这项服务", "By these answers, the service is"),
    figures=("in_scope",),
    also=("turns_on",),
)

DECLARATION = Declaration(
    name="scope",
    title=Text("适用范围自查", "Scope self-check"),
    summary=Text(
        "逐项对照定义和购买内容，看一项服务在不在适用范围内，不清楚的该问谁。",
        "Go through the definition element by element: is a service in scope, and if that is"
        " unclear, whom to ask.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=ELEMENTS,
    headline=HEADLINE,
)
