"""The site without a network, and a new version of it arriving."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.serve import start
from tests.support.builds import NEXT_LIBRARY, NEXT_POLICY, NEXT_SCRIPTS, copy_of, publish_next

SITE = Path(__file__).resolve().parents[2] / "site"
READY = '.calc[data-state="ready"][data-busy="false"]'
OFFLINE = '.calc[data-offline="ready"]'
HEADLINE = ".calc-headline-figure"
BID = "calculators/bid/"
NOTICE = ".site-update"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here."""
    context = browser.new_context()
    yield context
    context.close()


def visit(visitor: BrowserContext, address: str) -> Page:
    """Open a calculator and wait until it would work without a network."""
    page = visitor.new_page()
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)
    page.locator(OFFLINE).wait_for(timeout=60_000)
    return page


def ready(page: Page, open_it: Callable[[], object]) -> None:
    open_it()
    page.locator(READY).wait_for(timeout=60_000)


def scripts_of(page: Page) -> set[str]:
    """The folders that a page's own scripts came from."""
    names = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return {match[1] for name in names if (match := re.search(r"/(js-[0-9a-f]{12})/", name))}


def downloaded(page: Page, action: str) -> bytes:
    with page.expect_download(timeout=60_000) as started:
        page.locator(f'[data-action="{action}"]').click()
    return Path(started.value.path()).read_bytes()


def test_after_one_visit_a_bid_is_estimated_and_downloaded_offline(visitor: BrowserContext) -> None:
    with start(SITE) as url:
        page = visit(visitor, url + BID)
    # The server is gone: from here on there is no network.

    ready(page, page.reload)
    page.locator('[name="lines[0].quantity"]').fill("100")

    # 408,000 + 150 × 100 + 1,800 × 24 + 600 × 12 = 473,400; 520,000 − 473,400 = 46,600
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")
    expect(page.locator(".calc-headline-also")).to_contain_text("¥46,600.00")
    assert downloaded(page, "xlsx").startswith(b"PK")
    assert json.loads(downloaded(page, "json"))["outputs"]["total"] == "473400.00"
    assert "473400.00" in downloaded(page, "csv").decode("utf-8-sig")

    # Another calculator, never opened; a training example from the site; search.
    ready(page, lambda: page.goto(url + "calculators/workload/"))
    page.locator('[name="services[0].quantity"]').fill("61")
    page.locator(READY).wait_for()
    page.goto(url)
    page.locator("[data-md-component=search-query]").fill("督导")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=30_000)

    # A page that was not opened says so, and leads back to what is there.
    page.goto(url + "policy/")
    expect(page.locator("h1")).to_have_text("没有网络，这一页还没有打开过")
    ready(page, lambda: (page.get_by_role("link", name="测算工具").click(), page.goto(url + BID)))


def test_a_page_that_was_opened_can_be_read_offline(visitor: BrowserContext) -> None:
    with start(SITE) as url:
        page = visitor.new_page()
        page.goto(url + "about/")
        page.evaluate("navigator.serviceWorker.ready")
        page.goto(url + "en/policy/#indirect-share")
        expect(page.locator("h1")).to_contain_text("Policy text")
        page.goto(url + "en/readings/")

    page.goto(url + "en/policy/#indirect-share")

    expect(page.locator("h1")).to_contain_text("Policy text")
    style = page.locator("h1").evaluate("node => getComputedStyle(node).fontFamily")
    assert "serif" in style  # the style sheet is there too


