"""This site's own practical help, which the text that could be read does not give."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calculators.policy.entry import Entry, entries
from calculators.policy.text import Text

FILE = "targets.toml"


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a measurable indicator of one dimension looks like; its numbers are letters."""

    id: str
    indicator: Text
    target: Text
    method: Text
    evidence: Text


@dataclass(frozen=True, slots=True)
class Words:
    """Words by which a target is judged (see the comments in ``targets.toml``)."""

    vague_zh: tuple[str, ...]
    vague_en: tuple[str, ...]
    stand_for_numbers: tuple[str, ...]
    stand_for_numbers_forms: tuple[str, ...]
    proportion_forms: tuple[str, ...]
    measures: tuple[str, ...]
    no_numbers: tuple[str, ...]
    no_numbers_forms: tuple[str, ...]
    number_words_en: tuple[str, ...]
    bounds_zh: str
    bounds_en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """Everything in ``targets.toml``; indicators in the order of the file."""

    indicators: tuple[Indicator, ...]
    words: Words


@cache
def load_guidance() -> Guidance:
    """Return this site's advice on targets, read once. Raises RegisterError."""
    return read_guidance((Path(__file__).parent / FILE).read_text(encoding="utf-8"))


def read_guidance(text: str) -> Guidance:
    """Return the advice in the text of a file. Raises RegisterError, which names entry and field."""
    document = tomllib.loads(text)
    return Guidance(
        tuple(_indicator(entry) for entry in entries(FILE, document, "indicator")),
        _words(Entry(FILE, document.get("words"), "words")),
    )


def _indicator(entry: Entry) -> Indicator:
    indicator = Indicator(
        id=entry.string("id"),
        indicator=entry.text("indicator"),
        target=entry.text("target"),
        method=entry.text("method"),
        evidence=entry.text("evidence"),
    )
    entry.finish()
    return indicator


def _words(entry: Entry) -> Words:
    words = Words(
        vague_zh=entry.strings("vague_zh"),
        vague_en=entry.strings("vague_en"),
        stand_for_numbers=entry.strings("stand_for_numbers"),
        stand_for_numbers_forms=entry.strings("stand_for_numbers_forms"),
        proportion_forms=entry.strings("proportion_forms"),
        measures=entry.strings("measures"),
        no_numbers=entry.strings("no_numbers"),
        no_numbers_forms=entry.strings("no_numbers_forms"),
        number_words_en=entry.strings("number_words_en"),
        bounds_zh=entry.string("bounds_zh"),
        bounds_en=entry.strings("bounds_en"),
    )
    entry.finish()
    return words
