"""How Python starts: from the memory kept on the device, and however that goes wrong."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from calculators.registry import CALCULATORS
from tests.support.python_start import KEPT, LABOUR, READY, computes

HEADLINE = ".calc-headline-figure"
MEMORY = "python-memory"


def open_ready(context: BrowserContext, address: str) -> tuple[Page, bool]:
    """Open a page; also whether Python had to be installed, or came from kept memory."""
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)
    return page, any(url.endswith(".whl") for url in asked)


def rewrite_memory(page: Page, change: str) -> None:
    """Put changed bytes in place of the kept memory; `change` is JavaScript on `bytes`."""
    page.evaluate(
        """async ([name, change]) => {
          const cache = await caches.open(name);
          const [request] = await cache.keys();
          const response = await cache.match(request);
          let bytes = new Uint8Array(await response.arrayBuffer());
          const length = response.headers.get("X-Length");
          let digest = response.headers.get("X-Digest");
          const sha = async (data) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", data))]
            .map((byte) => byte.toString(16).padStart(2, "0")).join("");
          [bytes, digest] = await new Map([
            ["a wrong byte", async () => { bytes[bytes.length >> 1] ^= 255; return [bytes, digest]; }],
            ["half of it", async () => { const half = bytes.slice(0, bytes.length >> 1); return [half, await sha(half)]; }],
            ["nothing of it", async () => { bytes.fill(7); return [bytes, await sha(bytes)]; }],
            ["empty", async () => [new Uint8Array(0), await sha(new Uint8Array(0))]],
          ]).get(change)();
          await cache.put(request, new Response(bytes, { headers: { "X-Length": length, "X-Digest": digest } }));
        }""",
        [MEMORY, change],
    )


def kept(page: Page) -> list[str]:
    return page.evaluate("caches.keys()")


def test_a_later_visit_starts_from_memory_and_computes_the_same(
    visitor: BrowserContext, site_url: str
) -> None:
    page, installed = open_ready(visitor, site_url + LABOUR)
    example = page.locator(HEADLINE).inner_text()
    page.locator(KEPT).wait_for(timeout=60_000)
    page.close()
    assert installed

    page, installed = open_ready(visitor, site_url + LABOUR)

    assert not installed
    assert page.locator(HEADLINE).inner_text() == example
    computes(page)


def test_memory_kept_on_one_page_serves_every_calculator(
    visitor: BrowserContext, site_url: str
) -> None:
    page, _ = open_ready(visitor, site_url + LABOUR)
    page.locator(KEPT).wait_for(timeout=60_000)
    page.close()
    # Were a module missing from memory, the page would want the wheel, and not get it.
    visitor.route("**/*.whl", lambda route: route.abort())

    for name in CALCULATORS:
        if name != "review":  # it reads files, which needs more than memory
            for root in ("", "en/"):
                page, _ = open_ready(visitor, f"{site_url}{root}calculators/{name}/")
                page.locator(".calc-form [name]").first.focus()
                page.keyboard.press("End")
                page.locator(READY).wait_for()
                page.close()


def test_memory_holds_nothing_that_was_typed(visitor: BrowserContext, site_url: str) -> None:
    page = visitor.new_page()
    page.goto(site_url + LABOUR)
    page.locator('[name="positions[0].title"]').fill("绝密岗位QWERTZ")  # before Python is up
    page.locator(READY).wait_for(timeout=60_000)
    expect(page.locator(".calc-detail")).to_contain_text("绝密岗位QWERTZ")
    page.locator(KEPT).wait_for(timeout=60_000)

    found = page.evaluate(
        """async (name) => {
          const cache = await caches.open(name);
          const text = new TextDecoder("latin1").decode(
            await (await cache.match((await cache.keys())[0])).arrayBuffer());
          const wide = [..."QWERTZ"].join("\\0");
          return [text.length > 1e7, text.includes("QWERTZ"), text.includes(wide)];
        }""",
        MEMORY,
    )

    assert found == [True, False, False]


@pytest.mark.parametrize("change", ["a wrong byte", "half of it", "nothing of it", "empty"])
def test_faulty_memory_is_dropped_and_made_anew(
    visitor: BrowserContext, site_url: str, change: str
) -> None:
    page, _ = open_ready(visitor, site_url + LABOUR)
    page.locator(KEPT).wait_for(timeout=60_000)
    rewrite_memory(page, change)
    page.close()

    page, installed = open_ready(visitor, site_url + LABOUR)
    assert installed
    computes(page)
    page.locator(KEPT).wait_for(timeout=60_000)
    page.close()

    assert not open_ready(visitor, site_url + LABOUR)[1]


def test_a_disk_that_is_full_costs_time_and_nothing_else(
    visitor: BrowserContext, site_url: str
) -> None:
    page = visitor.new_page()
    page.goto(site_url + "about/")
    visitor.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin",
        {"origin": site_url.rstrip("/"), "quotaSize": 1_000_000},
    )
    page.goto(site_url + LABOUR)
    page.locator(READY).wait_for(timeout=60_000)
    computes(page)
    page.locator(KEPT).wait_for(timeout=60_000)
    assert kept(page) == []

    page.reload()
    page.locator(READY).wait_for(timeout=60_000)
    computes(page)


@pytest.mark.parametrize(
    "denial",
    [
        'get() { throw new DOMException("denied", "SecurityError"); }',  # storage switched off
        "value: undefined",  # an address without https
        'value: new Proxy({}, { get: () => () => Promise.reject(new Error("private")) })',
    ],
)
def test_where_nothing_can_be_kept_python_starts_all_the_same(
    visitor: BrowserContext, site_url: str, denial: str
) -> None:
    deny = f'Object.defineProperty(self, "caches", {{ {denial} }});\n'
    visitor.add_init_script(deny)

    def in_the_worker(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=deny + response.text())

    visitor.route("**/worker.mjs", in_the_worker)

    page, installed = open_ready(visitor, site_url + LABOUR)

    assert installed
    computes(page)
    page.locator(KEPT).wait_for(timeout=60_000)
    assert open_ready(visitor, site_url + LABOUR)[1]


def test_a_private_window_leaves_nothing_to_the_next(browser: Browser, site_url: str) -> None:
    # Every context of the test's browser is a private window of its own.
    for _ in range(2):
        context = browser.new_context(service_workers="block")
        page, installed = open_ready(context, site_url + LABOUR)
        assert installed
        page.locator(KEPT).wait_for(timeout=60_000)
        assert kept(page) == [MEMORY]
        context.close()


def test_two_tabs_at_once(visitor: BrowserContext, site_url: str) -> None:
    pages = [visitor.new_page(), visitor.new_page()]
    for page in pages:
        page.goto(site_url + LABOUR, wait_until="commit")
    for page in pages:
        page.locator(READY).wait_for(timeout=90_000)
        computes(page)
        page.locator(KEPT).wait_for(timeout=60_000)

    page, installed = open_ready(visitor, site_url + LABOUR)

    assert not installed
    computes(page)


def test_a_first_visit_that_is_broken_off_leaves_the_next_one_whole(
    visitor: BrowserContext, site_url: str
) -> None:
    page = visitor.new_page()
    with page.expect_request(re.compile(r"/library-[0-9a-f]+\.zip$")):
        page.goto(site_url + LABOUR)
    page.close()

    page, installed = open_ready(visitor, site_url + LABOUR)

    assert installed
    computes(page)


def test_nothing_is_kept_where_it_is_switched_off(visitor: BrowserContext, site_url: str) -> None:
    page = visitor.new_page()
    page.goto(site_url + "about/")
    page.locator(".site-offline button").click()
    expect(page.locator(".site-offline")).to_have_attribute("data-state", "off")

    page.goto(site_url + LABOUR)
    page.locator(READY).wait_for(timeout=60_000)
    computes(page)

    assert kept(page) == []


def test_an_altered_wheel_is_refused(visitor: BrowserContext, site_url: str) -> None:
    def alter(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.body() + b"x")

    visitor.route("**/beijing*.whl", alter)
    page = visitor.new_page()

    page.goto(site_url + LABOUR)

    expect(page.locator('.calc[data-state="failed"]')).to_be_visible(timeout=60_000)
    expect(page.locator(HEADLINE)).to_have_text("¥496,752.58 – ¥745,128.88")  # the example stays


def test_over_a_connection_that_is_paid_for_nothing_large_comes_unasked(
    visitor: BrowserContext, site_url: str
) -> None:
    visitor.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    )
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    page = visitor.new_page()
    page.goto(site_url + LABOUR, wait_until="networkidle")
    expect(page.locator('.calc[data-state="waiting"]')).to_be_visible()
    expect(page.locator(".calc-status")).to_contain_text("用手机流量时不会提前下载")
    assert [url for url in asked if "/assets/python/" in url] == []

    computes(page)

    assert any(Path(url).name == "pyodide.asm.wasm" for url in asked)


@pytest.mark.parametrize("address", ["", "policy/", "en/parameters/", "about/"])
def test_a_reading_page_fetches_no_python(
    visitor: BrowserContext, site_url: str, address: str
) -> None:
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))

    visitor.new_page().goto(site_url + address, wait_until="networkidle")

    assert len(asked) > 5
    assert [url for url in asked if "/assets/python/" in url] == []
