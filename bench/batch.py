"""The `batch` command on files of growing length: its speed and its memory."""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from bench.figures import Goal
from bench.report import Finding
from calculators.examples import example
from calculators.registry import CALCULATORS

CALCULATOR = "labour-cost"
SIZES = (1_000, 10_000, 100_000)  # lines
QUICK_SIZES = SIZES[:2]


def batch(quick: bool) -> list[Finding]:
    """Run the command on each size, the smallest before and after the others."""
    sizes = QUICK_SIZES if quick else SIZES
    small, large = sizes[0], sizes[-1]
    rates, processor_rates, peaks = (defaultdict[int, list[float]](list) for _ in range(3))
    with tempfile.TemporaryDirectory(prefix="bench-batch-") as folder:
        for size in (small, small, *sizes[1:], small):
            took = run_batch(size, Path(folder))
            rates[size].append(size / took["seconds"])
            processor_rates[size].append(size / took["processor"])
            peaks[size].append(took["peak"] / 1024)
    said = "; ".join(f"{size:,} lines: {median(rates[size]):,.0f} a second" for size in sizes)
    # On a busy machine the clock says little of long runs; the processor's own time still does.
    by_processor = median(processor_rates[large]) / median(processor_rates[small])
    held = "; ".join(f"{size:,} lines: {max(peaks[size]):.1f} MB" for size in sizes)
    return [
        Finding(
            what=f"batch, speed at {large:,} lines",
            unit="lines/s",
            values=rates[large],
            against=rates[small],
            beside=f"{small:,} lines",
            figure=median(rates[large]) / median(rates[small]),
            figure_unit="×",
            goal=Goal(0.8, at_least=True),
            note=f"{CALCULATOR}, three positions a line, without starting Python. {said};"
            f" by processor time {by_processor:.2f} ×",
        ),
        Finding(
            what=f"batch, peak memory at {large:,} lines",
            unit="MB",
            values=peaks[large],
            against=peaks[small],
            beside=f"{small:,} lines",
            figure=max(peaks[large]) / min(peaks[small]),
            figure_unit="×",
            goal=Goal(1.2),
            note=held,
        ),
    ]


def run_batch(lines: int, folder: Path) -> dict[str, Any]:
    """Return what one run took: ``seconds``, seconds of the ``processor``, ``peak`` (kilobytes)."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    given = example(CALCULATORS[CALCULATOR])
    with source.open("w", encoding="utf-8") as file:
        for index in range(lines):
            given["positions"][0]["headcount"] = 1 + index % 50
            file.write(json.dumps(given, ensure_ascii=False) + "\n")
    done = subprocess.run(
        [
            sys.executable, "-m", "bench.batch_child", "batch", CALCULATOR,
            "--input", source, "--output", target,
        ],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    with target.open(encoding="utf-8") as file:
        written = sum(1 for _ in file)
    if said["status"] != 0 or written != lines:
        raise ValueError(f"batch ended with {said['status']} and {written} of {lines} lines")
    return said
