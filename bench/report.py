"""What was measured, as a table for people and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.figures import Goal, Summary, summarize

REPORTED, MET, MISSED = "reported", "met", "NOT met"
COLUMNS = ("measured", "site", "against", "figure", "goal", "verdict")


@dataclass(frozen=True)
class Finding:
    """One line of the report.

    ``figure`` is what the goal is compared with; ``values`` are the single measurements behind
    it, and ``against`` those of what it was measured beside, both in ``unit``.
    """

    what: str
    unit: str
    values: Sequence[float]
    figure: float
    figure_unit: str | None = None  # if it is not that of the values
    goal: Goal | None = None
    against: Sequence[float] = ()
    beside: str = ""
    note: str = ""

    def unit_of_figure(self) -> str:
        """Return the unit of the figure and of its goal."""
        return self.unit if self.figure_unit is None else self.figure_unit

    def verdict(self) -> str:
        """Whether the goal is met; without a goal the figure is only reported."""
        if self.goal is None:
            return REPORTED
        return MET if self.goal.met(self.figure) else MISSED


# What each measurement found, by its name.
Measured = dict[str, list[Finding]]


def number(value: float) -> str:
    """Return a figure with three digits that say something, never fewer than its whole part."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.1e}"


def quantity(value: float, unit: str) -> str:
    """Return a figure with its unit."""
    return f"{number(value)} {unit}".strip()


def summary_text(summary: Summary, unit: str) -> str:
    """Minimum · median ± spread, or the one value there is."""
    if summary.count == 1:
        return quantity(summary.median, unit)
    middle = f"{number(summary.minimum)} · {number(summary.median)} ± {number(summary.spread)}"
    return f"{middle} {unit} (n={summary.count})"


def goal_text(goal: Goal | None, unit: str) -> str:
    """Return a goal as the table shows it."""
    if goal is None:
        return "–"
    return f"{'≥' if goal.at_least else '≤'} {quantity(goal.bound, unit)}"


def row(name: str, finding: Finding) -> tuple[str, ...]:
    """Return the cells of the line of a finding, which a measurement of this name made."""
    against = ""
    if finding.against:
        against = f"{finding.beside}: {summary_text(summarize(finding.against), finding.unit)}"
    return (
        f"{finding.what} (`{name}`)",
        summary_text(summarize(finding.values), finding.unit),
        against or "–",
        quantity(finding.figure, finding.unit_of_figure()),
        goal_text(finding.goal, finding.unit_of_figure()),
        finding.verdict(),
    )


def table(measured: Measured) -> str:
    """Return the report in Markdown: a line for each finding, and the notes below."""
    named = [(name, one) for name, findings in measured.items() for one in findings]
    lines = [COLUMNS, tuple("---" for _ in COLUMNS), *(row(*one) for one in named)]
    notes = [f"- {one.what}: {one.note}" for _, one in named if one.note]
    return "\n".join(
        [
            *(f"| {' | '.join(cells)} |" for cells in lines),
            "",
            "Minimum · median ± distance between the quartiles. Ratios are the median of the"
            " ratios of each round, in which both were measured one after the other.",
            "",
            *notes,
        ]
    )


def as_json(measured: Measured, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the report as data: each finding with its summaries and single values."""
    found = [_data(name, one) for name, findings in measured.items() for one in findings]
    return {"facts": facts, "findings": found}


def _data(name: str, finding: Finding) -> dict[str, Any]:
    made = {"name": name, "figure_unit": finding.unit_of_figure(), "verdict": finding.verdict()}
    data = asdict(finding) | made
    for name in ("values", "against"):
        values = getattr(finding, name)
        data[name] = list(values)
        data[f"{name}_summary"] = asdict(summarize(values)) if values else None
    return data
