"""A file holds what is in the form when its button is clicked, however soon that is."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.support.python_start import LABOUR, READY

HEADCOUNT = '[name="positions[0].headcount"]'
# In one task of the page, so that no answer can arrive between typing and clicking.
TYPE_AND_EXPORT = """(typed) => {
  const control = document.querySelector('[name="positions[0].headcount"]');
  control.value = typed;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector('[data-action="json"]').click();
}"""


def exported(page: Page, typed: str) -> dict[str, Any]:
    """The JSON that is saved by a click that follows the typing at once."""
    with page.expect_download(timeout=120_000) as started:
        page.evaluate(TYPE_AND_EXPORT, typed)
    result: dict[str, Any] = json.loads(Path(started.value.path()).read_bytes())
    return result


def test_an_export_clicked_before_python_has_started_waits_for_it(
    visitor: BrowserContext, site_url: str
) -> None:
    # Over a metered connection Python waits for a sign of use: this click is the only one.
    visitor.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    errors: list[str] = []
    visitor.on("weberror", lambda error: errors.append(str(error.error)))
    page = visitor.new_page()
    page.goto(site_url + LABOUR)
    page.locator('.calc[data-state="waiting"]').wait_for()

    with page.expect_download(timeout=120_000) as started:
        page.locator('[data-action="json"]').dispatch_event("click")

    assert json.loads(Path(started.value.path()).read_bytes())["ok"] is True
    assert errors == []


def test_an_export_clicked_before_the_answer_holds_what_was_typed(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + LABOUR)
    page.locator(READY).wait_for(timeout=60_000)

    result = exported(page, "7")

    assert result["inputs"]["positions"][0]["headcount"] == 7

    page.locator(HEADCOUNT).fill("x")
    expect(page.locator(".calc-errors")).to_be_visible()

    result = exported(page, "8")  # the mistake is mended, but still shown

    assert result["ok"] is True
    assert result["inputs"]["positions"][0]["headcount"] == 8


def test_an_export_of_a_mistake_that_is_not_shown_yet_saves_nothing(
    page: Page, site_url: str
) -> None:
    saved: list[str] = []
    page.on("download", lambda file: saved.append(file.suggested_filename))
    page.goto(site_url + LABOUR)
    page.locator(READY).wait_for(timeout=60_000)

    page.evaluate(TYPE_AND_EXPORT, "x")

    expect(page.locator(".calc-errors a").first).to_be_focused()
    assert saved == []
