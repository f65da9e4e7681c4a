"""Statistics over what was measured: pure functions, no clock and no browser."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Summary:
    """What is said of repeated measurements; the spread is from the first to the third quartile."""

    count: int
    minimum: float
    median: float
    spread: float


@dataclass(frozen=True)
class Goal:
    """A bound on a figure; the bound itself still meets it."""

    bound: float
    at_least: bool = False

    def met(self, figure: float) -> bool:
        """Whether a figure is within the goal."""
        return figure >= self.bound if self.at_least else figure <= self.bound


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which a share of the values lies, interpolated between neighbours.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values to take a percentile of")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def summarize(values: Sequence[float]) -> Summary:
    """Minimum, median and spread of some values."""
    spread = percentile(values, 75) - percentile(values, 25)
    return Summary(len(values), min(values), median(values), spread)


def paired_ratio(values: Sequence[float], against: Sequence[float]) -> float:
    """Return the median of the ratios of what was measured side by side.

    A machine that slows down in one round slows both of its halves: pairs cancel that out.
    """
    return median(one / other for one, other in zip(values, against, strict=True))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return the p of the power law cost = c · size^p that fits best (least squares of the logarithms)."""
    x = [math.log(size) for size in sizes]
    y = [math.log(cost) for cost in costs]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    over = sum((one - mean_x) * (other - mean_y) for one, other in zip(x, y, strict=True))
    return over / sum((one - mean_x) ** 2 for one in x)


def layout_shift(shifts: Sequence[tuple[float, float]]) -> float:
    """Cumulative layout shift: the largest sum of a session of shifts (web.dev's definition).

    Args:
        shifts: (milliseconds, score) of each shift that no input caused, in order of time. A
            session ends with a second without shifts, or after five seconds.
    """
    largest = total = 0.0
    began = last = -math.inf
    for moment, score in shifts:
        if moment - last >= 1000 or moment - began >= 5000:
            began, total = moment, 0.0
        last = moment
        total += score
        largest = max(largest, total)
    return largest
