"""Read and write a part of an input as a file of its own (a standards pack)."""

import json
from typing import Any

from calculators.core.calculator import Calculator
from calculators.core.fields import Group
from calculators.core.parse import parse
from calculators.examples import part_example
from calculators.inputs.json_text import read_json
from calculators.inputs.toml_text import read_toml
from calculators.run import as_understood


def file_parts(calculator: Calculator) -> list[Group]:
    """Return the parts of a calculator's input that can be files."""
    return [item for item in calculator.inputs if isinstance(item, Group) and item.exportable]


def file_part(calculator: Calculator, name: str) -> Group:
    """Return one of those parts. Raises ``StopIteration`` if there is none of this name."""
    return next(part for part in file_parts(calculator) if part.name == name)


def read_part(part: Group, text: str) -> dict[str, Any]:
    """Return what a file (JSON or TOML) holds, as understood.

    Raises:
        InvalidInputError: with every problem, its path within the file.
    """
    json_text = text.lstrip("\ufeff \t\r\n").startswith("{")
    raw = read_json(text.lstrip("\ufeff")) if json_text else read_toml(text.lstrip("\ufeff"))
    return as_understood(part.fields, parse(part.fields, raw))


def write_part(part: Group, raw: object) -> str:
    """Return a part as a JSON file. Raises ``InvalidInputError``."""
    understood = as_understood(part.fields, parse(part.fields, raw))
    return json.dumps(understood, ensure_ascii=False, indent=2) + "\n"


def sample_part(part: Group, lang: str) -> dict[str, Any]:
    """Return the illustrative file that comes with the site, as understood."""
    return as_understood(part.fields, parse(part.fields, part_example("standards_pack", lang)))
