"""Put Python for the browser into the built site: `python -m scripts.build.python.vendor site`.

The page loads everything from its own origin: Pyodide's runtime, copied from node_modules; the
part of the standard library that the calculators use, compiled; our wheel, compiled; and
XlsxWriter's wheel, which is fetched only when somebody asks for a workbook. build.mjs gives their
addresses, and the hashes by which the browser refuses an altered wheel.

Every address contains a hash of the file's content, so browsers can keep the file for good, and a
page never runs with another version's Python.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.build.hashes import integrity, short_hash
from scripts.build.python.wheels import build_wheel, fetch_wheel

PROJECT = Path(__file__).resolve().parents[3]
RUNTIME = PROJECT / "node_modules" / "pyodide"
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARY = "python_stdlib.zip"
MAKERS = ("prepare.mjs", "exercise.py", "compiled.py")
MADE = PROJECT / "build" / "python"  # made again when its sources change
WHEELS = PROJECT / "build" / "wheels"  # downloaded once, or built each time
PYTHON = "assets/python"
BUILD_MODULE = "assets/js/python/build.mjs"


def prepare(wheels: list[Path]) -> Path:
    """Return a folder with the reduced standard library and the wheels, compiled by Pyodide in Node.

    Raises:
        subprocess.CalledProcessError: a feature of the calculators fails (exercise.py).
    """
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


def vendor(site: Path) -> None:
    """Fill the folder from which the browser loads Python, and write `build.mjs`."""
    target = site / PYTHON
    shutil.rmtree(target, ignore_errors=True)
    xlsxwriter = fetch_wheel("xlsxwriter", WHEELS)
    wheels = {"calculators": build_wheel(PROJECT, WHEELS), "xlsxwriter": xlsxwriter}
    made = prepare(list(wheels.values()))

    runtime = f"runtime-{short_hash(*((RUNTIME / name).read_bytes() for name in RUNTIME_FILES))}"
    (target / runtime).mkdir(parents=True)
    for name in RUNTIME_FILES:
        shutil.copyfile(RUNTIME / name, target / runtime / name)
    library = f"library-{short_hash((made / LIBRARY).read_bytes())}.zip"
    shutil.copyfile(made / LIBRARY, target / library)
    published: dict[str, dict[str, str]] = {}
    for module, wheel in wheels.items():
        data = (made / wheel.name).read_bytes()
        address = f"wheel-{short_hash(data)}/{wheel.name}"
        (target / address).parent.mkdir()
        (target / address).write_bytes(data)
        published[module] = {"address": address, "integrity": integrity(data)}

    lock = json.loads((RUNTIME / "pyodide-lock.json").read_text(encoding="utf-8"))
    parts = [runtime, library, published["calculators"]["address"]]
    # Which Python a snapshot of memory is from: no other can start from it. A page needs only this.
    python_version = {"python": short_hash("".join(parts).encode())}
    build = {
        "runtime": f"{runtime}/",
        "library": library,
        "wheels": published,
        # The runtime checks its version against this. It must not know of packages to fetch.
        "lock": {"info": lock["info"], "packages": {}},
    }
    text = "// Made by scripts/build/python/vendor.py.\n"
    for name, value in {"VERSION": python_version, "BUILD": build}.items():
        text += f"export const {name} = {json.dumps(value, indent=2)};\n"
    (site / BUILD_MODULE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
