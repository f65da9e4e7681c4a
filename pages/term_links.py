"""Terms in a finished page, each linked to the glossary at its first occurrence in the prose."""

from html.parser import HTMLParser
from typing import NamedTuple

from calculators.policy import Term
from calculators.render.markup import VOID
from calculators.render.terms import term_link, terms_in
from pages.words import LANG

_CONTROLS = ("a", "button", "label", "legend", "summary", "option", "select", "textarea")
_NAMES = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "caption")
_NO_PROSE = ("code", "pre", "svg", "template", "script", "style")
BLOCKED = frozenset((*_CONTROLS, *_NAMES, *_NO_PROSE))
# What the search leaves out repeats another page, except a calculator.
REPEATED = "data-search-exclude"
# A calculator's result is replaced while the page is used: of it only the help of its form counts.
CALCULATOR = "calc"
CALCULATOR_HELP = "calc-help"


def link_terms(html: str, lang: str, root: str) -> str:
    """Return the page with the first occurrence of each term in its prose made a link to the glossary.

    Only text in the page's own language counts. Nothing but links is added: without tags, the
    text is the same.
    """
    prose = _Prose(html, lang)
    parts: list[str] = []
    done = 0
    for start, end, term in prose.found:
        # The words are in the page as HTML already, and no term has a character to escape.
        parts += [html[done:start], term_link(html[start:end], term, lang, root)]
        done = end
    return "".join([*parts, html[done:]])


class _Element(NamedTuple):
    tag: str
    blocked: bool
    calculator: bool
    lang: str


class _Prose(HTMLParser):
    """Finds the first position of every term in a page's prose, in the order of the page."""

    def __init__(self, html: str, lang: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int, Term]] = []
        self._lang = lang
        self._seen: set[str] = set()
        self._open = [_Element("", False, False, LANG[lang])]
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        around = self._open[-1]
        attributes = dict(attrs)
        classes = (attributes.get("class") or "").split()
        self._open.append(
            _Element(
                tag,
                around.blocked
                or tag in BLOCKED
                or (REPEATED in attributes and CALCULATOR not in classes),
                (around.calculator or CALCULATOR in classes) and CALCULATOR_HELP not in classes,
                attributes.get("lang") or around.lang,
            )
        )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # `<path/>` holds nothing

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        around = self._open[-1]
        if around.blocked or around.calculator or around.lang != LANG[self._lang]:
            return
        line, column = self.getpos()
        position = self._lines[line - 1] + column
        for start, end, term in terms_in(data, self._lang):
            if term.id not in self._seen:
                self._seen.add(term.id)
                self.found.append((position + start, position + end, term))
