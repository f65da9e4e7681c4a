"""However a rule reads a switch of a reading, other readings of it are computed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from calculators.core.calculator import Answer, Calculator, no_completion
from calculators.core.fields import Choice, Option
from calculators.core.outputs import Headline, RuleCheck
from calculators.core.readings import ReadTracker
from calculators.policy import Policy
from calculators.policy.text import Text
from tests.support.registers import run

WORDS = Text("词", "word")
FIRST, SECOND = (Option(value, WORDS) for value in ("calendar-year", "latest-published"))
SWITCH = Choice(
    name="previous_year",
    label=WORDS,
    options=(FIRST, SECOND),
    default=FIRST.value,
    reading="previous-year",
)
WAYS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "item": lambda values: values["previous_year"],
    "get": lambda values: values.get("previous_year"),
    "items": lambda values: dict(values.items())["previous_year"],
    "values": lambda values: next(iter(values.values())),
    "unpacked": lambda values: {**values}["previous_year"],
}


def calculator(read: Callable[[Mapping[str, Any]], Any]) -> Calculator:
    """A calculator with one check, met by the first option of its switch only."""

    def compute(values: Mapping[str, Any], policy: Policy, answer: Answer) -> None:
        is_met = read(values) == FIRST.value
        answer.check("only-check", "pass" if is_met else "warn", WORDS)

    return Calculator(
        name="tiny",
        title=WORDS,
        summary=WORDS,
        inputs=(SWITCH,),
        outputs=(),
        checks=(RuleCheck(id="only-check", label=WORDS, provisions=("labour-band",)),),
        headline=Headline(label=WORDS, figures=()),
        complete=no_completion,
        compute=compute,
    )


@pytest.mark.parametrize("way", WAYS)
def test_another_reading_is_noted_whichever_way_the_rule_reads(way: str) -> None:
    [check] = run(calculator(WAYS[way]), {}).checks

    assert check.status == "pass"
    assert [one.to_json() for one in check.other_readings] == [
        {"reading": "previous-year", "option": "latest-published", "status": "warn"}
    ]


def test_a_switch_that_is_not_read_is_not_computed_again() -> None:
    counted = 0

    def compute(values: Mapping[str, Any], policy: Policy, answer: Answer) -> None:
        nonlocal counted
        counted += 1
        answer.check("only-check", "pass", WORDS)

    [check] = run(replace(calculator(WAYS["get"]), compute=compute), {}).checks

    assert check.other_readings == ()
    assert counted == 1


def test_asking_whether_a_value_is_there_counts_as_reading_it() -> None:
    values = ReadTracker({"months": 12, "year": 2026})

    assert "months" in values
    assert values.get("days", 5) == 5
    assert values.names_read == {"months", "days"}
    assert list(values) == ["months", "year"]
    assert values.names_read == {"months", "days", "year"}
