"""What a budget buys, as a person sees it: budget in, units out, and the words when nothing fits."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

READY = '.calc[data-state="ready"][data-busy="false"]'
ADDRESS = {"zh": "calculators/capacity/", "en": "en/calculators/capacity/"}
WORDS = {
    "zh": ("小时", "任何一项服务再加一个单位都会超出预算", "不能提供任何服务"),
    "en": ("hours", "one more unit of any service would exceed the budget", "no service fits"),
}


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


@pytest.mark.visitor(viewport={"width": 360, "height": 740})
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_budget_typed_on_a_phone_buys_whole_units(
    page: Page, site_url: str, lang: str, accessibility_violations: Any
) -> None:
    hours, full, nothing = WORDS[lang]
    open_ready(page, site_url + ADDRESS[lang])
    for name, value in (("monthly_cost", "1万"), ("budget", "１０万")):
        page.locator(f'[name="{name}"]').fill(value)

    # A direct hour with its indirect work costs 120,000 ÷ 1,984 ÷ 0.8 = 75.60…: a case of 30 hours
    # 2,268.15, a session of 12 and ¥150 1,057.26, an event of 40 and ¥1,800 4,824.19; a package of 1, 2
    # and 1 is 9,206.85. Of 100,000 − 7,200 − 3,000 = 89,800 go 9 packages (82,861.69); what is left,
    # 6,938.31, takes a case (2,268.15), a session, no event, another case and another session: 287.50.
    quantities = page.locator(".calc-detail table").first.locator("tbody td:nth-child(4)")
    expect(quantities).to_have_text(["11", "20", "9"])
    # 11 × 30 + 20 × 12 + 9 × 40 = 930 direct hours; ÷ 0.8
    expect(page.locator(".calc-headline-figure")).to_have_text(re.compile(rf"^1,162.5 {hours}$"))
    expect(page.locator('[data-check="budget"]')).to_contain_text(full)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert accessibility_violations(page) == []

    page.locator('[name="budget"]').fill("7000")

    expect(page.locator('[data-check="budget"]')).to_have_attribute("data-status", "warn")
    expect(page.locator('[data-check="budget"]')).to_contain_text(nothing)
    # 7,200 + 3 % × 7,000 − 7,000
    expect(page.locator('[data-check="budget"]')).to_contain_text("¥410.00")


def test_a_position_in_the_band_takes_the_place_of_a_cost(page: Page, site_url: str) -> None:
    open_ready(page, site_url + ADDRESS["zh"])

    page.locator('[name="band_position"]').fill("80")
    expect(page.locator('[id="error-band_position"]')).to_contain_text("只填一项")
    page.locator('[name="monthly_cost"]').fill("")

    # 145,391 × 0.8 ÷ 12
    expect(page.locator('[data-check="labour-band"]')).to_contain_text("¥9,692.73")
    expect(page.locator('[data-check="labour-band"]')).to_have_attribute("data-status", "pass")
