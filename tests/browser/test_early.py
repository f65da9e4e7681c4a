"""What happens before a page is read: Python's early start, the reader's colours, the theme's turn."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.support.python_start import KEPT, LABOUR, READY, computes

FLAG = "python.kept"
PAGE_SCRIPT = re.compile(r"/calculator\.mjs$")
THEME_SCRIPT = re.compile(r"/bundle\.[0-9a-f]+\.min\.js$")


@pytest.fixture
def returned(visitor: BrowserContext, site_url: str) -> BrowserContext:
    """Somebody whose browser has kept Python's memory."""
    page = visitor.new_page()
    page.goto(site_url + LABOUR)
    page.locator(KEPT).wait_for(timeout=60_000)
    assert page.evaluate(f"localStorage.getItem('{FLAG}')") == "1"
    page.close()
    return visitor


def test_with_memory_python_starts_without_the_pages_script(
    returned: BrowserContext, site_url: str
) -> None:
    returned.route(PAGE_SCRIPT, lambda route: route.abort())
    page = returned.new_page()

    with page.expect_request(re.compile(r"/pyodide\.asm\.mjs$"), timeout=30_000):
        page.goto(site_url + LABOUR)


def test_without_memory_nothing_starts_before_the_pages_script(
    visitor: BrowserContext, site_url: str
) -> None:
    visitor.route(PAGE_SCRIPT, lambda route: route.abort())
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))

    visitor.new_page().goto(site_url + LABOUR, wait_until="networkidle")

    assert len(asked) > 5
    assert [url for url in asked if url.endswith("worker.mjs") or "/assets/python/" in url] == []


def test_memory_that_has_gone_costs_time_and_nothing_else(
    returned: BrowserContext, site_url: str
) -> None:
    page = returned.new_page()
    page.goto(site_url + "about/")
    page.evaluate("caches.delete('python-memory')")

    page.goto(site_url + LABOUR)

    page.locator(READY).wait_for(timeout=60_000)
    computes(page)
    page.locator(KEPT).wait_for(timeout=60_000)


def test_lost_memory_is_not_made_anew_unasked_over_a_paid_connection(
    visitor: BrowserContext, site_url: str
) -> None:
    visitor.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
        f"localStorage.setItem('{FLAG}', '1');"
    )
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    page = visitor.new_page()

    page.goto(site_url + LABOUR, wait_until="networkidle")

    expect(page.locator('.calc[data-state="waiting"]')).to_be_visible()
    assert [url for url in asked if "/assets/python/" in url] == []
    page.locator('[name="positions[0].headcount"]').focus()
    page.locator(READY).wait_for(timeout=60_000)
    computes(page)


def test_switched_off_nothing_says_that_memory_is_kept(
    returned: BrowserContext, site_url: str
) -> None:
    page = returned.new_page()
    page.goto(site_url + "about/")
    page.locator(".site-offline button").click()
    expect(page.locator(".site-offline")).to_have_attribute("data-state", "off")
    assert page.evaluate(f"localStorage.getItem('{FLAG}')") is None

    page.goto(site_url + LABOUR)

    page.locator(READY).wait_for(timeout=60_000)
    computes(page)
    page.locator(KEPT).wait_for(timeout=60_000)
    assert page.evaluate(f"localStorage.getItem('{FLAG}')") is None


def test_a_script_of_python_that_the_browser_cannot_get_is_asked_for_anew(
    visitor: BrowserContext, site_url: str
) -> None:
    # With the service worker, the second address is answered from what it kept.
    visitor.route(re.compile(r"/pyodide\.asm\.mjs$"), lambda route: route.abort())
    page = visitor.new_page()

    page.goto(site_url + LABOUR)

    page.locator(READY).wait_for(timeout=60_000)
    computes(page)


def test_the_themes_script_comes_after_an_answer_that_is_about_to_be_there(
    returned: BrowserContext, site_url: str
) -> None:
    page = returned.new_page()
    page.goto(site_url + LABOUR)

    page.locator(READY).wait_for(timeout=60_000)
    computes(page)
    page.locator("[data-md-component=search-query]").click()
    expect(page.locator(".md-search__output")).to_be_visible()


def test_the_themes_script_comes_where_python_does_not(
    returned: BrowserContext, site_url: str
) -> None:
    returned.route("**/worker.mjs", lambda route: route.abort())
    page = returned.new_page()
    ran: list[str] = []
    page.on("response", lambda response: ran.append(response.url))

    page.goto(site_url + LABOUR)

    expect(page.locator("head script[src*='bundle.']")).to_have_count(1)
    expect(page.locator("[data-md-component=palette] label:not([hidden])")).to_have_count(1)
    assert [url for url in ran if THEME_SCRIPT.search(url)] != []


@pytest.mark.parametrize(("device", "scheme"), [("dark", "slate"), ("light", "default")])
def test_a_first_page_has_the_devices_colours_without_the_themes_script(
    browser: Browser, site_url: str, device: str, scheme: str
) -> None:
    context = browser.new_context(service_workers="block", color_scheme=device)
    context.route(THEME_SCRIPT, lambda route: route.abort())
    page = context.new_page()

    page.goto(site_url + LABOUR)

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    context.close()


def test_chosen_colours_are_there_on_the_next_page(visitor: BrowserContext, site_url: str) -> None:
    page = visitor.new_page()
    page.goto(site_url + "about/")
    for _ in range(2):  # as the device, light, dark
        page.locator("[data-md-component=palette] label:not([hidden])").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    visitor.route(THEME_SCRIPT, lambda route: route.abort())

    page.goto(site_url + "parameters/")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
