"""The working of a result, step by step, and the readings used: as tables, and for a page."""

from calculators.core.calculator import Result, Step
from calculators.core.readings import chosen_reading
from calculators.policy import Option
from calculators.policy.text import COLON, COMMA, PARENTHESES
from calculators.render.labels import phrase, phrases
from calculators.render.links import Links
from calculators.render.markup import Html, joined, tag
from calculators.render.table import Table
from calculators.render.terms import mark_label


def working_table(result: Result, lang: str) -> Table:
    """Return each step: formula, numbers substituted, value, and what the step rests on."""
    rows = tuple(
        (
            step.output.label.of(lang),
            (step.output.formula or step.output.label).of(lang),
            step.substituted,
            step.output.shown(step.value, lang),
            _rests_on(step, part, lang),
        )
        for _, part in result.with_parts()
        for step in part.trace
    )
    heads = phrases(lang, "figure", "formula", "substituted", "value")
    rests_on = " / ".join(phrases(lang, "provision", "parameter", "reading"))
    numeric = (False, False, False, True, False)
    return Table(phrase("working", lang), (*heads, rests_on), numeric, rows)


def _rests_on(step: Step, result: Result, lang: str) -> str:
    """Return the names of everything that a figure rests on, one kind after the other."""
    output, policy = step.output, result.policy
    kinds = (
        [policy.provision(id).label for id in output.provisions],
        [policy.parameter(id).label for id in output.parameters],
        [policy.reading(id).label for id in output.readings],
    )
    return " / ".join(COMMA.join(labels).of(lang) for labels in kinds if labels)


def readings_table(result: Result, lang: str) -> Table:
    """Return which readings of the open words were used, if the calculator offers a choice."""
    rows = []
    for _, part in result.with_parts():
        for switch in part.calculator.switches if part.inputs else ():
            reading = part.policy.reading(switch.reading)
            used = reading_used(switch.reading, part)
            default = phrase("yes" if used.id == reading.default else "no", lang)
            rows.append((reading.question.of(lang), used.label.of(lang), default))
    heads = phrases(lang, "reading_question", "reading_used", "default")
    return Table(phrase("readings_used", lang), heads, (False,) * 3, tuple(rows))


def reading_used(id: str, result: Result) -> Option:
    """Return the option of a reading that a result was computed with."""
    reading = result.policy.reading(id)
    switch = next((one for one in result.calculator.switches if one.reading == id), None)
    if switch is None or not result.inputs:
        return reading.option(reading.default)
    return reading.option(chosen_reading(switch, result.inputs[switch.name], result.policy))


def working_html(result: Result, links: Links, seen: set[str]) -> Html | None:
    """Return the steps folded away; ``seen`` are the terms that have been explained."""
    steps = [
        _step(step, path, part, links, seen)
        for path, part in result.with_parts()
        for step in part.trace
    ]
    if not steps:
        return None
    return tag(
        "details",
        {"class": "calc-working", "id": "working"},
        tag("summary", None, phrase("working", links.lang)),
        tag("ol", None, *steps),
    )


def _step(step: Step, path: str, result: Result, links: Links, seen: set[str]) -> Html:
    lang = links.lang
    output = step.output
    readings = tuple(_reading(id, result, links) for id in output.readings)
    sources = [
        tag("span", None, phrase(word, lang) + COLON.of(lang), links.listed(names))
        for word, names in (
            ("provision", links.all_to("provisions", output.provisions)),
            ("parameter", links.all_to("parameters", output.parameters)),
            ("reading", readings),
        )
        if names
    ]
    label = mark_label(output.label.of(lang), lang, links.root, seen)
    return tag(
        "li",
        {"id": "-".join(filter(None, ("step", path, output.name)))},
        tag("p", {"class": "calc-step-label"}, label),
        tag("p", {"class": "calc-step-formula"}, (output.formula or output.label).of(lang)),
        tag(
            "p",
            {"class": "calc-step-figures"},
            tag("span", None, f"{step.substituted} {'=' if output.numeric else '→'} "),
            tag("strong", None, output.shown(step.value, lang)),
        ),
        tag("p", {"class": "calc-source"}, *sources) if sources else None,
    )


def _reading(id: str, result: Result, links: Links) -> Html:
    """Return a reading, linked, with the option that was used."""
    used = reading_used(id, result).label.of(links.lang)
    return joined(links.to("readings", id), PARENTHESES.of(links.lang).format(used))
