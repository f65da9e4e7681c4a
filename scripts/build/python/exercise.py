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
from collections.abc import Callable
from typing import Any

from calculators import web
from calculators.comparison.lines import base_field
from calculators.core.fields import CHANGEABLE, Fields
from calculators.core.input_labels import input_values
from calculators.core.paths import field_at
from calculators.examples import example
from calculators.inputs.form import entry, form_entries
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

Entries = list[tuple[str, str]]


class UnexpectedReplyError(Exception):
    """A feature did not reply as it should."""


def check(passed: object, what: str, reply: object) -> None:
    """Raise UnexpectedReplyError with the start of the reply unless ``passed`` is true."""
    if not passed:
        raise UnexpectedReplyError(f"{what}: {str(reply)[:1000]}")


def checked_reply(reply: str, ok: bool, what: str) -> dict[str, Any]:
    """Return a JSON reply of calculators.web.

    Raises:
        UnexpectedReplyError: its ``ok`` is not the expected one.
    """
    parsed: dict[str, Any] = json.loads(reply)
    check(parsed["ok"] is ok, f"{what} should be {'computed' if ok else 'refused'}", reply)
    return parsed


def example_entries(name: str, lang: str) -> Entries:
    """Return a calculator's example as its page's form sends it."""
    calculator = CALCULATORS[name]
    raw = example(calculator, lang)
    understood = run(calculator, raw).inputs
    check(understood, f"{name}: the example should be computed", raw)
    assert understood is not None
    given = without_derived(calculator.inputs, raw, understood)
    base = base_field(calculator)
    if base is None:
        return form_entries(calculator.inputs, given)
    compared, variations = given.pop(base.name), given.pop("variations")
    changes = [
        (variation["name"], path, value)
        for variation in variations
        for path, value in variation["changes"].items()
    ]
    return [
        *form_entries(calculator.inputs, given),
        *comparison_entries(base.inputs[given[base.of]], compared, changes),
    ]


def comparison_entries(
    fields: Fields, compared: dict[str, Any], changes: list[tuple[str, str, Any]]
) -> Entries:
    """Return the entries of the comparison's form for what is compared and how it varies.

    Args:
        fields: the inputs of the calculator whose results are compared.
        compared: an input of that calculator.
        changes: the variation's name, the path in that input, and the other value.
    """
    entries = form_entries(fields, compared, "base.")
    for number, (name, path, value) in enumerate(changes):
        field = field_at(fields, path)
        assert field is not None
        line = f"variations[{number}]"
        entries += [
            (f"{line}.name", name),
            (f"{line}.changes.path", path),
            (f"{line}.changes.value", entry(field, value)),
        ]
    return entries


def use_calculator(name: str, lang: str) -> None:
    """Compute a calculator's example, print it and export it in every format.

    Wrong entries must be refused, and an empty form must be unless the calculator asks for nothing.
    """
    entries = example_entries(name, lang)
    form = json.dumps(entries)
    reply = checked_reply(web.answer(name, lang, ROOT, form), True, f"{name} in {lang}")
    check(reply["headline"] and reply["detail"], f"{name}: no result", reply)
    printed = web.print_document(name, lang, form)
    check(printed.startswith("<"), f"{name}: nothing to print", printed)
    table = web.export(name, lang, "csv", form)
    check(table.startswith("\ufeff") and table.count("\n") > 1, f"{name}: no CSV", table)
    result = json.loads(web.export(name, lang, "json", form))
    check(result["ok"] and result["errors"] == [], f"{name}: no JSON", result)
    workbook = base64.b64decode(web.export(name, lang, "xlsx", form))
    check(zipfile.is_zipfile(io.BytesIO(workbook)), f"{name}: no workbook", workbook)

    wrong = json.dumps([*entries, ("nothing[0].x", "NaN")])
    checked_reply(web.answer(name, lang, ROOT, wrong), False, f"{name}, unknown entry")
    check(web.print_document(name, lang, wrong) == "", f"{name}: a refusal was printed", wrong)
    empty = web.answer(name, lang, ROOT, "[]")
    checked_reply(empty, name in COMPUTED_WHEN_EMPTY, f"{name}, an empty form")


