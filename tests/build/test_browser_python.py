"""Python for the browser: the wheels, the cut standard library, and what a page is told of them."""

import ast
import base64
import hashlib
import json
import marshal
import os
import re
import subprocess
import sys
import traceback
import zipfile
from pathlib import Path

import pytest

from scripts.build.python.compiled import bytecode, without_lines
from scripts.build.python.wheels import PROJECT, build_wheel, pinned
from tests.support.built_site import SITE

PYTHON = SITE / "assets" / "python"
# In Pyodide these are part of the runtime itself, or another module under a second name.
COMPILED_IN = {"collections.abc", "math", "unicodedata", "zlib"}


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    (folder / "sample").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n'
        '[project]\nname = "sample-package"\nversion = "1.2"\ndescription = "A sample"\n'
        '[tool.flit.module]\nname = "sample"\n',
        encoding="utf-8",
    )
    (folder / "sample" / "__init__.py").write_text("X = 1\n", encoding="utf-8")
    (folder / "sample" / "data.toml").write_text("x = 1\n", encoding="utf-8")
    return folder


def test_same_sources_give_the_same_bytes(project, tmp_path):
    first = build_wheel(project, tmp_path).read_bytes()
    os.utime(project / "sample" / "__init__.py", (2_000_000_000, 2_000_000_000))

    assert build_wheel(project, tmp_path).read_bytes() == first


def test_changed_sources_give_other_bytes(project, tmp_path):
    first = build_wheel(project, tmp_path).read_bytes()
    (project / "sample" / "data.toml").write_text("x = 2\n", encoding="utf-8")

    assert build_wheel(project, tmp_path).read_bytes() != first


def told() -> dict:
    """What the built site's worker is told, from the script it is bundled into."""
    [script] = SITE.glob("assets/js-*/worker.mjs")
    [literal] = re.findall(
        r"\b\w+=(\{runtime:.*?packages:\{\}\}\})", script.read_text(encoding="utf-8")
    )
    return json.loads(re.sub(r"([{,])(\w+):", r'\1"\2":', literal))


@pytest.mark.built_site
def test_a_page_is_told_of_files_that_are_there_and_of_no_package_to_fetch():
    build = told()

    assert (PYTHON / build["runtime"] / "pyodide.asm.wasm").is_file()
    assert (PYTHON / build["library"]).is_file()
    assert build["lock"]["packages"] == {}
    assert sorted(build["wheels"]) == ["calculators", "xlsxwriter"]


@pytest.mark.built_site
def test_the_browser_is_told_the_hash_of_each_wheel():
    for wheel in told()["wheels"].values():
        digest = hashlib.sha256((PYTHON / wheel["address"]).read_bytes()).digest()
        assert wheel["integrity"] == f"sha256-{base64.b64encode(digest).decode()}"


@pytest.mark.built_site
def test_a_wheel_records_its_own_files():
    for wheel in told()["wheels"].values():
        with zipfile.ZipFile(PYTHON / wheel["address"]) as archive:
            [record] = [name for name in archive.namelist() if name.endswith("/RECORD")]
            listed = [row.split(",") for row in archive.read(record).decode().splitlines()]
            assert [row[0] for row in listed] == archive.namelist()
            for name, held, _ in listed[:-1]:
                digest = base64.urlsafe_b64encode(hashlib.sha256(archive.read(name)).digest())
                assert held == f"sha256={digest.decode().rstrip('=')}"


@pytest.mark.built_site
def test_the_standard_library_is_cut_and_compiled():
    names = zipfile.ZipFile(PYTHON / told()["library"]).namelist()

    assert [name for name in names if not name.endswith(".pyc")] == []
    # Used by a workbook, by the review of one, and by a traceback; not used by anything.
    assert {"tempfile.pyc", "zipfile/__init__.pyc", "traceback.pyc"} <= set(names)
    assert {"tkinter/__init__.pyc", "email/message.pyc", "pydoc.pyc"}.isdisjoint(names)


def imported(folder: Path) -> set[str]:
    """The modules that Python sources import anywhere, within functions too."""
    found = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(node.module)
    return found


@pytest.mark.built_site
def test_whatever_the_calculators_import_is_shipped():
    held = {
        name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
        for name in zipfile.ZipFile(PYTHON / told()["library"]).namelist()
    }
    only_on_the_command_line = {"argparse"}  # calculators/cli.py
    wanted = {
        name
        for name in imported(PROJECT / "calculators") - only_on_the_command_line
        if name.partition(".")[0] in sys.stdlib_module_names - set(sys.builtin_module_names)
    }

    assert wanted - held - COMPILED_IN == set()


def test_bytecode_without_lines_runs_and_its_tracebacks_can_be_written():
    source = b"def f():\n    values = [number * 2 for number in range(99)]\n    return 1 / 0 * sum(values)\n"
    code = without_lines(compile(source, "made.py", "exec"))
    space: dict = {}
    exec(marshal.loads(bytecode(source, code)[16:]), space)

    with pytest.raises(ZeroDivisionError) as caught:
        space["f"]()

    assert "in f" in "".join(traceback.format_exception(caught.value))


def test_pins_are_read_whole():
    text = "b==2 \\\n    --hash=sha256:%s\na==1.5 \\\n    --hash=sha256:%s \\\n    --hash=sha256:%s\n    # via b\n"

    assert pinned(text % ("0" * 64, "a" * 64, "b" * 64), "a") == ("a==1.5", {"a" * 64, "b" * 64})


@pytest.mark.built_site
def test_wheel_holds_the_whole_package_and_nothing_but():
    names = zipfile.ZipFile(PYTHON / told()["wheels"]["calculators"]["address"]).namelist()
    packed = {re.sub("pyc$", "py", name) for name in names if ".dist-info/" not in name}
    sources = {
        str(file.relative_to(PROJECT))
        for file in (PROJECT / "calculators").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert packed == sources


def test_pages_start_without_the_writer_of_workbooks():
    """XlsxWriter reaches the browser only when someone asks for a workbook."""
    program = """
import sys
sys.modules["xlsxwriter"] = None  # importing it fails
from calculators import web
web.warm_up()
import calculators.review.open_file
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
