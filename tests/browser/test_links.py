"""Links as they are passed on: by messengers, from old browsers, without a clipboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import quiet

READY = '.calc[data-state="ready"][data-busy="false"]'
HEADLINE = ".calc-headline-figure"
NOTICE = ".calc-notice"
LABOUR = "calculators/labour-cost/"
MONTHS = '[name="positions[0].months"]'
# The example with 7.5 instead of 12 months of its first position:
# 7.5 + 36 + 3.25 = 46.75 person-months × 145,391 ÷ 12 × 0.8 = 453,135.2833; × 1.2 = 679,702.925
CHANGED = "¥453,135.28 – ¥679,702.93"


@pytest.fixture
def old_context(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    """A browser without compression, as Safari before 16.4."""
    context = browser.new_context(service_workers="block")
    context.add_init_script("delete self.CompressionStream; delete self.DecompressionStream")
    with quiet(context, site_url):
        yield context
        context.close()


def ready(page: Page) -> None:
    page.locator(READY).wait_for(timeout=60_000)


def link_with_changed_months(page: Page, site_url: str) -> str:
    page.goto(site_url + LABOUR)
    page.locator(MONTHS).fill("7.5")
    page.wait_for_url(re.compile(r"#v1\."))
    ready(page)
    expect(page.locator(HEADLINE)).to_have_text(CHANGED)
    return page.url


def test_what_messengers_add_after_a_link_is_cut_off(page: Page, site_url: str) -> None:
    link = link_with_changed_months(page, site_url)

    for added in ("&appinstall=0", "?from=singlemessage", "。", "）", "%20", " 请看"):
        page.goto("about:blank")
        page.goto(link + added)
        ready(page)
        expect(page.locator(MONTHS)).to_have_value("7.5")
        expect(page.locator(HEADLINE)).to_have_text(CHANGED)
        expect(page.locator(NOTICE)).to_be_hidden()


def test_a_link_that_lost_its_figures_is_incomplete(page: Page, site_url: str) -> None:
    page.goto(site_url + LABOUR + "#v1")
    ready(page)

    expect(page.locator(NOTICE)).to_contain_text("不完整")


def test_an_old_browser_passes_on_what_it_was_given(
    page: Page, old_context: BrowserContext, site_url: str
) -> None:
    old = old_context.new_page()
    link = link_with_changed_months(old, site_url)

    page.goto(link)
    ready(page)
    expect(page.locator(HEADLINE)).to_have_text(CHANGED)

    old.locator('a[hreflang="en"]').first.evaluate("link => link.click()")
    old.wait_for_url(re.compile("/en/calculators/labour-cost/#v1"))
    ready(old)
    expect(old.locator(MONTHS)).to_have_value("7.5")

    old.locator('[data-action="compare"]').click()
    old.wait_for_url(re.compile("/en/calculators/compare/#v1"))
    ready(old)
    expect(old.locator('[name="base.positions[0].months"]')).to_have_value("7.5")


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "这个浏览器太旧"), ("en/", "This browser is too old")]
)
def test_an_old_browser_says_that_it_cannot_read_a_compressed_link(
    page: Page, old_context: BrowserContext, site_url: str, prefix: str, words: str
) -> None:
    fragment = link_with_changed_months(page, site_url).partition("#")[2]

    old = old_context.new_page()
    old.goto(f"{site_url}{prefix}{LABOUR}#{fragment}")

    expect(old.locator(NOTICE)).to_contain_text(words)


@pytest.mark.parametrize(
    "clipboard", ["undefined", "{ writeText: () => Promise.reject(new Error('refused')) }"]
)
@pytest.mark.parametrize(("prefix", "words"), [("", "请自己复制"), ("en/", "copy it yourself")])
def test_a_link_that_cannot_be_copied_is_shown_selected(
    page: Page, site_url: str, clipboard: str, prefix: str, words: str
) -> None:
    page.add_init_script(
        f"Object.defineProperty(navigator, 'clipboard', {{ get: () => ({clipboard}) }})"
    )
    page.goto(site_url + prefix + LABOUR)
    page.locator('[data-action="link"]').click()

    shown = page.locator(".calc-link")
    expect(shown).to_be_visible()
    expect(shown).to_have_value(re.compile(r"/calculators/labour-cost/#v1\.[\w-]+$"))
    expect(page.locator(".calc-next-status")).to_contain_text(words)
    selected = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert shown.evaluate(selected) == shown.input_value() == page.url
    expect(shown).to_be_focused()

    page.locator(MONTHS).fill("7.5")
    expect(shown).to_be_hidden()  # it would be an old link


@pytest.mark.parametrize(
    "place", ["policy/#labour-band", "parameters/#average-wage", "calculators/labour-cost/#basis"]
)
def test_switching_language_keeps_the_place(page: Page, site_url: str, place: str) -> None:
    page.goto(site_url + place)
    page.locator('a[hreflang="en"]').first.evaluate("link => link.click()")
    page.wait_for_url(f"{site_url}en/{place}")

    page.locator('a[hreflang="zh"]').first.evaluate("link => link.click()")
    page.wait_for_url(site_url + place)


def test_switching_language_keeps_the_figures_after_a_jump_on_the_page(
    page: Page, site_url: str
) -> None:
    link_with_changed_months(page, site_url)
    page.evaluate("location.hash = 'basis'")

    page.locator('a[hreflang="en"]').first.evaluate("link => link.click()")
    page.wait_for_url(re.compile(r"/en/calculators/labour-cost/#v1\."))
    expect(page.locator(MONTHS)).to_have_value("7.5")


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "请在浏览器中打开"), ("en/", "open it in a browser")]
)
@pytest.mark.parametrize("action", ["csv", "print"])
def test_what_a_web_view_swallows_is_not_said_to_be_done(
    page: Page, site_url: str, action: str, prefix: str, words: str
) -> None:
    page.add_init_script("HTMLAnchorElement.prototype.click = window.print = () => {}")
    page.goto(site_url + prefix + LABOUR)

    expect(page.locator(".calc-next-status")).not_to_contain_text(words)
    expect(page.locator(".calc-next-status")).to_contain_text("⋯")
    page.locator(f'[data-action="{action}"]').click()
    expect(page.locator(".calc-next-status")).to_contain_text(words, timeout=60_000)


def test_the_example_is_marked_as_such_beside_its_figure(page: Page, site_url: str) -> None:
    mark = "getComputedStyle(document.querySelector('.calc-headline'), '::after').content"
    page.goto(site_url + LABOUR)
    assert page.evaluate(mark) == '"示例，为举例虚拟"'

    page.locator(MONTHS).fill("7.5")
    assert page.evaluate(mark) == "none"
