"""Performance targets, as a person writes them, mends them and takes the table away."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

PAGE = {"zh": "calculators/targets/", "en": "en/calculators/targets/"}
READY = '.calc[data-state="ready"][data-busy="false"]'
HEADLINE = ".calc-headline-figure"


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


def field(page: Page, path: str) -> Any:
    return page.locator(f'[name="{path}"]')


def checks(page: Page, id: str, status: str) -> Any:
    return page.locator(f'[data-check="{id}"][data-status="{status}"]')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_targets_are_mended_until_nothing_is_missing(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + PAGE[lang])
    missing = {"zh": "项目时效", "en": "Timeliness"}[lang]
    expect(page.locator(HEADLINE)).to_have_text("6")
    expect(checks(page, "targets-covered", "warn")).to_contain_text(missing)
    expect(checks(page, "measurable", "warn")).to_have_count(2)
    vague = {"zh": "（“进一步”“改善”）", "en": "(“further”, “improved”)"}[lang]
    expect(checks(page, "measurable", "warn").nth(1)).to_contain_text(vague)

    field(page, "rows[4].target").fill({"zh": "九成", "en": "90%"}[lang])
    field(page, "rows[4].method").fill("x")

    expect(checks(page, "measurable", "pass")).to_be_visible()
    expect(checks(page, "measurable", "warn")).to_have_count(0)

    page.locator("[data-add-row]").click()
    field(page, "rows[6].dimension").select_option("timeliness")
    field(page, "rows[6].indicator").fill("x")

    expect(page.locator(HEADLINE)).to_have_text("7")
    expect(checks(page, "targets-covered", "pass")).to_be_visible()
    # What is missing of the new row is said at once.
    expect(checks(page, "measurable", "warn")).to_have_count(2)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_is_taken_to_a_document(
    context: BrowserContext, page: Page, site_url: str, lang: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_ready(page, site_url + PAGE[lang])
    field(page, "rows[0].indicator").fill("=1+1\t<i>a</i>")
    name = {"zh": "复制表格：绩效目标表", "en": "Copy table: Table of targets"}[lang]

    expect(page.locator(".calc-detail td", has_text="=1+1 <i>a</i>")).to_be_visible()
    # The very click that leaves the field: it must not be lost.
    page.get_by_role("button", name=name).click()

    expect(page.locator(".calc-table [role=status]").first).not_to_be_empty()
    text = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n").split("\n")
    first = {
        "zh": "受益人数\t'=1+1 <i>a</i>\t不少于37人\t按服务台账统计，同一人只计一次\t服务台账、服务协议",
        "en": "Number of beneficiaries\t'=1+1 <i>a</i>\tat least 37 people"
        "\tCounted from the service register, each person once\tService register, service agreements",
    }[lang]
    assert text[1] == first
    assert len(text) == 7
    assert all(line.count("\t") == 4 for line in text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_list_on_a_phone_is_accessible_and_not_too_wide(
    page: Page, site_url: str, accessibility_violations: Any, lang: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_ready(page, site_url + PAGE[lang])
    page.locator("#working > summary").click()
    field(page, "rows[0].indicator").fill("长" * 60 + " word" * 20)
    expect(page.locator(".calc-detail th", has_text="长长").first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert accessibility_violations(page) == []
