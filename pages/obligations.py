"""What is asked of whom: a checklist by role and stage, made for paper as well as for the screen."""

from calculators.policy import Obligation, load_policy
from calculators.policy.registers import ROLES, STAGES
from calculators.policy.text import Text
from calculators.render.markup import Html, tag
from pages.elements import block, heading
from pages.related import entry_links, judgement
from pages.words import FORCE_SHORT, ROLE, STAGE

_FORCE = Text("约束程度：{}", "How binding: {}")
_UNREAD = Text("未能读到", "Could not be read")


def obligations(lang: str, argument: str, root: str) -> str:
    """Return every obligation under its role and stage, with its id as its anchor.

    Headings are Markdown, so that they reach the page's table of contents.
    """
    parts: list[str] = []
    for role in ROLES:
        parts.append(heading(ROLE[role].of(lang), role))
        for stage in STAGES:
            every = load_policy().obligations.values()
            asked = [one for one in every if (one.role, one.stage) == (role, stage)]
            if asked:
                parts.append(heading(STAGE[stage].of(lang), f"{role}-{stage}", level=3))
                lines = (_obligation(one, lang, root) for one in asked)
                parts.append(tag("ul", {"class": "duties"}, *lines))
    return block(*parts)


def _obligation(one: Obligation, lang: str, root: str) -> Html:
    text = one.text.of(lang)
    return tag(
        "li",
        {"id": one.id, "class": "duty"},
        # What is unknown, or nobody's task, cannot be ticked off.
        tag("p", {"class": "duty-text"}, text)
        if one.unread or one.role == "unnamed"
        else _box(text),
        tag("p", {"class": "duty-note"}, one.note.of(lang)) if one.note else None,
        tag("p", {"class": "duty-about"}, _about(one, lang, root)),
    )


def _box(text: str) -> Html:
    """Return a box to tick, on the screen or with a pen; nothing is stored."""
    box = tag("input", {"type": "checkbox", "autocomplete": "off"})
    return tag("label", {"class": "duty-text"}, box, tag("span", None, text))


def _about(one: Obligation, lang: str, root: str) -> Html:
    force = load_policy().force(one)
    binding = _FORCE.of(lang).format(FORCE_SHORT[force].of(lang))
    parts = [
        tag("span", {"class": "duty-unread"}, _UNREAD.of(lang))
        if one.unread
        else tag("span", {"class": f"duty-force duty-force-{force}"}, binding),
        tag("span", None, entry_links("provisions", one.provisions, lang, root)),
    ]
    if ours := judgement(one):
        parts.insert(1, tag("span", {"class": "duty-placed"}, ours.of(lang)))
    return Html(" ".join(parts))
