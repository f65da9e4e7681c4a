"""Team and supervisor as a person uses it, and the switches between readings."""

import pytest
from playwright.sync_api import Page, expect

READY = '.calc[data-state="ready"][data-busy="false"]'
HEADLINE = ".calc-headline-figure"
TEAM = {"zh": "calculators/team/", "en": "en/calculators/team/"}


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


def supervisor_check(page: Page):
    return page.locator('[data-check="supervisor-experience"]')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_three_certified_of_five_comply(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + TEAM[lang])

    page.locator('[name="members[0].headcount"]').fill("3")
    for row in (2, 1):
        page.locator(".calc-row-members").nth(row).locator("[data-remove-row]").click()
    page.locator('[data-rows="members"] [data-add-row]').click()
    page.locator('[name="members[1].headcount"]').fill("2")
    page.locator('[name="members[1].qualified"]').select_option("false")
    page.locator('[name="members[1].full_time"]').select_option("true")

    expect(page.locator(HEADLINE)).to_have_text("60%")
    expect(page.locator('[data-check="qualified-share"]')).to_have_attribute("data-status", "pass")


@pytest.mark.parametrize(
    ("lang", "note", "choice"),
    [
        ("zh", "按另一种理解（可以相加），结果会是“符合”", "按另一种理解测算"),
        (
            "en",
            "Under another reading (Yes, they may be added), this would be “Met”",
            "Try another reading",
        ),
    ],
)
def test_four_years_of_practice_and_three_of_research(
    page: Page, site_url: str, lang: str, note: str, choice: str
) -> None:
    open_ready(page, site_url + TEAM[lang])

    page.locator('[name="supervisors[0].years_practice"]').fill("4")
    page.locator('[name="supervisors[0].years_research"]').fill("3")

    check = supervisor_check(page)
    expect(check).to_have_attribute("data-status", "fail")
    expect(check).to_contain_text(note)

    page.get_by_text(choice, exact=True).click()
    page.locator('[name="experience_sum"]').select_option("together")

    expect(check).to_have_attribute("data-status", "pass")


def test_a_switched_reading_travels_to_the_other_language(page: Page, site_url: str) -> None:
    open_ready(page, site_url + TEAM["zh"])
    page.locator("#reading-switches summary").click()
    page.locator('[name="experience_sum"]').select_option("together")
    page.locator('[name="supervisors[0].years_practice"]').fill("4")
    page.locator('[name="supervisors[0].years_research"]').fill("3")
    page.locator('[name="supervisors[0].in_field"]').select_option("")
    expect(supervisor_check(page)).to_have_attribute("data-status", "unknown")

    page.locator('.md-select__link[hreflang="en"]').dispatch_event("click")
    page.wait_for_url("**/en/calculators/team/**")
    page.locator(READY).wait_for(timeout=60_000)

    expect(page.locator('[name="experience_sum"]')).to_have_value("together")
    expect(page.locator('[name="supervisors[0].in_field"]')).to_have_value("")
    expect(supervisor_check(page)).to_have_attribute("data-status", "unknown")


def test_without_a_supervisor_nobody_can_tell(page: Page, site_url: str) -> None:
    open_ready(page, site_url + TEAM["zh"])

    page.locator(".calc-row-supervisors [data-remove-row]").click()

    for check in ("supervisor-certificate", "supervisor-experience"):
        expect(page.locator(f'[data-check="{check}"]')).to_have_attribute("data-status", "unknown")
    page.wait_for_url("**/#v1.*")
    page.reload()
    page.locator(READY).wait_for(timeout=60_000)
    expect(page.locator(".calc-row-supervisors")).to_have_count(0)


def test_a_2027_budget_written_in_march_2026_uses_the_wage_of_2024(
    page: Page, site_url: str
) -> None:
    open_ready(page, site_url + "calculators/labour-cost/")

    page.locator('[name="project_year"]').fill("2027")
    page.locator("#advanced summary").click()
    page.locator('[name="written_year"]').fill("2026")
    page.locator('[name="written_month"]').fill("3")

    check = page.locator('[data-check="reference-year"]')
    expect(check).to_have_attribute("data-status", "warn")
    expect(check).to_contain_text(
        "2026年3月编制时，2025年（2026年8月21日公布）、2026年的数字还没有公布"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_clear_leaves_no_old_answer(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + TEAM[lang])
    expect(page.locator(".calc-verdicts")).to_be_visible()
    example = {"zh": "下面是示例", "en": "Below is an invented example"}[lang]
    expect(page.locator(".calc-status")).to_contain_text(example)

    page.locator("[data-action=clear]").click()

    expect(page.locator(".calc-main")).to_be_empty()
    expect(page.locator(".calc-verdicts")).to_have_count(0)
    attention = {"zh": "处需要填写或修改", "en": "Entries that need attention"}[lang]
    expect(page.locator(HEADLINE)).to_contain_text(attention)
    expect(page.locator(".calc-status")).not_to_contain_text(example)


def test_a_mistake_marks_the_old_answer_as_old(page: Page, site_url: str) -> None:
    open_ready(page, site_url + TEAM["zh"])

    page.locator('[name="members[0].headcount"]').fill("x")

    expect(page.locator(HEADLINE)).to_have_text("有 1 处需要填写或修改")
    expect(page.locator(".calc-old")).to_have_text("下面是改动前的结果")
    page.locator('[name="members[0].headcount"]').fill("3")
    expect(page.locator(HEADLINE)).to_have_text("71.43%")
    expect(page.locator(".calc-verdicts")).to_contain_text("核对 3 项，全部符合")
