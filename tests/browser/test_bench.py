"""What `make bench` notes in a page and counts on the wire, on a page whose figures are known."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.browser import new_visitor, noted, open_ready
from bench.figures import layout_shift
from bench.relay import bytes_by_path, relay_to
from scripts.serve import start

BODY = 300_000  # bytes
# The text starts at the top of the window and ends half a window lower.
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title>
<style>body { margin: 0 } p { margin: 0; height: 50vh; font-size: 40px }</style>
<div class="calc" data-state="document" data-busy="false"><p>A text to paint.</p></div>
<script type="module">
  const page = document.querySelector(".calc");
  await (await fetch("body.bin")).arrayBuffer();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const above = document.createElement("p");
    page.prepend(above);
    requestAnimationFrame(() => requestAnimationFrame(() => { page.dataset.state = "ready"; }));
  }));
</script></html>"""


@pytest.fixture
def sample_url(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "body.bin").write_bytes(b"\0" * BODY)
    with start(tmp_path) as url:
        yield url


def test_first_result_paint_and_shift_are_noted(browser: Browser, sample_url: str) -> None:
    with new_visitor(browser, viewport={"width": 800, "height": 600}) as visitor:
        page = visitor.new_page()
        began = time.monotonic()
        ready = open_ready(page, sample_url)
        passed = (time.monotonic() - began) * 1000
        found = noted(page)

    assert 0 < ready < passed
    assert "A text to paint." in found["paints"][0]["what"]
    # Before and after, the text covers the whole window (impact 1), and its way is 300 of the
    # window's longer side of 800 (distance 0.375): the score is their product.
    assert layout_shift(found["shifts"]) == pytest.approx(0.375, abs=0.005)


def test_every_byte_is_counted_with_its_path(browser: Browser, sample_url: str) -> None:
    with relay_to(sample_url) as relay, new_visitor(browser) as visitor:
        open_ready(visitor.new_page(), relay.url)
        sizes = bytes_by_path(relay.pieces)

    # The body and its headers, which are some hundreds of bytes.
    assert BODY < sizes["/body.bin"] < BODY + 1000
    assert len(PAGE) < sizes["/"] < len(PAGE) + 1000
