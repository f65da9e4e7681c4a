"""The pieces that pages share: tables that scroll on a phone, and lists of facts."""

import re
from collections.abc import Iterable, Sequence

from calculators.policy.text import Text
from calculators.render.markup import Html, joined, tag
from calculators.render.table import scrolling
from pages.words import LANG

# Chinese words in an English text, with the figures and marks between them.
_CHINESE = re.compile(r"([\u4e00-\u9fff](?:[\u3000-\u9fff\uff00-\uffef\d]*[\u4e00-\u9fff])?)")


def table(
    caption: str,
    columns: Sequence[object],
    rows: Iterable[Html],
    lang: str,
    *,
    headed: bool = False,
) -> Html:
    """Return a table of ready-made ``rows`` in a container that scrolls and takes the keyboard's focus.

    With ``headed`` its caption only repeats the heading above it, and is left to screen readers.
    """
    heads = (cell if isinstance(cell, Html) else column(cell) for cell in columns)
    made = scrolling(
        caption, lang, tag("thead", None, tag("tr", None, *heads)), tag("tbody", None, *rows)
    )
    return tag("div", {"class": "site-headed"}, made) if headed else made


def column(title: object, *, number: bool = False) -> Html:
    """Return a column's heading; a column of figures is set to the right."""
    return tag("th", {"scope": "col", "class": "num" if number else None}, title)


def number(*content: object) -> Html:
    """Return a cell with a figure."""
    return tag("td", {"class": "num"}, *content)


def cell(*content: object, long: bool = False) -> Html:
    """Return a cell with words; ``long`` keeps a column of many words from being squeezed."""
    return tag("td", {"class": "long" if long else None}, *content)


def localized(text: Text, lang: str) -> Html:
    """Return a text in a page's language; Chinese words in an English text are marked as Chinese."""
    if lang == "zh":
        return joined(text.zh)
    # Every second part is what the pattern found.
    return joined(
        *(
            tag("span", {"lang": LANG["zh"]}, part) if index % 2 else part
            for index, part in enumerate(_CHINESE.split(text.en))
        )
    )


def facts(pairs: Iterable[tuple[object, object]], css: str, *, searched: bool = True) -> Html:
    """Return a list of names with their values; a pair without a value is left out.

    With ``searched`` false the site's search leaves it out: it repeats another page.
    """
    return tag(
        "dl",
        {"class": css, "data-search-exclude": not searched},
        *(
            tag("div", None, tag("dt", None, name), tag("dd", None, value))
            for name, value in pairs
            if value
        ),
    )


def block(*parts: str) -> str:
    """Return Markdown from headings and raw HTML, with the blank lines that keep them apart."""
    return "\n\n".join(("", *parts, ""))
