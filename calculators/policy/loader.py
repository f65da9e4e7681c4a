"""From the TOML files beside this module to a `Policy`. A bad entry is refused by name."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from calculators.policy.entry import Entry, entries
from calculators.policy.errors import RegisterError
from calculators.policy.registers import (
    CONFIDENCES,
    DOCUMENTS,
    FORCES,
    MEANING_BASES,
    PARAMETER_UNITS,
    ROLES,
    STAGES,
    STATUSES,
    Fact,
    Item,
    Obligation,
    Option,
    Parameter,
    ParameterValue,
    Policy,
    Provision,
    Reading,
    Section,
    Source,
    Term,
)

HERE = Path(__file__).parent
FILES = ("policy", "sources", "provisions", "parameters", "readings", "obligations", "glossary")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_HasId)


@cache
def load_policy() -> Policy:
    """Return the project's policy registers, read once. Raises RegisterError."""
    return read_policy(register_texts())


def register_texts() -> dict[str, str]:
    """Return the register files' text by name (`policy`, `sources`, …), without the `.toml`."""
    return {name: (HERE / f"{name}.toml").read_text(encoding="utf-8") for name in FILES}


def read_policy(texts: Mapping[str, str]) -> Policy:
    """Return a `Policy` from the text of each register file (by name, as in `FILES`).

    Checks every entry's shape and every reference from one register to another. Whether quotes
    stand in the stored sources is checked by `calculators.policy.check`, not at every start.
    Raises RegisterError, which names the file, the entry and the field.
    """
    documents = {name: _parse(f"{name}.toml", texts[name]) for name in FILES}

    def register(name: str, kind: str, build: Callable[[Entry], _R]) -> dict[str, _R]:
        records = [build(entry) for entry in entries(f"{name}.toml", documents[name], kind)]
        return {record.id: record for record in records}

    sections = register("provisions", "section", _section)
    parameters = register("parameters", "parameter", _parameter)
    sources = register("sources", "source", _source)
    policy = Policy(
        version=_newest_reading(sources, parameters),
        facts=register("policy", "fact", _fact),
        sections=sections,
        provisions=register(
            "provisions", "provision", lambda entry: _provision(entry, sections, parameters)
        ),
        parameters=parameters,
        sources=sources,
        readings=register("readings", "reading", _reading),
        obligations=register("obligations", "obligation", _obligation),
        terms=register("glossary", "term", _term),
    )
    _check_references(policy)
    return policy


def _parse(file: str, text: str) -> dict[str, object]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(file, "", "", f"is not TOML: {error}") from error
    known = {
        "policy.toml": {"fact"},
        "sources.toml": {"source"},
        "provisions.toml": {"section", "provision"},
        "parameters.toml": {"parameter"},
        "readings.toml": {"reading"},
        "obligations.toml": {"obligation"},
        "glossary.toml": {"term"},
    }[file]
    for extra in document.keys() - known:
        raise RegisterError(file, "", extra, "is not a known field")
    return document


def _newest_reading(sources: Mapping[str, Source], parameters: Mapping[str, Parameter]) -> str:
    """Return the newest day on which a source was read or a value was verified."""
    read = [source.read_on for source in sources.values()]
    read += [value.verified_on for one in parameters.values() for value in one.values]
    days = [day for day in read if day is not None]
    if not days:
        raise RegisterError("sources.toml", "", "read_on", "is missing from every source")
    return max(days)


def _fact(entry: Entry) -> Fact:
    fact = Fact(
        id=entry.string("id"),
        label=entry.text("label"),
        value=entry.text("value"),
        source=entry.string("source"),
        sure=entry.choice("sure", CONFIDENCES),
    )
    entry.finish()
    return fact


