"""Put Python for the browser into the built site: `python -m scripts.vendor_pyodide site/assets/pyodide`.

The page loads everything from its own origin: Pyodide's runtime, copied from
node_modules; our wheel; and a lock file that knows only our wheel and its hash,
so that Pyodide installs it in one step and refuses an altered one.
"""

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from flit_core import buildapi

PROJECT = Path(__file__).resolve().parent.parent
RUNTIME = PROJECT / "node_modules" / "pyodide"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# Any fixed moment will do: the same sources must give the same bytes, and so the same hash.
BUILD_EPOCH = "1640995200"


def build_wheel(project: Path, target: Path) -> Path:
    """Build a project's wheel into a folder, the same bytes for the same sources."""
    target = target.resolve()
    previous = Path.cwd()
    os.environ["SOURCE_DATE_EPOCH"] = BUILD_EPOCH
    os.chdir(project)  # a build backend is called from the project's folder
    try:
        name: str = buildapi.build_wheel(str(target))
    finally:
        os.chdir(previous)
    return target / name


def lock_entry(wheel: Path) -> dict[str, Any]:
    """What Pyodide's lock file says of a wheel of ours."""
    name, version = wheel.name.split("-")[:2]
    return {
        "depends": [],
        "file_name": wheel.name,
        "imports": ["calculators"],
        "install_dir": "site",
        "name": name.replace("_", "-"),
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "unvendored_tests": False,
        "version": version,
    }


def make_lock(shipped: dict[str, Any], wheel: Path) -> dict[str, Any]:
    """A lock file for the same runtime as the shipped one, with our wheel as its only package."""
    entry = lock_entry(wheel)
    return {"info": shipped["info"], "packages": {entry["name"]: entry}}


def vendor(target: Path) -> None:
    """Fill the folder the browser loads Python from."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in RUNTIME_FILES:
        shutil.copyfile(RUNTIME / name, target / name)
    wheel = build_wheel(PROJECT, target)
    shipped = json.loads((RUNTIME / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock = json.dumps(make_lock(shipped, wheel), indent=2, sort_keys=True)
    (target / "pyodide-lock.json").write_text(lock + "\n", encoding="utf-8")


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
