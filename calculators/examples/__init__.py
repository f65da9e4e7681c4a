"""One worked example for each calculator, as TOML beside this file.

The example fills the form that a visitor sees first. Its figures are invented
for the purpose and say so; they are nobody's budget.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from calculators.core.calculator import Calculator


@cache
def _read(module: str) -> dict[str, Any]:
    text = files(__name__).joinpath(f"{module}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def example(calculator: Calculator, lang: str = "zh") -> dict[str, Any]:
    """Return the calculator's example, a valid input, with its names in ``lang``."""
    return _in_language(_read(calculator.module), lang)  # type: ignore[no-any-return]


def _in_language(value: Any, lang: str) -> Any:
    if isinstance(value, list):
        return [_in_language(item, lang) for item in value]
    if isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            return value[lang]
        return {key: _in_language(item, lang) for key, item in value.items()}
    return value
