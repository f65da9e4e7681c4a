"""How soon a calculator's page is painted on a slow phone, and whether it holds still."""

from bench.browser import Stage, new_visitor, noted, open_ready
from bench.figures import Goal, layout_shift, summarize
from bench.report import Finding
from bench.visits import CALCULATOR_PAGE

# What Lighthouse applies as "slow 4G" and a mid-tier phone when it throttles by DevTools.
LINE = {
    "offline": False,
    "latency": 562.5,  # ms
    "downloadThroughput": 1474.56 * 1024 / 8,  # bytes a second
    "uploadThroughput": 675 * 1024 / 8,
}
SLOWER = 4
MOST_ROUNDS = 3  # each takes as long as the runtime does to come through such a line
PHONE = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
# What the live result shifts is reported with its frame.
FRAME_AFTER = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500)))"
CONDITIONS = (
    "first visits under Lighthouse’s mobile conditions, applied through DevTools: 562.5 ms latency,"
    " 1,474.56 kbit/s down, 675 up, main thread 4× slower, 412 × 823 at 1.75"
)


def paint(stage: Stage) -> list[Finding]:
    """Largest contentful paint and cumulative layout shift until the first result is there."""
    readies: list[float] = []
    paints: list[float] = []
    shifts: list[float] = []
    largest: set[str] = set()
    for _ in range(1 if stage.quick else min(stage.rounds, MOST_ROUNDS)):
        with new_visitor(stage.browser, **PHONE) as visitor:
            page = visitor.new_page()
            devtools = visitor.new_cdp_session(page)
            devtools.send("Network.enable")
            devtools.send("Network.emulateNetworkConditions", LINE)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            readies.append(open_ready(page, stage.site_url + CALCULATOR_PAGE) / 1000)
            page.evaluate(FRAME_AFTER)
            found = noted(page)
        paints.append(found["paints"][-1]["startTime"] / 1000)
        largest.add(found["paints"][-1]["what"])
        shifts.append(layout_shift([(moment, score) for moment, score in found["shifts"]]))
    return [
        Finding(
            what="largest contentful paint of the calculator’s page",
            unit="s",
            values=paints,
            figure=summarize(paints).median,
            goal=Goal(1.5),
            note=f"{CONDITIONS}. Painted: {', '.join(sorted(largest))}",
        ),
        Finding(
            what="cumulative layout shift until the live result",
            unit="",
            values=shifts,
            figure=max(shifts),
            goal=Goal(0.02),
            note="the worst of the same visits",
        ),
        Finding(
            what="navigation to first result under the same conditions",
            unit="s",
            values=readies,
            figure=summarize(readies).median,
            note="the line is slow for the worker too, its processor is not",
        ),
    ]
