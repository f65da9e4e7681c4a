"""Building the site again, as the Makefile does it."""

import os
import subprocess
import time
from pathlib import Path

from bench.figures import Goal
from bench.report import Finding

STAMP = Path("build/site.stamp")
ROUNDS = 3


def site_build(quick: bool) -> list[Finding]:
    """Seconds of `make site` with everything installed and downloaded, but the site to be made."""
    # What make passes to the makes it starts would be taken up by this one.
    environment = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")
    }
    times: list[float] = []
    for _ in range(1 if quick else ROUNDS):
        STAMP.unlink(missing_ok=True)
        began = time.perf_counter()
        subprocess.run(["make", "site"], check=True, capture_output=True, env=environment)
        times.append(time.perf_counter() - began)
    return [
        Finding(
            what="building the site, warm",
            unit="s",
            values=times,
            figure=sorted(times)[len(times) // 2],
            goal=Goal(10),
        )
    ]
