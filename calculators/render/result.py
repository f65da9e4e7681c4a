"""A result as HTML: the parts of a page that show it, and a document that needs nothing else."""

from dataclasses import dataclass

from calculators.core.calculator import Result
from calculators.policy.text import COLON
from calculators.render.charts.picture import picture
from calculators.render.checks import checks_html
from calculators.render.document import document
from calculators.render.figures import figures_tables, notes, rows_tables
from calculators.render.headline import headline
from calculators.render.labels import phrase
from calculators.render.links import Links
from calculators.render.markup import Html, button, joined, tag
from calculators.render.table import Table, html_table
from calculators.render.working import working_html

_STYLE = (
    "body{font-family:sans-serif;line-height:1.6;margin:2em}table{border-collapse:collapse;margin:1em 0}"
    "caption{text-align:start;font-weight:bold}th,td{border:1px solid;padding:.2em .6em;text-align:start}"
    ".num{text-align:end;font-variant-numeric:tabular-nums}"
)


@dataclass(frozen=True, slots=True)
class ResultHtml:
    """The three parts of a result on a page."""

    headline: Html  # in sight while typing
    main: Html  # beside the form
    detail: Html  # below both, over the whole width


def result_html(result: Result, lang: str, root: str | None) -> ResultHtml:
    """Return a computed result for a page; ``root`` is as in :class:`Links`."""
    links = Links(lang, root, result.policy)
    seen: set[str] = set()  # terms that were explained
    pictures = [picture(part, lang) for _, part in result.with_parts()]
    beside = [_copyable(table, lang) for table in rows_tables(result, lang, beside_form=True)]
    to_copy = [_note(label.of(lang), words, lang) for label, words in notes(result, lang)]
    # The rows that a note is written from come before the pictures.
    first = [*to_copy, *beside, *pictures] if to_copy else [*pictures, *beside]
    main = joined(*first, checks_html(result, links, seen))
    below = (_copyable(table, lang) for table in figures_tables(result, lang, below_form=True))
    detail = joined(*below, working_html(result, links, seen))
    return ResultHtml(headline(result, lang), main, detail)


def _copyable(table: Table, lang: str) -> Html:
    """Return a table with a button that copies it (docs/assets/js/calculator/copy-table.mjs)."""
    words = phrase("copy_table", lang)
    copy = {"data-action": "copy-table", "aria-label": words + COLON.of(lang) + table.title}
    outcome = {"data-done": phrase("copied", lang), "data-failed": phrase("copy_failed", lang)}
    return tag(
        "div",
        {"class": "calc-table"},
        html_table(table, lang),
        _copy_button(button(copy, words, quiet=True), outcome),
    )


def _note(label: str, words: str, lang: str) -> Html:
    """Return a note with a button that copies it (docs/assets/js/calculator/review.mjs)."""
    copy = button({"data-action": "copy-note"}, phrase("copy_note", lang), quiet=True)
    done, failed = phrase("note_copied", lang), phrase("note_not_copied", lang)
    return tag(
        "section",
        {"class": "calc-note"},
        tag("h3", None, label),
        tag("div", {"class": "calc-note-text"}, words),
        _copy_button(copy, {"data-done": done, "data-failed": failed}),
    )


def _copy_button(copy: Html, outcome: dict[str, str]) -> Html:
    return tag("div", {"class": "calc-copy"}, copy, tag("span", {"role": "status", **outcome}))


def standalone(result: Result, lang: str) -> str:
    """Return a result as one HTML document that needs nothing else."""
    whole = document(result, lang)
    content = [
        tag("h1", None, whole.title),
        *(tag("p", None, note) for note in whole.notes),
        *(html_table(table, lang) for table in whole.tables),
    ]
    if result.ok:
        content.insert(1, tag("p", {"class": "calc-headline"}, headline(result, lang)))
    return "<!doctype html>\n" + tag(
        "html",
        {"lang": "zh-Hans" if lang == "zh" else "en"},
        tag(
            "head",
            None,
            tag("meta", {"charset": "utf-8"}),
            tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            tag("title", None, whole.title),
            tag("style", None, Html(_STYLE)),
        ),
        tag("body", None, *content),
    )
