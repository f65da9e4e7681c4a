"""Put Python for the browser into the built site: `python -m scripts.vendor_pyodide site/assets/pyodide`.

The page loads everything from its own origin: Pyodide's runtime, copied from
node_modules; our wheel; XlsxWriter's, which is fetched only by whoever wants a workbook;
and a lock file that knows only these two wheels and their hashes, so that Pyodide installs
them without micropip and refuses an altered one.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from flit_core import buildapi

PROJECT = Path(__file__).resolve().parent.parent
RUNTIME = PROJECT / "node_modules" / "pyodide"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WHEELS = PROJECT / "build" / "wheels"  # downloaded once
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


def pinned(requirements: str, name: str) -> tuple[str, frozenset[str]]:
    """The requirement of a package (``name==version``) and the SHA-256 hashes it is pinned to."""
    lines = requirements.replace("\\\n", " ").splitlines()
    [entry] = [line for line in lines if line.startswith(f"{name}==")]
    return entry.split()[0], frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))


def fetch_wheel(name: str, folder: Path) -> Path:
    """A package's wheel as requirements.txt pins it, downloaded if it is not in the folder yet."""
    text = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    requirement, hashes = pinned(text, name)
    wheels = f"{requirement.replace('==', '-')}-*.whl"
    if not any(sha256(wheel) in hashes for wheel in folder.glob(wheels)):
        with tempfile.TemporaryDirectory() as temporary:
            only = Path(temporary) / "requirements.txt"
            only.write_text(" ".join([requirement, *(f"--hash=sha256:{one}" for one in hashes)]))
            subprocess.run(
                [
                    sys.executable, "-m", "pip", "download", "--quiet",
                    "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
                    "--require-hashes", "--requirement", only, "--dest", folder,
                ],
                check=True,
            )  # fmt: skip
    return next(wheel for wheel in folder.glob(wheels) if sha256(wheel) in hashes)


def sha256(file: Path) -> str:
    """The SHA-256 of a file, as lock files write it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def lock_entry(wheel: Path, module: str) -> dict[str, Any]:
    """What Pyodide's lock file says of a pure Python wheel with one module."""
    name, version = wheel.name.split("-")[:2]
    return {
        "depends": [],
        "file_name": wheel.name,
        "imports": [module],
        "install_dir": "site",
        "name": name.replace("_", "-"),
        "package_type": "package",
        "sha256": sha256(wheel),
        "unvendored_tests": False,
        "version": version,
    }


def make_lock(shipped: dict[str, Any], wheels: dict[str, Path]) -> dict[str, Any]:
    """A lock file for the same runtime as the shipped one, with only these wheels, by module."""
    entries = [lock_entry(wheel, module) for module, wheel in wheels.items()]
    return {"info": shipped["info"], "packages": {entry["name"]: entry for entry in entries}}


def vendor(target: Path) -> None:
    """Fill the folder the browser loads Python from."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in RUNTIME_FILES:
        shutil.copyfile(RUNTIME / name, target / name)
    writer = fetch_wheel("xlsxwriter", WHEELS)
    wheels = {
        "calculators": build_wheel(PROJECT, target),
        "xlsxwriter": Path(shutil.copyfile(writer, target / writer.name)),
    }
    shipped = json.loads((RUNTIME / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock = json.dumps(make_lock(shipped, wheels), indent=2, sort_keys=True)
    (target / "pyodide-lock.json").write_text(lock + "\n", encoding="utf-8")


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
