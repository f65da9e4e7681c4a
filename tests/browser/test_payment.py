"""What an evaluation means for payment, as a person works it out on the page."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

PAGE = {"zh": "calculators/payment/", "en": "en/calculators/payment/"}
READY = '.calc[data-state="ready"][data-busy="false"]'
HEADLINE = ".calc-headline-figure"
# What the clipboard holds, by type; the HTML as it was put there.
CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read({ unsanitized: ["text/html"] });
    const held = {};
    for (const type of item.types) held[type] = await (await item.getType(type)).text();
    return held;
}"""


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


def field(page: Page, path: str) -> Any:
    return page.locator(f'[name="{path}"]')


def check(page: Page, id: str, status: str) -> Any:
    return page.locator(f'[data-check="{id}"][data-status="{status}"]')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_poor_evaluation_would_pay(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + PAGE[lang])
    # 300,000 × (0.4 + 0.6 × 0.95)
    expect(page.locator(HEADLINE)).to_have_text("¥291,000.00")

    field(page, "score").fill("59")

    # 300,000 × (0.4 + 0.6 × 0.3)
    expect(page.locator(HEADLINE)).to_have_text("¥174,000.00")
    expect(page.locator(".calc-headline")).to_contain_text("¥126,000.00")

    field(page, "score").fill("")

    expect(page.locator(HEADLINE)).to_have_text("¥174,000.00 – ¥300,000.00")
    expect(check(page, "grade-reached", "unknown")).to_be_visible()
    expect(page.locator(".calc-main table tbody tr")).to_have_count(4)

    for index in range(3):
        field(page, f"instalments[{index}].depends_on_evaluation").select_option("false")

    expect(check(page, "results-use", "warn")).to_be_visible()
    expect(check(page, "results-use", "warn").locator("a")).to_have_attribute(
        "href", "../../policy/#results-use"
    )


def test_shares_that_do_not_add_up_say_by_how_much_and_lead_there(
    page: Page, site_url: str
) -> None:
    open_ready(page, site_url + PAGE["zh"])

    field(page, "instalments[2].share").fill("20.5")

    words = "各期比例合计为 95.5%，还差 4.5%，应正好为 100%。"
    expect(page.locator("#error-instalments")).to_have_text(words)
    page.locator(".calc-errors a", has_text=words).click()
    expect(field(page, "instalments[0].name")).to_be_focused()

    field(page, "instalments[2].share").fill("25")

    expect(page.locator("#error-instalments")).to_be_hidden()
    expect(page.locator(".calc-errors")).to_be_hidden()


def test_a_table_is_copied_with_borders_and_without_formulas(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_ready(page, site_url + PAGE["zh"])
    field(page, "grades[0].grade").fill('=HYPERLINK("x")')
    field(page, "grades[1].grade").fill("<b>良</b> & 好")
    expect(page.locator(".calc-main th", has_text="=HYPERLINK")).to_be_visible()

    page.get_by_role("button", name="复制表格：评价等级").click()

    place = page.locator(".calc-main .calc-table")
    expect(place.get_by_role("status")).to_have_text("已复制，可粘贴到 WPS、Word 或电子表格。")
    held = page.evaluate(CLIPBOARD)
    assert sorted(held) == ["text/html", "text/plain"]
    assert held["text/plain"].replace("\r\n", "\n").split("\n") == [
        "等级\t最低分数\t支付比例\t应付（元）\t扣减（元）",
        '\'=HYPERLINK("x")\t90\t100%\t300,000.00\t0.00',
        "<b>良</b> & 好\t75\t95%\t291,000.00\t9,000.00",
        "合格（示例）\t60\t80%\t264,000.00\t36,000.00",
        "不合格（示例）\t0\t30%\t174,000.00\t126,000.00",
    ]
    html = held["text/html"]
    assert '<table border="1"' in html
    assert html.count("<tr>") == 5
    assert re.search(r"<th>等级</th>\s*<th align=\"right\">最低分数</th>", html)
    assert '<th>\'=HYPERLINK("x")</th>' in html
    assert "<th>&lt;b&gt;良&lt;/b&gt; &amp; 好</th>" in html
    assert '<td align="right">291,000.00</td>' in html


def test_a_negative_figure_is_copied_as_a_figure(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_ready(page, site_url + PAGE["en"])
    field(page, "contract_amount").fill("1")
    for index, share in enumerate(("33.33", "33.33", "33.34")):
        field(page, f"instalments[{index}].share").fill(share)
        field(page, f"instalments[{index}].depends_on_evaluation").select_option("true")
    field(page, "grades[1].payable_share").fill("50")
    expect(page.locator(HEADLINE)).to_have_text("¥0.50")

    page.get_by_role("button", name="Copy table: Instalments").click()

    expect(page.get_by_role("status").get_by_text("Copied.")).to_be_visible()
    lines = page.evaluate(CLIPBOARD)["text/plain"].replace("\r\n", "\n").split("\n")
    assert lines[-2] == "Rounding\t\t\t\t0.01\t-0.01"


def test_where_copying_is_not_allowed_the_table_is_selected(
    context: BrowserContext, page: Page, site_url: str
) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    open_ready(page, site_url + PAGE["zh"])

    page.get_by_role("button", name="复制表格：评价等级").click()

    expect(page.locator(".calc-main [role=status]")).to_contain_text("Ctrl+C")
    assert "300,000.00" in page.evaluate("getSelection().toString()")


@pytest.mark.visitor(java_script_enabled=False)
def test_without_script_there_is_nothing_to_copy_with(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGE["zh"])

    expect(page.locator(HEADLINE)).to_have_text("¥291,000.00")
    expect(page.locator(".calc-copy").first).to_be_hidden()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_problems_and_warnings_are_accessible(
    page: Page, site_url: str, accessibility_violations: Any, lang: str
) -> None:
    open_ready(page, site_url + PAGE[lang])
    page.locator("#working > summary").click()
    field(page, "grades[0].payable_share").fill("10")
    expect(check(page, "grade-order", "warn")).to_be_visible()
    found = accessibility_violations(page)

    field(page, "grades[1].minimum_score").fill("90")
    expect(page.locator('[id="error-grades[1].minimum_score"]')).to_be_visible()
    found += accessibility_violations(page)

    assert found == []
