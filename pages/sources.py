"""What was read and what was not: sources, unread parts, the instrument, and the page banner."""

from calculators.policy import Source, load_policy
from calculators.policy.text import Text
from calculators.render.labels import CONFIDENCE, WORDS
from calculators.render.markup import Html, joined, tag
from pages.elements import block, facts, localized
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
        tag("a", {"href": f"{root}about/"}, _ABOUT.of(lang)),
    )


def unread(lang: str, argument: str, root: str) -> str:
    """Return what could not be read, with links to the policy page."""
    unknown = (p for p in load_policy().provisions.values() if p.status == "unknown")
    return block(
        tag(
            "ul",
            {"class": "site-unread"},
            *(
                tag(
                    "li",
                    None,
                    tag("a", {"href": f"{root}policy/#{one.id}"}, one.label.of(lang)),
                    "：" if lang == "zh" else ": ",
                    one.zh if lang == "zh" else one.en,
                )
                for one in unknown
            ),
        )
    )


def instrument(lang: str, argument: str, root: str) -> str:
    """Return the facts about the Rules themselves, each with its source."""

    def with_source(value: Html, sure: str, source: str) -> Html:
        doubt = "" if sure == "high" else _UNSURE.of(lang).format(CONFIDENCE[sure].of(lang))
        return joined(
            value, doubt, tag("span", {"class": "fact-source"}, source_link(source, lang, root))
        )

    return block(
        facts(
            (
                (
                    fact.label.of(lang),
                    with_source(localized(fact.value, lang), fact.sure, fact.source),
                )
                for fact in load_policy().facts.values()
            ),
            "site-facts",
        )
    )


def sources(lang: str, argument: str, root: str) -> str:
    """Return every source that is cited, each with an anchor ``source-<id>``."""
    return block(
        tag(
            "ul",
            {"class": "site-sources"},
            *(_source(source, lang, root) for source in load_policy().sources.values()),
        )
    )


def _source(source: Source, lang: str, root: str) -> Html:
    # Addresses are shown, because a printed page cannot be clicked.
    address = source.url and tag("a", {"href": source.url, "rel": "noreferrer"}, source.url)
    site = root if lang == "zh" else f"{root}../"
    stored = source.stored and tag("a", {"href": site + stored_path(source)}, _STORED_TEXT.of(lang))
    return tag(
        "li",
        {"id": f"source-{source.id}"},
        tag("strong", None, source.title.of(lang)),
        facts(
            (
                (_ISSUER.of(lang), source.issuer and source.issuer.of(lang)),
                (
                    _NUMBER.of(lang),
                    source.number and localized(Text(source.number, source.number), lang),
                ),
                (_ADDRESS.of(lang), address),
                (_PUBLISHED.of(lang), source.published),
                (_IN_FORCE.of(lang), source.in_force),
                (WORDS["read_on"].of(lang), source.read_on),
                (_STORED.of(lang), stored),
                (WORDS["confidence"].of(lang), CONFIDENCE[source.confidence].of(lang)),
                (_NOTE.of(lang), source.note and localized(source.note, lang)),
            ),
            "site-facts",
        ),
    )
