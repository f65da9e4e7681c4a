"""The working as printed is arithmetic that holds: a person with a pocket calculator gets the value."""

import re
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.core.calculator import Result, Step
from calculators.examples import example
from calculators.registry import CALCULATORS
from tests.support.arithmetic import (
    NotArithmeticError,
    cut_short,
    equation,
    evaluate,
    holds,
    round_half_up,
)
from tests.support.random_inputs import inputs_of
from tests.support.registers import run

CASES = Path(__file__).parents[1] / "cases"

# Calculators that show no working: they compare or review results of the others.
NO_WORKING = {"compare", "review"}
# Steps that are no arithmetic: marks are counted, not computed.
WORDS = {("scope", "in_scope")}
# Steps whose value is a word, and which say why by a chain of comparisons.
COMPARISONS = {("payment", "grade")}
# Sums over rows: of more than six the line gives the beginning and how many there are.
SUMS = {
    ("labour-cost", "person_years"),
    ("labour-cost", "proposed_total"),
    ("workload", "direct_hours"),
    ("team", "team_size"),
    ("team", "qualified_full_time"),
    ("bid", "labour_total"),
    ("bid", "lines_total"),
    ("capacity", "other_total"),
    ("capacity", "package_cost"),
    ("capacity", "packages"),
    ("capacity", "direct_hours"),
    ("capacity", "unit_costs"),
}
PLACES = {"yuan": 2, "yuan_per_year": 2, "yuan_per_month": 2, "year": 0}


def wrong(result: Result) -> list[str]:
    """Every printed line of a result that does not come to what stands beside it."""
    found = [
        f"{part.calculator.name} {step.output.name}: {step.substituted} = {step.value}"
        for _, part in result.with_parts()
        for step in part.trace
        if not right(part.calculator.name, step)
    ]
    return found + wrong_bases(result)


def right(calculator: str, step: Step) -> bool:
    name = (calculator, step.output.name)
    if name in WORDS:
        return True
    if name in COMPARISONS:
        return holds(step.substituted)
    if cut_short(step.substituted):
        terms = re.findall(r"… \[([0-9]+)\]", step.substituted)
        return name in SUMS and len(terms) == 1 and int(terms[0]) > 6
    try:
        value = evaluate(step.substituted)
    except NotArithmeticError:
        return False
    return round_half_up(value, PLACES.get(step.output.unit, 4)) == Fraction(step.value)


def wrong_bases(result: Result) -> list[str]:
    """Every sentence of ours on how an amount of a budget sheet comes about that does not hold."""
    if result.calculator.name != "bid" or result.inputs is None:
        return []
    sheet, lines = result.outputs["sheet"], result.inputs["lines"]
    own = [False] * (len(sheet) - len(lines)) + [bool(line["basis"]) for line in lines]
    found = []
    for row, is_own in zip(sheet, own, strict=True):
        for lang in () if is_own else ("zh", "en"):
            unit = row["unit"][lang]
            line, stated = equation(row["basis"][lang], unit)
            worked_out = round_half_up(evaluate(line), 2)
            if not worked_out == evaluate(stated) == Fraction(row["amount"]):
                found.append(row["basis"][lang])
    return found


def cases() -> list[Any]:
    found = []
    for name, calculator in CALCULATORS.items():
        file = CASES / f"{calculator.module}.toml"
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            found.append(pytest.param(name, case["input"], id=f"{name}-{case['name']}"))
        found.append(pytest.param(name, example(calculator), id=f"{name}-example"))
    return found


@pytest.mark.parametrize(("name", "given_input"), cases())
def test_every_step_of_every_case_holds(name: str, given_input: dict[str, Any]) -> None:
    result = run(CALCULATORS[name], given_input)

    assert wrong(result) == []
    if name in NO_WORKING:
        assert result.trace == ()


@pytest.mark.parametrize("name", sorted(set(CALCULATORS) - NO_WORKING))
@given(data=st.data())
@settings(max_examples=60)
def test_every_step_of_random_inputs_holds(name: str, data: st.DataObject) -> None:
    calculator = CALCULATORS[name]
    result = run(calculator, data.draw(inputs_of(calculator)), other_readings=False)
    assume(result.ok)

    assert wrong(result) == []


def test_a_sum_of_six_rows_is_written_out_and_one_of_seven_cut_short() -> None:
    position = {"headcount": 1, "months": 1}

    lines = [
        run(CALCULATORS["labour-cost"], {"project_year": 2026, "positions": [position] * rows})
        .trace[5]
        .substituted
        for rows in (6, 7)
    ]

    assert lines == [
        "(1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1) ÷ 12",
        "(1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1 + 1 × 1 × 1 + … [7]) ÷ 12",
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2 + 3 × 4 − 6 ÷ 4", "12.5"),
        ("8 ÷ 2 ÷ 2", "2"),
        ("1,234,567.50 × 80%", "987654"),
        ("2025: 145391.00", "145391"),
        ("⌊(10000.00 − 1000.00) ÷ 1400.00⌋", "6"),
        ("max(0, ⌈(0.50 × 5 − 2) ÷ (1 − 0.50)⌉)", "1"),
        ("⌊1 − 2.5⌋ + min(3, 4)", "1"),
    ],
)
def test_the_pocket_calculator(line: str, value: str) -> None:
    assert evaluate(line) == Fraction(value)


@pytest.mark.parametrize(
    "line",
    ["", "✓ 6 · ✗ 0", "1 + 2 + … [12]", "12,34", "1 ÷ 0", "(1", "1 2", "75 ≤ 82", "__import__"],
)
def test_what_is_no_arithmetic_is_refused(line: str) -> None:
    with pytest.raises(NotArithmeticError):
        evaluate(line)


def test_comparisons_and_rounding() -> None:
    assert [holds(line) for line in ("75 ≤ 82 < 90", "75 ≤ 82 < 75", "90 ≤ 90", "90 < 90")] == [
        True,
        False,
        True,
        False,
    ]
    assert [round_half_up(Fraction(x), 2) for x in ("0.005", "-0.005", "0.0049")] == [
        Fraction("0.01"),
        Fraction("-0.01"),
        0,
    ]
