"""What the scope self-check asks and answers (适用范围自查)."""

from calculators.core.declaration import Declaration
from calculators.core.fields import LONGEST_REMARK, Choice, MultipleChoice, Option, TextLine
from calculators.core.outputs import Headline, Output, RuleCheck
from calculators.policy import Item, load_policy
from calculators.policy.text import Text

DEFINITION, SERVICES, CONTENT = "article-2-1", "article-2-2", "content"
FIELDS, AUXILIARY = "public-fields", "auxiliary"
OTHER = "other"
ORDER = "mof-order-102"
EXCLUDED = "mof-order-102-article-10"  # the source of an item that may not be procured
CATALOGUE = "beijing-catalogue"

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
# What another document says may not be procured.
NOT_TO_BE_PROCURED = RuleCheck(
    id="not-to-be-procured",
    label=Text("不得购买的事项", "What may not be procured"),
    source=EXCLUDED,
    force="reference",
)


def items(provision_id: str) -> tuple[Item, ...]:
    """Return the list that a provision spells out, in its order."""
    return load_policy().provision(provision_id).items


def _listed(provision_id: str) -> tuple[Option, ...]:
    """Return an option for each item of a provision, and one for anything that is not listed."""
    named = tuple(Option(item.id, Text(item.zh, item.en)) for item in items(provision_id))
    return (*named, Option(OTHER, Text("等（清单之外的）", "other (the list is open)")))


_ANSWERS = (
    Option("yes", Text("是", "Yes")),
    Option("no", Text("否", "No")),
    Option("unsure", Text("不确定", "Not sure")),
)


def _question(name: str, label: Text, provision_id: str, item_id: str) -> Choice:
    """Return a question about one element, with the words of the text as its help."""
    words = next(item for item in items(provision_id) if item.id == item_id)
    help = Text("原文：“{0}”", "In the text: “{0}”").format(Text(words.zh, words.en))
    return Choice(name=name, label=label, help=help, options=_ANSWERS, default="unsure")


def title(source_id: str) -> Text:
    """Return the title of a source."""
    return load_policy().source(source_id).title


def _number(source_id: str) -> str:
    return load_policy().source(source_id).number or ""


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
        longest=LONGEST_REMARK,
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
    Choice(
        name="hiring_or_posts",
        label=Text(
            "属于人员招聘、劳务派遣用工或设置公益性岗位吗？",
            "Is it hiring, labour dispatch or the setting up of public-welfare posts?",
        ),
        help=Text(
            "据转述，{0}第十条写明这些不得纳入政府购买服务范围。",
            "As reported, Article 10 of the {0} says that these may not be procured.",
        ).format(title(ORDER)),
        options=_ANSWERS,
        default="unsure",
    ),
)

OUTPUTS = (
    Output(
        name="in_scope",
        label=Text("适用范围", "Scope"),
        unit="option",
        formula=Text(
            "定义的要素有一项不符合，或属于读到的不得购买的事项（✗）：有不符；"
            "要素全部符合（✓）：未见不符；其余：尚不能确定（?）",
            "One element of the definition not met, or what was read of what may not be procured"
            " (✗): something speaks against it; every element met (✓): nothing does; otherwise (?):"
            " unclear",
        ),
        provisions=(DEFINITION, SERVICES, CONTENT, FIELDS, AUXILIARY),
        options=(
            Option(
                "yes", Text("按读到的文本，未见不符", "Nothing we could read speaks against it")
            ),
            Option("no", Text("按读到的文本，有不符", "Something we could read speaks against it")),
            Option("unclear", Text("尚不能确定", "Unclear")),
        ),
    ),
    Output(name="met", label=Text("符合的要素数", "Elements met"), unit="count"),
    Output(
        name="turns_on",
        label=Text("取决于", "It turns on"),
        unit="options",
        options=tuple(Option(check.id, check.label) for check in (*ELEMENTS, NOT_TO_BE_PROCURED)),
    ),
    Output(
        name="look_up",
        label=Text("还要查", "Still to look up"),
        unit="options",
        options=(
            Option("hiring-or-posts", NOT_TO_BE_PROCURED.label),
            Option(
                "other-items",
                Text("{0}第十条没有读到的各项", "the unread items of Article 10 of the {0}").format(
                    title(ORDER)
                ),
            ),
            Option(
                "catalogue",
                Text("{0}（{1}，没有读到）", "the {0} (not read)").format(
                    title(CATALOGUE), _number(CATALOGUE)
                ),
            ),
            Option(
                "later-articles",
                Text("《实施细则》没有读到的各条", "the unread articles of the Rules"),
            ),
        ),
    ),
)

HEADLINE = Headline(
    label=Text("按所填的回答，这项服务", "By these answers"),
    figures=("in_scope",),
    also=("turns_on", "look_up"),
)

DECLARATION = Declaration(
    name="scope",
    title=Text("适用范围自查", "Scope self-check"),
    summary=Text(
        "逐项对照读到的定义和购买内容，看一项服务有没有不符，不清楚的该问谁，还要查什么。",
        "Go through the definition element by element: does anything that could be read speak"
        " against a service, whom to ask where that is unclear, and what is still to be looked up.",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    checks=(*ELEMENTS, NOT_TO_BE_PROCURED),
    headline=HEADLINE,
)
