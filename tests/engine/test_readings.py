"""Open readings: each has its switch and an example, and a result says when another would change it."""

from typing import Any

import pytest

from calculators.core.fields import Choice, YesNo
from calculators.examples import reading_example
from calculators.policy import load_policy
from calculators.registry import CALCULATORS
from pages.readings import results_of
from tests.support.registers import REGISTERS, run

READINGS = load_policy().readings
FOUR_AND_TWO = [
    {"headcount": 2, "qualified": True, "full_time": True},
    {"headcount": 2, "qualified": False, "full_time": True},
]
SENIOR = {"certificate": "senior", "years_practice": 9, "in_field": True}


def checks(name: str, given: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    result = run(CALCULATORS[name], given)
    assert result.ok
    return {(check.id, check.path): check.to_json() for check in result.checks}


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_has_one_switch_with_its_options_wherever_it_is_asked(name: str) -> None:
    switches = {s for c in CALCULATORS.values() for s in c.switches if s.reading == name}

    [switch] = switches
    options = [option.id for option in READINGS[name].options]
    match switch:
        case Choice():
            assert [option.value for option in switch.options] == options
            assert switch.default == READINGS[name].default
        case YesNo():
            assert len(options) == 2
            assert switch.default == (READINGS[name].default == options[1])


@pytest.mark.parametrize("name", READINGS)
def test_switching_changes_the_reading_s_example(name: str) -> None:
    example = reading_example(name)
    outcomes = [
        (
            [result.outputs[figure] for figure in example.figures],
            [(check.path, check.status) for check in result.checks if check.id == example.check],
        )
        for result in results_of(READINGS[name], REGISTERS)
        if result.ok
    ]

    # By the calendar year before, a budget can need a figure that is not out.
    assert len(outcomes) == len(READINGS[name].options) - (name == "previous-year")
    assert any(outcome != outcomes[0] for outcome in outcomes)


def test_adding_practice_and_research_would_pass() -> None:
    supervisor = {**SENIOR, "years_practice": 4, "years_research": 3}
    found = checks("team", {"members": FOUR_AND_TWO, "supervisors": [supervisor]})

    check = found["supervisor-experience", "supervisors[0]"]
    assert check["status"] == "fail"
    assert check["other_readings"] == [
        {"reading": "experience-sum", "option": "together", "status": "pass"}
    ]


def test_not_met_would_be_open_where_the_field_is_not_said() -> None:
    supervisor = {"certificate": "senior", "years_practice": 4, "years_research": 3}
    found = checks("team", {"members": FOUR_AND_TWO, "supervisors": [supervisor]})

    check = found["supervisor-experience", "supervisors[0]"]
    assert check["status"] == "fail"
    assert check["other_readings"] == [
        {"reading": "experience-sum", "option": "together", "status": "unknown"}
    ]


def test_two_of_four_passes_but_not_by_every_reading() -> None:
    found = checks("team", {"members": FOUR_AND_TWO, "supervisors": [SENIOR]})

    check = found["qualified-share", ""]
    assert check["status"] == "pass"
    # The supervisor is part-time; by full-time equivalents that share would have to be known.
    assert check["other_readings"] == [
        {"reading": "supervisor-in-team", "option": "counted", "status": "warn"},
        {"reading": "includes-number", "option": "excluded", "status": "warn"},
    ]


def test_a_share_that_every_reading_accepts_has_no_note() -> None:
    members = [{"headcount": 3, "qualified": True, "full_time": True}]
    found = checks("team", {"members": members, "supervisors": [SENIOR]})

    assert [check["other_readings"] for check in found.values()] == [[], [], []]


def test_another_year_would_put_the_proposal_below_the_band() -> None:
    position = {"headcount": 1, "months": 12, "monthly_cost": 9600}
    given = {"project_year": 2026, "written_year": 2026, "written_month": 8}
    found = checks("labour-cost", {**given, "positions": [position]})

    # That of 2025 came out on 2026-08-21, within the month: both years can be meant.
    # 9,600 × 12 = 115,200: above 114,595.20 (2024), below 116,312.80 (2025)
    assert found["labour-band", ""]["status"] == "pass"
    assert found["labour-band", ""]["other_readings"] == [
        {"reading": "previous-year", "option": "calendar-year", "status": "warn"},
        {"reading": "previous-year", "option": "year-before-writing", "status": "warn"},
        # 114,595.20 × 1.265 = 144,962.93: a cost that holds contributions would be far below
        {"reading": "employer-contributions", "option": "on-top", "status": "warn"},
    ]


def test_a_period_below_the_share_is_noted_on_the_whole() -> None:
    found = checks("workload", reading_example("indirect-period").input)

    assert found["indirect-share", ""]["status"] == "pass"
    assert found["indirect-share", ""]["other_readings"] == [
        {"reading": "indirect-period", "option": "each-period", "status": "warn"}
    ]


def test_an_unknown_outcome_is_no_other_reading() -> None:
    """By the calendar year before there is no figure at all."""
    position = {"headcount": 1, "months": 12, "monthly_cost": 13000}
    found = checks("labour-cost", {"project_year": 2027, "positions": [position]})

    # By 2025: 13,000 × 12 = 156,000; with contributions the band starts at 147,135.69
    assert found["labour-band", ""]["status"] == "pass"
    assert found["labour-band", ""]["other_readings"] == []


def test_the_registers_are_read_alike_in_both_directions() -> None:
    for calculator in CALCULATORS.values():
        for switch in calculator.switches:
            assert switch.reading in calculator.readings
