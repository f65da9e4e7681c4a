"""Use every feature of the calculators; runs inside Pyodide, where the site is built.

A module of the standard library that this does not import is not shipped to the browser. So every
reply is checked: one that is refused by mistake would leave a feature unused and its modules out.
"""

import base64
import io
import json
import sys
import traceback
import zipfile
from typing import Any

from calculators import web
from calculators.comparison.lines import as_lines
from calculators.core.fields import CHANGEABLE
from calculators.core.input_labels import input_values
from calculators.examples import example
from calculators.inputs.form import form_entries
from calculators.inputs.part_file import file_parts
from calculators.registry import CALCULATORS
from calculators.review.open_file import review_file
from calculators.run import run, without_derived

LANGUAGES = ("zh", "en")
ROOT = "../"  # from a calculator's page to its language's home page
# Python imports a text encoding only when a file or a text needs it.
ENCODINGS = ("ascii", "cp437", "gb18030", "latin-1", "utf-16", "utf-16-le", "utf-8", "utf-8-sig")
# These ask for nothing that must be entered.
COMPUTED_WHEN_EMPTY = {"scope", "wage-series"}
# Asks for no number and answers with none.
WITHOUT_SENSITIVITY = {"scope"}
COMPARED = [name for name in CALCULATORS if name not in ("compare", "review")]
# The texts of files that are a part of a form, and whether they can be read.
PART_FILES = {
    'name = "x"': True,
    '{"name": "x"}': True,
    "{": False,
    "=": False,
    '{"a": 1, "a": 2}': False,
    '{"name": "x", "nothing": 1}': False,
}


class UnexpectedReplyError(Exception):
    """A feature did not reply as it should."""


def check(passed: object, what: str, reply: object = "") -> None:
    """Raise UnexpectedReplyError with the start of the reply unless ``passed`` is true."""
    if not passed:
        raise UnexpectedReplyError(f"{what}: {str(reply)[:1000]}")


def checked_reply(reply: str, ok: bool, what: str) -> dict[str, Any]:
    """Return a JSON reply of calculators.web after checking that its ``ok`` is the expected one."""
    parsed: dict[str, Any] = json.loads(reply)
    check(parsed["ok"] is ok, f"{what} should be {'computed' if ok else 'refused'}", reply)
    return parsed


def as_entries(name: str, raw: dict[str, Any]) -> list[tuple[str, str]]:
    """Return an input of a calculator as its page's form sends it."""
    inputs = CALCULATORS[name].inputs
    given = without_derived(inputs, raw, run(CALCULATORS[name], raw).inputs or {})
    if name != "compare":
        return form_entries(inputs, given)
    fields = CALCULATORS[given["calculator"]].inputs
    entries = form_entries(fields, given.pop("base"), "base.")
    for number, line in enumerate(as_lines(given.pop("variations"))):
        path, value = line["changes"]["path"], line["changes"]["value"]
        typed = {"name": line["name"], "changes.path": path, "changes.value": str(value)}
        entries += [(f"variations[{number}].{key}", text) for key, text in typed.items()]
    return [*form_entries(inputs, given), *entries]


def use_calculator(name: str, lang: str) -> None:
    """Compute a calculator's example, print it and export it in every format.

    Wrong entries must be refused, and an empty form must be unless the calculator asks for nothing.
    """
    entries = as_entries(name, example(CALCULATORS[name], lang))
    form, wrong = json.dumps(entries), json.dumps([*entries, ("nothing[0].x", "NaN")])
    reply = checked_reply(web.answer(name, lang, ROOT, form), True, f"{name} in {lang}")
    checked_reply(web.answer(name, lang, ROOT, wrong), False, f"{name}, unknown entry")
    empty = web.answer(name, lang, ROOT, "[]")
    checked_reply(empty, name in COMPUTED_WHEN_EMPTY, f"{name}, an empty form")

    table, result, workbook = (web.export(name, lang, kind, form) for kind in ("csv", "json", "xlsx"))  # fmt: skip
    made = {
        "result": reply["headline"] and reply["detail"],
        "printed document": web.print_document(name, lang, form).startswith("<"),
        "refusal to print": web.print_document(name, lang, wrong) == "",
        "CSV": table.startswith("\ufeff") and table.count("\n") > 1,
        "JSON": json.loads(result)["ok"] and json.loads(result)["errors"] == [],
        "workbook": zipfile.is_zipfile(io.BytesIO(base64.b64decode(workbook))),
    }
    for what, passed in made.items():
        check(passed, f"{name}: no {what}")


