"""One worked example for each calculator and for each open reading, as TOML beside this file.

The example fills the form that a visitor sees first. Its figures are invented
for the purpose and say so; they are nobody's budget.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from calculators.core.calculator import Calculator
from calculators.policy.text import Text


@cache
def _read(module: str) -> dict[str, Any]:
    text = files(__name__).joinpath(f"{module}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def example(calculator: Calculator, lang: str = "zh") -> dict[str, Any]:
    """Return the calculator's example, a valid input, with its names in ``lang``."""
    if calculator.sample is not None:
        return calculator.sample(lang)
    return part_example(calculator.module, lang)


def part_example(module: str, lang: str = "zh") -> dict[str, Any]:
    """Return the example of a part that can be a file of its own."""
    return _in_language(_read(module), lang)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class ReadingExample:
    """An input on which a reading makes a difference, and where to see it.

    ``figures`` are outputs of the calculator, ``check`` is one of its checks.
    """

    calculator: str
    about: Text
    figures: tuple[str, ...]
    check: str
    input: dict[str, Any]


def reading_example(reading_id: str) -> ReadingExample:
    """Return the example of an open reading. Raises ``KeyError``."""
    found = {entry["id"]: entry for entry in _read("readings")["reading"]}[reading_id]
    return ReadingExample(
        calculator=found["calculator"],
        about=Text(**found["about"]),
        figures=tuple(found["figures"]),
        check=found["check"],
        input=found["input"],
    )


def _in_language(value: Any, lang: str) -> Any:
    if isinstance(value, list):
        return [_in_language(item, lang) for item in value]
    if isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            return value[lang]
        return {key: _in_language(item, lang) for key, item in value.items()}
    return value
