"""The interpretation register: what the words leave open, and what the calculators do."""

from calculators.core.text import Text
from calculators.policy import Reading, load_policy
from calculators.render.markup import Html, tag
from pages.parts import block, facts
from pages.uses import calculator_links, listed, provision_links

_OPTIONS = Text("可能的理解", "Possible readings")
_DEFAULT = Text("（本站默认）", " (this site's default)")
_WHY = Text("默认的理由", "Why this default")
_ASK = Text("向谁确认", "Whom to ask")
_PROVISIONS = Text("条文", "Provisions")
_USED_BY = Text("用于", "Used by")


def readings(lang: str, argument: str, root: str) -> str:
    """Every open reading under a heading with its id."""
    parts: list[str] = []
    for reading in load_policy().readings.values():
        parts.append(f"## {reading.label.of(lang)} {{ #{reading.id} }}")
        parts.append(_reading(reading, lang, root))
    return block(*parts)


def _reading(reading: Reading, lang: str, root: str) -> Html:
    options = tag(
        "ul",
        None,
        *(
            tag(
                "li",
                None,
                option.label.of(lang),
                tag("span", {"class": "site-default"}, _DEFAULT.of(lang))
                if option.id == reading.default
                else None,
            )
            for option in reading.options
        ),
    )
    used_by = calculator_links(reading.id, "readings", lang, root)
    return tag(
        "div",
        {"class": "site-reading"},
        tag("p", {"class": "site-question"}, reading.question.of(lang)),
        facts(
            (
                (_OPTIONS.of(lang), options),
                (_WHY.of(lang), reading.why.of(lang)),
                (
                    _PROVISIONS.of(lang),
                    listed(provision_links(reading.provisions, lang, root), lang),
                ),
                (_USED_BY.of(lang), listed(used_by, lang)),
                (_ASK.of(lang), reading.ask.of(lang)),
            ),
            "site-facts",
        ),
    )
