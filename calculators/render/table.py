"""Tables: what every form of a result shares, and tables as HTML."""

from dataclasses import dataclass

from calculators.render.labels import phrase
from calculators.render.markup import Html, escaped, tag


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; ``numeric`` says which columns hold figures (aligned right)."""

    title: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: tuple[tuple[str, ...], ...] = ()


def scrolling(caption: str, lang: str, *parts: object) -> Html:
    """Return a table in a container that scrolls sideways and takes the keyboard's focus.

    ``parts`` are what follows the caption: head, bodies, foot.
    """
    return tag(
        "div",
        {
            "class": "site-table",
            "tabindex": "0",
            "role": "region",
            "aria-label": phrase("table_region", lang, caption),
        },
        tag(
            "table",
            # With a class of its own: the theme wraps tables without one in a second scroller.
            {"class": "register-table"},
            tag("caption", None, caption) if caption else None,
            *parts,
        ),
    )


LONGEST_ON_ONE_LINE = 12  # characters of words in a cell


def html_table(table: Table, lang: str) -> Html:
    """Return a table of a result; a row's first cell is its head, figures are aligned right."""

    def head(label: str, numeric: bool) -> Html:
        return tag("th", {"scope": "col", "class": "num" if numeric else None}, label)

    def row(cells: tuple[str, ...]) -> Html:
        first, *rest = cells
        # Written out: a large bid has thousands of cells, and little else takes time.
        written = [
            f"{_cell(words, numeric)}{escaped(words)}</td>"
            for words, numeric in zip(rest, table.numeric[1:], strict=True)
        ]
        return Html(f'<tr><th scope="row">{escaped(first)}</th>{"".join(written)}</tr>')

    # What heads a row is read as words, a year too.
    figures = (False, *table.numeric[1:])
    heads = (head(*pair) for pair in zip(table.columns, figures, strict=True))
    return scrolling(
        table.title,
        lang,
        tag("thead", None, tag("tr", None, *heads)),
        tag("tbody", None, *(row(cells) for cells in table.rows)),
        tag("tfoot", None, *(row(cells) for cells in table.footer)) if table.footer else None,
    )


def _cell(words: str, numeric: bool) -> str:
    """Return the opening tag of a cell: figures are aligned right, long words take several lines."""
    if len(words) > LONGEST_ON_ONE_LINE and any(map(str.isalpha, words)):
        return '<td class="long">'
    return '<td class="num">' if numeric else "<td>"
