"""What a bid costs to compute as it grows, by the function that the browser calls."""

import json
import time

from bench.bids import bid_entries
from bench.figures import Goal, exponent
from bench.report import Finding
from calculators.web import answer

SIZES = (10, 100, 1000)  # rows
ROUNDS = 5


def growth(quick: bool) -> list[Finding]:
    """Return the exponent of the cost of `answer` over the number of rows, from the fastest of each."""
    bids = {size: json.dumps(bid_entries(size)) for size in SIZES}
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(2 if quick else ROUNDS):
        for size, entries in bids.items():
            began = time.perf_counter()
            reply = json.loads(answer("bid", "zh", "../", entries))
            times[size].append((time.perf_counter() - began) * 1000)
            if not reply["ok"]:
                raise ValueError(f"a bid of {size} rows was refused: {reply['errors'][:3]}")
    fastest = {size: min(values) for size, values in times.items()}
    last_step = exponent(SIZES[-2:], [fastest[size] for size in SIZES[-2:]])
    at_sizes = ", ".join(f"{size:,} rows {fastest[size]:,.1f} ms" for size in SIZES)
    return [
        Finding(
            what="cost as the bid grows to 1,000 rows, exponent",
            unit=f"ms at {SIZES[-1]:,} rows",
            values=times[SIZES[-1]],
            figure=exponent(SIZES, list(fastest.values())),
            figure_unit="",
            goal=Goal(1.2),
            note=f"on this machine’s own Python, fastest: {at_sizes};"
            f" exponent of the last step {last_step:.2f}",
        )
    ]
