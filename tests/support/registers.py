"""The registers that the tests' figures hold for, whatever is added to them later."""

import re
from datetime import date
from typing import Any

from calculators.core.calculator import Calculator, Result
from calculators.policy import load_policy
from calculators.policy.loader import register_texts
from calculators.review import open_file
from calculators.run import run as run_with

DAY = "2026-08-21"
REGISTERS = load_policy().as_known_on(date.fromisoformat(DAY))


def texts_read_on(day: str) -> dict[str, str]:
    """The registers' files as if each source with a day of reading had been read on ``day``."""
    texts = dict(register_texts())
    texts["sources"] = re.sub(r'read_on = "[^"]*"', f'read_on = "{day}"', texts["sources"])
    return texts


def run(calculator: Calculator, raw: object, **options: Any) -> Result:
    """Run a calculator with the registers of that day."""
    return run_with(calculator, raw, REGISTERS, **options)


def review_file(data: bytes) -> Result:
    """Review a file with the registers of that day."""
    return open_file.review_file(data, REGISTERS)