def use_comparison(lang: str) -> None:
    """Compare each calculator's example with a variation of it, with its sensitivity."""
    for name in COMPARED:
        base = example(CALCULATORS[name], lang)
        values = input_values(CALCULATORS[name].inputs, base)
        varied = next(one for one in values if isinstance(one.field, CHANGEABLE) and one.value)
        variation = {"name": "A", "changes": {varied.path: varied.value}}
        raw = {"calculator": name, "base": base, "variations": [variation]}
        entries = [*as_entries("compare", raw), ("sensitivity.by", "10")]
        form = json.dumps(entries)
        reply = checked_reply(web.answer("compare", lang, ROOT, form), True, f"compare {name}")
        check(reply["base"] and reply["choices"], f"compare {name}: no base", reply)
        outputs = json.loads(web.export("compare", lang, "json", form))["outputs"]
        check(len(outputs["columns"]) == 2, f"compare {name}: no variation", outputs)
        expected = name not in WITHOUT_SENSITIVITY
        check(("sensitivity" in outputs) is expected, f"compare {name}: sensitivity", outputs)


def use_files(lang: str) -> None:
    """Read, exemplify and write each part of a form that can be a file; have wrong files refused."""
    for name, calculator in CALCULATORS.items():
        for group in file_parts(calculator):

            def use(action: str, given: str, ok: bool = True) -> dict[str, Any]:
                reply = web.part(name, lang, action, group.name, given)  # noqa: B023
                return checked_reply(reply, ok, f"{name}, {action} {group.name} from {given}")  # noqa: B023

            for text, ok in PART_FILES.items():
                use("read", text, ok)
            sample = use("sample", "")["entries"]
            written = use("write", json.dumps(sample))["text"]
            check(use("read", written)["entries"] == sample, f"{name}, {group.name} changed")


def altered(workbook: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook with a text replaced in its parts, and a part that does not belong there."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    check(any(old in data for data in parts.values()), f"{old!r} is not in the workbook")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in {**parts, "表.bin": b""}.items():
            target.writestr(name, data.replace(old, new))
    return made.getvalue()


def use_review(lang: str) -> None:
    """Review a good bid as a workbook and as JSON, doctored ones, and files that are neither."""
    form = json.dumps(as_entries("bid", example(CALCULATORS["bid"], lang)))
    workbook = base64.b64decode(web.export("bid", lang, "xlsx", form))
    text = web.export("bid", lang, "json", form)
    result = json.loads(text)
    total = result["outputs"]["total"]
    cost = result["inputs"]["labour"]["positions"][0]["monthly_cost"]

    def with_100_more(amount: str) -> bytes:
        old, new = (b"<v>%.1f<" % (float(amount) + more) for more in (0, 100))
        return altered(workbook, old, new)

    other_total = text.replace(f'"total": "{total}"', f'"total": "{float(total) + 100}"')
    files = {
        "the workbook": (workbook, "adds_up"),
        "the JSON": (text.encode(), "adds_up"),
        "a workbook with another total": (with_100_more(total), "differs"),
        "a workbook with another input": (with_100_more(cost), "differs"),
        "a workbook with another formula": (altered(workbook, b"SUM(", b"MAX("), "differs"),
        "JSON with another total": (other_total.encode(), "differs"),
        "a workbook with impossible inputs": (altered(workbook, b"<v>1", b"<v>2"), None),
        "an old workbook": (b"\xd0\xcf\x11\xe0", None),
        "a broken workbook": (b"PK\x03\x04", None),
        "broken JSON": (b"{", None),
    }
    for what, (data, verdict) in files.items():
        reply = web.review(lang, ROOT, base64.b64encode(data).decode())
        checked_reply(reply, verdict is not None, f"review of {what}")
        if verdict:
            outputs = review_file(data).outputs
            check(outputs["verdict"] == verdict, f"review of {what}: not {verdict}", outputs)


def use_everything() -> None:
    """Use every feature in both languages, and meet an error of the program's own."""
    for lang in LANGUAGES:
        for name in CALCULATORS:
            if name != "review":  # has no form: it is given a file
                use_calculator(name, lang)
        use_comparison(lang)
        use_files(lang)
        use_review(lang)
    for name in ENCODINGS:
        b"".decode(name)
    try:
        web.answer("nothing", "zh", ROOT, "[]")
    except KeyError:
        check("KeyError" in traceback.format_exc(), "no traceback")
    else:
        raise UnexpectedReplyError("an unknown calculator was answered")


def imported_from(archive: str) -> list[str]:
    """Return the files of an archive that the modules imported so far came from."""
    files = {getattr(module, "__file__", None) or "" for module in sys.modules.values()}
    start = f"{archive}/"
    return sorted(file.removeprefix(start) for file in files if file.startswith(start))
