"""The register of readings: what the words leave open, and what the calculators do."""

from calculators.core.calculator import Check, Result
from calculators.core.fields import YesNo
from calculators.core.outputs import Output
from calculators.examples import reading_example
from calculators.policy import Policy, Reading, load_policy
from calculators.policy.text import COLON, Text
from calculators.registry import CALCULATORS
from calculators.render.labels import STATUS
from calculators.render.markup import Html, joined, tag
from calculators.run import run
from pages.elements import block, cell, facts, heading, localized, number, row, table
from pages.related import calculator_links, entry_links

_WHY = Text("默认的理由", "Why this default")
_ASK = Text("向谁确认", "Whom to ask")
_PROVISIONS = Text("条文", "Provisions")
_USED_BY = Text("用于", "Used by")
_DEFAULT = Text("（本站默认）", " (this site’s default)")
_READING = Text("理解", "Reading")
_CHECK = Text("对照规则", "Checked against the rule")
_EXAMPLE = Text("示例：", "Example: ")
_CHANGES = Text("切换后的变化：{}", "What switching changes: {}")
_WHOLE = Text("合计", "Total")
_ROW = Text("第{}行", "Row {}")


def readings(lang: str, argument: str, root: str) -> str:
    """Return every open reading under a heading with its id."""
    parts: list[str] = []
    for reading in load_policy().readings.values():
        parts += [heading(reading.label.of(lang), reading.id), _reading(reading, lang, root)]
    return block(*parts)


def _reading(reading: Reading, lang: str, root: str) -> Html:
    return tag(
        "div",
        {"class": "site-reading"},
        tag("p", {"class": "site-question"}, reading.question.of(lang)),
        _example(reading, lang),
        facts(
            lang,
            (_WHY, localized(reading.why, lang)),
            (_PROVISIONS, entry_links("provisions", reading.provisions, lang, root)),
            (_USED_BY, calculator_links(reading.id, "readings", lang, root)),
            (_ASK, reading.ask.of(lang)),
        ),
    )


def results_of(reading: Reading, policy: Policy | None = None) -> list[Result]:
    """Return the results of a reading's example under each of its options, in their order."""
    example = reading_example(reading.id)
    calculator = CALCULATORS[example.calculator]
    switch = next(one for one in calculator.switches if one.reading == reading.id)
    values = (False, True) if isinstance(switch, YesNo) else [one.id for one in reading.options]
    return [run(calculator, {**example.input, switch.name: value}, policy) for value in values]


def _example(reading: Reading, lang: str) -> Html:
    """Return a table of a reading's options, with the figures and the verdict of each."""
    example = reading_example(reading.id)
    calculator = CALCULATORS[example.calculator]
    figures = [calculator.output(name) for name in example.figures]
    default = tag("span", {"class": "site-default"}, _DEFAULT.of(lang))
    rows = []
    for option, result in zip(reading.options, results_of(reading), strict=True):
        head = joined(option.label.of(lang), default if option.id == reading.default else None)
        if result.ok:
            rows.append(row(head, _answers(result, figures, example.check, lang)))
        else:
            problems = (problem.message.of(lang) for problem in result.problems)
            rows.append(row(head, tag("td", {"colspan": str(len(figures) + 1)}, *problems)))
    caption = _CHANGES.format(reading.label)
    columns = (_READING, *(one.label for one in figures), _CHECK)
    return joined(
        tag("p", None, _EXAMPLE.of(lang), example.about.of(lang)),
        table(caption, columns, rows, lang, numbers=range(1, len(figures) + 1)),
    )


def _answers(result: Result, figures: list[Output], check: str, lang: str) -> Html:
    shown = (number(one.shown(result.outputs[one.name], lang)) for one in figures)
    found = [_verdict(one, lang) for one in result.checks if one.id == check]
    several = len(found) > 1
    verdicts = (tag("div", None, where if several else None, verdict) for where, verdict in found)
    return joined(*shown, cell(*verdicts))


def _verdict(check: Check, lang: str) -> tuple[str, Html]:
    """Return which part of the example a check is about, and what it found."""
    index = check.path.partition("[")[2].rstrip("]")
    where = _ROW.format(int(index) + 1) if index else _WHOLE
    kind = f"site-verdict site-verdict-{check.status}"
    return (where + COLON).of(lang), tag("strong", {"class": kind}, STATUS[check.status].of(lang))
