"""The stock page: Pyodide as published and micropip, doing what the site's calculator does.

Built into build/stock/ from the files in bench/stock_page/, unchanged files of Pyodide's package,
the wheels of micropip as pinned there, and our own wheel as the site has it.
"""

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.web import form_entries
from scripts.vendor_pyodide import PROJECT, RUNTIME, WHEELS, build_wheel, sha256

PAGE = Path(__file__).parent / "stock_page"
SERVED = ("stock.mjs", "floor.html", "floor.mjs")
PUBLISHED = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
CALCULATOR = "labour-cost"
LANG = "zh"
# The Python of Pyodide, for which micropip is made; ours may be older.
PYTHON_VERSION = "3.14"
COMPRESSED = (".br", ".gz")
BROTLI = """
const { readFileSync, writeFileSync } = require("node:fs");
const [from, to] = process.argv.slice(1);
writeFileSync(to, require("node:zlib").brotliCompressSync(readFileSync(from)));
"""


def build_stock(site: Path, target: Path) -> None:
    """Put the stock page into a folder, compressed as the site is."""
    kept = _compressed_files(target)
    shutil.rmtree(target, ignore_errors=True)
    runtime = target / "pyodide"
    runtime.mkdir(parents=True)
    for name in PUBLISHED:
        shutil.copyfile(RUNTIME / name, runtime / name)
    for name in SERVED:
        shutil.copyfile(PAGE / name, target / name)
    micropip = [Path(shutil.copy(wheel, target)).name for wheel in fetch_wheels(WHEELS)]
    settings = page_settings(micropip, build_wheel(PROJECT, target).name)
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    (target / "index.html").write_text(page.replace("SETTINGS", settings), encoding="utf-8")
    for ending in COMPRESSED:
        compress_like(site, target, ending, kept)


def page_settings(micropip_wheels: list[str], own_wheel: str) -> str:
    """What the stock page computes and from which wheels, as JSON for a script element."""
    calculator = CALCULATORS[CALCULATOR]
    settings = {
        "calculator": CALCULATOR,
        "lang": LANG,
        "entries": form_entries(calculator.inputs, example(calculator, LANG)),
        "micropipWheels": micropip_wheels,
        "ownWheel": own_wheel,
    }
    return json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c")


def fetch_wheels(folder: Path) -> list[Path]:
    """The wheels of micropip and of what it needs, downloaded if they are not in the folder yet."""
    requirements = PAGE / "requirements.txt"
    names = [
        line.split()[0].replace("==", "-")
        for line in requirements.read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    if not all(list(folder.glob(f"{name}-*.whl")) for name in names):
        subprocess.run(
            [
                sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
                "--no-deps", "--only-binary", ":all:", "--python-version", PYTHON_VERSION,
                "--require-hashes", "--requirement", requirements, "--dest", folder,
            ],
            check=True,
        )  # fmt: skip
    return [wheel for name in names for wheel in folder.glob(f"{name}-*.whl")]


def _compressed_files(folder: Path) -> dict[tuple[str, str], bytes]:
    """Compressed files that are there already, by what they hold: compressing takes a minute."""
    return {
        (sha256(file.with_suffix("")), file.suffix): file.read_bytes()
        for file in folder.rglob("*")
        if file.suffix in COMPRESSED and file.with_suffix("").is_file()
    }


def compress_like(
    site: Path, target: Path, ending: str, kept: dict[tuple[str, str], bytes]
) -> None:
    """Give files a compressed neighbour, of the types that have one in the site."""
    types = {file.with_suffix("").suffix for file in site.rglob(f"*{ending}")}
    at_hand: dict[tuple[str, str], bytes] = {**kept, **_compressed_files(site)}
    for file in [one for one in target.rglob("*") if one.suffix in types]:
        neighbour = file.with_name(file.name + ending)
        known = at_hand.get((sha256(file), ending))
        if known is not None:
            neighbour.write_bytes(known)
        elif ending == ".gz":
            neighbour.write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
        else:
            subprocess.run(["node", "-e", BROTLI, file, neighbour], check=True)


def facts() -> dict[str, Any]:
    """What the stock page is made of, for the report."""
    package = json.loads((RUNTIME / "package.json").read_text(encoding="utf-8"))
    return {"pyodide": package["version"], "stock_page": "loadPyodide and micropip, main thread"}
