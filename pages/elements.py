"""The pieces that pages share: tables that scroll on a phone, and lists of facts."""

import re
from collections.abc import Container, Iterable, Sequence

from calculators.policy.text import Text
from calculators.render.markup import Html, joined, tag
from calculators.render.table import scrolling
from pages.words import LANG

# Chinese words in an English text, with the figures and marks between them.
_CHINESE = re.compile(r"([\u4e00-\u9fff](?:[\u3000-\u9fff\uff00-\uffef\d]*[\u4e00-\u9fff])?)")


def table(
    caption: Text,
    columns: Sequence[Text],
    rows: Iterable[Html],
    lang: str,
    *,
    numbers: Container[int] = (),
    headed: bool = True,
) -> Html:
    """Return a table of ready-made ``rows`` that scrolls sideways and takes the keyboard's focus.

    Args:
        caption: what the table shows.
        columns: the title of each column.
        rows: the rows (see :func:`row`).
        lang: ``zh`` or ``en``.
        numbers: the positions of columns of figures, which are set to the right.
        headed: that the caption only repeats the heading above it, and is left to screen readers.
    """
    heads = (
        tag("th", {"scope": "col", "class": "num" if index in numbers else None}, title.of(lang))
        for index, title in enumerate(columns)
    )
    made = scrolling(
        caption.of(lang),
        lang,
        tag("thead", None, tag("tr", None, *heads)),
        tag("tbody", None, *rows),
    )
    return tag("div", {"class": "site-headed"}, made) if headed else made


def row(head: object, *cells: object, id: str | None = None) -> Html:
    """Return a row of a table, its head first."""
    return tag("tr", {"id": id}, tag("th", {"scope": "row"}, head), *cells)


def number(*content: object) -> Html:
    """Return a cell with a figure."""
    return tag("td", {"class": "num"}, *content)


def cell(*content: object, long: bool = False) -> Html:
    """Return a cell with words; ``long`` keeps a column of many words from being squeezed."""
    return tag("td", {"class": "long" if long else None}, *content)


def link(href: str, *words: object) -> Html:
    """Return a link."""
    return tag("a", {"href": href}, *words)


def site_root(lang: str, root: str) -> str:
    """Return the relative URL of the site's root, which both languages share."""
    return root if lang == "zh" else f"{root}../"


def heading(title: str, id: str, level: int = 2) -> str:
    """Return a Markdown heading, which reaches the page's table of contents, with its anchor."""
    return f"{'#' * level} {title} {{ #{id} }}"


def localized(text: Text, lang: str) -> Html:
    """Return a text in a page's language; Chinese words in an English text are marked as Chinese."""
    if lang == "zh":
        return joined(text.zh)
    parts: list[object] = list(_CHINESE.split(text.en))
    # Every second part is what the pattern found.
    parts[1::2] = [tag("span", {"lang": LANG["zh"]}, part) for part in parts[1::2]]
    return joined(*parts)


def facts(
    lang: str, *pairs: tuple[Text, object], css: str = "site-facts", searched: bool = True
) -> Html:
    """Return a list of names with their values; a pair without a value is left out.

    With ``searched`` false the site's search leaves it out: it repeats another page.
    """
    return tag(
        "dl",
        {"class": css, "data-search-exclude": not searched},
        *(
            tag("div", None, tag("dt", None, name.of(lang)), tag("dd", None, value))
            for name, value in pairs
            if value
        ),
    )


def block(*parts: str) -> str:
    """Return Markdown from headings and raw HTML, with the blank lines that keep them apart."""
    return "\n\n".join(("", *parts, ""))
