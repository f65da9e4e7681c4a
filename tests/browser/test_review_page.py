"""The purchaser's review as a purchaser uses it: open a file, read what is wrong, copy the note."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.run import run
from calculators.workbook import workbook
from tests.support.doctored import with_cell

REVIEW = {"zh": "calculators/review/", "en": "en/calculators/review/"}
HEADLINE = ".calc-headline-figure"


def result_file(folder: Path, lang: str, total: str) -> Path:
    bid = CALCULATORS["bid"]
    result = run(bid, example(bid, lang)).to_json()
    result["outputs"] = {**result["outputs"], "total": total}  # type: ignore[dict-item]
    file = folder / "bid <b>.json"
    file.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    return file


def choose(page: Page, file: Path) -> None:
    page.locator("#review-file").set_input_files(file)
    page.locator(
        '.calc[data-busy="false"]:is([data-state=reviewed], [data-state=refused])'
    ).wait_for(timeout=60_000)


@pytest.mark.parametrize(
    ("lang", "verdict", "kind"),
    [("zh", "有数据或公式不一致", "与重算不符"), ("en", "Figures or formulas do not add up", "does not add up")],
)  # fmt: skip
def test_a_wrong_total_is_found_and_said(
    page: Page, site_url: str, tmp_path: Path, lang: str, verdict: str, kind: str
) -> None:
    page.goto(site_url + REVIEW[lang])
    choose(page, result_file(tmp_path, lang, "470000.00"))

    expect(page.locator(HEADLINE)).to_have_text(verdict)
    row = page.locator(".calc-main tbody tr", has_text="outputs.total")
    expect(row.locator("td").nth(1)).to_have_text("470,000.00")
    expect(row.locator("td").nth(2)).to_have_text("472,800.00")
    expect(row.locator("td").nth(3)).to_have_text(kind)
    expect(page.locator(".calc-status")).to_contain_text("bid <b>.json")
    expect(page.locator(".calc-review-example")).to_be_hidden()


def test_what_adds_up_and_then_a_file_that_is_none(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    page.goto(site_url + REVIEW["zh"])
    choose(page, result_file(tmp_path, "zh", "472800.00"))

    expect(page.locator(HEADLINE)).to_have_text("数字对得上")

    wrong = tmp_path / "old.xlsx"
    wrong.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    choose(page, wrong)

    expect(page.locator(".calc-errors")).to_contain_text("文件加了密码，或是旧格式（.xls）")
    expect(page.locator(".calc-headline, .calc-main, .calc-detail").locator("*")).to_have_count(0)


@pytest.mark.parametrize(("lang", "words"), [("zh", "选择"), ("en", "Choose")])
def test_the_file_is_chosen_by_a_button_in_the_pages_language(
    page: Page, site_url: str, lang: str, words: str
) -> None:
    """The browser's own control says “Choose File” in the browser's language: nobody sees it."""
    page.goto(site_url + REVIEW[lang])
    expect(page.locator("#review-file")).to_be_enabled(timeout=60_000)
    box = page.locator("#review-file").bounding_box()
    assert box
    assert box["width"] <= 1

    with page.expect_file_chooser() as chosen:
        page.locator(".calc-drop label", has_text=words).click()

    assert chosen.value.element.get_attribute("id") == "review-file"


@pytest.mark.visitor(permissions=["clipboard-read", "clipboard-write"])
def test_the_note_is_copied_as_it_stands(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(site_url + REVIEW["zh"])
    choose(page, result_file(tmp_path, "zh", "470000.00"))
    page.locator("[data-action=copy-note]").click()
    expect(page.locator(".calc-note [role=status]")).to_contain_text("已复制")

    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[1] == (
        "1. 预算总额（outputs.total）：与重算不符，填报 470,000.00 元，重算应为 472,800.00 元，少计 2,800.00 元。"
    )


def test_a_file_can_be_dropped(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(site_url + REVIEW["zh"])
    text = result_file(tmp_path, "zh", "470000.00").read_text(encoding="utf-8")
    transfer = page.evaluate_handle(
        "text => { const held = new DataTransfer(); held.items.add(new File([text], 'a.json')); return held; }",
        text,
    )
    page.locator(".calc-drop").dispatch_event("drop", {"dataTransfer": transfer})

    expect(page.locator('.calc[data-state="reviewed"]')).to_be_visible(timeout=60_000)
    expect(page.locator(HEADLINE)).to_have_text("有数据或公式不一致")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_accessible(
    page: Page, site_url: str, tmp_path: Path, lang: str, accessibility_violations
) -> None:
    page.goto(site_url + REVIEW[lang])
    assert accessibility_violations(page) == []
    choose(page, result_file(tmp_path, lang, "470000.00"))
    assert accessibility_violations(page) == []


def test_a_formula_replaced_in_a_workbook_is_found(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    bid = CALCULATORS["bid"]
    file = tmp_path / "bid.xlsx"
    exported = workbook(run(bid, example(bid)), "zh")
    file.write_bytes(with_cell(exported, "budget", "F7", "<v>14400</v>"))
    page.goto(site_url + REVIEW["zh"])
    choose(page, file)

    row = page.locator(".calc-main tbody tr", has_text="预算明细!F7")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("公式被数字替换")
    expect(row).to_contain_text("=ROUND(($C$7*$E$7)*half_up,2)")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_is_in_sight_on_a_phone(
    page: Page, site_url: str, tmp_path: Path, lang: str
) -> None:
    """Each cell of a finding, the fault too, is within 360 pixels, without scrolling sideways."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url + REVIEW[lang])
    choose(page, result_file(tmp_path, lang, "470000.00"))

    cells = page.locator(".calc-main tbody tr").first.locator("th, td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len(boxes) == 5
    for box in boxes:
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    found, expected = boxes[2], boxes[3]
    assert found
    assert expected
    assert found["y"] == expected["y"]
