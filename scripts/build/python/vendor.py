"""Put Python for the browser into the built site: `python -m scripts.build.python.vendor site`.

The page loads everything from its own origin: Pyodide's runtime, copied from node_modules; the
part of the standard library that the calculators use, compiled; our wheel, compiled; and
XlsxWriter's, which is fetched only by whoever wants a workbook. `assets/js/python/build.mjs` says where
they are, and the hash by which the browser refuses an altered wheel.

Every file's address holds a hash of its content: it can be kept for good, and a page can never
run with another version's Python.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.build.hashes import short_hash
from scripts.build.python.wheels import build_wheel, fetch_wheel

PROJECT = Path(__file__).resolve().parents[3]
RUNTIME = PROJECT / "node_modules" / "pyodide"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.zip"
MAKERS = ("prepare.mjs", "exercise.py", "compiled.py")
MADE = PROJECT / "build" / "python"  # kept until what it is made from changes
WHEELS = PROJECT / "build" / "wheels"  # downloaded once, or built anew
PYTHON = "assets/python"
BUILD_MODULE = "assets/js/python/build.mjs"


def integrity(file: Path) -> str:
    """The hash of a file as browsers check it (Subresource Integrity)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}"


def prepare(wheels: list[Path]) -> Path:
    """A folder with the cut standard library and the wheels, compiled by Pyodide in Node."""
    makers = [Path(__file__).parent / name for name in MAKERS]
    made_from = [*makers, RUNTIME / LIBRARY, RUNTIME / "pyodide.asm.wasm", *wheels]
    target = MADE / short_hash(*(file.read_bytes() for file in made_from))
    if not target.is_dir():
        shutil.rmtree(MADE, ignore_errors=True)
        partial = target.with_suffix(".partial")
        partial.mkdir(parents=True)
        subprocess.run(["node", makers[0], RUNTIME, partial, *wheels], check=True)
        partial.rename(target)
    return target


def vendor(site: Path) -> dict[str, Any]:
    """Fill the folder the browser loads Python from; return what `build.mjs` says of it."""
    target = site / PYTHON
    shutil.rmtree(target, ignore_errors=True)
    wheels = {"calculators": build_wheel(PROJECT, WHEELS), "xlsxwriter": fetch_wheel("xlsxwriter", WHEELS)}  # fmt: skip
    made = prepare(list(wheels.values()))

    runtime = f"runtime-{short_hash(*((RUNTIME / name).read_bytes() for name in RUNTIME_FILES))}"
    (target / runtime).mkdir(parents=True)
    for name in RUNTIME_FILES:
        shutil.copyfile(RUNTIME / name, target / runtime / name)
    library = f"library-{short_hash((made / LIBRARY).read_bytes())}.zip"
    shutil.copyfile(made / LIBRARY, target / library)
    held: dict[str, dict[str, str]] = {}
    for module, wheel in wheels.items():
        compiled = made / wheel.name
        address = f"wheel-{short_hash(compiled.read_bytes())}/{wheel.name}"
        (target / address).parent.mkdir()
        shutil.copyfile(compiled, target / address)
        held[module] = {"address": address, "integrity": integrity(compiled)}

    lock = json.loads((RUNTIME / "pyodide-lock.json").read_text(encoding="utf-8"))
    addresses = [runtime, library, held["calculators"]["address"]]
    build = {
        "runtime": f"{runtime}/",
        "library": library,
        "wheels": held,
        # What a memory snapshot was made with: of anything else it is of no use.
        "python": short_hash("".join(addresses).encode()),
        # The runtime checks its version against this; it is to know of no package to fetch.
        "lock": {"info": lock["info"], "packages": {}},
    }
    text = f"// Made by scripts/build/python/vendor.py.\nexport const BUILD = {json.dumps(build, indent=2)};\n"
    (site / BUILD_MODULE).write_text(text, encoding="utf-8")
    return build


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
