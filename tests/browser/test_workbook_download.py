"""A workbook from the page: the same as the command line's, and fetched only when asked for."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.workbooks import hidden

ROOT = Path(__file__).resolve().parents[2]
READY = '.calc[data-state="ready"][data-busy="false"]'
WRITER = "xlsxwriter-3.3.1-py3-none-any.whl"


def open_ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=60_000)


def download(page: Page, action: str) -> bytes:
    with page.expect_download(timeout=60_000) as started:
        page.locator(f'[data-action="{action}"]').click()
    return Path(started.value.path()).read_bytes()


def from_command_line(name: str, data: object, lang: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "calculators", "run", name, "--lang", lang, "--format", "xlsx"],
        input=json.dumps(data).encode(), capture_output=True, cwd=ROOT, check=True, timeout=60,
    ).stdout  # fmt: skip


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("lang", "folder"), [("zh", ""), ("en", "en/")])
def test_the_workbook_of_a_changed_bid_is_the_command_lines(
    page: Page, site_url: str, lang: str, folder: str
) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    open_ready(page, f"{site_url}{folder}calculators/bid/")
    page.locator('[name="labour.positions[1].monthly_cost"]').fill("11000.005")
    page.locator('[name="lines[0].quantity"]').fill("100.5")
    page.locator('[name="project.name"]').fill('=1+1 & "<b>"')
    page.locator(READY).wait_for()
    assert WRITER not in asked

    book = download(page, "xlsx")
    again = download(page, "xlsx")

    assert asked.count(WRITER) == 1
    given = json.loads(download(page, "json"))["inputs"]
    assert parts(book) == parts(again) == parts(from_command_line("bid", given, lang))
    figures = hidden(openpyxl.load_workbook(io.BytesIO(book), data_only=True)).figures
    # 156,000 + 24 × 11,000.005 + 150 × 100.5 + 43,200 + 7,200 = 485,475.12
    assert figures["total"].value == "485475.12"


@pytest.mark.parametrize(
    "name",
    ["labour-cost", "workload", "team", "scope", "targets", "payment", "capacity", "compare", "wage-series"],
)  # fmt: skip
def test_every_calculator_gives_a_workbook(page: Page, site_url: str, name: str) -> None:
    open_ready(page, f"{site_url}calculators/{name}/")

    book = download(page, "xlsx")

    given = json.loads(download(page, "json"))["inputs"]
    assert parts(book) == parts(from_command_line(name, given, "zh"))


def test_a_failed_download_is_said_and_can_be_tried_again(browser: Browser, site_url: str) -> None:
    context = browser.new_context(
        service_workers="block"
    )  # not the quiet fixture: a blocked file is an error
    page = context.new_page()
    blocked = True

    def block(route: Route) -> None:
        if blocked:
            route.abort()
        else:
            route.continue_()

    context.route(f"**/{WRITER}", block)
    open_ready(page, f"{site_url}calculators/bid/")
    button = page.locator('[data-action="xlsx"]')
    button.click()
    expect(button).to_have_text("下载失败，请再试一次")

    blocked = False
    book = download(page, "xlsx")

    assert book.startswith(b"PK")
    expect(button).to_have_text("下载 Excel")
    context.close()
