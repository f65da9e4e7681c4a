"""The policy page: every provision in Chinese as it was read and in English (unofficial)."""

from calculators.policy import Provision, Section, load_policy
from calculators.policy.text import Text
from calculators.render.markup import Attributes, Html, joined, tag
from pages.elements import block, facts, heading, localized
from pages.related import (
    calculator_links,
    entry_links,
    obligation_links,
    readings_of,
    source_link,
    term_links,
    terms_of,
)
from pages.words import FORCE, LANG, LANGUAGES, STATUS

_SHOW = Text("显示", "Show")
_CHOICES = {
    "zh": Text("中文", "Chinese"),
    "en": Text("英文译文", "English translation"),
    "both": Text("中英对照", "Both, side by side"),
}
# What the Chinese is: a press summary's words are not the Rules' own.
_ORIGINAL = {
    "issued": Text("印发原文（转载件）", "Issued text (reprint)"),
    "announced": Text("发布消息原句（新闻摘要）", "The announcement's own words (press summary)"),
}
_TRANSLATION = Text("英文译文（非官方）", "English translation (unofficial)")
_OUR_WORDS = Text("本站说明（不是原文）", "This site's note (not the text)")
_DOCUMENT = {
    "announcement": Text(
        "以下各节逐段收录2022年7月9日的发布消息。它是摘要，没有条号。",
        "These sections hold the announcement of 9 July 2022, paragraph by paragraph. "
        "It is a summary and has no article numbers.",
    ),
    "issued": Text(
        "以下各节收录印发通知和《实施细则》原文中能够读到的部分：通知开头、第一条至第三条，"
        "以及第四条的开头几个字。转载件用半角标点，照录。",
        "These sections hold as much of the issuing notice and the Rules' own text as could be "
        "read: the notice's opening, Articles 1 to 3, and the first words of Article 4.",
    ),
}
_PERMALINK = Text("本条链接", "Link to this provision")
_STATUS = Text("状态", "Status")
_FORCE = Text("约束程度", "How binding")
_SOURCE = Text("出处", "Source")
_CHECKLIST = Text("责任清单里的转述（本站所写）", "In the checklist, in this site's words")
_NUMBERS = Text("相关参数", "Numbers")
_USED_BY = Text("用于", "Used by")
_READINGS = Text("条文不明确之处", "Open questions")
_TERMS = Text("术语", "Terms")
_NOTE = Text("本站注：", "Our note: ")


def policy_text(lang: str, argument: str, root: str) -> str:
    """Return the whole text, with a control for the languages that works without a script.

    Section headings are Markdown, so that they reach the page's table of contents.
    """
    parts: list[str] = [_language_choice(lang)]
    document = ""
    for section in load_policy().sections.values():
        parts.append(heading(section.heading.of(lang), section.id))
        if section.document != document:
            document = section.document
            parts.append(tag("p", {"class": "policy-document"}, _DOCUMENT[document].of(lang)))
        parts.append(_section(section, lang, root))
    return block(*parts)


def _language_choice(lang: str) -> Html:
    choices = []
    for name, label in _CHOICES.items():
        radio: Attributes = {"type": "radio", "name": "policy-show", "id": f"policy-show-{name}"}
        box = tag("input", {**radio, "value": name, "checked": name == lang})
        choices.append(tag("label", None, box, tag("span", None, label.of(lang))))
    return tag(
        "fieldset",
        {"class": "policy-choice", "data-search-exclude": True},
        tag("legend", None, _SHOW.of(lang)),
        *choices,
    )


def _section(section: Section, lang: str, root: str) -> Html:
    other = "en" if lang == "zh" else "zh"
    return tag(
        "div",
        {"class": "policy-section"},
        tag(
            "p",
            {
                "class": f"policy-heading policy-{other}",
                "lang": LANG[other],
                "data-search-exclude": True,
            },
            section.heading.of(other),
        ),
        *(
            _provision(provision, lang, root)
            for provision in load_policy().provisions.values()
            if provision.section == section.id
        ),
    )


def _provision(provision: Provision, lang: str, root: str) -> Html:
    permalink = tag(
        "a",
        {"class": "headerlink", "href": f"#{provision.id}", "title": _PERMALINK.of(lang)},
        "#",
    )
    note = provision.note
    return tag(
        "article",
        {"class": "provision"},
        # The anchor is on the heading, because search results lead to headings with an id.
        tag("h3", {"id": provision.id}, provision.label.of(lang), permalink),
        tag(
            "div", {"class": "provision-texts"}, *(_said(provision, one, lang) for one in LANGUAGES)
        ),
        tag("p", {"class": "provision-note"}, _NOTE.of(lang), localized(note, lang))
        if note
        else None,
        _about(provision, lang, root),
    )


def _said(provision: Provision, said_in: str, lang: str) -> Html:
    text: object = provision.en
    if said_in == "zh":
        text = _with_quote(provision.zh, provision.quote)
    return tag(
        "div",
        {
            "class": f"provision-text policy-{said_in}",
            # Only the page's own language is searched on a page.
            "data-search-exclude": said_in != lang,
        },
        tag(
            "p",
            {"class": "provision-tag", "data-search-exclude": True},
            _tag(provision, said_in).of(lang),
        ),
        tag("p", {"lang": LANG[said_in]}, text),
    )


def _tag(provision: Provision, said_in: str) -> Text:
    """Return the line above a text that names its kind."""
    if provision.status == "unknown":
        return _OUR_WORDS
    return _ORIGINAL[provision.status] if said_in == "zh" else _TRANSLATION


def _with_quote(text: str, quote: str | None) -> Html:
    """Return a provision's text with the words that carry its force marked."""
    if quote is None:
        return joined(text)
    before, _, after = text.partition(quote)
    return joined(before, tag("mark", None, quote), after)


def _about(provision: Provision, lang: str, root: str) -> Html:
    read = provision.status != "unknown"
    return facts(
        lang,
        (_STATUS, STATUS[provision.status].of(lang)),
        (_FORCE, localized(FORCE[provision.force], lang) if read else None),
        (_SOURCE, source_link(provision.source, lang, root)),
        (_CHECKLIST, _each(obligation_links(provision.id, lang, root))),
        (_NUMBERS, entry_links("parameters", provision.parameters, lang, root)),
        (_USED_BY, calculator_links(provision.id, "provisions", lang, root)),
        (_READINGS, entry_links("readings", readings_of(provision.id), lang, root)),
        (_TERMS, term_links(terms_of(provision.id), lang, root)),
        css="provision-facts",
        searched=False,
    )


def _each(links: list[Html]) -> Html | None:
    """Return the text with each whole sentence on a line of its own."""
    return tag("ul", None, *(tag("li", None, link) for link in links)) if links else None
