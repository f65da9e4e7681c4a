"""A real browser on the built site, which fails a test that makes any noise."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.serve import start
from scripts.setup.chromium import ARGUMENTS, find

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
# Said by the driver of a test's browser where service workers are switched off.
SWITCHED_OFF = "Service Worker registration blocked by Playwright"

# Colours in the middle of a transition are nobody's choice. What is not rendered never ends one.
SETTLED_VIOLATIONS = """(async () => {
  const seen = (one) => one.effect.target.checkVisibility({ contentVisibilityAuto: true });
  const moving = document.getAnimations().filter((one) => one instanceof CSSTransition && seen(one));
  await Promise.allSettled(moving.map((one) => one.finished));
  return axe.run(document, { resultTypes: ["violations"] });
})()"""


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


@contextlib.contextmanager
def quiet(context: BrowserContext, site_url: str) -> Iterator[None]:
    """Collect whatever goes wrong in a context's pages, and fail if anything did."""
    noise: list[str] = []

    def note_console(message) -> None:
        if message.type in ("error", "warning") and message.text != SWITCHED_OFF:
            noise.append(f"console {message.type}: {message.text}")

    def note_error(error) -> None:
        noise.append(f"uncaught: {error.error}")

    def note_request(request) -> None:
        if not request.url.startswith((site_url, "data:", "blob:")):
            noise.append(f"request to another origin: {request.url}")

    heard = (("console", note_console), ("weberror", note_error), ("request", note_request))
    for event, note in heard:
        context.on(event, note)
    yield
    for event, note in heard:
        context.remove_listener(event, note)
    assert noise == []


@dataclass
class Returning:
    """A visitor who comes back: Python starts from what the browser kept.

    One blank page stays open: with its last page, a context loses its processes, and to start them
    for each test takes longer than most tests.
    """

    context: BrowserContext
    blank: Page

    def forget(self, site_url: str) -> None:
        """Close the pages and forget what was saved, except Python's memory."""
        for page in self.context.pages:
            if page is not self.blank:
                page.close()
        self.context.unroute_all()
        self.context.set_offline(False)
        session = self.context.new_cdp_session(self.blank)
        session.send(
            "Storage.clearDataForOrigin",
            {"origin": site_url.rstrip("/"), "storageTypes": "local_storage"},
        )
        session.detach()


@pytest.fixture(scope="session")
def returning(browser: Browser) -> Iterator[Callable[..., Returning]]:
    """Visitors by their options, who come back.

    Starting Python anew for each test is most of what the tests would take. Offline use is switched
    off, except where a test is about it.
    """
    held: dict[str, Returning] = {}

    def visitor(**options) -> Returning:
        key = repr(sorted(options.items()))
        if key not in held:
            context = browser.new_context(service_workers="block", **options)
            held[key] = Returning(context, context.new_page())
        return held[key]

    yield visitor
    for one in held.values():
        one.context.close()


@pytest.fixture
def context(
    returning: Callable[..., Returning], site_url: str, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A visitor with nothing typed or saved.

    `@pytest.mark.visitor(...)` passes options such as viewport or color_scheme.
    """
    marker = request.node.get_closest_marker("visitor")
    visitor = returning(**(marker.kwargs if marker else {}))
    with quiet(visitor.context, site_url):
        yield visitor.context
        visitor.forget(site_url)


@pytest.fixture
def other_context(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    """Another visitor in the same test, who has never been here."""
    context = browser.new_context(service_workers="block")
    with quiet(context, site_url):
        yield context
        context.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here, without the service worker; faults are part of the test."""
    context = browser.new_context(service_workers="block")
    yield context
    context.close()


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
        here = session.send("Runtime.evaluate", {"expression": "typeof axe"})
        if here["result"]["value"] == "undefined":
            session.send("Runtime.evaluate", {"expression": source})
        answer = session.send(
            "Runtime.evaluate",
            {"expression": SETTLED_VIOLATIONS, "awaitPromise": True, "returnByValue": True},
        )
        session.detach()
        return [
            f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:200]}"
            for violation in answer["result"]["value"]["violations"]
            for node in violation["nodes"]
        ]

    return look
