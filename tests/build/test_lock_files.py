"""What is installed is pinned, whole, and says nothing of where it was fetched from."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = ["requirements.txt", "requirements-node.txt"]


def entries(name: str) -> list[str]:
    """A Python lock file's requirements, each with its hashes on one line."""
    lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_python_requirement_is_pinned_with_hashes(name):
    loose = [one for one in entries(name) if "==" not in one or "--hash=sha256:" not in one]

    assert entries(name) != []
    assert loose == []


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_python_locks_name_no_place(name):
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert "find-links" not in text
    assert "index-url" not in text


def test_npm_lock_pins_every_package_and_names_no_place():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: entry for path, entry in lock["packages"].items() if path}

    assert packages["node_modules/pyodide"]["version"] == "314.0.7"
    assert [path for path, entry in packages.items() if "integrity" not in entry] == []
    assert [path for path, entry in packages.items() if "resolved" in entry] == []


def test_npm_lock_knows_every_optional_package():
    """`npm ci` refuses a lock that names a platform's package without pinning it."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    named = {
        f"node_modules/{name}"
        for entry in lock["packages"].values()
        for name in entry.get("optionalDependencies", {})
    }

    assert named - set(lock["packages"]) == set()
