"""Numbers as they are typed and pasted into a form."""

import pytest
from playwright.sync_api import Page, expect

READY = '.calc[data-state="ready"][data-busy="false"]'
START = {"zh": "", "en": "en/"}
PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.focus();
  field.select();
  const paste = { clipboardData, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", paste));
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_share_below_one_says_how_it_is_read(page: Page, site_url: str, lang: str) -> None:
    """Field case B02: the other meaning is one press away."""
    page.goto(f"{site_url}{START[lang]}calculators/workload/")
    page.locator(READY).wait_for(timeout=60_000)
    share = page.locator('[name="indirect_share"]')
    note = page.locator("#note-indirect_share")

    expect(note).to_be_hidden()
    share.fill("0.06")
    expect(note).to_contain_text({"zh": "读作 0.06%", "en": "Read as 0.06%"}[lang])
    note.get_by_role("button", name={"zh": "改为 6%", "en": "Change it to 6%"}[lang]).click()

    expect(note).to_be_hidden()
    expect(share).to_have_value("6")
    expect(share).to_be_focused()


def test_two_cells_pasted_into_one_field_are_not_one_number(page: Page, site_url: str) -> None:
    """Field case B22: the browser by itself would make 50006000 of it."""
    page.goto(f"{site_url}calculators/labour-cost/")
    page.locator(READY).wait_for(timeout=60_000)
    cost = page.locator('[name="positions[0].monthly_cost"]')

    cost.evaluate(PASTE, "5000\n6000\n")

    expect(cost).to_have_value("5000 6000")
    expect(page.locator('[id="error-positions[0].monthly_cost"]')).to_contain_text(
        "“5000 6000”不是可用的数字。只填一个数，中间不要有空格或换行。"
    )
