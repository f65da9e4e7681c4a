"""Who relies on a register entry: the way back from a rule to the calculators."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal

from calculators.core.fields import OtherInput
from calculators.core.outputs import ComparisonTable
from calculators.policy import Obligation, Term, load_policy
from calculators.policy.text import COLON, COMMA, PARENTHESES, Text
from calculators.registry import CALCULATORS
from calculators.render.links import Links
from calculators.render.markup import Html
from calculators.render.terms import terms_in
from pages.elements import link
from pages.words import DERIVED, PLACED, ROLE

Kind = Literal["provisions", "parameters", "readings"]


def calculators_using(entry: str, kind: Kind = "provisions") -> list[tuple[str, Text]]:
    """Return the (name, title) of each calculator that relies on a register entry, in site order."""
    return [
        (calculator.name, calculator.title)
        for calculator in CALCULATORS.values()
        if entry in calculator.uses(kind)
    ]


def readings_of(provision: str) -> list[str]:
    """Return the id of each open question about a provision's words."""
    return [
        reading.id for reading in load_policy().readings.values() if provision in reading.provisions
    ]


def provisions_saying(term: Term) -> tuple[str, ...]:
    """Return the provisions whose Chinese text uses a term, in the text's order."""
    return tuple(one for one in load_policy().provisions if term in terms_of(one))


def calculators_saying(term: Term) -> list[tuple[str, Text]]:
    """Return the (name, title) of each calculator whose title, labels or helps have a term in them."""
    return [
        (calculator.name, calculator.title)
        for calculator in CALCULATORS.values()
        if term in terms_of_calculator(calculator.name)
    ]


@cache
def terms_of_calculator(name: str) -> tuple[Term, ...]:
    """Return the terms in a calculator's Chinese title, labels and helps, each once."""
    texts = _texts(CALCULATORS[name])
    found = {term.id: term for text in texts for *_, term in terms_in(text.zh, "zh")}
    return tuple(found.values())


def term_links(terms: Iterable[Term], lang: str, root: str) -> Html:
    """Return links to the glossary's entries on terms."""
    return listed(
        (link(f"{root}terms/#{term.id}", term.zh if lang == "zh" else term.en) for term in terms),
        lang,
    )


def terms_of(provision: str) -> tuple[Term, ...]:
    """Return the terms in a provision's Chinese text, each once; what was not read has none."""
    one = load_policy().provision(provision)
    if one.status == "unknown":
        return ()
    found = {term.id: term for *_, term in terms_in(one.zh, "zh")}
    return tuple(found.values())


def _texts(value: Any) -> Iterator[Text]:
    """Return every bilingual text within a declaration."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, OtherInput | ComparisonTable):
        yield value.label  # the rest is the words of other calculators
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple | Mapping):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)


def links_to_calculators(calculators: Iterable[tuple[str, Text]], lang: str, root: str) -> Html:
    """Return links to calculators, given as (name, title)."""
    return listed((calculator_link(name, title, lang, root) for name, title in calculators), lang)


def calculator_link(name: str, title: Text, lang: str, root: str) -> Html:
    """Return a link to the page of a calculator."""
    return link(f"{root}calculators/{name}/", title.of(lang))


def calculator_links(entry: str, kind: Kind, lang: str, root: str) -> Html:
    """Return links to the calculators that rely on a register entry."""
    return links_to_calculators(calculators_using(entry, kind), lang, root)


def entry_links(kind: Kind, ids: Iterable[str], lang: str, root: str) -> Html:
    """Return links to register entries of one kind, on the page of their register."""
    return Links(lang, root, load_policy()).list_of(kind, tuple(ids))


def judgement(one: Obligation) -> Text | None:
    """Return what of an obligation is this site's judgement, not the text's."""
    return PLACED if one.placed else DERIVED if one.derived else None


def _role(one: Obligation) -> Text:
    """Return whose obligation it is, and whether that is this site's judgement."""
    ours = judgement(one)
    return ROLE[one.role] + PARENTHESES.format(ours) if ours else ROLE[one.role]


def obligation_links(provision: str, lang: str, root: str) -> list[Html]:
    """Return a link to each obligation under a provision."""
    return [
        link(f"{root}obligations/#{one.id}", COLON.join((_role(one), one.text)).of(lang))
        for one in load_policy().obligations.values()
        if provision in one.provisions
    ]


def source_link(source: str, lang: str, root: str) -> Html:
    """Return a link to the site's description of a source."""
    return link(f"{root}about/#source-{source}", load_policy().source(source).title.of(lang))


def listed(links: Iterable[Html], lang: str) -> Html:
    """Return links with the language's comma between them."""
    return Html(COMMA.of(lang).join(links))
