"""Runs the command line in a process of its own, and says what that took: `python -m bench.batch_child batch …`.

The time is that of the command, without starting Python, so that rates can be compared. The
memory is the peak of this very process (a parent's could show through in the kernel's account
of a child).
"""

import json
import resource
import sys
import time
from pathlib import Path

from calculators.cli import main

STATUS = Path("/proc/self/status")


def peak_kilobytes() -> int:
    """Return the most memory that this process used at once."""
    if STATUS.is_file():
        lines = STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    began, processor_began = time.perf_counter(), time.process_time()
    status = main(sys.argv[1:])
    said = {
        "status": status,
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - processor_began,
        "peak": peak_kilobytes(),
    }
    print(json.dumps(said))
