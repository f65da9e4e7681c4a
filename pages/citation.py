"""How to cite a page and what it quotes: by GB/T 7714—2015, and in plain words.

The reader fills in the day of reading: a static page does not know it.
"""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from calculators.policy import Source, load_policy
from calculators.policy.text import Text
from calculators.render.markup import Html, joined, tag
from pages.elements import block, facts, localized
from pages.words import LANG, unwrapped


@dataclass(frozen=True, slots=True)
class ThisPage:
    """The page that a block is on: its title, the name of its site, its own full address."""

    title: str
    site: str
    address: str


_THIS_PAGE = Text("本页", "This page")
_THIS_SITE = Text("本站", "This site")
_STANDARD = Text("GB/T 7714—2015", "GB/T 7714—2015")
_PLAIN = Text("文字表述", "In plain words")
_SITE = Text("{}：非官方参考站点", "{}: unofficial reference site")
_NOTE = Text("说明", "Note")
_VERSION = Text("政策数据版本", "Policy data version ")
_DATE = Text("填您的访问日期", "the date you read it")
_HOW = Text(
    "引用时，把虚线框换成您自己的访问日期。",
    "When you cite, replace the dashed box with the date you read it yourself.",
)
_HOW_UNPLACED = Text(
    "引用时，把虚线框换成您自己的访问日期和网址。",
    "When you cite, replace the dashed boxes with the date you read it yourself and the address.",
)
_PAGE_ADDRESS = Text("填本页网址", "this page's address")
_SITE_ADDRESS = Text("填本站网址", "this site's address")
_NO_ADDRESS = Text("本站未记录原网址", "Address not recorded by this site")


def citation(lang: str, argument: str, root: str, page: ThisPage) -> str:
    """Return how to cite the sources that ``argument`` names by id, then this page."""
    site = _SITE.of(lang).format(page.site)
    address = _blank(lang, _PAGE_ADDRESS) if _unplaced(page) else page.address
    own = _own(lang, _THIS_PAGE, f"{page.title}[EB/OL]//{site}", (page.title, site), address)
    return _citations(lang, argument, own, page)


def citation_site(lang: str, argument: str, root: str, page: ThisPage) -> str:
    """Return how to cite the sources that ``argument`` names by id, then the site as a whole."""
    site = _SITE.of(lang).format(page.site)
    home = _blank(lang, _SITE_ADDRESS) if _unplaced(page) else urljoin(page.address, root)
    own = _own(lang, _THIS_SITE, f"{site}[EB/OL]", (site,), home)
    return _citations(lang, argument, own, page)


def _unplaced(page: ThisPage) -> bool:
    """Return whether the site was built without an address of its own (``.example``, RFC 2606)."""
    return (urlsplit(page.address).hostname or "").endswith(".example")


def _citations(lang: str, sources: str, own: Html, page: ThisPage) -> str:
    how = _HOW_UNPLACED if _unplaced(page) else _HOW
    return block(
        tag(
            "div",
            {"class": "site-citations", "data-search-exclude": True},
            *(_source(lang, load_policy().source(name)) for name in sources.split()),
            own,
            tag("p", {"class": "cite-how"}, how.of(lang)),
        )
    )


def _own(lang: str, what: Text, standard: str, names: tuple[str, ...], address: object) -> Html:
    """Return a citation of this site: ``standard`` opens it by the standard, ``names`` in plain words."""
    version = joined(_VERSION.of(lang), _day(load_policy().version))
    by_standard = joined(standard, ". ", version, ". [", _date(lang), "]. ", address, ".")
    titles = [f"“{name}”" if lang == "zh" else name for name in names]
    return _entry(lang, what.of(lang), by_standard, _sentence(lang, *titles, version, address))


def _source(lang: str, source: Source) -> Html:
    number = source.number
    published = _day(source.published) if source.published else None
    issuer = source.issuer
    # The standard's form is Chinese in both languages: it is how the source is found.
    standard = tag(
        "span",
        {"lang": LANG["zh"] if lang != "zh" else None},
        source.author or (issuer and issuer.zh.replace("、", "，")),
        f". {unwrapped(source.title.zh)}",
        f"：{number}" if number else None,
        "[EB/OL]. ",
        joined("(", published, ")") if published else None,
        "[",
        _date(lang),
        f"]. {source.url}." if source.url else f"].（{_NO_ADDRESS.zh}）",
    )
    plain = _sentence(
        lang,
        issuer and issuer.of(lang),
        f"“{source.title.zh}”" if lang == "zh" else source.title.en,
        tag("span", {"lang": LANG["zh"]}, number) if number and lang != "zh" else number,
        published,
        source.url or _NO_ADDRESS.of(lang),
    )
    note = localized(source.note, lang) if source.note else None
    return _entry(lang, source.title.of(lang), standard, plain, note)


def _sentence(lang: str, *known: object) -> Html:
    """Return what is known of a source in words, then the day it was read."""
    pause = "，" if lang == "zh" else ". "
    parts: list[object] = []
    for one in known:
        parts += [one, pause] if one else []
    if lang == "zh":
        return joined(*parts, _date(lang), "访问。")
    return joined(*parts, "Read on ", _date(lang), ".")


def _entry(lang: str, what: str, standard: Html, plain: Html, note: Html | None = None) -> Html:
    return tag(
        "div",
        {"class": "site-citation"},
        tag("p", {"class": "cite-what"}, what),
        facts(lang, (_STANDARD, standard), (_PLAIN, plain), (_NOTE, note)),
    )


def _day(day: str) -> Html:
    return tag("time", None, day)


def _date(lang: str) -> Html:
    """Return the blank for the reader's own date."""
    return _blank(lang, _DATE)


def _blank(lang: str, what: Text) -> Html:
    """Return a blank for the reader to fill in, marked so that nobody takes it for text."""
    return tag("var", {"class": "cite-blank", "lang": LANG[lang]}, what.of(lang))
