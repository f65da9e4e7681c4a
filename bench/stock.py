"""The stock page: Pyodide as published and micropip, doing what the site's calculator does.

Built into build/stock/ from the files in bench/stock_page/, unchanged files of Pyodide's package,
the wheels of micropip as pinned there, and our own wheel as the site has it.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from calculators.examples import example
from calculators.inputs.form import form_entries
from calculators.registry import CALCULATORS
from scripts.build.compress import compress
from scripts.build.python.vendor import LIBRARY, PROJECT, RUNTIME, RUNTIME_FILES, WHEELS
from scripts.build.python.wheels import download

OWN_WHEEL = "beijing_social_work_budget-*.whl"
PAGE = Path(__file__).parent / "stock_page"
SERVED = ("stock.mjs", "floor.html", "floor.mjs")
PUBLISHED = (*RUNTIME_FILES, LIBRARY, "pyodide-lock.json")
CALCULATOR = "labour-cost"
LANG = "zh"
# The Python of Pyodide, for which micropip is made; ours may be older.
PYTHON_VERSION = "3.14"
CACHE = PROJECT / "build" / "stock-compressed"


def build_stock(site: Path, target: Path) -> None:
    """Put the stock page into a folder, with the compressed copies that the site has too."""
    shutil.rmtree(target, ignore_errors=True)
    runtime = target / "pyodide"
    runtime.mkdir(parents=True)
    for name in PUBLISHED:
        shutil.copyfile(RUNTIME / name, runtime / name)
    for name in SERVED:
        shutil.copyfile(PAGE / name, target / name)
    micropip = [Path(shutil.copy(wheel, target)).name for wheel in fetch_wheels(WHEELS)]
    [own] = site.rglob(OWN_WHEEL)
    settings = page_settings(micropip, Path(shutil.copy(own, target)).name)
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    (target / "index.html").write_text(page.replace("SETTINGS", settings), encoding="utf-8")
    compress(target, CACHE)


def page_settings(micropip_wheels: list[str], own_wheel: str) -> str:
    """Return what the stock page computes and from which wheels, as JSON for a script element."""
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
    """Return the wheels of micropip and of what it needs, downloaded if they are not in the folder yet."""
    requirements = PAGE / "requirements.txt"
    pins = re.findall(r"^(\S+)==(\S+)", requirements.read_text(encoding="utf-8"), re.MULTILINE)
    names = ["-".join(pin) for pin in pins]
    if not all(list(folder.glob(f"{name}-*.whl")) for name in names):
        download(requirements, folder, "--python-version", PYTHON_VERSION)
    return [wheel for name in names for wheel in folder.glob(f"{name}-*.whl")]


def facts() -> dict[str, Any]:
    """Return what the stock page is made of, for the report."""
    package = json.loads((RUNTIME / "package.json").read_text(encoding="utf-8"))
    return {
        "pyodide": package["version"],
        "stock_page": "loadPyodide and micropip on the main thread, the site’s own wheel",
    }
