"""Who must do what: a checklist by role and stage, made for paper as well as for the screen."""

from calculators.policy import Obligation, load_policy
from calculators.policy.registers import ROLES, STAGES
from calculators.policy.text import Text
from calculators.render.markup import Html, tag
from pages.elements import block
from pages.related import listed, provision_links
from pages.words import FORCE_SHORT, ROLE, STAGE

_FORCE = Text("约束程度：{}", "How binding: {}")
_PLACED = Text("责任方由本站判断", "Responsible party assigned by this site")
_UNREAD = Text("未能读到", "Could not be read")


def obligations(lang: str, argument: str, root: str) -> str:
    """Return every obligation under its role and stage, with its id as its anchor.

    Headings are Markdown, so that they reach the page's table of contents.
    """
    parts: list[str] = []
    for role in ROLES:
        parts.append(f"## {ROLE[role].of(lang)} {{ #{role} }}")
        for stage in STAGES:
            asked = [
                one
                for one in load_policy().obligations.values()
                if (one.role, one.stage) == (role, stage)
            ]
            if asked:
                parts.append(f"### {STAGE[stage].of(lang)} {{ #{role}-{stage} }}")
                lines = (_obligation(one, lang, root) for one in asked)
                parts.append(tag("ul", {"class": "duties"}, *lines))
    return block(*parts)


def _obligation(one: Obligation, lang: str, root: str) -> Html:
    text = one.text.of(lang)
    return tag(
        "li",
        {"id": one.id, "class": "duty"},
        # What is unknown cannot be ticked off.
        tag("p", {"class": "duty-text"}, text) if one.unread else _box(text),
        tag("p", {"class": "duty-note"}, one.note.of(lang)) if one.note else None,
        tag("p", {"class": "duty-about"}, *_about(one, lang, root)),
    )


def _box(text: str) -> Html:
    """Return a box to tick, on the screen or with a pen; nothing is stored."""
    box = tag("input", {"type": "checkbox", "autocomplete": "off"})
    return tag("label", {"class": "duty-text"}, box, tag("span", None, text))


def _about(one: Obligation, lang: str, root: str) -> list[object]:
    force = load_policy().force(one)
    parts: list[object] = [
        tag("span", {"class": "duty-unread"}, _UNREAD.of(lang))
        if one.unread
        else tag(
            "span",
            {"class": f"duty-force duty-force-{force}"},
            _FORCE.of(lang).format(FORCE_SHORT[force].of(lang)),
        ),
        tag("span", {"class": "duty-placed"}, _PLACED.of(lang)) if one.placed else None,
        tag("span", None, listed(provision_links(one.provisions, lang, root), lang)),
    ]
    spaced: list[object] = []
    for part in parts:
        if part is not None:
            spaced += [" ", part] if spaced else [part]
    return spaced
