"""A real browser on the built site, which fails a test that makes any noise."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.chromium import ARGUMENTS, find
from scripts.serve import start

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of the built site, served on a free port."""
    with start(SITE) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium, started once."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=ARGUMENTS)
        yield browser
        browser.close()


def listen(context: BrowserContext, site_url: str) -> list[str]:
    """Collect whatever goes wrong in a context's pages: a list that stays empty when all is well."""
    noise: list[str] = []

    def note_console(message) -> None:
        if message.type in ("error", "warning"):
            noise.append(f"console {message.type}: {message.text}")

    def note_request(request) -> None:
        if not request.url.startswith((site_url, "data:", "blob:")):
            noise.append(f"request to another origin: {request.url}")

    context.on("console", note_console)
    context.on("weberror", lambda error: noise.append(f"uncaught: {error.error}"))
    context.on("request", note_request)
    return noise


@pytest.fixture
def context(
    browser: Browser, site_url: str, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A fresh visitor. `@pytest.mark.visitor(...)` passes options such as viewport or color_scheme."""
    marker = request.node.get_closest_marker("visitor")
    yield from _quiet(browser, site_url, marker.kwargs if marker else {})


@pytest.fixture
def other_context(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    """Another fresh visitor in the same test."""
    yield from _quiet(browser, site_url, {})


def _quiet(browser: Browser, site_url: str, options: dict[str, Any]) -> Iterator[BrowserContext]:
    context = browser.new_context(**options)
    noise = listen(context, site_url)
    yield context
    context.close()
    assert noise == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of a fresh visitor."""
    return context.new_page()


@pytest.fixture(scope="session")
def accessibility_violations() -> Callable[[Page], list[str]]:
    """A function that has axe-core look at a page and lists what it objects to, one per line."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def look(page: Page) -> list[str]:
        # Over the DevTools protocol, which the page's security policy does not govern.
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": source})
        answer = session.send(
            "Runtime.evaluate",
            {
                "expression": "axe.run(document, {resultTypes: ['violations']})",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        session.detach()
        return [
            f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:200]}"
            for violation in answer["result"]["value"]["violations"]
            for node in violation["nodes"]
        ]

    return look
