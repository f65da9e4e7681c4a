"""`python -m bench`: measure everything, or what `--only` names; see `--help`."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import keystrokes, visits, wire
from bench.batch import batch
from bench.browser import Stage, launch
from bench.growth import growth
from bench.paint import paint
from bench.report import Finding, as_json, table
from bench.site_build import site_build
from bench.stock import build_stock, facts
from scripts.serve import start

SITE = Path("site")
STOCK = Path("build/stock")
OUTPUT = Path("build/bench.json")

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
    findings: list[Finding] = []
    for name in [one for one in NATIVE if one in chosen]:
        with _said(name):
            findings += NATIVE[name](options.quick)
    if any(name in STAGED for name in chosen):
        findings += _in_browser(chosen, options.rounds, options.quick)
    known = facts() | {
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
        # Well above the number of processors, the machine had other work, and times say little.
        "load": f"{os.getloadavg()[2]:.1f} in the last 15 minutes",
        "python": platform.python_version(),
        "rounds": options.rounds,
    }
    print(table(findings))
    print("\n" + "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in known.items()))
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(
        json.dumps(as_json(findings, known), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    return 0


def _in_browser(chosen: list[str], rounds: int, quick: bool) -> list[Finding]:
    findings: list[Finding] = []
    build_stock(SITE, STOCK)
    with start(SITE) as site_url, start(STOCK) as stock_url, sync_playwright() as driver:
        browser = launch(driver)
        stage = Stage(driver, browser, site_url, stock_url, rounds, quick)
        for name in [one for one in STAGED if one in chosen]:
            with _said(name):
                findings += STAGED[name](stage)
        browser.close()
    return findings


@contextmanager
def _said(name: str) -> Iterator[None]:
    """Say on standard error what is being measured, and how long that took."""
    print(f"{name} …", end=" ", file=sys.stderr, flush=True)
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)


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
