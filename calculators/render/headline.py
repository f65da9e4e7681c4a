"""The headline of a result: its main figures and what the checks found, in sight while typing."""

from calculators.core.calculator import Result
from calculators.core.outputs import Output
from calculators.core.units import NOTHING
from calculators.policy.text import COLON, COMMA
from calculators.render.labels import STATUS, phrase
from calculators.render.markup import Html, joined, tag


def headline(result: Result, lang: str) -> Html:
    """Return the main figure or range, other figures beside it, and the verdicts."""
    declared = result.calculator.headline

    def shown(name: str) -> str:
        return result.calculator.output(name).shown(result.outputs[name], lang)

    found = [shown(name) for name in declared.figures if name in result.outputs]
    also = [
        tag("span", None, *_named(result.calculator.output(name), shown(name), lang))
        for name in declared.also
        if name in result.outputs
    ]
    return joined(
        tag("span", {"class": "calc-headline-label"}, declared.label.of(lang)),
        tag("strong", {"class": "calc-headline-figure"}, " – ".join(found) or NOTHING),
        tag("span", {"class": "calc-headline-also"}, *also) if also else None,
        _verdicts(result, lang),
    )


def refused_headline(result: Result, lang: str) -> Html:
    """Return the headline while an entry needs correcting."""
    count = phrase("errors_title", lang, len(result.problems))
    return joined(
        tag("strong", {"class": "calc-headline-figure"}, count),
        tag("span", {"class": "calc-headline-label calc-old"}, phrase("old_result", lang)),
    )


def _named(output: Output, figure: str, lang: str) -> list[Html]:
    """Return a figure with its name, or with the words for one below zero."""
    before, after = output.label.of(lang) + COLON.of(lang), ""
    if output.below_zero and figure.startswith("-"):
        before, _, after = output.below_zero.of(lang).partition("{0}")
        figure = figure.removeprefix("-")
    parts = (("span", before), ("b", figure), ("span", after))
    style = {"span": {"class": "calc-headline-name"}}
    return [tag(name, style.get(name), words) for name, words in parts if words]


def _verdicts(result: Result, lang: str) -> Html | None:
    """Return the checks that are not met, by name; or how many are met, when all are."""
    checks = [
        (check.status, part.calculator.rule_check(check.id).label.of(lang))
        for _, part in result.with_parts()
        for check in part.checks
    ]
    if not checks:
        return None
    found = []
    for status in ("fail", "warn", "unknown"):
        names = dict.fromkeys(name for its_status, name in checks if its_status == status)
        if names:
            words = STATUS[status].of(lang) + COLON.of(lang) + COMMA.of(lang).join(names)
            found.append((status, words))
    if not found:
        found = [("pass", phrase("checks_all_pass", lang, len(checks)))]
    parts = (
        tag("span", {"class": f"calc-verdict calc-check-{status}"}, words)
        for status, words in found
    )
    return tag("span", {"class": "calc-verdicts"}, *parts)