def _source(entry: Entry) -> Source:
    source = Source(
        id=entry.string("id"),
        title=entry.text("title"),
        kind=entry.string("kind"),
        confidence=entry.choice("confidence", CONFIDENCES),
        issuer=entry.optional("issuer", entry.text),
        author=entry.optional("author", entry.string),
        number=entry.optional("number", entry.string),
        url=entry.optional("url", entry.string),
        published=entry.optional("published", entry.date),
        in_force=entry.optional("in_force", entry.date),
        read_on=entry.optional("read_on", entry.date),
        stored=entry.optional("stored", entry.string),
        quote=entry.optional("quote", entry.text),
        note=entry.optional("note", entry.text),
    )
    if source.url is not None and not source.url.startswith("https://"):
        raise entry.refuse("url", "must start with https://")
    entry.finish()
    return source


def _section(entry: Entry) -> Section:
    section = Section(
        id=entry.string("id"),
        document=entry.choice("document", DOCUMENTS),
        source=entry.string("source"),
        heading=entry.text("heading"),
        verbatim=entry.boolean("verbatim"),
    )
    entry.finish()
    return section


def _provision(
    entry: Entry, sections: Mapping[str, Section], parameters: Mapping[str, Parameter]
) -> Provision:
    provision_id = entry.string("id")
    section_id = entry.string("section")
    if section_id not in sections:
        raise entry.refuse("section", f"there is no section {section_id!r}")
    section = sections[section_id]
    provision = Provision(
        id=provision_id,
        section=section.id,
        document=section.document,
        source=section.source,
        label=entry.text("label"),
        zh=entry.string("zh"),
        en=entry.string("en"),
        status=entry.choice("status", STATUSES),
        force=entry.choice("force", FORCES),
        paragraph=entry.optional("paragraph", entry.integer),
        quote=entry.optional("quote", entry.string),
        parameters=tuple(p.id for p in parameters.values() if provision_id in p.provisions),
        items=tuple(_item(item) for item in entry.entries("items")),
        note=entry.optional("note", entry.text),
    )
    entry.finish()
    if provision.quote is not None and provision.quote not in provision.zh:
        raise entry.refuse("quote", "does not stand in zh")
    if provision.quote is None and provision.force != "none":
        raise entry.refuse("quote", f"is missing: the words that make it {provision.force}")
    if (provision.paragraph is None) != (provision.status == "unknown"):
        raise entry.refuse("paragraph", "belongs to every provision that was read, and to no other")
    for item in provision.items:
        if item.zh not in provision.zh:
            raise entry.refuse("items", f"{item.zh!r} does not stand in zh")
    return provision


def _item(entry: Entry) -> Item:
    item = Item(id=entry.string("id"), zh=entry.string("zh"), en=entry.string("en"))
    entry.finish()
    return item


def _parameter(entry: Entry) -> Parameter:
    nested = entry.entries("values")
    parameter = Parameter(
        id=entry.string("id"),
        label=entry.text("label"),
        unit=entry.choice("unit", PARAMETER_UNITS),
        values=tuple(_value(value) for value in nested),
        provisions=entry.strings("provisions"),
        usual_month=entry.optional("usual_month", entry.string),
        note=entry.optional("note", entry.text),
    )
    entry.finish()
    if not parameter.values:
        raise entry.refuse("values", "is missing")
    _check_periods(nested, parameter.values)
    return parameter


def _value(entry: Entry) -> ParameterValue:
    value, text = entry.decimal("value")
    monthly = entry.optional("monthly", entry.decimal)
    record = ParameterValue(
        value=value,
        text=text,
        source=entry.string("source"),
        confidence=entry.choice("confidence", CONFIDENCES),
        year=entry.optional("year", entry.integer),
        valid_from=entry.optional("valid_from", entry.date),
        valid_until=entry.optional("valid_until", entry.date),
        monthly=None if monthly is None else monthly[0],
        quote=entry.optional("quote", entry.string),
        published=entry.optional("published", entry.date),
        verified_on=entry.optional("verified_on", entry.date),
        note=entry.optional("note", entry.text),
    )
    entry.finish()
    if record.year is not None and (record.valid_from or record.valid_until):
        raise entry.refuse("year", "cannot stand beside valid_from or valid_until")
    if record.valid_until is not None and (record.valid_from or "") > record.valid_until:
        raise entry.refuse("valid_until", "is before valid_from")
    return record


