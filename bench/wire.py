"""Bytes over the wire: what a first result costs, and what a page for reading costs."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from bench.browser import Stage, new_visitor, noted, open_ready
from bench.figures import Goal
from bench.relay import Piece, bytes_by_path, relay_to
from bench.report import Finding
from bench.visits import CALCULATOR_PAGE, SETTLE

READING_PAGE = "policy/"
RUNTIME = re.compile(r"pyodide|/python/|\.wasm$|\.whl$|\.zip$|\.asm\.m?js$")
READ = re.compile(r"(/|\.html|\.css|\.m?js|\.woff2?)$")
KB = 1000
# What the page and its workers asked for, as against what a service worker did meanwhile.
OWN_ADDRESSES = """[
  ...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource"),
].map((entry) => entry.name)"""


def first_result(stage: Stage) -> list[Finding]:
    """Bytes until the first result of a first visit, workers and service workers included."""
    site, site_after = _visit_bytes(stage, stage.site_url, CALCULATOR_PAGE)
    stock, stock_after = _visit_bytes(stage, stage.stock_url, "")
    until, after = _total(site), _total(site_after)
    return [
        Finding(
            what="bytes until the first result of a first visit",
            unit="kB",
            values=[until / KB],
            against=[_total(stock) / KB],
            beside="stock page",
            figure=until / _total(stock),
            figure_unit="×",
            goal=Goal(0.75),
            note=f"site: {_largest(site)}; stock page: {_largest(stock)}",
        ),
        Finding(
            what="bytes after the first result, in the background",
            unit="kB",
            values=[after / KB],
            against=[_total(stock_after) / KB],
            beside="stock page",
            figure=(until + after) / (_total(stock) + _total(stock_after)),
            figure_unit="× in all",
            note=f"what came in the {SETTLE / 1000:.0f} s after it: {_largest(site_after)}",
        ),
    ]


def reading_page(stage: Stage) -> list[Finding]:
    """Bytes of a page without a calculator, and whether it asks for Python unasked."""
    with relay_to(stage.site_url) as relay, new_visitor(stage.browser) as visitor:
        page = visitor.new_page()
        page.goto(relay.url + READING_PAGE, wait_until="load")
        page.wait_for_timeout(SETTLE)
        pieces = list(relay.pieces)
        own_paths = {urlsplit(address).path for address in page.evaluate(OWN_ADDRESSES)}
    own = [piece for piece in pieces if _file(piece.path) in own_paths]
    read = [piece for piece in own if READ.search(_file(piece.path))]
    others = [piece for piece in own if not READ.search(_file(piece.path))]
    background = [piece for piece in pieces if _file(piece.path) not in own_paths]
    unasked = sorted({piece.path for piece in pieces if RUNTIME.search(_file(piece.path))})
    return [
        Finding(
            what="page for reading: HTML, CSS, JS and fonts",
            unit="kB",
            values=[_total(read) / KB],
            figure=_total(read) / KB,
            goal=Goal(150),
            note=f"{_largest(read)}; other kinds: {_largest(others)}",
        ),
        Finding(
            what="page for reading: fetched in the background",
            unit="kB",
            values=[_total(background) / KB],
            figure=_total(background) / KB,
            note=f"what the page itself did not name, in {SETTLE / 1000:.0f} s after its loading:"
            f" {_largest(background)}",
        ),
        Finding(
            what="page for reading: runtime files requested",
            unit="files",
            values=[len(unasked)],
            figure=len(unasked),
            goal=Goal(0),
            note=", ".join(unasked),
        ),
    ]


def _visit_bytes(stage: Stage, server: str, path: str) -> tuple[list[Piece], list[Piece]]:
    """Return what came until the first result, and what came in a while after it."""
    with relay_to(server) as relay, new_visitor(stage.browser) as visitor:
        page = visitor.new_page()
        open_ready(page, relay.url + path)
        ready = page.evaluate("performance.timeOrigin") + noted(page)["ready"]
        page.wait_for_timeout(SETTLE)
        pieces = list(relay.pieces)
    until = [piece for piece in pieces if piece.moment * 1000 <= ready]
    return until, [piece for piece in pieces if piece.moment * 1000 > ready]


def _file(path: str) -> str:
    return path.partition("?")[0]


def _total(pieces: Iterable[Piece]) -> int:
    return sum(piece.size for piece in pieces)


def _largest(pieces: Sequence[Piece], most: int = 5) -> str:
    """Return the heaviest files, for the report."""
    sizes = sorted(bytes_by_path(pieces).items(), key=lambda one: -one[1])
    said = [f"{path} {size / KB:,.1f} kB" for path, size in sizes[:most]]
    rest = sum(size for _, size in sizes[most:])
    if rest:
        said.append(f"{len(sizes) - most} more {rest / KB:,.1f} kB")
    return ", ".join(said) or "nothing"
