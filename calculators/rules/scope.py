"""Scope self-check (适用范围自查): whether the Rules apply to a service.

The definition (provisions ``article-2-1`` and ``article-2-2``) and what may be procured
(``content``, ``public-fields``, ``auxiliary``) are divided into elements. Both lists are open
(等), so a service that they do not name is unclear, never a no. What another document says may
not be procured is a question of its own, with its own source. Nothing here says that a service is in
scope: only that nothing which was read speaks against it.
"""

from collections.abc import Sequence

from calculators.core.calculator import Answer, Calculator, Status, Values, Verdict
from calculators.declarations import scope as declared
from calculators.policy import Item, Policy
from calculators.policy.text import NO_TEXT, Text, quoted

_SENTENCES = Text("", " ")  # between sentences
_STATUS: dict[str, Status] = {"yes": "pass", "no": "warn", "unsure": "unknown"}
_BY_STATUS = {
    "pass": Text("按所填的回答，符合这一要素。", "By the answer given, this element is met."),
    "warn": Text("按所填的回答，不符合这一要素。", "By the answer given, this element is not met."),
}
_NOT_SUCH = Text(
    "按所填的回答，不属于这些事项。{0}第十条的其余各项没有读到，请自行查阅。",
    "By the answer given, it is none of these. The other items of Article 10 of the {0} could not be"
    " read: look them up.",
)
_SUCH = Text(
    "按所填的回答，属于这些事项。据转述，{0}第十条写明它们不得纳入政府购买服务范围；"
    "请与原文核对，并请问购买主体。",
    "By the answer given, it is one of these. As reported, Article 10 of the {0} says that they may not"
    " be brought within government procurement of services: check the original, and ask the"
    " purchaser.",
)
_SUCH_UNKNOWN = Text(
    "还没有回答是不是人员招聘、劳务派遣用工或设置公益性岗位。据转述，{0}第十条写明这些不得纳入"
    "政府购买服务范围；第十条的其余各项没有读到，请自行查阅。",
    "Not answered yet: hiring, labour dispatch or the setting up of public-welfare posts. As"
    " reported, Article 10 of the {0} says that these may not be brought within government procurement"
    " of services. Its other items could not be read: look them up.",
)
_ASK_OFFICES = Text("必要时向印发机关咨询。", "If need be, ask the issuing offices.")
_ASK = Text(
    "请问购买主体；必要时向印发机关咨询。", "Ask the purchaser or, if need be, the issuing offices."
)
_LOOK_FIRST = Text("先看看所列领域里有没有合适的。", "First see whether a listed field fits.")
_OTHER_LIST_FIELDS = Text(
    "直接受益对象是社会公众的，要看属于哪个领域：请勾选领域。",
    "For a service to the public its field decides: tick a field.",
)
_OTHER_LIST_KINDS = Text(
    "辅助性服务要看属于哪一种：请勾选辅助性服务的种类。",
    "For an auxiliary service its kind decides: tick a kind of auxiliary service.",
)
_NOTHING_TICKED = Text(
    "还没有勾选领域或辅助性服务的种类。清单里没有的，请勾选最后一格，或用自己的话写。",
    "No field and no kind of auxiliary service is ticked. If none fits, tick the last box or"
    " write it in your own words.",
)

