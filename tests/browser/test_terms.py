"""Terms in a real browser: what they mean on hover, on focus and on tap."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

HELP = ".term-help"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
MEANING = {
    "zh": "承接机构在项目执行中使用全职人员所需支付的费用。",
    "en": "What the provider has to pay for the full-time staff it uses in carrying out the project.",
}


def term(page: Page, name: str):
    # The first: a calculator's result explains a term once again.
    return page.locator(f'a.term[href$="terms/#{name}"]').first


def test_hover_shows_the_help_and_leaving_takes_it_away(page, site_url):
    page.clock.install()
    page.goto(site_url + "policy/")
    link = term(page, "labour-cost")

    link.hover()

    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_have_text(MEANING["zh"])
    expect(link).to_have_attribute("aria-describedby", "term-help")
    # The pointer can go to the help and stay there.
    page.locator(HELP).hover()
    page.clock.run_for(1000)
    expect(tooltip).to_be_visible()
    page.mouse.move(0, 0)
    expect(page.locator(HELP)).to_have_count(0)
    expect(link).not_to_have_attribute("aria-describedby", re.compile(".*"))


def test_focus_shows_the_help_and_escape_takes_it_away(page, site_url):
    page.goto(site_url + "policy/")
    link = term(page, "may-refer-to")
    link.focus()

    expect(page.get_by_role("tooltip")).to_contain_text("供测算时参考")

    page.keyboard.press("Escape")
    expect(page.locator(HELP)).to_have_count(0)
    expect(link).to_be_focused()


def test_the_next_focus_takes_the_help_along(page, site_url):
    page.goto(site_url + "policy/")
    term(page, "may-refer-to").focus()
    expect(page.get_by_role("tooltip")).to_be_visible()

    page.keyboard.press("Tab")

    expect(term(page, "previous-year")).to_be_focused()
    expect(page.get_by_role("tooltip")).to_contain_text("取平均工资的年度")
    expect(page.locator(HELP)).to_have_count(1)


@pytest.mark.visitor(**PHONE)
def test_the_first_tap_shows_the_help_and_the_second_leads_to_the_entry(page, site_url):
    page.goto(site_url + "policy/")
    link = term(page, "supervisor")

    link.tap()
    expect(page.get_by_role("tooltip")).to_have_text(
        "服务项目的专业督导人员，或其提供的辅助性服务。"
    )
    assert page.url == site_url + "policy/"

    link.tap()
    page.wait_for_url(site_url + "terms/#supervisor")
    expect(page.locator("h2#supervisor")).to_be_in_viewport()


@pytest.mark.visitor(**PHONE)
def test_a_tap_on_the_help_leads_to_the_entry_and_one_elsewhere_closes_it(page, site_url):
    page.goto(site_url + "policy/")
    term(page, "supervisor").tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.locator("h3#auxiliary").tap()
    expect(page.locator(HELP)).to_have_count(0)

    term(page, "supervisor").tap()
    page.locator(HELP).get_by_role("link", name="督导").tap()

    page.wait_for_url(site_url + "terms/#supervisor")


@pytest.mark.visitor(**PHONE)
def test_the_help_stays_within_a_phone(page, site_url):
    page.goto(site_url + "en/policy/")

    for link in page.locator("a.term").all():
        link.tap()
        box = page.locator(HELP).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_click_leads_to_the_entry(page, site_url):
    page.goto(site_url)

    term(page, "minimum-workload").click()

    page.wait_for_url(site_url + "terms/#minimum-workload")
    expect(page.locator("h2#minimum-workload")).to_be_in_viewport()


def test_an_english_page_has_english_help(page, site_url):
    page.goto(site_url + "en/calculators/labour-cost/")

    term(page, "labour-cost").hover()

    expect(page.get_by_role("tooltip")).to_have_text(MEANING["en"])


def test_help_in_the_form_of_a_calculator(page, site_url):
    page.goto(site_url + "calculators/labour-cost/")

    page.locator(".calc-help a.term", has_text="折合全职").hover()

    expect(page.get_by_role("tooltip")).to_contain_text("投入一半工时，计0.5")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["policy/", "en/calculators/labour-cost/"])
def test_the_open_help_has_no_violation(
    browser: Browser, site_url, accessibility_violations, path, scheme
):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(site_url + path)
    term(page, "labour-cost").focus()
    expect(page.get_by_role("tooltip")).to_be_visible()

    assert accessibility_violations(page) == []
    context.close()


@pytest.mark.visitor(java_script_enabled=False)
def test_without_a_script_a_term_leads_to_the_glossary(page, site_url):
    page.goto(site_url + "en/policy/")

    term(page, "labour-cost").click()

    page.wait_for_url(site_url + "en/terms/#labour-cost")
