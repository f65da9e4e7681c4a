"""Worked examples: `cases/NAME.toml` holds the figures, each with where it comes from.

`messages` are those of checks (by id and path) and of errors (by path) in Chinese, `messages_en`
in English; `formulas` are those of steps. A file's `registers` is the day whose registers its figures hold for; a case can have its own.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from calculators.policy import load_policy
from calculators.registry import CALCULATORS
from calculators.run import run

FOLDER = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("*.toml")):
        document = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in document["case"]:
            name, day = file.stem.replace("_", "-"), case.get("registers", document["registers"])
            found.append(pytest.param(name, day, case, id=f"{file.stem}-{case['name']}"))
    return found


@pytest.mark.parametrize(("name", "day", "case"), cases())
def test_worked_example(name: str, day: date, case: dict[str, Any]) -> None:
    assert case["worked"], "every expected figure says where it comes from"

    result = run(CALCULATORS[name], case["input"], load_policy().as_known_on(day)).to_json()

    expected_errors = case.get("errors", [])
    assert [f"{e['path']} {e['code']}" for e in result["errors"]] == expected_errors
    assert result["ok"] is (expected_errors == [])
    outputs = result["outputs"]
    for key, value in case.get("outputs", {}).items():
        assert (key, outputs[key]) == (key, value)
    for place, figures in case.get("rows", {}).items():
        rows, _, index = place.removesuffix("]").partition("[")
        for key, value in figures.items():
            assert (place, key, outputs[rows][int(index)][key]) == (place, key, value)
    lines = {step["id"]: step["substituted"] for step in result["trace"]}
    for key, line in case.get("trace", {}).items():
        assert (key, lines[key]) == (key, line)
    formulas = {step["id"]: step["formula"]["zh"] for step in result["trace"]}
    for key, formula in case.get("formulas", {}).items():
        assert (key, formulas[key]) == (key, formula)
    for key in case.get("absent", []):
        assert key not in outputs
    words = {f"{c['id']} {c['path']}".strip(): c["message"] for c in result["checks"]}
    words |= {e["path"]: e["message"] for e in result["errors"]}
    for lang, key in (("zh", "messages"), ("en", "messages_en")):
        for where, message in case.get(key, {}).items():
            assert (where, words[where][lang]) == (where, message)
    found = [f"{c['id']} {c['status']} {c['path']}".strip() for c in result["checks"]]
    assert found == case.get("checks", [])


def test_every_calculator_has_cases() -> None:
    assert {file.stem for file in FOLDER.glob("*.toml")} == {c.module for c in CALCULATORS.values()}


def test_every_calculator_that_shows_its_working_has_lines_as_literals() -> None:
    with_lines = {name.values[0] for name in cases() if "trace" in name.values[2]}

    assert with_lines == set(CALCULATORS) - {"compare", "review"}


def test_there_are_at_least_twenty_cases() -> None:
    assert len(cases()) >= 20
