"""A result as HTML: headline, picture, checks, figures and the working, step by step."""

from collections.abc import Container
from dataclasses import dataclass

from calculators.core.calculator import Check, OtherReading, Result, Step
from calculators.core.outputs import Output, RuleCheck
from calculators.core.readings import chosen_reading
from calculators.core.units import NOTHING
from calculators.policy import Item, Provision
from calculators.render.charts.picture import picture
from calculators.render.document import document, figures_tables, in_sight_tables
from calculators.render.labels import STATUS, force_of, phrase
from calculators.render.links import Links
from calculators.render.markup import Html, joined, tag
from calculators.render.table import Table, html_table
from calculators.render.terms import mark_label

_STYLE = (
    "body{font-family:sans-serif;line-height:1.6;margin:2em}table{border-collapse:collapse;margin:1em 0}"
    "caption{text-align:start;font-weight:bold}th,td{border:1px solid;padding:.2em .6em;text-align:start}"
    ".num{text-align:end;font-variant-numeric:tabular-nums}"
)


@dataclass(frozen=True, slots=True)
class ResultHtml:
    """The three places of a result on a page."""

    headline: Html  # stays in sight while typing
    main: Html  # beside the form
    detail: Html  # below both, over the whole width


def result_html(result: Result, lang: str, root: str | None) -> ResultHtml:
    """Return a computed result for a page; ``root`` is as in :class:`Links`."""
    links = Links(lang, root, result.policy)
    seen: set[str] = set()  # terms that were explained
    pictures = (picture(part, lang) for _, part in result.with_parts())
    beside = (_copyable(table, lang) for table in in_sight_tables(result, lang))
    below = figures_tables(result, lang, leave_out_in_sight=True)
    notes = _notes(result, lang)
    # Where there is a note, what it is written from comes first and pictures are beside the point.
    first = (*notes, *beside, *pictures) if notes else (*pictures, *beside)
    main = joined(*first, _checks(result, links, seen))
    detail = joined(
        *(_copyable(table, lang) for table in below),
        _working(result, links, seen),
    )
    return ResultHtml(headline(result, lang), main, detail)


def _copyable(table: Table, lang: str) -> Html:
    """Return a table with a button that copies it (docs/assets/js/calculator/copy-table.mjs)."""
    words = phrase("copy_table", lang)
    joint = "：" if lang == "zh" else ": "
    button = {
        "type": "button",
        "class": "calc-button calc-button-quiet",
        "data-action": "copy-table",
        "aria-label": f"{words}{joint}{table.title}",
    }
    outcome = {"data-done": phrase("copied", lang), "data-failed": phrase("copy_failed", lang)}
    return tag(
        "div",
        {"class": "calc-table"},
        html_table(table, lang),
        tag(
            "div",
            {"class": "calc-copy"},
            tag("button", button, words),
            tag("span", {"role": "status", **outcome}),
        ),
    )


def _notes(result: Result, lang: str) -> list[Html]:
    """Return each note of a result, with a button to copy it (docs/assets/js/calculator/review.mjs)."""
    outcome = {
        "data-done": phrase("note_copied", lang),
        "data-failed": phrase("note_not_copied", lang),
    }
    button = {
        "type": "button",
        "class": "calc-button calc-button-quiet",
        "data-action": "copy-note",
    }
    return [
        tag(
            "section",
            {"class": "calc-note"},
            tag("h3", None, item.label.of(lang)),
            tag("div", {"class": "calc-note-text"}, result.outputs[item.name][lang]),
            tag(
                "div",
                {"class": "calc-copy"},
                tag("button", button, phrase("copy_note", lang)),
                tag("span", {"role": "status", **outcome}),
            ),
        )
        for item in result.calculator.outputs
        if isinstance(item, Output) and item.unit == "note" and item.name in result.outputs
    ]


def headline(result: Result, lang: str) -> Html:
    """Return the figure or range to keep in sight, with what goes with it."""
    declared = result.calculator.headline

    def figure(name: str) -> str:
        return result.calculator.output(name).shown(result.outputs[name], lang)

    found = [figure(name) for name in declared.figures if name in result.outputs]
    figures = " – ".join(found) or NOTHING
    also = [
        tag("span", None, *_named(result.calculator.output(name), figure(name), lang))
        for name in declared.also
        if name in result.outputs
    ]
    return joined(
        tag("span", {"class": "calc-headline-label"}, declared.label.of(lang)),
        tag("strong", {"class": "calc-headline-figure"}, figures),
        tag("span", {"class": "calc-headline-also"}, *also) if also else None,
        _verdicts(result, lang),
    )


def _named(output: Output, figure: str, lang: str) -> list[Html]:
    """Return a figure with its name, or with the words for one below zero."""
    joint = "：" if lang == "zh" else ": "
    before, after = f"{output.label.of(lang)}{joint}", ""
    if output.below_zero and figure.startswith("-"):
        before, _, after = output.below_zero.of(lang).partition("{0}")
        figure = figure.removeprefix("-")
    words = [
        tag("span", {"class": "calc-headline-name"}, one) if one else None
        for one in (before, after)
    ]
    return [one for one in (words[0], tag("b", None, figure), words[1]) if one]


def refused_headline(result: Result, lang: str) -> Html:
    """Return what stays in sight while there is something to mend."""
    count = phrase("errors_title", lang, len(result.problems))
    return joined(
        tag("strong", {"class": "calc-headline-figure"}, count),
        tag("span", {"class": "calc-headline-label calc-old"}, phrase("old_result", lang)),
    )


