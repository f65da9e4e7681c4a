"""First and later visits: from navigation to the first result, beside the stock page and the floor."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext

from bench.browser import Stage, new_visitor, open_ready, returning_visitor
from bench.figures import Goal, paired_ratio
from bench.report import Finding

CALCULATOR_PAGE = "calculators/labour-cost/"
FLOOR_PAGE = "floor.html"
HEADLINE = ".calc-headline"
# What a page leaves behind for the next visit it may write after its first result.
SETTLE = 6_000  # ms
BETWEEN = 1_000  # ms
WARMING = 2  # visits before the first that counts: a service worker rules from the second on


@dataclass
class Times:
    """Milliseconds to the first result, a value for each round."""

    site: list[float] = field(default_factory=list)
    stock: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


def first_visit(stage: Stage) -> list[Finding]:
    """Visits of browsers that were never here."""
    times = Times()
    for _ in range(stage.rounds):
        with new_visitor(stage.browser) as visitor:
            site_answer = _visit(visitor, stage.site_url + CALCULATOR_PAGE, times.site)
        with new_visitor(stage.browser) as visitor:
            stock_answer = _visit(visitor, stage.stock_url, times.stock)
        same_answer(site_answer, stock_answer)
        with new_visitor(stage.browser) as visitor:
            times.floor.append(_floor(visitor, stage))
    return _findings("first visit: navigation to first result", Goal(0.75), times)


def later_visit(stage: Stage) -> list[Finding]:
    """Visits of a browser that was here before, which keeps its profile on disk."""
    times = Times()
    site, stock = stage.site_url + CALCULATOR_PAGE, stage.stock_url
    with returning_visitor(stage.driver) as visitor:
        for _ in range(WARMING):
            for address in (site, stock, stage.stock_url + FLOOR_PAGE):
                _visit(visitor, address, [], SETTLE)
        for _ in range(stage.rounds):
            site_answer = _visit(visitor, site, times.site, BETWEEN)
            same_answer(site_answer, _visit(visitor, stock, times.stock, BETWEEN))
            times.floor.append(_floor(visitor, stage))
    return _findings("later visit: navigation to first result", Goal(0.25), times)


def _visit(visitor: BrowserContext, address: str, times: list[float], stay: int = 0) -> str:
    """Open a page in a new tab, note its time and return the headline of its answer."""
    with visitor.new_page() as page:
        times.append(open_ready(page, address))
        page.wait_for_timeout(stay)
        headline = page.locator(HEADLINE)
        return headline.inner_text() if headline.count() else ""


def _floor(visitor: BrowserContext, stage: Stage) -> float:
    with visitor.new_page() as page:
        open_ready(page, stage.stock_url + FLOOR_PAGE)
        return float(page.locator(".calc").get_attribute("data-milliseconds") or "nan")


def same_answer(site: str, stock: str) -> None:
    """Refuse to compare pages that do not give the same answer.

    Raises:
        ValueError: the headlines say different things.
    """
    # The stock page has no styles, so its parts stand on one line.
    if not site or "".join(site.split()) != "".join(stock.split()):
        raise ValueError(f"the site answers {site!r}, the stock page {stock!r}")


def _findings(what: str, goal: Goal, times: Times) -> list[Finding]:
    return [
        Finding(
            what=what,
            unit="ms",
            values=times.site,
            against=times.stock,
            beside="stock page",
            figure=paired_ratio(times.site, times.stock),
            figure_unit="×",
            goal=goal,
            note="both pages gave the same headline in every round.",
        ),
        Finding(
            what=f"{what}, against the floor",
            unit="ms",
            values=times.site,
            against=times.floor,
            beside="bare WebAssembly",
            figure=paired_ratio(times.site, times.floor),
            figure_unit="×",
            note="the floor is compileStreaming of the same pyodide.asm.wasm from the same server"
            " and its instantiation with stub imports; no Python runs in it.",
        ),
    ]
