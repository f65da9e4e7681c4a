"""A bid's whole way: typed, shared, read in English, printed, worked on in a workbook, reviewed.

At every step each figure is the command line's, and the main ones those worked out by hand.
"""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.setup import chromium, libreoffice
from tests.support.whole_bid import (
    BY_HAND,
    CHANGED_BY_HAND,
    CHANGES,
    LISTS,
    SINGLE,
    as_json,
    changed,
)
from tests.support.workbooks import cell_at, differences, hidden, same

ROOT = Path(__file__).resolve().parents[2]
READY = '.calc[data-state="ready"][data-busy="false"]'
PAPER = '.calc[data-print="ready"]'
HEADLINE = ".calc-headline-figure"

pytestmark = pytest.mark.libreoffice


def command_line(bid: object) -> dict[str, Any]:
    """What the command line answers."""
    done = subprocess.run(
        [sys.executable, "-m", "calculators", "run", "bid"],
        input=json.dumps(bid).encode(), capture_output=True, cwd=ROOT, check=True, timeout=60,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def type_in(page: Page) -> None:
    """Empty the form, add rows and fill every field, as a person does."""
    page.locator('[data-action="clear"]').click()
    for name, rows in LISTS.items():
        section = page.locator(f'[data-rows="{name}"]')
        for _ in range(2 * len(rows)):
            # On a slow machine an answer can come while the button is down and move it away: a
            # person who sees no new row presses again.
            if section.locator(".calc-row").count() == len(rows):
                break
            section.locator("[data-add-row]").click()
        for index, row in enumerate(rows):
            for field, value in row.items():
                control = page.locator(f'[name="{name}[{index}].{field}"]')
                if name == "workload.services" and field in ("category", "unit"):
                    control.select_option(value)
                else:
                    control.fill(value)
    for path, value in SINGLE.items():
        page.locator(f'[name="{path}"]').fill(value)


def ready(page: Page) -> None:
    page.locator(READY).wait_for(timeout=120_000)


def table(page: Page, caption: str) -> list[list[str]]:
    """The cells of the body's rows of the table with a caption."""
    found = page.locator(
        ".calc-main table, .calc-detail table", has=page.locator("caption", has_text=caption)
    ).first
    rows: list[list[str]] = found.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return rows


def money(figure: str) -> str:
    return f"{Decimal(figure):,.2f}"


def sheet_as_shown(answer: dict[str, Any], lang: str) -> list[list[str]]:
    return [
        [
            row["category"][lang], row["item"], money(row["unit_price"]), row["unit"][lang] or "—",
            f"{Decimal(row['quantity']):,f}", money(row["amount"]), row["basis"][lang],
        ]
        for row in answer["outputs"]["sheet"]
    ]  # fmt: skip


def assert_shown(page: Page, answer: dict[str, Any], lang: str) -> None:
    """Headline, budget sheet, totals by category and checks are those of the command line."""
    outputs = answer["outputs"]
    expect(page.locator(HEADLINE)).to_have_text(f"¥{money(outputs['total'])}")
    captions = {"zh": ("预算明细", "按费用类别"), "en": ("Budget sheet", "By category")}[lang]
    assert table(page, captions[0]) == sheet_as_shown(answer, lang)
    names = {
        "labour": {"zh": "人力成本", "en": "Labour cost"}[lang],
        "labour (lines)": "labour",
    }
    assert [row[:2] for row in table(page, captions[1])] == [
        [names.get(key, key), money(value)] for key, value in outputs["totals_by_category"].items()
    ]
    shown = page.locator("[data-check]").evaluate_all(
        "all => all.map(one => [one.dataset.check, one.dataset.status, one.querySelectorAll('p')[1].textContent])"
    )
    checks = [[one["id"], one["status"], one["message"][lang]] for one in answer["checks"]]
    assert sorted(shown) == sorted(checks)


def download(page: Page, action: str) -> bytes:
    with page.expect_download(timeout=60_000) as started:
        page.locator(f'[data-action="{action}"]').click()
    return Path(started.value.path()).read_bytes()


def text_of_pdf(data: bytes) -> str:
    """The words of a PDF in the order of its cells, without any space between them."""
    done = subprocess.run(
        [chromium.READER, "-raw", "-", "-"], input=data, capture_output=True, check=True, timeout=60
    )
    return "".join(done.stdout.decode().split())


def assert_printed(text: str, answer: dict[str, Any], lang: str) -> None:
    """Every row of the sheet, the total and the totals by category are on paper."""
    for row in sheet_as_shown(answer, lang):
        assert "".join("".join(row).split()) in text
    for key, value in answer["outputs"]["totals_by_category"].items():
        name = {"labour": "Labourcost", "labour (lines)": "labour"}.get(key, key)
        assert f"{name}{money(value)}" in text
    for check in answer["checks"]:
        assert "".join(check["message"][lang].split()) in text


def change_in_workbook(source: Path, target: Path, more: dict[str, Any]) -> Path:
    """Change the cells of some inputs, and of some figures (`more`), as someone does by hand."""
    book = openpyxl.load_workbook(source)
    sheet = hidden(book)
    for path, value in CHANGES.items():
        cell_at(book, sheet.inputs[path]).value = value
    for path, value in more.items():
        cell_at(book, sheet.figures[path].address).value = value
    book.save(target)
    return target


def at(answer: dict[str, Any], path: str) -> Any:
    """What an answer has at the path of a workbook's figure."""
    name, _, key = path.partition(".")
    if name == "totals_by_category":
        return answer["outputs"][name][key]
    value: Any = answer if name.startswith("checks[") else answer["outputs"]
    for step in path.replace("]", "").replace("[", ".").split("."):
        value = value[int(step)] if step.isdigit() else value[step]
    return value


def assert_worked_out(file: Path, answer: dict[str, Any]) -> None:
    """Every figure in the cells of an English workbook is the command line's, to the fen."""
    status = {"pass": "Met", "warn": "Check this"}
    book = openpyxl.load_workbook(file, data_only=True)
    found = 0
    for path, figure in hidden(book).figures.items():
        expected = at(answer, path)
        expected = expected["en"] if isinstance(expected, dict) else str(expected)
        if path.startswith("checks["):
            expected = status[expected]
        value = cell_at(book, figure.address).value
        assert same(expected, value, figure.decimals), (path, expected, value)
        found += 1
    # 52 rows of the sheet with 7 figures each, and the others
    assert found > 7 * 52


def review(page: Page, address: str, file: Path) -> None:
    page.goto(address)
    page.locator("#review-file").set_input_files(file)
    page.locator('.calc[data-state="reviewed"][data-busy="false"]').wait_for(timeout=120_000)


@pytest.mark.visitor(permissions=["clipboard-read", "clipboard-write"])
def test_a_bid_from_typing_to_review(
    page: Page, other_context: BrowserContext, site_url: str, tmp_path: Path
) -> None:
    answer = command_line(as_json())
    assert {name: answer["outputs"][name] for name in BY_HAND} == BY_HAND

    # Typed by the provider, in Chinese.
    page.goto(site_url + "calculators/bid/")
    ready(page)
    type_in(page)
    ready(page)
    assert_shown(page, answer, "zh")
    assert json.loads(download(page, "json")) == answer
    page.locator('[data-action="link"]').click()
    expect(page.locator(".calc-next-status")).to_contain_text("已复制")
    link = page.evaluate("navigator.clipboard.readText()")

    # Opened from the link by someone else, who reads English.
    reader = other_context.new_page()
    reader.goto(link)
    ready(reader)
    expect(reader.locator(HEADLINE)).to_have_text("¥1,507,239.35")
    reader.locator(".md-header a[hreflang=en]").evaluate("one => one.click()")
    reader.wait_for_url("**/en/calculators/bid/**")
    ready(reader)
    assert_shown(reader, answer, "en")

    # Printed.
    reader.locator(PAPER).wait_for(timeout=60_000)
    assert_printed(text_of_pdf(reader.pdf()), answer, "en")

    # Downloaded as a workbook and worked out anew; changed, once with a total typed over.
    book = tmp_path / "bid.xlsx"
    book.write_bytes(download(reader, "xlsx"))
    files = [
        book,
        change_in_workbook(book, tmp_path / "changed.xlsx", {}),
        change_in_workbook(book, tmp_path / "doctored.xlsx", {"total": 1_500_000}),
    ]
    anew = libreoffice.recalculate(files, tmp_path / "anew", tmp_path / "profile")
    assert differences(anew[0]) == []
    assert_worked_out(anew[0], answer)
    after = command_line(changed())
    assert {name: after["outputs"][name] for name in CHANGED_BY_HAND} == CHANGED_BY_HAND
    assert_worked_out(anew[1], after)

    # Reviewed by the purchaser: what was changed is said, and what was typed over is found.
    review(reader, site_url + "en/calculators/review/", anew[1])
    expect(reader.locator(HEADLINE)).to_have_text("The figures add up")
    assert table(reader, "Checks to look at") == []
    assert [[row[0], *row[-2:]] for row in table(reader, "Inputs changed since the export")] == [
        ["Parameters!B21", "1500000.00", "1600000"],
        ["Parameters!B25", "1100", "1200"],
        ["Labour!E16", "9000.00", "10000"],
        ["Budget!E17", "5", "105"],
    ]
    review(reader, reader.url, anew[2])
    expect(reader.locator(HEADLINE)).to_have_text("Figures or formulas do not add up")
    found = [[row[0], row[1], row[2], row[-1]] for row in table(reader, "What does not add up")]
    total = ["Budget!F63", "Sheet “Budget”, row 63, “Total”", "1,500,000.00"]
    assert found[0] == [*total, "formula replaced by a number"]
    # 1,500,000 − 1,520,239.39, the sum of the rows as printed; the row no longer calls it rounding
    name = "Sheet “Budget”, row 57, “Off the total by more than rounding (see Checks)”: Amount"
    rounding = ["Budget!F57", name, "-20,239.39"]
    assert [*rounding, "follows from the above"] in found
    assert {row[-1] for row in found[1:]} == {"follows from the above"}