def use_comparison(lang: str) -> None:
    """Compare each calculator's example with a variation of it, with its sensitivity."""
    base = base_field(CALCULATORS["compare"])
    assert base is not None
    for name, fields in base.inputs.items():
        compared = run(CALCULATORS[name], example(CALCULATORS[name], lang)).inputs
        assert compared is not None
        values = [one for one in input_values(fields, compared) if one.value is not None]
        varied = next(one for one in values if isinstance(one.field, CHANGEABLE))
        entries = [
            ("calculator", name),
            ("sensitivity.by", "10"),
            *comparison_entries(fields, compared, [("A", varied.path, varied.value)]),
        ]
        form = json.dumps(entries)
        reply = checked_reply(web.answer("compare", lang, ROOT, form), True, f"compare {name}")
        check(reply["base"] and reply["choices"], f"compare {name}: no base", reply)
        outputs = json.loads(web.export("compare", lang, "json", form))["outputs"]
        check(len(outputs["columns"]) == 2, f"compare {name}: no variation", outputs)
        expected = name not in WITHOUT_SENSITIVITY
        check(("sensitivity" in outputs) is expected, f"compare {name}: sensitivity", outputs)


def use_files(lang: str) -> None:
    """Write, read and exemplify each part of a form that can be a file; have wrong files refused."""
    files = [
        ('name = "x"', True),
        ('{"name": "x"}', True),
        ("{", False),
        ("=", False),
        ('{"a": 1, "a": 2}', False),
        ('{"name": "x", "nothing": 1}', False),
    ]
    for name, calculator in CALCULATORS.items():
        for part in file_parts(calculator):
            for text, ok in files:
                reply = web.part(name, lang, "read", part.name, text)
                checked_reply(reply, ok, f"{name}, {part.name} from {text}")
            reply = web.part(name, lang, "sample", part.name, "")
            sample = checked_reply(reply, True, f"{name}, the sample of {part.name}")
            reply = web.part(name, lang, "write", part.name, json.dumps(sample["entries"]))
            written = checked_reply(reply, True, f"{name}, writing {part.name}")["text"]
            reply = web.part(name, lang, "read", part.name, written)
            read = checked_reply(reply, True, f"{name}, reading {part.name} again")
            check(read["entries"] == sample["entries"], f"{name}, {part.name} changed", read)


def altered(workbook: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with its parts changed, and with a part that does not belong there.

    Raises:
        UnexpectedReplyError: the change found nothing to change.
    """
    made = io.BytesIO()
    changes = 0
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            changed = change(data)
            changes += changed != data
            new.writestr(part, changed)
        new.writestr("表.bin", b"")
    check(changes, "nothing to alter in the workbook", workbook[:100])
    return made.getvalue()


def use_review(lang: str) -> None:
    """Review a good bid as a workbook and as JSON, doctored ones, and files that are neither."""
    form = json.dumps(example_entries("bid", lang))
    workbook = base64.b64decode(web.export("bid", lang, "xlsx", form))
    result = json.loads(web.export("bid", lang, "json", form))
    cost = float(result["inputs"]["labour"]["positions"][0]["monthly_cost"])
    total = float(result["outputs"]["total"])
    doctored = {**result, "outputs": {**result["outputs"], "total": str(total + 100)}}

    def with_number(old: float, new: float) -> bytes:
        return altered(workbook, lambda data: data.replace(b"<v>%.1f<" % old, b"<v>%.1f<" % new))

    files = {
        "the workbook": (workbook, "adds_up"),
        "the JSON": (json.dumps(result).encode(), "adds_up"),
        "a workbook with another total": (with_number(total, total + 100), "differs"),
        "a workbook with another input": (with_number(cost, cost + 100), "differs"),
        "a workbook with another formula": (
            altered(workbook, lambda data: data.replace(b"SUM(", b"MAX(")),
            "differs",
        ),
        "JSON with another total": (json.dumps(doctored).encode(), "differs"),
        "a workbook with impossible inputs": (
            altered(workbook, lambda data: data.replace(b"<v>1", b"<v>2")),
            None,
        ),
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


def use_error() -> None:
    """Meet an error of the program's own, and write its traceback."""
    try:
        web.answer("nothing", "zh", ROOT, "[]")
    except KeyError:
        check("KeyError" in traceback.format_exc(), "no traceback", "")
    else:
        raise UnexpectedReplyError("an unknown calculator was answered")


def use_everything() -> None:
    """Use every feature in both languages.

    Raises:
        UnexpectedReplyError: a reply is not what it should be.
    """
    for lang in LANGUAGES:
        for name in CALCULATORS:
            if name != "review":  # has no form: it is given a file
                use_calculator(name, lang)
        use_comparison(lang)
        use_files(lang)
        use_review(lang)
    for name in ENCODINGS:
        b"".decode(name)
    use_error()


def imported_from(archive: str) -> list[str]:
    """Return the files of an archive that the modules imported so far came from."""
    files = {getattr(module, "__file__", None) or "" for module in sys.modules.values()}
    start = f"{archive}/"
    return sorted(file.removeprefix(start) for file in files if file.startswith(start))
