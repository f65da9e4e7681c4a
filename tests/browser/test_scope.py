"""Is it in scope? Asked of the page and of the search, in both languages."""

import re

import pytest
from playwright.sync_api import Page, expect

READY = '.calc[data-state="ready"][data-busy="false"]'
HEADLINE = ".calc-headline-figure"
SCOPE = {"zh": "calculators/scope/", "en": "en/calculators/scope/"}


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


def box(page: Page, name: str, value: str):
    return page.locator(f'[name="{name}"][value="{value}"]')


@pytest.mark.parametrize(
    ("path", "words", "address", "answer", "quoted"),
    [
        ("", "禁毒", SCOPE["zh"], "按读到的文本，未见不符", "“禁毒戒毒”是原文列出的领域。"),
        (
            "en/",
            "anti-drug",
            SCOPE["en"],
            "Nothing we could read speaks against it",
            "“drug control and rehabilitation”",
        ),
    ],
)
def test_a_stranger_finds_that_anti_drug_counselling_is_in_scope(
    page: Page, site_url: str, path: str, words: str, address: str, answer: str, quoted: str
) -> None:
    page.goto(site_url + path)
    search = page.locator("[data-md-component=search-query]")
    search.click()
    search.press_sequentially(words)
    search.press("End")
    page.locator(f'.md-search-result__link[href*="{address}"]').first.click()
    page.wait_for_url(re.compile(address))

    expect(page.locator("h1 + p")).to_be_visible()
    expect(page.locator(HEADLINE)).to_have_text(answer)
    expect(page.locator('[data-check="field"]')).to_contain_text(quoted)


def test_boxes_survive_reload_link_and_a_switch_of_language(page: Page, site_url: str) -> None:
    open_ready(page, site_url + SCOPE["zh"])
    ticked = ("mental-health", "emergency-response", "drug-control-and-rehabilitation")
    box(page, "fields", "mental-health").check()
    box(page, "fields", "emergency-response").check()
    box(page, "auxiliary", "supervision").check()
    page.locator('[name="own_duty"]').select_option("no")

    expect(page.locator(HEADLINE)).to_have_text("按读到的文本，有不符")
    expect(page.locator(".calc-headline-also")).to_contain_text("取决于：自身职责")
    page.wait_for_url(re.compile("#v1\\."))

    def still_there() -> None:
        page.locator(READY).wait_for(timeout=60_000)
        for value in ticked:
            expect(box(page, "fields", value)).to_be_checked()
        expect(page.locator('[name="fields"]:checked')).to_have_count(3)
        expect(box(page, "auxiliary", "supervision")).to_be_checked()
        expect(page.locator('[name="own_duty"]')).to_have_value("no")

    page.reload()
    still_there()

    address = page.url
    page.goto("about:blank")
    page.goto(address)
    still_there()

    page.locator('a[hreflang="en"]').first.evaluate("link => link.click()")
    page.wait_for_url(re.compile("/en/calculators/scope/#v1\\."))
    still_there()
    expect(page.locator(HEADLINE)).to_have_text("Something we could read speaks against it")


def test_what_is_not_listed_is_unclear_and_clear_starts_anew(page: Page, site_url: str) -> None:
    open_ready(page, site_url + SCOPE["zh"])
    hostile = "<img src=x onerror=alert(1)>"
    box(page, "fields", "drug-control-and-rehabilitation").uncheck()
    page.locator('[name="other"]').fill(hostile)

    check = page.locator('[data-check="field"]')
    expect(check).to_have_attribute("data-status", "unknown")
    expect(check).to_contain_text(hostile)
    expect(check).to_contain_text("请问购买主体；必要时向印发机关咨询。")
    expect(page.locator(HEADLINE)).to_have_text("尚不能确定")

    page.locator('[data-action="clear"]').click()

    expect(page.locator('[data-check="own-duty"]')).to_have_attribute("data-status", "unknown")
    expect(page.locator('[name="own_duty"]')).to_have_value("unsure")
    expect(page.locator('[data-check="field"]')).to_contain_text("还没有勾选")


@pytest.mark.visitor(java_script_enabled=False)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_script_the_example_answers(page: Page, site_url: str, lang: str) -> None:
    page.goto(site_url + SCOPE[lang])

    answer = {"zh": "按读到的文本，未见不符", "en": "Nothing we could read speaks against it"}
    expect(page.locator(HEADLINE)).to_have_text(answer[lang])
    expect(page.locator('[name="fields"]')).to_have_count(19)


@pytest.mark.parametrize(
    "scheme",
    [
        pytest.param(scheme, marks=pytest.mark.visitor(color_scheme=scheme))
        for scheme in ("light", "dark")
    ],
)
def test_a_no_and_an_open_answer_are_accessible(
    page: Page, site_url: str, accessibility_violations, scheme: str
) -> None:
    open_ready(page, site_url + SCOPE["en"])
    page.locator('[name="own_duty"]').select_option("no")
    page.locator('[name="suited_to_market"]').select_option("unsure")
    expect(page.locator(HEADLINE)).to_have_text("Something we could read speaks against it")

    assert accessibility_violations(page) == []
