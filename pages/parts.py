"""The pieces that pages share: tables that scroll on a phone, and lists of facts."""

from collections.abc import Iterable, Sequence

from calculators.render.markup import Html, tag
from calculators.render.table import scrolling


def table(caption: str, columns: Sequence[object], rows: Iterable[Html], lang: str) -> Html:
    """A table of ready-made `rows` in a container that scrolls and takes the keyboard's focus."""
    heads = (cell if isinstance(cell, Html) else column(cell) for cell in columns)
    return scrolling(
        caption, lang, tag("thead", None, tag("tr", None, *heads)), tag("tbody", None, *rows)
    )


def column(title: object, *, number: bool = False) -> Html:
    """A column's heading; a column of figures is set to the right."""
    return tag("th", {"scope": "col", "class": "num" if number else None}, title)


def number(*content: object) -> Html:
    """A cell with a figure."""
    return tag("td", {"class": "num"}, *content)


def cell(*content: object, long: bool = False) -> Html:
    """A cell with words; `long` keeps a column of many words from being squeezed."""
    return tag("td", {"class": "long" if long else None}, *content)


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
