"""What was read and what was not: sources, unread parts, the instrument, and the page banner."""

from calculators.policy import Fact, Source, load_policy
from calculators.policy.text import COLON, Text
from calculators.render.labels import CONFIDENCE, WORDS
from calculators.render.markup import Html, joined, tag
from pages.elements import block, facts, link, localized, site_root
from pages.open_data import stored_path
from pages.related import source_link

_ISSUER = Text("发布者", "Issuer")
_NUMBER = Text("文号", "Number")
_ADDRESS = Text("网址", "Address")
_PUBLISHED = Text("发布日期", "Published")
_IN_FORCE = Text("施行日期", "In force from")
_NOTE = Text("说明", "Note")
_STORED = Text("本站存档", "Stored with this site")
_STORED_TEXT = Text(
    "读到的全部文字（文本文件）", "All the words that were read (plain text, Chinese)"
)
_UNSURE = Text("（可信程度：{}）", " (confidence: {})")
BANNER = Text(
    "非官方参考站点。依据发布消息和原文第一条至第三条；其后未能读到。",
    "Unofficial reference site. Read: the announcement and Articles 1–3 as issued. "
    "Not read: everything after the opening of Article 4.",
)
_ABOUT = Text("详见“关于”", "About this site")


def banner(lang: str, root: str) -> str:
    """Return the line at the top of every page: unofficial, what was read, what was not."""
    return tag(
        "p",
        {"class": "site-banner", "data-search-exclude": True},
        BANNER.of(lang),
        " " if lang == "en" else None,
        link(f"{root}about/", _ABOUT.of(lang)),
    )


def unread(lang: str, argument: str, root: str) -> str:
    """Return what could not be read, with links to the policy page."""
    items = (
        tag(
            "li",
            None,
            link(f"{root}policy/#{one.id}", one.label.of(lang)),
            COLON.of(lang),
            one.zh if lang == "zh" else one.en,
        )
        for one in load_policy().provisions.values()
        if one.status == "unknown"
    )
    return block(tag("ul", {"class": "site-unread"}, *items))


def instrument(lang: str, argument: str, root: str) -> str:
    """Return the facts about the Rules themselves, each with its source."""

    def with_source(fact: Fact) -> Html:
        doubt = "" if fact.sure == "high" else _UNSURE.format(CONFIDENCE[fact.sure]).of(lang)
        source = tag("span", {"class": "fact-source"}, source_link(fact.source, lang, root))
        return joined(localized(fact.value, lang), doubt, source)

    known = load_policy().facts.values()
    return block(facts(lang, *((fact.label, with_source(fact)) for fact in known)))


def sources(lang: str, argument: str, root: str) -> str:
    """Return every source that is cited, each with an anchor ``source-<id>``."""
    items = (_source(source, lang, root) for source in load_policy().sources.values())
    return block(tag("ul", {"class": "site-sources"}, *items))


def _source(source: Source, lang: str, root: str) -> Html:
    # Addresses are shown, because a printed page cannot be clicked.
    address = source.url and tag("a", {"href": source.url, "rel": "noreferrer"}, source.url)
    stored = source.stored and link(
        site_root(lang, root) + stored_path(source), _STORED_TEXT.of(lang)
    )
    number = source.number and localized(Text(source.number, source.number), lang)
    return tag(
        "li",
        {"id": f"source-{source.id}"},
        tag("strong", None, source.title.of(lang)),
        facts(
            lang,
            (_ISSUER, source.issuer and source.issuer.of(lang)),
            (_NUMBER, number),
            (_ADDRESS, address),
            (_PUBLISHED, source.published),
            (_IN_FORCE, source.in_force),
            (WORDS["read_on"], source.read_on),
            (_STORED, stored),
            (WORDS["confidence"], CONFIDENCE[source.confidence].of(lang)),
            (_NOTE, source.note and localized(source.note, lang)),
        ),
    )
