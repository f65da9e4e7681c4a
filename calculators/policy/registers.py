"""The shape of the policy registers: plain frozen records, as the TOML files hold them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from calculators.policy.errors import DayError, PeriodError
from calculators.policy.text import Text

STATUSES = ("issued", "announced", "unknown")
FORCES = ("required", "in_principle", "reference", "none")
CONFIDENCES = ("high", "medium", "unverified")
DOCUMENTS = ("announcement", "issued")
ROLES = ("purchaser", "provider", "supervisor", "evaluator", "addressee", "unnamed")
MEANING_BASES = ("text", "site")
STAGES = ("budget", "procurement", "execution", "evaluation")
PARAMETER_UNITS = (
    "share",
    "year",
    "month",
    "yuan_per_year",
    "yuan_per_month",
    "hour_per_day",
    "hour_per_week",
    "day_per_year",
    "day_per_month",
)


KNOWN_ON = " as known on "  # in a version, between the day of reading and the day meant


def version_text(version: str) -> Text:
    """Return a version of the registers in words."""
    read, _, day = version.partition(KNOWN_ON)
    return Text(f"{read}（按{day}已公布的数字）" if day else version, version)


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read. Dates are ISO; what is not known about a source is None.

    `author` is who stands first in a citation, where that is not the issuer word for word. `quote`
    is what a check rests on: `zh` as it was read, `en` unofficial.
    """

    id: str
    title: Text
    kind: str
    confidence: str
    issuer: Text | None = None
    author: str | None = None
    number: str | None = None
    url: str | None = None
    published: str | None = None
    in_force: str | None = None
    read_on: str | None = None
    stored: str | None = None
    quote: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a document; `verbatim` is false where the heading is ours, not the text's."""

    id: str
    document: str
    source: str
    heading: Text
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a list that a provision spells out; `zh` is verbatim."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule or sentence of the text: `zh` verbatim, `en` unofficial.

    `paragraph` counts the paragraphs of its document from 1 (None for what could not be read).
    `quote` is the wording that carries the force, a substring of `zh`; None where there is none.
    """

    id: str
    section: str
    document: str
    source: str
    label: Text
    zh: str
    en: str
    status: str
    force: str
    paragraph: int | None = None
    quote: str | None = None
    parameters: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """One figure with its period and source.

    `text` is the figure as written in the register, `value` the same as an exact decimal. A value
    has either a `year`, or `valid_from` / `valid_until` (ISO dates, both included), or no known
    period at all. `monthly` is the monthly figure as published (only the wage series has one).
    `published` is the ISO day on which the figure came out, `verified_on` that on which it was
    checked for this site; each is None where it was not recorded.
    """

    value: Decimal
    text: str
    source: str
    confidence: str
    year: int | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    monthly: Decimal | None = None
    quote: str | None = None
    published: str | None = None
    verified_on: str | None = None
    note: Text | None = None

    @property
    def whole_years(self) -> tuple[int, int | None] | None:
        """Return the first and last calendar year covered from end to end; None when no start is known.

        The last year is None when no end is known. A span without one whole year is None as well.
        """
        if self.year is not None:
            return self.year, self.year
        if self.valid_from is None:
            return None
        first = int(self.valid_from[:4]) + (self.valid_from[5:] != "01-01")
        if self.valid_until is None:
            return first, None
        last = int(self.valid_until[:4]) - (self.valid_until[5:] != "12-31")
        return (first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the rules, with every value it has had.

    `usual_month` is the id of the parameter that holds the month of the next year in which a
    year's value usually comes out; None where there is no such month.
    """

    id: str
    label: Text
    unit: str
    values: tuple[ParameterValue, ...]
    provisions: tuple[str, ...] = ()
    usual_month: str | None = None
    note: Text | None = None

    @property
    def covered(self) -> tuple[tuple[int, int | None], ...]:
        """Whole years covered, as (first, last) pairs in the register's order."""
        spans = (value.whole_years for value in self.values)
        return tuple(span for span in spans if span is not None)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years of a year-by-year parameter, in order; empty for any other kind."""
        return tuple(sorted(value.year for value in self.values if value.year is not None))

    def on_year(self, year: int) -> ParameterValue:
        """Return the value that covers the whole of `year`.

        Raises PeriodError, which names the covered years: never the nearest value. A value whose
        period is not known covers no year; it is reached by `current`.
        """
        for value in self.values:
            span = value.whole_years
            if span is not None and span[0] <= year and (span[1] is None or year <= span[1]):
                return value
        raise PeriodError(self.id, year, self.covered)

    @property
    def current(self) -> ParameterValue:
        """Return the only value of a parameter that has one, undated. Raises LookupError for any other."""
        if len(self.values) != 1 or self.values[0].whole_years is not None:
            raise LookupError(f"{self.id}: has dated values; ask for a year with on_year()")
        return self.values[0]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read the words in question."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """An open question of wording: its possible readings, the default and why, and whom to ask."""

    id: str
    label: Text
    question: Text
    options: tuple[Option, ...]
    default: str
    why: Text
    ask: Text
    provisions: tuple[str, ...]

    def option(self, option_id: str) -> Option:
        """Return one of the possible readings."""
        return next(option for option in self.options if option.id == option_id)


@dataclass(frozen=True, slots=True)
class Obligation:
    """What a provision asks of someone, in this site's words; its first provision has the force.

    `placed`: the text does not name the role, this site does. `derived`: the text defines or
    describes, and this site makes a task of it. `unread`: that something is asked is known, but not
    what. The role `unnamed` says how things are reckoned, and gives nobody a task.
    """

    id: str
    role: str
    stage: str
    text: Text
    provisions: tuple[str, ...]
    placed: bool = False
    derived: bool = False
    unread: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry; `source` is None where the English is this project's own rendering.

    `basis` says whether the meaning is drawn from the text or is this site's explanation.
    """

    id: str
    zh: str
    en: str
    meaning: Text
    basis: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about the instrument itself; `sure` is high, medium or unverified."""

    id: str
    label: Text
    value: Text
    source: str
    sure: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Every register, in the order of its file. Dictionaries are keyed by id.

    `version` is the day on which a source was last read, `2026-08-21`; of registers as known on
    an earlier day it says so: `2026-08-21 as known on 2026-03-01`.
    """

    version: str
    facts: Mapping[str, Fact]
    sections: Mapping[str, Section]
    provisions: Mapping[str, Provision]
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    readings: Mapping[str, Reading]
    obligations: Mapping[str, Obligation]
    terms: Mapping[str, Term]

    def provision(self, provision_id: str) -> Provision:
        """Return the provision with this id. Raises KeyError."""
        return self.provisions[provision_id]

    def parameter(self, parameter_id: str) -> Parameter:
        """Return the parameter with this id. Raises KeyError."""
        return self.parameters[parameter_id]

    def source(self, source_id: str) -> Source:
        """Return the source with this id. Raises KeyError."""
        return self.sources[source_id]

    def reading(self, reading_id: str) -> Reading:
        """Return the reading with this id. Raises KeyError."""
        return self.readings[reading_id]

    def obligation(self, obligation_id: str) -> Obligation:
        """Return the obligation with this id. Raises KeyError."""
        return self.obligations[obligation_id]

    def force(self, obligation: Obligation) -> str:
        """Return the force of an obligation: that of its first provision, never more."""
        return self.provisions[obligation.provisions[0]].force

    def term(self, term_id: str) -> Term:
        """Return the glossary entry with this id. Raises KeyError."""
        return self.terms[term_id]

    @property
    def day(self) -> str:
        """Return the ISO day whose knowledge the registers hold."""
        return self.version.rpartition(KNOWN_ON)[2]

    @property
    def of_another_day(self) -> bool:
        """Return whether the registers are as known on an earlier day than that of their reading."""
        return KNOWN_ON in self.version

    def is_published(self, parameter_id: str, year: int, by: str) -> bool:
        """Return whether the value of a year had been published by an ISO day.

        Where the day of its publication is not recorded, a value counts as published from the first
        day of the usual month of the next year; without a usual month, from that of its own year.

        Args:
            parameter_id: a parameter with a value a year.
            year: the value's year; it need not be registered.
            by: the day, such as `2026-03-01`.
        """
        parameter = self.parameter(parameter_id)
        [published] = [v.published for v in parameter.values if v.year == year] or [None]
        if published is not None:
            return published <= by
        if parameter.usual_month is None:
            return f"{year:04}" <= by
        month = self.parameter(parameter.usual_month).current.value
        return f"{year + 1:04}-{int(month):02}" <= by

    def as_known_on(self, day: date) -> "Policy":
        """Return the registers with only the figures that could be known on a day.

        A figure is known from the day of its publication. Where that was not recorded, a figure
        with a usual month is known from the first of that month of the next year, any other from
        the first day of its period. Texts, readings and terms are those of these registers.

        Raises:
            DayError: the day is before the Rules were issued, or after the sources were last read.
        """
        known, read = day.isoformat(), self.version.partition(KNOWN_ON)[0]
        texts = (self.sources[section.source].published for section in self.sections.values())
        issued = min(filter(None, texts))
        if not issued <= known <= self.day:
            raise DayError(known, issued, self.day)
        if known == self.day:
            return self
        parameters = {
            name: replace(parameter, values=self._values_known(parameter, known))
            for name, parameter in self.parameters.items()
        }
        return replace(self, version=read + KNOWN_ON + known, parameters=parameters)

    def _values_known(self, parameter: Parameter, day: str) -> tuple[ParameterValue, ...]:
        known = [
            value
            for value in parameter.values
            if (
                self.is_published(parameter.id, value.year, day)
                if value.year is not None
                else (value.published or value.valid_from or "") <= day
            )
        ]
        if known and len(known) < len(parameter.values):
            # The end of a period was not known before what follows it.
            known[-1] = replace(known[-1], valid_until=None)
        return tuple(known)

    def to_json(self) -> dict[str, Any]:
        """Return everything, as plain dictionaries, lists, strings, integers and booleans.

        Exact decimals become the strings they were written as; what is unknown is left out.
        """
        registers = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(register) for name, register in registers.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, ParameterValue):
        # One figure, one string: the decimal and its text are the same number.
        entry = _record(value)
        entry["value"] = entry.pop("text")
        return entry
    if is_dataclass(value):
        return _record(value)
    if isinstance(value, Mapping):
        return [_plain(entry) for entry in value.values()]
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return str(value) if isinstance(value, Decimal) else value


def _record(value: Any) -> dict[str, Any]:
    known = ((field.name, getattr(value, field.name)) for field in fields(value))
    return {name: _plain(entry) for name, entry in known if entry is not None}
