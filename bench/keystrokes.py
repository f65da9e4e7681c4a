"""From a keystroke in a bid to its new result on the screen."""

from statistics import median

from playwright.sync_api import Page

from bench.bids import bid_entries, fragment
from bench.browser import PATIENCE, Stage, new_visitor, open_ready, script
from bench.figures import Goal, percentile
from bench.report import Finding

BID_PAGE = "calculators/bid/"
FEW, MANY = 30, 500  # rows
FIELDS = (
    "labour.positions[4].monthly_cost",
    "workload.services[4].quantity",
    "lines[4].unit_price",
)
KEYS = ("5", "Backspace")
PAUSE = 100  # ms between an answer and the next key: nobody types faster for long
# Resolves once so many keystrokes are noted.
WAIT = """(count) => new Promise((done) => {
  const look = () => benchKeystrokes.length >= count ? done() : setTimeout(look, 4);
  look();
})"""


def few_rows(stage: Stage) -> list[Finding]:
    """Keystrokes in a bid of 30 rows."""
    noted = type_keys(stage, FEW, 60 if not stage.quick else 30)
    painted, framed = ([one[name] for one in noted] for name in ("painted", "framed"))
    return [
        Finding(
            what=f"keystroke to new result painted, bid of {FEW} rows, 95th percentile",
            unit="ms",
            values=painted,
            figure=percentile(painted, 95),
            goal=Goal(50),
            note=_stages(noted),
        ),
        Finding(
            what="the same to the beginning of that frame (requestAnimationFrame)",
            unit="ms",
            values=framed,
            figure=percentile(framed, 95),
        ),
    ]


def many_rows(stage: Stage) -> list[Finding]:
    """Keystrokes in a bid of 500 rows."""
    noted = type_keys(stage, MANY, 12 if not stage.quick else 6)
    painted = [one["painted"] for one in noted]
    return [
        Finding(
            what=f"keystroke to new result painted, bid of {MANY} rows",
            unit="ms",
            values=painted,
            figure=median(painted),
            note=_stages(noted),
        )
    ]


def type_keys(stage: Stage, rows: int, count: int) -> list[dict[str, float]]:
    """Type into a bid of so many rows, a key whenever the last one's answer is painted."""
    with new_visitor(stage.browser) as visitor:
        visitor.add_init_script(script("keystrokes.mjs"))
        page = visitor.new_page()
        page.set_default_timeout(PATIENCE)
        open_ready(page, stage.site_url + BID_PAGE + fragment(bid_entries(rows)))
        refused = page.locator("[aria-invalid]").count()
        shown = page.locator("[data-rows] .calc-row-list > .calc-row").count()
        if refused or shown < rows:
            raise ValueError(f"the form shows {shown} of {rows} rows, {refused} fields refused")
        noted: list[dict[str, float]] = []
        for field in FIELDS:
            noted += _type_into(page, field, -(-count // len(FIELDS)))
    return noted


def _type_into(page: Page, field: str, count: int) -> list[dict[str, float]]:
    control = page.locator(f'[name="{field}"]')
    control.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(10 * PAUSE)  # leaving the last field computed once more
    page.evaluate("benchKeystrokes.length = 0")
    for done in range(count):
        page.wait_for_timeout(PAUSE)
        page.keyboard.press(KEYS[done % len(KEYS)])
        page.evaluate(WAIT, done + 1)
    found: list[dict[str, float]] = page.evaluate("benchKeystrokes")
    return found


def _stages(noted: list[dict[str, float]]) -> str:
    """How the time of a keystroke is made up."""
    said = [
        f"{words} {median(times):.1f} ms (95th percentile {percentile(times, 95):.1f})"
        for words, name in (
            ("answer in the document", "answered"),
            ("next frame begins", "framed"),
            ("frame painted", "painted"),
        )
        if (times := [one[name] for one in noted])
    ]
    return f"{len(noted)} keystrokes, median: {'; '.join(said)}"
