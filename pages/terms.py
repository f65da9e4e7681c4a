"""The glossary: what each term means, in both languages, and where it is used."""

from calculators.policy import Term, load_policy
from calculators.policy.text import Text
from calculators.render.markup import Html, tag
from pages.elements import block, facts, heading
from pages.related import (
    calculators_saying,
    entry_links,
    links_to_calculators,
    provisions_saying,
    source_link,
)
from pages.words import LANG

_BASIS = Text("含义", "Meaning")
_BASES = {
    "text": Text("根据条文", "drawn from the text"),
    "site": Text("本站说明", "this site's explanation"),
}
_RENDERING = Text("英文译法", "English")
_OURS = Text("本站译法", "our translation")
_PROVISIONS = Text("出现于", "Appears in")
_CALCULATORS = Text("测算工具", "Calculators")


def terms(lang: str, argument: str, root: str) -> str:
    """Return every term under a heading with its id as its anchor."""
    parts: list[str] = []
    for term in load_policy().terms.values():
        parts += [heading(_name(term, lang), term.id), _term(term, lang, root)]
    return block(*parts)


def _term(term: Term, lang: str, root: str) -> Html:
    other = "en" if lang == "zh" else "zh"
    rendering = source_link(term.source, lang, root) if term.source else _OURS.of(lang)
    return tag(
        "div",
        {"class": "site-term"},
        tag("p", {"class": "term-meaning"}, term.meaning.of(lang)),
        tag(
            "details",
            # Only the page's own language is searched on a page.
            {"class": "term-other", "data-search-exclude": True},
            tag("summary", {"lang": LANG[other]}, _name(term, other)),
            tag("p", {"lang": LANG[other]}, term.meaning.of(other)),
        ),
        facts(
            lang,
            (_BASIS, _BASES[term.basis].of(lang)),
            (_RENDERING, rendering),
            (_PROVISIONS, entry_links("provisions", provisions_saying(term), lang, root)),
            (_CALCULATORS, links_to_calculators(calculators_saying(term), lang, root)),
            searched=False,
        ),
    )


def _name(term: Term, lang: str) -> str:
    """Return a term as a heading; an English one starts with a capital."""
    return term.zh if lang == "zh" else term.en[0].upper() + term.en[1:]
