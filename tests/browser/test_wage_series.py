"""Every year's band and where a monthly cost stands in it, as a person sees it."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from calculators.policy import load_policy

READY = '.calc[data-state="ready"][data-busy="false"]'
SERIES = {"zh": "calculators/wage-series/", "en": "en/calculators/wage-series/"}
MARKS = ".calc-picture svg svg"


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


@pytest.mark.visitor(viewport={"width": 360, "height": 740})
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cost_typed_on_a_phone_is_drawn_across_the_years(
    page: Page, site_url: str, lang: str
) -> None:
    open_ready(page, site_url + SERIES[lang])

    page.locator('[name="monthly_cost"]').fill("９４２６")

    # 9,426 is over the high end of 2018 (9,425.80), inside the five bands after it, and under the
    # low ends of 2024 (9,549.60), 2025 (9,692.73) and of what is registered after them
    count = len(load_policy().parameter("average-wage").years)
    expect(page.locator('.calc-check[data-status="warn"]')).to_contain_text("2018")
    expect(page.locator(".calc-headline")).to_contain_text("%")
    expect(page.locator(MARKS)).to_have_count(count)
    expect(page.locator(f"{MARKS} circle")).to_have_count(5)
    expect(page.locator(f"{MARKS} path")).to_have_count(count - 5)
    expect(page.locator(".calc-detail tbody").first.locator("tr")).to_have_count(count)
    # No word of the picture runs over its edge or into the next one.
    for text in page.locator(".calc-picture text").all():
        edges = text.bounding_box()
        assert edges["x"] >= 0
        assert edges["x"] + edges["width"] <= 360
    labels = page.locator(".calc-picture text", has_text=re.compile(r"^20\d\d$")).all()
    years = [label.bounding_box() for label in labels]
    assert len(years) == (count if count <= 8 else (count + 1) // 2)
    for one, other in pairwise(years):
        assert one["x"] + one["width"] < other["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_cost_survives_reload_and_a_switch_of_language(page: Page, site_url: str) -> None:
    open_ready(page, site_url + SERIES["zh"])
    page.locator('[name="monthly_cost"]').fill("14539.11")
    page.wait_for_url(re.compile("#v1\\."))

    page.reload()
    page.locator(READY).wait_for(timeout=60_000)
    expect(page.locator('[name="monthly_cost"]')).to_have_value("14539.11")

    page.locator('a[hreflang="en"]').first.evaluate("link => link.click()")
    page.wait_for_url(re.compile("/en/calculators/wage-series/#v1\\."))
    page.locator(READY).wait_for(timeout=60_000)
    expect(page.locator('[data-check="labour-band"]')).to_contain_text("¥14,539.11")


@pytest.mark.parametrize(
    "scheme",
    [
        pytest.param(scheme, marks=pytest.mark.visitor(color_scheme=scheme))
        for scheme in ("light", "dark")
    ],
)
def test_with_and_without_a_cost_it_is_accessible(
    page: Page, site_url: str, accessibility_violations, scheme: str
) -> None:
    open_ready(page, site_url + SERIES["zh"])
    found = accessibility_violations(page)
    page.locator('[name="monthly_cost"]').fill("")
    expect(page.locator('.calc-check[data-status="unknown"]')).to_be_visible()
    found += accessibility_violations(page)

    assert found == []
    expect(page.locator(MARKS)).to_have_count(0)
    expect(page.get_by_role("img", name="2018年 ¥6,283.87/月 – ¥9,425.80/月")).to_be_visible()


@pytest.mark.visitor(java_script_enabled=False)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_parameters_page_leads_to_it(page: Page, site_url: str, lang: str) -> None:
    page.goto(site_url + ("" if lang == "zh" else "en/") + "parameters/")

    expect(page.locator(".parameter-picture svg[role=img]")).to_be_visible()
    page.locator('.parameter-picture a[href*="wage-series"]').click()

    expect(page.locator(".calc-picture svg[role=img]")).to_be_visible()
