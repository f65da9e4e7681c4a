"""A result as a document for paper: what it is, by whom and from when, then numbered tables."""

from calculators.core.calculator import Result
from calculators.render.document import document
from calculators.render.labels import phrase
from calculators.render.markup import Html, joined, tag
from calculators.render.table import html_table


def print_document(result: Result, lang: str) -> Html:
    """Return a computed result as it is printed, its tables numbered in their order."""
    whole = document(result, lang)
    tables = (
        tag(
            "section",
            None,
            tag("h2", None, phrase("table_number", lang, number, table.title)),
            html_table(table, lang),
        )
        for number, table in enumerate(whole.tables, start=1)
    )
    notes = (tag("p", None, note) for note in whole.notes)
    return joined(tag("h1", None, whole.title), *notes, *tables)
