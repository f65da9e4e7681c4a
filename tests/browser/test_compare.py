"""The comparison as a person comes to it: from a calculator's page, with what was typed there."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

READY = '.calc[data-state="ready"][data-busy="false"]'
START = {"zh": "", "en": "en/"}
WORDS = {
    "zh": ("社工：人数", "添加改动", "返回修改"),
    "en": ("Social worker: Headcount", "Add change", "Go back and edit"),
}


def ready(page: Page) -> None:
    page.locator(READY).wait_for(timeout=60_000)


@pytest.mark.visitor(viewport={"width": 360, "height": 740})
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bid_is_taken_along_varied_reloaded_and_taken_back(
    page: Page, site_url: str, lang: str, accessibility_violations: Any
) -> None:
    label, add, back = WORDS[lang]
    labour = {"zh": "人力成本：", "en": "Labour cost: "}[lang]
    page.goto(f"{site_url}{START[lang]}calculators/bid/")
    ready(page)
    page.locator('[name="labour.positions[1].headcount"]').fill("4")
    page.locator('[data-action="compare"]').click()
    page.wait_for_url(re.compile("/calculators/compare/#v1\\."))
    ready(page)

    # 13,000 × 12 + 4 × 10,500 × 12 = 660,000; lines 14,400 + 43,200 + 7,200 = 64,800
    expect(page.locator(".calc-headline-figure")).to_contain_text("¥724,800.00")
    page.get_by_role("button", name=add).click()
    page.locator('[name="variations[0].name"]').fill("+1")
    page.locator('[name="variations[0].changes.path"]').select_option(label=labour + label)
    page.locator('[name="variations[0].changes.value"]').fill("5")

    columns = page.locator(".calc-detail table").first
    # one more for 12 × 10,500
    expect(columns.locator("tbody tr")).to_have_count(2)
    expect(columns.locator("tbody tr").nth(1)).to_contain_text("¥850,800.00")
    expect(page.locator(".calc-picture svg")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for text in page.locator(".calc-picture text").all():
        edges = text.bounding_box()
        assert edges["x"] >= 0
        assert edges["x"] + edges["width"] <= 360
    assert accessibility_violations(page) == []

    page.locator('[name="variations[0].changes.value"]').fill("x")
    error = page.locator('[id="error-variations[0].changes"]')
    expect(page.locator(".calc-errors li")).to_have_count(1)
    expect(error).to_contain_text("x")
    page.locator('[name="variations[0].changes.value"]').fill("6")
    expect(columns.locator("tbody tr").nth(1)).to_contain_text("¥976,800.00")

    page.reload()
    ready(page)
    expect(page.locator('[name="variations[0].changes.path"]')).to_have_value(
        "labour.positions[1].headcount"
    )
    expect(columns.locator("tbody tr").nth(1)).to_contain_text("¥976,800.00")

    page.get_by_role("link", name=back).click()
    page.wait_for_url(re.compile("/calculators/bid/#v1\\."))
    ready(page)
    expect(page.locator('[name="labour.positions[1].headcount"]')).to_have_value("4")
    expect(page.locator(".calc-headline-figure")).to_have_text("¥724,800.00")


@pytest.mark.visitor(java_script_enabled=False)
def test_without_script_the_example_can_be_read(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/calculators/compare/")

    expect(page.locator(".calc-picture svg")).to_be_visible()
    expect(page.locator(".calc-base")).to_contain_text("Entered in “Labour cost”")
    # 145,391 × 1.2 × 3
    expect(page.locator(".calc-detail table").first).to_contain_text("¥523,407.60")
