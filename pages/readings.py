"""The register of readings: what the words leave open, and what the calculators do."""

from calculators.core.calculator import Check, Result
from calculators.core.fields import YesNo
from calculators.core.outputs import Output
from calculators.examples import reading_example
from calculators.policy import Reading, load_policy
from calculators.policy.text import Text
from calculators.registry import CALCULATORS
from calculators.render.labels import STATUS
from calculators.render.markup import Html, joined, tag
from calculators.run import run
from pages.elements import block, cell, column, facts, localized, number, table
from pages.related import calculator_links, listed, provision_links

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
        parts.append(f"## {reading.label.of(lang)} {{ #{reading.id} }}")
        parts.append(_reading(reading, lang, root))
    return block(*parts)


def _reading(reading: Reading, lang: str, root: str) -> Html:
    used_by = calculator_links(reading.id, "readings", lang, root)
    return tag(
        "div",
        {"class": "site-reading"},
        tag("p", {"class": "site-question"}, reading.question.of(lang)),
        _example(reading, lang),
        facts(
            (
                (_WHY.of(lang), localized(reading.why, lang)),
                (
                    _PROVISIONS.of(lang),
                    listed(provision_links(reading.provisions, lang, root), lang),
                ),
                (_USED_BY.of(lang), listed(used_by, lang)),
                (_ASK.of(lang), reading.ask.of(lang)),
            ),
            "site-facts",
        ),
    )


def results_of(reading: Reading) -> list[Result]:
    """Return the results of a reading's example under each of its options, in their order."""
    example = reading_example(reading.id)
    calculator = CALCULATORS[example.calculator]
    switch = next(one for one in calculator.switches if one.reading == reading.id)
    return [
        run(
            calculator,
            {
                **example.input,
                switch.name: bool(number) if isinstance(switch, YesNo) else option.id,
            },
        )
        for number, option in enumerate(reading.options)
    ]


def _example(reading: Reading, lang: str) -> Html:
    """Return a table of a reading's options, with the figures and the verdict of each."""
    example = reading_example(reading.id)
    calculator = CALCULATORS[example.calculator]
    figures = [calculator.output(name) for name in example.figures]
    rows = []
    for option, result in zip(reading.options, results_of(reading), strict=True):
        usual = tag("span", {"class": "site-default"}, _DEFAULT.of(lang))
        words = (option.label.of(lang), usual if option.id == reading.default else None)
        cells = (
            _answers(result, figures, example.check, lang)
            if result.ok
            else tag(
                "td",
                {"colspan": str(len(figures) + 1)},
                *(problem.message.of(lang) for problem in result.problems),
            )
        )
        rows.append(tag("tr", None, tag("th", {"scope": "row"}, *words), cells))
    return joined(
        tag("p", None, _EXAMPLE.of(lang), example.about.of(lang)),
        table(
            _CHANGES.of(lang).format(reading.label.of(lang)),
            (
                column(_READING.of(lang)),
                *(column(one.label.of(lang), number=True) for one in figures),
                column(_CHECK.of(lang)),
            ),
            rows,
            lang,
            headed=True,
        ),
    )


def _answers(result: Result, figures: list[Output], check: str, lang: str) -> Html:
    shown = (number(one.shown(result.outputs[one.name], lang)) for one in figures)
    found = [_verdict(one, lang) for one in result.checks if one.id == check]
    several = len(found) > 1
    verdicts = (tag("div", None, where if several else None, verdict) for where, verdict in found)
    return joined(*shown, cell(*verdicts))


def _verdict(check: Check, lang: str) -> tuple[str, Html]:
    """Return which part of the example a check is about, and what it found."""
    joint = "：" if lang == "zh" else ": "
    row = check.path.partition("[")[2].rstrip("]")
    where = _ROW.of(lang).format(int(row) + 1) if row else _WHOLE.of(lang)
    kind = f"site-verdict site-verdict-{check.status}"
    return where + joint, tag("strong", {"class": kind}, STATUS[check.status].of(lang))
