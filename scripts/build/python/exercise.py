"""Runs inside Pyodide: use every feature of the calculators, and say which modules that took.

Whatever of the standard library is not imported by the end of this is not shipped.
"""

import base64
import io
import json
import sys
import traceback
import zipfile

from calculators import web
from calculators.comparison.lines import as_lines, base_field
from calculators.core.places import form_entries
from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.run import as_given, run

# Asked for by name when a file or a text is in them: never imported otherwise.
ENCODINGS = ("ascii", "cp437", "gb18030", "latin-1", "utf-16", "utf-16-le", "utf-8", "utf-8-sig")


def entries_of(name: str, lang: str) -> str:
    """A calculator's example as its form would hand it over."""
    calculator = CALCULATORS[name]
    understood = run(calculator, example(calculator, lang)).inputs
    assert understood is not None
    given = as_given(calculator.inputs, example(calculator, lang), understood)
    if base_field(calculator):
        given["variations"] = as_lines(given["variations"])
    return json.dumps(form_entries(calculator.inputs, given))


def use_calculator(name: str, lang: str) -> None:
    """Compute, refuse, print and export one calculator."""
    entries = entries_of(name, lang)
    web.answer(name, lang, "../", entries)
    web.answer(name, lang, "../", "[]")
    web.answer(name, lang, "../", json.dumps([["nothing[0].x", "NaN"]]))
    web.paper(name, lang, entries)
    for kind in ("csv", "json", "xlsx"):
        web.export(name, lang, kind, entries)


def use_files(lang: str) -> None:
    """Read and write the files that a part of a form can be, good ones and bad ones."""
    entries = entries_of("bid", lang)
    for given in ('name = "x"', '{"name": "x"}', "{", "=", '{"a": 1, "a": 2}'):
        web.part("bid", lang, "read", "funder_profile", given)
    web.part("bid", lang, "write", "funder_profile", entries)
    web.part("bid", lang, "sample", "funder_profile", "")


def use_review(lang: str) -> None:
    """Review a workbook, the same altered, our JSON, and what is neither."""
    entries = entries_of("bid", lang)
    workbook = base64.b64decode(web.export("bid", lang, "xlsx", entries))
    altered = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(altered, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"<v>1", b"<v>2"))
        new.writestr("表.bin", b"")
    result = web.export("bid", lang, "json", entries).encode()
    for data in (workbook, altered.getvalue(), result, b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"{"):
        web.review(lang, "../", base64.b64encode(data).decode())


def use_everything() -> None:
    """Use every feature in both languages, and meet an error."""
    for lang in ("zh", "en"):
        for name in CALCULATORS:
            if name != "review":
                use_calculator(name, lang)
        use_files(lang)
        use_review(lang)
    for name in ENCODINGS:
        b"".decode(name)
    try:
        web.answer("nothing", "zh", "../", "[]")
    except KeyError:
        traceback.format_exc()


def imported_from(archive: str) -> list[str]:
    """The files of an archive that the modules imported so far came from."""
    files = {getattr(module, "__file__", None) or "" for module in sys.modules.values()}
    start = f"{archive}/"
    return sorted(file.removeprefix(start) for file in files if file.startswith(start))
