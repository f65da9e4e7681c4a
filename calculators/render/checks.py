"""The checks of a result: as a table, and as a list for a page with the words of each rule."""

from collections.abc import Container

from calculators.core.calculator import Check, OtherReading, Result
from calculators.core.outputs import RuleCheck
from calculators.policy import Item, Provision
from calculators.policy.text import COMMA, PARENTHESES, Text
from calculators.render.labels import STATUS, force_of, phrase, phrases
from calculators.render.links import Links
from calculators.render.markup import Html, tag
from calculators.render.table import Table
from calculators.render.terms import mark_label

_STOP = Text("。", ". ")


def checks_table(result: Result, lang: str) -> Table:
    """Return what each check found, with its name, force and provisions."""
    rows = []
    for _, part in result.with_parts():
        for check in part.checks:
            declared = part.calculator.rule_check(check.id)
            rests_on = [part.policy.provision(id).label for id in check.provisions]
            if declared.source:
                rests_on.append(part.policy.source(declared.source).title)
            cells = (
                STATUS[check.status],
                declared.label,
                force_of(declared, check.force),
                check.message,
                COMMA.join(rests_on),
            )
            rows.append(tuple(cell.of(lang) for cell in cells))
    heads = phrases(lang, "status", "rule", "force", "checks", "provision")
    return Table(phrase("checks", lang), heads, (False,) * len(heads), tuple(rows))


def checks_html(result: Result, links: Links, seen: set[str]) -> Html | None:
    """Return the checks as a list; ``seen`` are the terms that have been explained."""
    items = []
    for _, part in result.with_parts():
        whole = {check.id for check in part.checks if not check.path}
        items += [_check(part, check, links, seen, whole) for check in part.checks]
    if not items:
        return None
    return tag(
        "section",
        {"class": "calc-checks"},
        tag("h3", None, phrase("checks", links.lang)),
        tag("ul", None, *items),
    )


def _check(
    result: Result, check: Check, links: Links, seen: set[str], whole: Container[str]
) -> Html:
    """Return a check; ``whole`` are the ids of those that are about the whole, not a row."""
    lang = links.lang
    declared = result.calculator.rule_check(check.id)
    # A row's check repeats the rule of the whole, unless there is none of the whole.
    repeats = check.path and check.id in whole
    quotes = [] if repeats else [tag("q", None, words) for words in _wording(declared, links)]
    return tag(
        "li",
        {
            "class": f"calc-check calc-check-{check.status}",
            "data-check": check.id,
            "data-status": check.status,
        },
        tag(
            "p",
            {"class": "calc-check-head"},
            tag("strong", None, STATUS[check.status].of(lang)),
            " ",
            tag("span", None, mark_label(declared.label.of(lang), lang, links.root, seen)),
            " ",
            tag("span", {"class": "calc-force"}, force_of(declared, check.force).of(lang)),
        ),
        tag("p", None, check.message.of(lang)),
        *(_other_reading(other, links) for other in check.other_readings),
        tag(
            "p",
            {"class": "calc-source"},
            *quotes,
            " ",
            links.source(declared.source) if declared.source else None,
            links.list_of("provisions", check.provisions),
            _press_summary(check, links),
        ),
    )


def _press_summary(check: Check, links: Links) -> str | None:
    """Return that a check's provisions are known from the press summary only, if they are."""
    status = {links.policy.provision(id).status for id in check.provisions}
    words = PARENTHESES.of(links.lang).format(phrase("press_summary", links.lang))
    return words if status == {"announced"} else None


def _wording(declared: RuleCheck, links: Links) -> list[str]:
    """Return the words that a check is about: of one item, or of its provisions."""
    provisions = [links.policy.provision(id) for id in declared.provisions]
    texts: list[Item] | list[Provision] = provisions
    if declared.source:
        quote = links.policy.source(declared.source).quote
        return [quote.of(links.lang)] if quote else []
    if declared.item:
        texts = [item for item in provisions[0].items if item.id == declared.item]
    elif declared.force and not declared.in_its_words:
        return []  # our own arithmetic is nobody's words
    return [one.en if links.lang == "en" else one.zh for one in texts]


def _other_reading(other: OtherReading, links: Links) -> Html:
    """Return that another reading would change a check, linked to that reading."""
    option = links.policy.reading(other.reading).option(other.option).label.of(links.lang)
    words = phrase("other_reading", links.lang, STATUS[other.status].of(links.lang), option)
    link = links.to("readings", other.reading)
    return tag("p", {"class": "calc-other-reading"}, words + _STOP.of(links.lang), link)