def test_a_new_version_waits_is_announced_and_is_taken_whole(
    visitor: BrowserContext, tmp_path: Path
) -> None:
    site = copy_of(SITE, tmp_path / "site")
    with start(site) as url:
        page = visit(visitor, url + BID)
        expect(page.locator(NOTICE)).to_be_hidden()
        scripts = {file.parent.name for file in site.glob("assets/js-*/worker.mjs")}
        page.locator('[name="lines[0].quantity"]').fill("100")
        expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")

        publish_next(site)
        ready(page, page.reload)

        # Still the old page, on the old scripts and the old Python, which the server has no more.
        assert page.locator(NOTICE).get_attribute("data-policy") != NEXT_POLICY
        assert scripts_of(page) == scripts
        expect(page.locator(NOTICE)).to_be_visible(timeout=60_000)
        expect(page.locator(NOTICE)).to_contain_text(f"政策数据更新到 {NEXT_POLICY}")
        expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")

        page.locator('[name="lines[0].quantity"]').fill("102")
        page.locator(NOTICE).get_by_role("button").click()
        page.locator(f'{NOTICE}[data-policy="{NEXT_POLICY}"]').wait_for(
            state="attached", timeout=60_000
        )
        page.locator(READY).wait_for(timeout=60_000)

        # 473,400 + 2 × 150; what was typed is still there.
        expect(page.locator(HEADLINE)).to_have_text("¥473,700.00")
        assert scripts_of(page) == {NEXT_SCRIPTS}
        expect(page.locator(NOTICE)).to_be_hidden()
        page.locator(OFFLINE).wait_for(timeout=60_000)

    # And it is the new version, whole, that works without a network.
    ready(page, page.reload)
    expect(page.locator(NOTICE)).to_have_attribute("data-policy", NEXT_POLICY)
    assert scripts_of(page) == {NEXT_SCRIPTS}
    assert page.evaluate(
        "name => caches.match(`${location.origin}/assets/python/${name}`).then(Boolean)",
        NEXT_LIBRARY,
    )


def test_another_builds_page_is_never_kept(visitor: BrowserContext, tmp_path: Path) -> None:
    """The server is changed between the list of files and a file: that file is not kept."""
    site = copy_of(SITE, tmp_path / "site")
    with start(site) as url:
        page = visitor.new_page()
        page.goto(url + "about/")
        page.evaluate("navigator.serviceWorker.ready")
        page.reload()
        terms = site / "terms" / "index.html"
        html = terms.read_text(encoding="utf-8")
        terms.write_text(html.replace("</h1>", " 新版</h1>", 1), encoding="utf-8")
        page.goto(url + "terms/")
        expect(page.locator("h1")).to_contain_text("新版")
        page.goto(url + "parameters/")

    page.goto(url + "terms/")
    expect(page.locator("h1")).to_have_text("没有网络，这一页还没有打开过")
    page.goto(url + "parameters/")
    expect(page.locator("h1")).to_contain_text("参数")


def test_an_update_that_breaks_off_leaves_the_old_version_working(
    visitor: BrowserContext, tmp_path: Path
) -> None:
    site = copy_of(SITE, tmp_path / "site")
    with start(site) as url:
        page = visit(visitor, url + BID)
        publish_next(site)
        (site / "assets" / "python" / NEXT_LIBRARY).unlink()
        with page.expect_response(re.compile("service-worker")):
            page.evaluate(
                """async () => {
                  const held = await navigator.serviceWorker.getRegistration();
                  const coming = new Promise((resolve) => held.addEventListener("updatefound", () =>
                    held.installing.addEventListener("statechange", ({ target }) =>
                      target.state === "redundant" && resolve())));
                  await held.update().catch(() => {});
                  await fetch("/service-worker.js");
                  await coming;
                }"""
            )
        ready(page, page.reload)

    expect(page.locator(NOTICE)).to_be_hidden()
    ready(page, page.reload)
    page.locator('[name="lines[0].quantity"]').fill("100")
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")


@pytest.mark.parametrize(
    ("address", "off", "on"),
    [
        ("about/", "离线使用已关闭", "离线使用已开启"),
        ("en/about/", "Offline use is off", "Offline use is on"),
    ],
)
def test_it_can_be_switched_off_and_on_again(
    visitor: BrowserContext, site_url: str, address: str, off: str, on: str
) -> None:
    visit(visitor, site_url + BID).close()
    page = visitor.new_page()
    page.goto(site_url + address)
    place = page.locator(".site-offline")
    expect(place).to_contain_text(on)

    place.get_by_role("button").click()

    expect(place).to_contain_text(off)
    registrations = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    assert page.evaluate(registrations) == 0
    assert page.evaluate("caches.keys()") == []
    page.goto(site_url + BID)
    page.locator(READY).wait_for(timeout=60_000)
    assert page.evaluate(registrations) == 0

    page.goto(site_url + address)
    place.get_by_role("button").click()
    expect(place).to_contain_text(on)
    assert page.evaluate(registrations) == 1
