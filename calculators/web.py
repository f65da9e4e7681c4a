"""The browser's door: form entries in, HTML and data out. The page's script knows no rule.

What only some pages or buttons need is imported where it is used: reading a module takes the
browser a few milliseconds, and there are many.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from calculators.comparison.lines import as_variations, at_their_lines, base_field
from calculators.core.calculator import Result
from calculators.core.problems import InvalidInputError, Problem
from calculators.guidance import load_guidance
from calculators.inputs.form import form_entries, form_input
from calculators.inputs.form_notes import ShareNote, share_notes
from calculators.policy import load_policy
from calculators.registry import CALCULATORS
from calculators.render.headline import refused_headline
from calculators.render.labels import phrase
from calculators.render.markup import Html, button, joined, tag
from calculators.render.result import result_html
from calculators.run import run, without_derived


def warm_up() -> None:
    """Load all that ``answer`` can need: a snapshot of memory taken now serves every calculator."""
    import_module("calculators.render.other_input")
    for name in CALCULATORS:
        CALCULATORS[name]
    load_policy()
    load_guidance()


def answer(name: str, lang: str, root: str, entries_json: str) -> str:
    """Compute a form and return, as JSON, what the page puts in place.

    Args:
        name: of the calculator.
        lang: ``zh`` or ``en``.
        root: relative URL from the page to the root of its language.
        entries_json: the form's entries as a JSON list of [path, text] pairs.

    Returns:
        ``ok``; then ``headline``, ``main`` and ``detail`` (HTML) and ``result``
        (the contract's JSON), or ``errors`` (path, code and message of each) and
        ``summary`` and ``headline`` (HTML). ``notes`` (path and HTML of each) on entries that could
        be meant in two ways. Where the form carries another's input along, ``base``
        (HTML that shows it) and ``choices`` (HTML options of what can be changed in it).
    """
    result = compute(name, entries_json)
    more: dict[str, Any] = base_of_form(name, entries_json, lang) | {
        "notes": notes(name, entries_json, lang)
    }
    if not result.ok:
        errors = [
            {"path": problem.path, "code": problem.code, "message": problem.message.of(lang)}
            for problem in result.problems
        ]
        reply: dict[str, Any] = {
            "ok": False,
            "errors": errors,
            "headline": refused_headline(result, lang),
            "summary": summary(result.problems, lang),
        }
    else:
        reply = _result_reply(result, lang, root)
    return json.dumps(reply | more, ensure_ascii=False)


def _result_reply(result: Result, lang: str, root: str) -> dict[str, Any]:
    parts = result_html(result, lang, root)
    return {"ok": True, "headline": parts.headline, "main": parts.main, "detail": parts.detail}


def review(lang: str, root: str, data: str) -> str:
    """Review a file and return, as JSON, what the page puts in place.

    Args:
        lang: ``zh`` or ``en``.
        root: relative URL from the page to the root of its language.
        data: the file in base64; of one that is too large, a byte more than is read.

    Returns:
        As ``answer`` does, or the ``reasons`` (HTML) why the file was not reviewed.
    """
    from calculators.review.open_file import review_file

    result = review_file(base64.b64decode(data))
    reply: dict[str, Any] = (
        _result_reply(result, lang, root)
        if result.ok
        else {"ok": False, "reasons": _in_file(result.problems, lang)}
    )
    return json.dumps(reply, ensure_ascii=False)


def print_document(name: str, lang: str, entries_json: str) -> str:
    """Return a form's result as HTML to print, or nothing while the form cannot be computed."""
    from calculators.render.print import print_document

    result = compute(name, entries_json)
    return print_document(result, lang) if result.ok else ""


def export(name: str, lang: str, kind: str, entries_json: str) -> str:
    """Return a form's result as a text to download: ``csv``, ``json``, or ``xlsx`` in base64.

    A workbook needs XlsxWriter, which the page loads only when someone asks for one.
    """
    result = compute(name, entries_json)
    if kind == "xlsx":
        from calculators.workbook import workbook

        return base64.b64encode(workbook(result, lang)).decode()
    if kind == "csv":
        from calculators.render.text import as_csv

        return "\ufeff" + as_csv(result, lang)  # the mark by which WPS and Excel know UTF-8
    return json.dumps(result.to_json(), ensure_ascii=False, indent=2)


def part(name: str, lang: str, action: str, part_name: str, given: str) -> str:
    """Read, write or exemplify a part of the input that can be a file of its own.

    Args:
        name: of the calculator.
        lang: ``zh`` or ``en``.
        action: ``read`` (``given`` is a file's text), ``write`` (``given`` is the form's
            entries) or ``sample``.
        part_name: of the group of inputs.
        given: see ``action``.

    Returns:
        JSON: ``ok``, then ``entries`` for the form or the ``text`` of a file; or ``summary``
        (HTML) of what is wrong.
    """
    from calculators.inputs.part_file import file_part, read_part, sample_part, write_part

    group = file_part(CALCULATORS[name], part_name)
    try:
        if action == "write":
            raw = form_input(CALCULATORS[name].inputs, json.loads(given)).get(part_name, {})
            reply: dict[str, Any] = {"text": write_part(group, raw)}
        else:
            values = sample_part(group, lang) if action == "sample" else read_part(group, given)
            reply = {"entries": form_entries(group.fields, values, f"{part_name}.")}
    except InvalidInputError as error:
        return json.dumps({"ok": False, "summary": _in_file(error.problems, lang)})
    return json.dumps({"ok": True, **reply}, ensure_ascii=False)


def _in_file(problems: Sequence[Problem], lang: str) -> Html:
    """Return the list of everything wrong in a file, each with its path."""
    items = (
        tag(
            "li",
            None,
            tag("code", None, problem.path) if problem.path else None,
            " ",
            problem.message.of(lang),
        )
        for problem in problems
    )
    return tag("div", None, tag("p", None, phrase("file_refused", lang)), tag("ul", None, *items))


def compute(name: str, entries_json: str) -> Result:
    """Compute a calculator from a form's entries."""
    calculator = CALCULATORS[name]
    given = form_input(calculator.inputs, json.loads(entries_json))
    base = base_field(calculator)
    if base is None:
        return run(calculator, given)
    lines = given.get("variations", [])
    if not isinstance(lines, list):
        return run(calculator, given)
    fields = base.inputs.get(given.get(base.of, ""), ())
    variations, sources = as_variations(lines, fields)
    result = run(calculator, {**given, "variations": variations})
    return replace(result, problems=at_their_lines(result.problems, sources, lines))


def base_of_form(name: str, entries_json: str, lang: str) -> dict[str, str]:
    """Return what the page shows of the input that a form carries along, if it is valid."""
    calculator = CALCULATORS[name]
    base = base_field(calculator)
    if base is None:
        return {}
    from calculators.render.other_input import base_html, options

    given = form_input(calculator.inputs, json.loads(entries_json))
    compared = CALCULATORS.get(given.get(base.of, ""))
    if compared is None:
        return {}
    found = run(compared, given.get(base.name, {}), other_readings=False)
    if found.inputs is None:
        return {"base": base_html(compared.name, compared.title, compared.inputs, None, lang)}
    base_input = without_derived(compared.inputs, given[base.name], found.inputs)
    return {
        "base": base_html(compared.name, compared.title, compared.inputs, base_input, lang),
        "choices": options(compared.inputs, base_input, lang),
    }


def notes(name: str, entries_json: str, lang: str) -> list[dict[str, str]]:
    """Return what the page says at each share that could be meant as a fraction.

    Beside how it was read is a button for the other meaning (docs/assets/js/calculator/notes.mjs).
    """

    def html(note: ShareNote) -> Html:
        other = phrase("share_instead", lang, note.other)
        return joined(
            phrase("share_read", lang, note.read),
            button({"data-instead": note.other}, other, quiet=True),
        )

    found = share_notes(CALCULATORS[name].inputs, json.loads(entries_json))
    return [{"path": note.path, "html": html(note)} for note in found]


def summary(problems: Sequence[Problem], lang: str) -> Html:
    """Return the list of everything to mend, each linked to its field."""
    items = (
        tag("li", None, tag("a", {"href": f"#in-{problem.path}"}, problem.message.of(lang)))
        for problem in problems
    )
    title = phrase("errors_title", lang, len(problems))
    return tag("div", None, tag("h3", None, title), tag("ul", None, *items))