def _check_periods(nested: list[Entry], values: tuple[ParameterValue, ...]) -> None:
    spans = [_span(value) for value in values]
    for later, (start, end) in enumerate(spans):
        for earlier_start, earlier_end in spans[:later]:
            if start <= earlier_end and earlier_start <= end:
                field = "valid_from" if values[later].year is None else "year"
                raise nested[later].refuse(field, "the period overlaps an earlier value's")


def _span(value: ParameterValue) -> tuple[str, str]:
    """Return the period as a pair of comparable ISO dates; an open end reaches past every date."""
    if value.year is not None:
        return f"{value.year:04}-01-01", f"{value.year:04}-12-31"
    return value.valid_from or "", value.valid_until or "~"


def _reading(entry: Entry) -> Reading:
    nested = entry.entries("options")
    reading = Reading(
        id=entry.string("id"),
        label=entry.text("label"),
        question=entry.text("question"),
        options=tuple(_option(option) for option in nested),
        default=entry.string("default"),
        why=entry.text("why"),
        ask=entry.text("ask"),
        provisions=entry.strings("provisions"),
    )
    entry.finish()
    names = [option.id for option in reading.options]
    if len(names) < 2 or len(set(names)) != len(names):
        raise entry.refuse("options", "must be two or more, each with its own id")
    if reading.default not in names:
        raise entry.refuse("default", f"{reading.default!r} is not one of {', '.join(names)}")
    return reading


def _option(entry: Entry) -> Option:
    option = Option(id=entry.string("id"), label=entry.text("label"))
    entry.finish()
    return option


def _obligation(entry: Entry) -> Obligation:
    obligation = Obligation(
        id=entry.string("id"),
        role=entry.choice("role", ROLES),
        stage=entry.choice("stage", STAGES),
        text=entry.text("text"),
        provisions=entry.strings("provisions"),
        placed=entry.optional("placed", entry.boolean) or False,
        derived=entry.optional("derived", entry.boolean) or False,
        unread=entry.optional("unread", entry.boolean) or False,
        note=entry.optional("note", entry.text),
    )
    entry.finish()
    if not obligation.provisions:
        raise entry.refuse("provisions", "is missing: the provision that asks for it")
    return obligation


def _term(entry: Entry) -> Term:
    term = Term(
        id=entry.string("id"),
        zh=entry.string("zh"),
        en=entry.string("en"),
        meaning=entry.text("meaning"),
        basis=entry.choice("basis", MEANING_BASES),
        source=entry.optional("source", entry.string),
    )
    entry.finish()
    return term


def _check_references(policy: Policy) -> None:
    """Refuse an entry that names a source or a provision that does not exist."""

    def check(file: str, owner: str, field: str, named: Iterable[str | None]) -> None:
        known: Mapping[str, object] = {
            "source": policy.sources,
            "provisions": policy.provisions,
            "usual_month": policy.parameters,
        }[field]
        for name in named:
            if name is not None and name not in known:
                raise RegisterError(file, owner, field, f"there is no {name!r} in that register")

    for fact in policy.facts.values():
        check("policy.toml", fact.id, "source", [fact.source])
    for section in policy.sections.values():
        check("provisions.toml", section.id, "source", [section.source])
    for parameter in policy.parameters.values():
        check("parameters.toml", parameter.id, "provisions", parameter.provisions)
        check("parameters.toml", parameter.id, "usual_month", [parameter.usual_month])
        check("parameters.toml", parameter.id, "source", [v.source for v in parameter.values])
    for reading in policy.readings.values():
        check("readings.toml", reading.id, "provisions", reading.provisions)
    for obligation in policy.obligations.values():
        check("obligations.toml", obligation.id, "provisions", obligation.provisions)
    for term in policy.terms.values():
        check("glossary.toml", term.id, "source", [term.source])
