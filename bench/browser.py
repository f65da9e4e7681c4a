"""The browser that measures: how it is started, and what it notes in each page."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from scripts.setup.chromium import ARGUMENTS, find

READY = '.calc[data-state="ready"][data-busy="false"]'
PATIENCE = 180_000  # ms until a page that does not get ready fails the run

IN_PAGE = Path(__file__).parent / "in_page"


def script(name: str) -> str:
    """Return a script to put into pages, in a scope of its own."""
    return f"(() => {{{(IN_PAGE / name).read_text(encoding='utf-8')}}})()"


@dataclass(frozen=True)
class Stage:
    """What every measurement in the browser is given."""

    driver: Playwright
    browser: Browser
    site_url: str
    stock_url: str
    rounds: int
    quick: bool


def launch(driver: Playwright) -> Browser:
    """Return the installed Chromium, as the browser tests start it."""
    return driver.chromium.launch(executable_path=find(), args=ARGUMENTS)


@contextlib.contextmanager
def new_visitor(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Return a visitor who was never here: nothing cached, nothing stored."""
    with browser.new_context(**options) as context:
        context.add_init_script(script("watch.mjs"))
        yield context


@contextlib.contextmanager
def returning_visitor(driver: Playwright) -> Iterator[BrowserContext]:
    """Return a visitor whose browser caches on disk what pages leave there."""
    start = driver.chromium.launch_persistent_context
    with (
        tempfile.TemporaryDirectory(prefix="bench-profile-") as folder,
        start(folder, executable_path=find(), args=ARGUMENTS) as context,
    ):
        context.add_init_script(script("watch.mjs"))
        yield context


def open_ready(page: Page, address: str) -> float:
    """Open a page; milliseconds from its navigation until its first result is in the document."""
    page.goto(address, wait_until="commit", timeout=PATIENCE)
    page.locator(READY).wait_for(state="attached", timeout=PATIENCE)
    return float(noted(page)["ready"])


def noted(page: Page) -> dict[str, Any]:
    """Return what was noted in a page so far."""
    found: dict[str, Any] = page.evaluate("window.benchNoted")
    return found