def _verdicts(result: Result, lang: str) -> Html | None:
    """Return what the checks found, in a line: what is not met by name, the rest by number."""
    checks = [
        (check, part.calculator.rule_check(check.id))
        for _, part in result.with_parts()
        for check in part.checks
    ]
    if not checks:
        return None
    joint = "：" if lang == "zh" else ": "
    comma = "、" if lang == "zh" else ", "
    parts = []
    for status in ("fail", "warn", "unknown"):
        named = dict.fromkeys(
            declared.label.of(lang) for check, declared in checks if check.status == status
        )
        if named:
            words = f"{STATUS[status].of(lang)}{joint}{comma.join(named)}"
            parts.append(tag("span", {"class": f"calc-verdict calc-check-{status}"}, words))
    if not parts:
        words = phrase("checks_all_pass", lang, len(checks))
        parts.append(tag("span", {"class": "calc-verdict calc-check-pass"}, words))
    return tag("span", {"class": "calc-verdicts"}, *parts)


def _checks(result: Result, links: Links, seen: set[str]) -> Html | None:
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
    force = force_of(declared, check.force)
    # A row's check repeats the rule of the whole, unless there is none of the whole.
    repeats = check.path and check.id in whole
    says = [] if repeats else [tag("q", None, words) for words in _wording(declared, links)]
    others = [_other_reading(other, links) for other in check.other_readings]
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
            tag("span", {"class": "calc-force"}, force.of(lang)),
        ),
        tag("p", None, check.message.of(lang)),
        *others,
        tag(
            "p",
            {"class": "calc-source"},
            *says,
            " ",
            links.listed(links.all_to("provisions", check.provisions)),
            _known_from(check, links),
        ),
    )


def _known_from(check: Check, links: Links) -> str | None:
    """Return that a check's provisions are known from the press summary only, if they are."""
    status = {links.policy.provision(id).status for id in check.provisions}
    brackets = "（{}）" if links.lang == "zh" else " ({})"
    said = brackets.format(phrase("press_summary", links.lang))
    return said if status == {"announced"} else None


def _wording(declared: RuleCheck, links: Links) -> list[str]:
    """Return the words that a check is about: of one item, or of its provisions."""
    provisions = [links.policy.provision(id) for id in declared.provisions]
    said: list[Item] | list[Provision] = provisions
    if declared.item:
        said = [item for item in provisions[0].items if item.id == declared.item]
    elif declared.force and not declared.in_its_words:
        return []  # our own arithmetic is nobody's words
    return [one.en if links.lang == "en" else one.zh for one in said]


def _other_reading(other: OtherReading, links: Links) -> Html:
    """Return that another reading would change a check, linked to that reading."""
    reading = links.policy.reading(other.reading)
    option = next(option for option in reading.options if option.id == other.option)
    words = option.label.of(links.lang)
    says = phrase("other_reading", links.lang, STATUS[other.status].of(links.lang), words)
    joint = "。" if links.lang == "zh" else ". "
    link = links.to("readings", other.reading)
    return tag("p", {"class": "calc-other-reading"}, f"{says}{joint}", link)


def _working(result: Result, links: Links, seen: set[str]) -> Html | None:
    steps = [
        _step(step, place, part, links, seen)
        for place, part in result.with_parts()
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


def _step(step: Step, place: str, result: Result, links: Links, seen: set[str]) -> Html:
    lang = links.lang
    output = step.output
    joint = "：" if lang == "zh" else ": "
    readings = tuple(_reading_used(id, result, links) for id in output.readings)
    sources = [
        tag("span", None, f"{phrase(word, lang)}{joint}", links.listed(named))
        for word, named in (
            ("provision", links.all_to("provisions", output.provisions)),
            ("parameter", links.all_to("parameters", output.parameters)),
            ("reading", readings),
        )
        if named
    ]
    return tag(
        "li",
        {"id": "-".join(filter(None, ("step", place, output.name)))},
        tag(
            "p",
            {"class": "calc-step-label"},
            mark_label(output.label.of(lang), lang, links.root, seen),
        ),
        tag("p", {"class": "calc-step-formula"}, (output.formula or output.label).of(lang)),
        tag(
            "p",
            {"class": "calc-step-figures"},
            tag("span", None, f"{step.substituted} {'=' if output.numeric else '→'} "),
            tag("strong", None, output.shown(step.value, lang)),
        ),
        tag("p", {"class": "calc-source"}, *sources) if sources else None,
    )


def _reading_used(id: str, result: Result, links: Links) -> Html:
    """Return a reading with the option that was used."""
    reading = links.policy.reading(id)
    switch = next((s for s in result.calculator.switches if s.reading == id), None)
    used = reading.default
    if switch and result.inputs:
        used = chosen_reading(switch, result.inputs[switch.name], links.policy)
    words = next(option.label.of(links.lang) for option in reading.options if option.id == used)
    brackets = "（{}）" if links.lang == "zh" else " ({})"
    return joined(links.to("readings", id), brackets.format(words))


def standalone(result: Result, lang: str) -> str:
    """Return a result as one HTML document that needs nothing else."""
    whole = document(result, lang)
    language = "zh-Hans" if lang == "zh" else "en"
    content = [
        tag("h1", None, whole.title),
        *(tag("p", None, note) for note in whole.notes),
        *(html_table(table, lang) for table in whole.tables),
    ]
    if result.ok:
        parts = result_html(result, lang, None)
        content[1:1] = [tag("p", {"class": "calc-headline"}, parts.headline)]
    return "<!doctype html>\n" + tag(
        "html",
        {"lang": language},
        tag(
            "head",
            None,
            tag("meta", {"charset": "utf-8"}),
            tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            tag("title", None, whole.title),
            tag("style", None, Html(_STYLE)),
        ),
        tag("body", None, *content),
    )
