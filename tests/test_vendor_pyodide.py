"""Python for the browser: the wheel and the lock file."""

import hashlib
import json
import time
import zipfile

import pytest
from built_site import SITE

from scripts.vendor_pyodide import PROJECT, build_wheel, lock_entry, make_lock, pinned


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
    time.sleep(2.1)  # a zip file counts time in steps of two seconds
    (project / "sample" / "__init__.py").touch()

    assert build_wheel(project, tmp_path).read_bytes() == first


def test_changed_sources_give_other_bytes(project, tmp_path):
    first = build_wheel(project, tmp_path).read_bytes()
    (project / "sample" / "data.toml").write_text("x = 2\n", encoding="utf-8")

    assert build_wheel(project, tmp_path).read_bytes() != first


def test_lock_entry_describes_the_wheel(tmp_path):
    wheel = tmp_path / "sample_package-1.2-py3-none-any.whl"
    wheel.write_bytes(b"wheel")

    entry = lock_entry(wheel, "sample")

    assert (entry["name"], entry["version"]) == ("sample-package", "1.2")
    assert entry["file_name"] == "sample_package-1.2-py3-none-any.whl"
    assert entry["sha256"] == "ba59926159d2aa256eb8739b8da7e2b574b960e1202c6d624cbe981cef996c91"


def test_lock_keeps_the_runtime_and_nothing_else_that_was_shipped(tmp_path):
    wheel = tmp_path / "sample_package-1.2-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    shipped = {"info": {"abi_version": "1"}, "packages": {"numpy": {}}}

    lock = make_lock(shipped, {"sample": wheel})

    assert lock["info"] == {"abi_version": "1"}
    assert list(lock["packages"]) == ["sample-package"]


def test_built_lock_matches_the_built_wheels():
    folder = SITE / "assets" / "pyodide"
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    entries = lock["packages"]

    assert {name: entry["imports"] for name, entry in entries.items()} == {
        "beijing-social-work-budget": ["calculators"],
        "xlsxwriter": ["xlsxwriter"],
    }
    for entry in entries.values():
        content = (folder / entry["file_name"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_writer_of_workbooks_is_the_one_that_is_pinned():
    lock = json.loads((SITE / "assets/pyodide/pyodide-lock.json").read_text(encoding="utf-8"))
    requirement, hashes = pinned((PROJECT / "requirements.txt").read_text("utf-8"), "xlsxwriter")

    assert requirement == "xlsxwriter==3.3.1"
    assert lock["packages"]["xlsxwriter"]["version"] == "3.3.1"
    assert lock["packages"]["xlsxwriter"]["sha256"] in hashes


def test_pins_are_read_whole():
    text = "b==2 \\\n    --hash=sha256:%s\na==1.5 \\\n    --hash=sha256:%s \\\n    --hash=sha256:%s\n    # via b\n"

    assert pinned(text % ("0" * 64, "a" * 64, "b" * 64), "a") == ("a==1.5", {"a" * 64, "b" * 64})


def test_wheel_holds_the_whole_package_and_nothing_but():
    [wheel] = (SITE / "assets" / "pyodide").glob("beijing*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    sources = {
        str(file.relative_to(PROJECT))
        for file in (PROJECT / "calculators").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    assert packed == sources
