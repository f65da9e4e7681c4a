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
    """A table of ready-made `rows` in a container that scrolls and takes the keyboard's focus.

    With `headed` its caption only repeats the heading above it, and is left to screen readers.
    """
    heads = (cell if isinstance(cell, Html) else column(cell) for cell in columns)
    made = scrolling(
        caption, lang, tag("thead", None, tag("tr", None, *heads)), tag("tbody", None, *rows)
    )
    return tag("div", {"class": "site-headed"}, made) if headed else made


def column(title: object, *, number: bool = False) -> Html:
    """A column's heading; a column of figures is set to the right."""
    return tag("th", {"scope": "col", "class": "num" if number else None}, title)


def number(*content: object) -> Html:
    """A cell with a figure."""
    return tag("td", {"class": "num"}, *content)


def cell(*content: object, long: bool = False) -> Html:
    """A cell with words; `long` keeps a column of many words from being squeezed."""
    return tag("td", {"class": "long" if long else None}, *content)


def said(text: Text, lang: str) -> Html:
    """A text in a page's language; Chinese words within the English are marked as Chinese."""
    if lang == "zh":
        return joined(text.zh)
    # Every second part is what the pattern found.
    return joined(
        *(
            tag("span", {"lang": LANG["zh"]}, part) if place % 2 else part
            for place, part in enumerate(_CHINESE.split(text.en))
        )
    )


def facts(pairs: Iterable[tuple[object, object]], css: str, *, searched: bool = True) -> Html:
    """A list of names with what they hold; a pair that holds nothing is left out.

    With `searched` false the site's search leaves it out: it repeats what stands elsewhere.
    """
    return tag(
        "dl",
        {"class": css, "data-search-exclude": not searched},
        *(
            tag("div", None, tag("dt", None, name), tag("dd", None, held))
            for name, held in pairs
            if held
        ),
    )


def block(*parts: str) -> str:
    """Markdown from headings and raw HTML: a blank line keeps the one from swallowing the other."""
    return "\n\n".join(("", *parts, ""))
