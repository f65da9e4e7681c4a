"""The calculators as a person uses them: typing, adding rows, making mistakes, switching language."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

ROOT = Path(__file__).resolve().parents[2]
READY = '.calc[data-state="ready"][data-busy="false"]'
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
HEADLINE = ".calc-headline-figure"

LABOUR = {"zh": "calculators/labour-cost/", "en": "en/calculators/labour-cost/"}
WORKLOAD = {"zh": "calculators/workload/", "en": "en/calculators/workload/"}


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


def field(page: Page, path: str) -> Any:
    return page.locator(f'[name="{path}"]')


def download(page: Page, action: str) -> bytes:
    with page.expect_download() as started:
        page.locator(f'[data-action="{action}"]').click()
    return Path(started.value.path()).read_bytes()


def command_line(name: str, data: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "calculators", "run", name],
        input=json.dumps(data).encode(), capture_output=True, cwd=ROOT, check=True, timeout=60,
    )  # fmt: skip
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_typing_changes_the_labour_cost_at_once(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + LABOUR[lang])

    field(page, "positions[1].headcount").fill("4")

    # 12 + 48 + 3.25 = 63.25 person-months; × 145,391 ÷ 12 × 0.8 = 613,065.3833; × 1.2 = 919,598.075
    expect(page.locator(HEADLINE)).to_have_text("¥613,065.38 – ¥919,598.08")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_typing_changes_the_workload_at_once(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + WORKLOAD[lang])

    field(page, "services[0].quantity").fill("４０")

    # 40×20 + 200 + 160 + 40 = 1,200; ÷ 0.8 = 1,500
    unit = {"zh": "小时", "en": "hours"}[lang]
    expect(page.locator(HEADLINE)).to_have_text(f"1,500 {unit}")


def test_the_trap_of_the_twenty_percent_warns_in_the_words_of_the_rule(
    page: Page, site_url: str
) -> None:
    open_ready(page, site_url + WORKLOAD["zh"])

    field(page, "indirect_hours").fill("160")

    check = page.locator('[data-check="indirect-share"]')
    expect(check).to_have_attribute("data-status", "warn")
    expect(check).to_contain_text("16.67%")
    expect(check).to_contain_text("原则上投入工作量不低于整个项目总投入工作量的20%")
    expect(check.locator("a:not(.term)")).to_have_attribute("href", "../../policy/#indirect-share")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_are_added_duplicated_and_removed(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + LABOUR[lang])
    rows = page.locator(".calc-row-list > .calc-row")
    expect(rows).to_have_count(3)

    rows.nth(1).locator("[data-copy-row]").click()

    expect(rows).to_have_count(4)
    expect(field(page, "positions[2].headcount")).to_have_value("3")
    # 12 + 36 + 36 + 3.25 = 87.25 person-months × 145,391 ÷ 12 × 0.8 = 845,690.9833; × 1.2 = 1,268,536.475
    expect(page.locator(HEADLINE)).to_have_text("¥845,690.98 – ¥1,268,536.48")

    rows.nth(0).locator("[data-remove-row]").click()
    rows.nth(0).locator("[data-remove-row]").click()

    expect(rows).to_have_count(2)
    expect(field(page, "positions[0].headcount")).to_have_value("3")
    # 36 + 3.25 = 39.25 person-months × 145,391 ÷ 12 × 0.8 = 380,439.7833; × 1.2 = 570,659.675
    expect(page.locator(HEADLINE)).to_have_text("¥380,439.78 – ¥570,659.68")

    page.locator("[data-add-row]").click()

    expect(rows).to_have_count(3)
    expect(field(page, "positions[2].title")).to_be_focused()
    expect(page.locator(".calc-errors")).to_be_visible()
    expect(page.locator("#error-positions\\[2\\]\\.headcount")).to_be_hidden()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_several_errors_stand_at_their_fields_and_in_a_summary_until_cured(
    page: Page, site_url: str, lang: str
) -> None:
    open_ready(page, site_url + LABOUR[lang])

    field(page, "positions[0].headcount").fill("两个")
    field(page, "positions[1].months").fill("61")

    errors = page.locator(".calc-errors")
    expect(errors.locator("li")).to_have_count(2)
    first = page.locator('[id="error-positions[0].headcount"]')
    words = {"zh": "“人数”应填数字，“两个”不是可用的数字。", "en": "“Headcount” must be a number."}
    expect(first).to_contain_text(words[lang])
    expect(field(page, "positions[0].headcount")).to_have_attribute("aria-invalid", "true")
    limits = {"zh": "应在 0 到 60 之间", "en": "must be from 0 to 60"}
    expect(page.locator('[id="error-positions[1].months"]')).to_contain_text(limits[lang])

    errors.locator("a").nth(1).click()
    expect(field(page, "positions[1].months")).to_be_focused()

    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    field(page, "positions[0].headcount").fill("1")

    expect(errors).to_be_hidden()
    expect(first).to_be_hidden()
    expect(field(page, "positions[0].headcount")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(HEADLINE)).to_have_text("¥496,752.58 – ¥745,128.88")


def test_switching_language_keeps_what_was_typed(page: Page, site_url: str) -> None:
    open_ready(page, site_url + LABOUR["zh"])
    field(page, "positions[0].title").fill("督导 & 培训 <1>")
    field(page, "positions[0].months").fill("7.5")

    page.locator('a[hreflang="en"]').first.evaluate("link => link.click()")
    page.wait_for_url(re.compile("/en/calculators/labour-cost/#v1\\."))
    page.locator(READY).wait_for(timeout=60_000)

    expect(field(page, "positions[0].title")).to_have_value("督导 & 培训 <1>")
    expect(field(page, "positions[0].months")).to_have_value("7.5")
    # 7.5 + 36 + 3.25 = 46.75 person-months × 145,391 ÷ 12 × 0.8 = 453,135.2833; × 1.2 = 679,702.925
    expect(page.locator(HEADLINE)).to_have_text("¥453,135.28 – ¥679,702.93")


def test_a_reload_keeps_what_was_typed(page: Page, site_url: str) -> None:
    open_ready(page, site_url + WORKLOAD["zh"])
    field(page, "indirect_share").fill("25")
    page.wait_for_url(re.compile("#v1\\."))

    page.reload()
    page.locator(READY).wait_for(timeout=60_000)

    expect(field(page, "indirect_share")).to_have_value("25")
    expect(page.locator(".calc-headline")).to_contain_text("25%")


@pytest.mark.parametrize(
    ("fragment", "words"),
    [("#v1.broken!", "不完整"), ("#v1.AAAA", "不完整"), ("#v9.AAAA", "另一个版本")],
)
def test_a_link_that_cannot_be_read_is_said_to_be_so(
    page: Page, site_url: str, fragment: str, words: str
) -> None:
    open_ready(page, site_url + LABOUR["zh"] + fragment)

    expect(page.locator(".calc-notice")).to_contain_text(words)
    expect(page.locator(HEADLINE)).to_have_text("¥496,752.58 – ¥745,128.88")


@pytest.mark.parametrize("address", [LABOUR["zh"], WORKLOAD["en"]])
def test_the_page_and_the_command_line_give_the_same_result(
    page: Page, site_url: str, address: str
) -> None:
    name = address.rstrip("/").rpartition("/")[2]
    open_ready(page, site_url + address)
    last = page.locator(".calc-row-list > .calc-row").last
    last.locator("[data-copy-row]").click()
    page.locator('.calc-row:last-child [inputmode="decimal"]').first.fill("0.75")
    page.locator(READY).wait_for()

    shown = json.loads(download(page, "json"))

    assert shown["ok"] is True
    assert shown == command_line(name, shown["inputs"])


def test_csv_opens_in_a_spreadsheet_as_utf_8(page: Page, site_url: str) -> None:
    open_ready(page, site_url + LABOUR["zh"])

    data = download(page, "csv")

    assert data.startswith(b"\xef\xbb\xbf")
    assert "区间下限（每人每年）,116312.80,元/年" in data.decode("utf-8-sig")


def test_user_text_is_never_markup(page: Page, site_url: str) -> None:
    open_ready(page, site_url + LABOUR["zh"])
    hostile = '<img src=x onerror="document.title=1"><b>b</b>'

    field(page, "positions[0].title").fill(hostile)
    field(page, "positions[0].monthly_cost").fill("1")

    expect(page.locator(".calc-detail th", has_text=hostile)).to_be_visible()
    expect(page.locator(".calc-main")).to_contain_text(hostile)
    assert page.locator(".calc img, .calc-detail b").count() == 0


@pytest.mark.visitor(**PHONE)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_phone_the_figure_stays_in_sight_and_numbers_bring_the_number_pad(
    page: Page, site_url: str, lang: str
) -> None:
    open_ready(page, site_url + LABOUR[lang])
    last = field(page, "positions[2].monthly_cost")

    last.scroll_into_view_if_needed()
    last.fill("9000")

    expect(page.locator(HEADLINE)).to_be_in_viewport(ratio=1)
    expect(last).to_be_in_viewport(ratio=1)
    expect(last).to_have_attribute("inputmode", "decimal")
    expect(field(page, "positions[2].headcount")).to_have_attribute("inputmode", "numeric")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # A card: the name over the whole width, two fields to a line below it.
    title = field(page, "positions[2].title").bounding_box()
    headcount = field(page, "positions[2].headcount").bounding_box()
    assert title["width"] > 2 * headcount["width"]
    assert headcount["y"] > title["y"] + title["height"]


def test_the_whole_task_by_keyboard(page: Page, site_url: str) -> None:
    open_ready(page, site_url + WORKLOAD["zh"])
    field(page, "project_year").focus()

    page.keyboard.press("Tab")
    # The one term in the help on the way: its meaning can be read without a mouse.
    expect(page.locator("#help-services a.term")).to_be_focused()
    page.keyboard.press("Tab")
    expect(field(page, "services[0].category")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(field(page, "services[0].quantity")).to_be_focused()
    page.keyboard.type("0")
    page.keyboard.press("Tab")
    page.keyboard.type("10")
    page.keyboard.press("Tab")
    expect(page.locator("[data-copy-row]").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".calc-row-list > .calc-row")).to_have_count(3)
    expect(page.locator("[data-remove-row]").first).to_be_focused()
    # without the case work: 200 + 160 + 40 = 400; ÷ 0.8 = 500
    expect(page.locator(HEADLINE)).to_have_text("500 小时")


def test_the_working_stays_open_while_typing(page: Page, site_url: str) -> None:
    open_ready(page, site_url + WORKLOAD["zh"])
    page.locator("#working > summary").click()

    field(page, "services[0].quantity").fill("40")

    expect(page.locator("#step-minimum_total_hours")).to_contain_text("1200 ÷ (1 − 0.20)")
    expect(page.locator("#step-minimum_total_hours")).to_be_visible()


@pytest.mark.visitor(java_script_enabled=False)
@pytest.mark.parametrize("address", [*LABOUR.values(), *WORKLOAD.values()])
def test_without_script_the_page_is_a_document_with_its_example(
    page: Page, site_url: str, address: str
) -> None:
    page.goto(site_url + address)

    figure = "¥496,752.58 – ¥745,128.88" if "labour" in address else "1,000"
    expect(page.locator(HEADLINE)).to_contain_text(figure)
    expect(page.locator("form.calc-form")).to_be_visible()
    expect(page.locator(".calc-check").first).to_be_visible()
    expect(page.get_by_text("JavaScript")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_webassembly_the_page_says_so_and_stays_readable(
    page: Page, site_url: str, lang: str
) -> None:
    page.add_init_script("delete globalThis.WebAssembly")

    page.goto(site_url + LABOUR[lang])

    expect(page.locator('.calc[data-state="failed"]')).to_be_visible()
    expect(page.locator(".calc-status")).to_contain_text("WebAssembly")
    expect(page.locator(HEADLINE)).to_have_text("¥496,752.58 – ¥745,128.88")


def test_a_blocked_file_is_said_and_can_be_tried_again(browser: Browser, site_url: str) -> None:
    context = browser.new_context(
        service_workers="block"
    )  # not the quiet fixture: a blocked file is an error in the console
    page = context.new_page()
    blocked = True

    def block(route: Route) -> None:
        if blocked:
            route.abort()
        else:
            route.continue_()

    context.route("**/library-*.zip", block)
    page.goto(site_url + LABOUR["zh"])
    expect(page.locator('.calc[data-state="failed"]')).to_be_visible(timeout=60_000)
    expect(page.locator(".calc-status")).to_contain_text("无法启动")

    blocked = False
    page.get_by_role("button", name="重试").click()

    page.locator(READY).wait_for(timeout=60_000)
    context.close()


@pytest.mark.parametrize(
    "scheme",
    [
        pytest.param(scheme, marks=pytest.mark.visitor(color_scheme=scheme))
        for scheme in ("light", "dark")
    ],
)
@pytest.mark.parametrize("address", [*LABOUR.values(), *WORKLOAD.values()])
def test_answers_warnings_and_errors_are_accessible(
    page: Page, site_url: str, accessibility_violations: Any, address: str, scheme: str
) -> None:
    open_ready(page, site_url + address)
    for summary in page.locator(".calc summary").all():
        summary.click()
    warned, wrong = (
        ("positions[0].monthly_cost", "positions[1].headcount")
        if "labour" in address
        else ("indirect_hours", "services[1].quantity")
    )

    field(page, warned).fill("9")
    expect(page.locator('.calc-check[data-status="warn"]').first).to_be_visible()
    found = accessibility_violations(page)
    field(page, wrong).fill("x")
    field(page, wrong).blur()
    expect(page.locator(f'[id="error-{wrong}"]')).to_be_visible()
    found += accessibility_violations(page)

    assert found == []
