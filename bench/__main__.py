"""`python -m bench`: measure everything, or what `--only` names; see `--help`."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import sync_playwright

from bench import keystrokes, visits, wire
from bench.batch import batch
from bench.browser import Stage, launch
from bench.growth import growth
from bench.paint import paint
from bench.report import Finding, Measured, as_json, table
from bench.site_build import site_build
from bench.stock import build_stock, facts
from scripts.serve import start

SITE = Path("site")
STOCK = Path("build/stock")
OUTPUT = Path("build/bench.json")

Given = TypeVar("Given")

# In the browser, against the served site.
STAGED: dict[str, Callable[[Stage], list[Finding]]] = {
    "later-visit": visits.later_visit,
    "first-visit": visits.first_visit,
    "bytes": wire.first_result,
    "reading-page": wire.reading_page,
    "paint": paint,
    "keystroke": keystrokes.few_rows,
    "keystroke-500": keystrokes.many_rows,
}
# On this machine's Python; told whether to be quick.
NATIVE: dict[str, Callable[[bool], list[Finding]]] = {
    "site-build": site_build,
    "growth": growth,
    "batch": batch,
}


def main() -> int:
    """Measure, print the table, write the JSON."""
    options = _parser().parse_args()
    chosen = options.only or [*NATIVE, *STAGED]
    measured = _measure({name: NATIVE[name] for name in NATIVE if name in chosen}, options.quick)
    staged = {name: STAGED[name] for name in STAGED if name in chosen}
    if staged:
        measured |= _in_browser(staged, options.rounds, options.quick)
    known = facts() | {
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
        # Well above the number of processors, the machine had other work, and times say little.
        "load": f"{os.getloadavg()[2]:.1f} in the last 15 minutes",
        "python": platform.python_version(),
        "rounds": options.rounds,
    }
    print(table(measured))
    print("\n" + "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in known.items()))
    OUTPUT.parent.mkdir(exist_ok=True)
    text = json.dumps(as_json(measured, known), ensure_ascii=False, indent=2)
    OUTPUT.write_text(text + "\n", encoding="utf-8")
    return 0


def _in_browser(
    measurements: dict[str, Callable[[Stage], list[Finding]]], rounds: int, quick: bool
) -> Measured:
    build_stock(SITE, STOCK)
    with start(SITE) as site_url, start(STOCK) as stock_url, sync_playwright() as driver:
        stage = Stage(driver, launch(driver), site_url, stock_url, rounds, quick)
        return _measure(measurements, stage)


def _measure(measurements: dict[str, Callable[[Given], list[Finding]]], given: Given) -> Measured:
    """Measure, and say on standard error what is being measured and how long that took."""
    measured: Measured = {}
    for name, measure in measurements.items():
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        began = time.monotonic()
        measured[name] = measure(given)
        print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return measured


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="visits of each page (default 5)")
    parser.add_argument("--quick", action="store_true", help="leave out what takes minutes")
    parser.add_argument(
        "--only",
        action="append",
        choices=[*NATIVE, *STAGED],
        help="measure this alone; may be given several times",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
