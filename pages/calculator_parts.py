"""What the page of a calculator and that of the review share."""

from collections.abc import Iterable, Mapping

from calculators.core.calculator import Calculator
from calculators.policy.text import COLON, Text
from calculators.registry import CALCULATORS
from calculators.render.markup import Html, button, tag
from pages.elements import facts, site_root
from pages.related import (
    calculator_link,
    entry_links,
    links_to_calculators,
    term_links,
    terms_of_calculator,
)

_BASIS = Text("依据", "Sources for this result")
_PROVISIONS = Text("条文", "Provisions")
_PARAMETERS = Text("参数", "Parameters")
_READINGS = Text("条文不明确之处", "Open questions")
_TERMS = Text("术语", "Terms")
_OTHERS = Text("其他测算工具", "Other calculators")


def status(words: Mapping[str, Text], states: Iterable[str], lang: str) -> Html:
    """Return the line that tells what is happening, with a button to try again.

    The script chooses among the words of the ``states``; without a script those of ``document``
    are read. The line is there from the start, so that nothing shifts when its words change.
    """
    data = {f"data-{state}": words[state].of(lang) for state in states}
    return tag(
        "div",
        {"class": "calc-status", "role": "status", **data},
        tag("p", None, words["document"].of(lang)),
        button({"hidden": True}, words["retry"].of(lang)),
    )


def live_headline(headline: Html, example: str | None = None) -> Html:
    """Return the headline of a result, which a screen reader announces when it changes.

    ``example`` is what stands beside the figure while it is an example's.
    """
    live = {"class": "calc-headline", "aria-live": "polite", "aria-atomic": "true"}
    if example:
        live["data-example"] = example
    return tag("div", live, headline)


def script(name: str, lang: str, root: str) -> Html:
    """Return the script that makes a page live: a module in docs/assets/js/calculator/."""
    address = f"{site_root(lang, root)}assets/js/calculator/{name}.mjs"
    return tag("script", {"type": "module", "src": address})


def others(name: str, lang: str, root: str) -> Html:
    """Return links to the other calculators."""
    every = ((one.name, one.title) for one in CALCULATORS.values() if one.name != name)
    return tag(
        "p",
        {"class": "calc-others", "data-search-exclude": True},
        tag("b", None, (_OTHERS + COLON).of(lang)),
        links_to_calculators(every, lang, root),
    )


def basis(calculator: Calculator, lang: str, root: str) -> Html:
    """Return what a calculator rests on: the way from its figures to the registers.

    A calculator that rests on nothing has no such section.
    """
    found = facts(
        lang,
        (_PROVISIONS, entry_links("provisions", calculator.provisions, lang, root)),
        (_PARAMETERS, entry_links("parameters", calculator.parameters, lang, root)),
        (_READINGS, entry_links("readings", calculator.readings, lang, root)),
        (_TERMS, term_links(terms_of_calculator(calculator.name), lang, root)),
        searched=False,
    )
    if "<dt>" not in found:
        return Html("")
    return tag(
        "section",
        {"class": "calc-basis"},
        tag("h2", {"id": "basis"}, _BASIS.of(lang)),
        found,
    )


def calculator_list(lang: str, root: str) -> str:
    """Return every calculator as a list of links with what it does."""
    items = (
        tag(
            "li",
            None,
            calculator_link(one.name, one.title, lang, root),
            tag("p", None, one.summary.of(lang)),
        )
        for one in CALCULATORS.values()
    )
    return tag("ul", {"class": "site-list"}, *items)
