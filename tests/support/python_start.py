"""What the tests of Python's start share: the labour cost page, its states, and a sum worked by hand."""

from playwright.sync_api import Page, expect

LABOUR = "calculators/labour-cost/"
READY = '.calc[data-state="ready"][data-busy="false"]'
KEPT = ".calc[data-offline]"


def computes(page: Page) -> None:
    """Typing changes the answer to what it must be.

    After the first answer Python may store its memory first, which takes a busy machine long.
    """
    page.locator('[name="positions[0].headcount"]').fill("7")
    page.locator('[name="positions[0].months"]').fill("12")
    page.locator('[name="positions[0].fte"]').fill("1")
    # What is typed may be what starts Python.
    page.locator(READY).wait_for(timeout=60_000)
    page.locator(READY).wait_for(timeout=60_000)
    # By hand: 145,391 a year (2025) × 7 whole person-years for the first position.
    expect(page.locator(".calc-detail")).to_contain_text("1,017,737.00")
