"""The whole bid as a provider uses it: typing, standards, paper, drafts, and nothing lost."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculators.policy import load_policy

READY = '.calc[data-state="ready"][data-busy="false"]'
PAPER = '.calc[data-print="ready"]'
HEADLINE = ".calc-headline-figure"
BID = {"zh": "calculators/bid/", "en": "en/calculators/bid/"}


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


def draft_section(page: Page):
    page.locator("#drafts summary").click()
    return page.locator("#drafts")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cost_line_changes_total_and_distance(page: Page, site_url: str, lang: str) -> None:
    open_ready(page, site_url + BID[lang])

    page.locator('[name="lines[0].quantity"]').fill("100")

    # 408,000 + 150 × 100 + 1,800 × 24 + 600 × 12 = 473,400; 520,000 − 473,400 = 46,600
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")
    expect(page.locator(".calc-headline-also")).to_contain_text("¥46,600.00")
    expect(page.locator(".calc-detail")).to_contain_text("= ¥15,000.00")

    page.locator('[name="lines[0].basis"]').fill("<b>按合同</b>")

    cell = page.locator(".calc-detail td", has_text="按合同")
    expect(cell).to_have_text("<b>按合同</b>")


def test_a_check_of_a_part_leads_to_its_provision(page: Page, site_url: str) -> None:
    open_ready(page, site_url + BID["zh"])

    page.locator('[name="labour.positions[0].monthly_cost"]').fill("20000")
    page.locator('[name="workload.indirect_hours"]').fill("10")

    for check in ("labour-band", "indirect-share"):
        expect(page.locator(f'[data-check="{check}"][data-status="warn"]').first).to_be_visible()
    expect(page.locator('[data-check="indirect-share"] a[href$="#indirect-share"]')).to_have_count(
        1
    )


def test_the_training_pack_is_marked_on_the_result(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    open_ready(page, site_url + BID["zh"])
    page.locator("#advanced > summary").click()

    page.locator('[data-file="sample"]').click()

    expect(page.locator(".calc-headline-also")).to_contain_text("仅为教学示例")
    # 600 a time is over the pack's 500; labour is 86.29 % of the total, under its 90 %
    limits = page.locator('[data-check="pack-limit"]')
    expect(limits).to_have_count(3)
    expect(limits.nth(0)).to_have_attribute("data-status", "warn")
    expect(limits.nth(2)).to_have_attribute("data-status", "pass")

    with page.expect_download() as started:
        page.locator('[data-file="save"]').click()
    saved = Path(started.value.path())
    assert json.loads(saved.read_text(encoding="utf-8"))["limits"][2] == {
        "category": "人力成本",
        "share_at_most": "0.9",
    }

    own = tmp_path / "own.toml"
    own.write_text('name = "某区标准"\n[[limits]]\ncategory = "督导"\nunit_price_at_most = 800\n')
    page.locator(".calc-file input[type=file]").set_input_files(own)

    expect(page.locator(".calc-headline-also")).to_contain_text("“某区标准”")
    expect(limits).to_have_count(1)
    expect(limits).to_have_attribute("data-status", "pass")
    expect(page.locator(HEADLINE)).to_have_text("¥472,800.00")


def test_a_bad_file_says_what_is_wrong_and_changes_nothing(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    open_ready(page, site_url + BID["zh"])
    page.locator("#advanced > summary").click()
    bad = tmp_path / "bad.json"
    bad.write_text('{"limits": [{"category": "督导", "unit_price_at_most": "x"}], "typo": 1}')

    page.locator(".calc-file input[type=file]").set_input_files(bad)

    says = page.locator(".calc-file-status")
    expect(says).to_contain_text("limits[0].unit_price_at_most")
    expect(says).to_contain_text("typo")
    expect(page.locator('[data-check="pack-limit"]')).to_have_count(0)


def test_what_is_printed_is_a_document_of_its_own(page: Page, site_url: str) -> None:
    open_ready(page, site_url + BID["zh"])
    page.locator('[name="project.name"]').fill("阳光社区项目")
    page.locator(PAPER).wait_for()

    page.emulate_media(media="print")

    paper = page.locator(".calc-print")
    expect(paper).to_be_visible()
    expect(page.locator(".calc-form")).to_be_hidden()
    expect(paper.locator("h2").first).to_have_text(re.compile("^表 1\u3000预算明细$"))
    expect(paper).to_contain_text(f"政策数据: {load_policy().version}")
    expect(paper).to_contain_text("读到的文本没有写明之处，采用的理解")
    expect(paper).to_contain_text("阳光社区项目")
    assert page.pdf()[:5] == b"%PDF-"


def test_a_draft_is_kept_only_when_asked_for(page: Page, site_url: str) -> None:
    open_ready(page, site_url + BID["zh"])
    page.locator('[name="lines[0].quantity"]').fill("100")
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")
    assert page.evaluate("localStorage.getItem('drafts.v1')") is None

    section = draft_section(page)
    section.locator("#draft-name").fill("一稿 <b>")
    section.locator("[data-draft=save]").click()
    expect(section.locator("li a")).to_have_text("一稿 <b>")

    page.locator("[data-action=example]").click()
    page.locator(READY).wait_for(timeout=60_000)
    expect(page.locator(HEADLINE)).to_have_text("¥472,800.00")
    section = draft_section(page)
    section.locator("li a").click()
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")

    with page.expect_download() as started:
        section.locator("[data-draft=export]").click()
    exported = Path(started.value.path())
    section.locator("li button").click()
    expect(section.locator("li")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('drafts.v1')") is None

    section.locator("[type=file]").set_input_files(
        {"name": "d.json", "mimeType": "application/json", "buffer": exported.read_bytes()}
    )
    expect(section.locator("li a")).to_have_text("一稿 <b>")
    section.locator("[type=file]").set_input_files(
        {"name": "d.json", "mimeType": "application/json", "buffer": b'[{"name": 1}]'}
    )
    expect(section.locator("[role=status]")).to_contain_text("没有成功")
    expect(section.locator("li")).to_have_count(1)


def test_what_was_typed_in_the_last_moment_survives_a_reload_and_going_back(
    page: Page, site_url: str
) -> None:
    open_ready(page, site_url + BID["zh"])

    page.locator('[name="lines[0].quantity"]').fill("100")
    page.reload()
    page.locator(READY).wait_for(timeout=60_000)
    expect(page.locator('[name="lines[0].quantity"]')).to_have_value("100")

    page.locator('[name="lines[0].quantity"]').fill("101")
    page.goto(site_url + "about/")
    page.go_back()
    page.locator(READY).wait_for(timeout=60_000)
    expect(page.locator('[name="lines[0].quantity"]')).to_have_value("101")


def test_a_link_never_stands_beside_the_examples_result(page: Page, site_url: str) -> None:
    open_ready(page, site_url + BID["zh"])
    page.locator('[name="lines[0].quantity"]').fill("100")
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")
    page.wait_for_url("**/#v1.*")
    held = page.context.new_page()
    held.route("**/*.wasm", lambda route: None)  # Python does not come up

    held.goto(page.url)

    expect(held.locator('[name="lines[0].quantity"]')).to_have_value("100")
    for place in (HEADLINE, ".calc-main table", ".calc-detail table"):
        expect(held.locator(place).first).to_be_hidden()


@pytest.mark.parametrize(
    ("lang", "undo", "words", "wrong"),
    [("zh", "撤销清空", "清空", "没有可下载的结果"), ("en", "Undo clear", "Clear", "no result to download")],
)  # fmt: skip
def test_clear_can_be_taken_back_and_what_is_wrong_is_not_downloaded(
    page: Page, site_url: str, lang: str, undo: str, words: str, wrong: str
) -> None:
    open_ready(page, site_url + BID[lang])
    page.locator('[name="lines[0].quantity"]').fill("100")
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")
    button = page.locator("[data-action=clear]")

    button.click()
    expect(page.locator('[name="ceiling"]')).to_have_value("")
    expect(button).to_have_text(undo)
    page.locator(READY).wait_for()
    page.locator("[data-action=csv]").click()
    expect(page.locator(".calc-next-status")).to_contain_text(wrong)

    button.click()
    expect(page.locator(HEADLINE)).to_have_text("¥473,400.00")
    expect(button).to_have_text(words)
    page.locator('[name="project.name"]').fill("阳光/社区")
    page.locator(READY).wait_for()
    with page.expect_download() as started:
        page.locator("[data-action=csv]").click()
    title = {"zh": "项目预算", "en": "Whole bid"}[lang]
    assert re.fullmatch(
        rf"阳光-社区_{title}_\d{{4}}-\d\d-\d\d\.csv", started.value.suggested_filename
    )
