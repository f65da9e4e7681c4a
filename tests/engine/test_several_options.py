"""Inputs of several options: a list, or words with commas between them."""

from typing import Any

import pytest

from calculators.core.fields import MultipleChoice, Option
from calculators.core.parse import parse
from calculators.core.problems import InvalidInputError
from calculators.policy.text import Text

FIELDS = (
    MultipleChoice(
        name="fields",
        label=Text("领域", "Fields"),
        options=(
            Option("health", Text("卫生健康", "Health")),
            Option("charity", Text("慈善事业", "Charity")),
        ),
    ),
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, []),
        ([], []),
        ("", []),
        (["charity", "health"], ["health", "charity"]),
        (["charity", "charity"], ["charity"]),
        ("charity,health", ["health", "charity"]),
        ("慈善事业、卫生健康", ["health", "charity"]),
        (["慈善事业"], ["charity"]),
        ("Charity; ", ["charity"]),
    ],
)
def test_what_is_chosen_stands_in_the_order_of_the_options(raw: Any, expected: list[str]) -> None:
    assert parse(FIELDS, {"fields": raw}) == {"fields": expected}


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (["sport"], ["fields unknown_choice"]),
        (["sport", 3], ["fields unknown_choice", "fields unknown_choice"]),
        (3, ["fields required"]),
        ({"health": True}, ["fields required"]),
    ],
)
def test_what_is_no_option_is_refused(raw: Any, codes: list[str]) -> None:
    with pytest.raises(InvalidInputError) as refused:
        parse(FIELDS, {"fields": raw})

    assert [f"{problem.path} {problem.code}" for problem in refused.value.problems] == codes