# Elements decided by a single question: its input, and whom to ask if the answer is not known.
_QUESTIONS = {
    "purchaser": (
        "purchaser_eligible",
        Text(
            "这要看政府购买服务的一般规定，本站没有收录。请购买主体说明依据；",
            "It depends on the general rules of government procurement of services, which are not"
            " on this site. Ask the purchaser what it relies on.",
        ),
    ),
    "own-duty": (
        "own_duty",
        Text(
            "请购买主体说明属于哪一项职责；",
            "Ask the purchaser under which of its duties it falls.",
        ),
    ),
    "market": (
        "suited_to_market",
        Text(
            "请购买主体说明能否交由市场提供；",
            "Ask the purchaser whether the market can provide it.",
        ),
    ),
    "professional-method": (
        "professional_method",
        Text(
            "请承接主体说明由谁提供、用什么专业方法；",
            "Ask the provider who would do the work, and by which methods.",
        ),
    ),
}


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Check each element of the definition, then draw the conclusion."""
    answer.check("field", *_field(values, policy))
    answer.check("beneficiary", *_beneficiary(values["beneficiary"]))
    for element, (name, whom_to_ask) in _QUESTIONS.items():
        status = _STATUS[values[name]]
        not_known = _SENTENCES.join((whom_to_ask, _ASK_OFFICES))
        answer.check(element, status, _BY_STATUS.get(status, not_known))
    _not_to_be_procured(values["hiring_or_posts"], answer)
    _conclude(answer)


def _not_to_be_procured(such: str, answer: Answer) -> None:
    """Check the one item read of what may not be procured, and name what is to be looked up."""
    order = declared.title(declared.ORDER)
    found: dict[str, Verdict] = {
        "yes": ("warn", _SUCH),
        "no": ("pass", _NOT_SUCH),
        "unsure": ("unknown", _SUCH_UNKNOWN),
    }
    status, message = found[such]
    answer.check(declared.NOT_TO_BE_PROCURED.id, status, message.format(order))
    always = ["other-items", "catalogue", "later-articles"]
    answer.set("look_up", (["hiring-or-posts"] if such == "unsure" else []) + always)


def _conclude(answer: Answer) -> None:
    """Set what the answers come to: one element that is not met, or what may not be procured, is a no.

    Whether it may not be procured is no element of the definition: it neither counts as one that
    is met nor, while it is not answered, leaves the definition unclear.
    """
    found = {check.id: check.status for check in answer.checks}
    elements = [element.id for element in declared.ELEMENTS]
    not_met = [id for id, status in found.items() if status == "warn"]
    unclear = [id for id in elements if found[id] == "unknown"]
    met = [found[id] for id in elements].count("pass")
    in_scope = "no" if not_met else "unclear" if unclear else "yes"
    answer.set("in_scope", in_scope, f"✓ {met} · ✗ {len(not_met)} · ? {len(unclear)}")
    answer.set("met", met)
    if turns_on := not_met or unclear:
        answer.set("turns_on", turns_on)


def _beneficiary(chosen: str) -> Verdict:
    """Return whether the service is one of the two kinds that the text describes."""
    public, auxiliary = (_quoted([item]) for item in declared.items(declared.CONTENT))
    if kind := {"public": public, "auxiliary": auxiliary}.get(chosen):
        return "pass", Text("按所填的回答，是{0}。", "By the answer given: {0}.").format(kind)
    if chosen == "neither":
        return "warn", Text(
            "按所填的回答，既不是{0}，也不是{1}。",
            "By the answer given, it is neither {0} nor {1}.",
        ).format(public, auxiliary)
    return "unknown", Text(
        "原文有两类：{0}和{1}。请购买主体说明属于哪一类；{2}",
        "The text has two kinds: {0}, and {1}. Ask the purchaser which it is. {2}",
    ).format(public, auxiliary, _ASK_OFFICES)


def _field(values: Values, policy: Policy) -> Verdict:
    """Return whether a ticked field or kind of service is named in the text.

    Which of the two lists counts depends on who benefits; if that is not known, both count.
    """
    fields = _ticked(values["fields"], declared.FIELDS)
    kinds = _ticked(values["auxiliary"], declared.AUXILIARY)
    unlisted = declared.OTHER in (*values["fields"], *values["auxiliary"]) or values["other"]
    sentences: list[Text] = []
    if fields and values["beneficiary"] != "auxiliary":
        sentences.append(
            Text("{0}是原文列出的领域。", "The text names {0} among its fields.").format(
                _quoted(fields)
            )
        )
    if kinds and values["beneficiary"] != "public":
        sentences.append(
            Text(
                "{kinds}是原文列出的辅助性服务，但须是“{related}”，请写明与哪个领域的服务相关。",
                "The text names {kinds} among auxiliary services. Such a service must be related to"
                " services in those fields: write down to which.",
            ).format(kinds=_quoted(kinds), related=policy.provision(declared.AUXILIARY).quote)
        )
    status: Status = "pass" if sentences else "unknown"
    if not sentences and (fields or kinds):
        sentences.append(_OTHER_LIST_FIELDS if kinds else _OTHER_LIST_KINDS)
    if unlisted:
        sentences += ([] if sentences else [_LOOK_FIRST]) + [_open_list(values["other"])]
    return status, _SENTENCES.join(sentences or [_NOTHING_TICKED])


def _open_list(own_words: str) -> Text:
    """Return the advice for a field or service that neither list names."""
    name = Text("（“{0}”）", " (“{0}”)").format(own_words) if own_words else NO_TEXT
    return Text(
        "清单之外的部分{0}还不清楚：原文的清单以“等”字结尾，没有封闭，不能据此判为不在范围内。{1}",
        "What is not listed{0} is still open: the text's lists begin with “such as”, so not being"
        " named does not put it out of scope. {1}",
    ).format(name, _ASK)


def _ticked(chosen: list[str], provision_id: str) -> list[Item]:
    return [item for item in declared.items(provision_id) if item.id in chosen]


def _quoted(items: Sequence[Item]) -> Text:
    """Return items of the register in quotation marks."""
    return Text("", ", ").join(quoted(Text(item.zh, item.en)) for item in items)


CALCULATOR = Calculator.of(declared.DECLARATION, compute)
