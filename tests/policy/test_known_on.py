"""The registers as they could be known on a day."""

from datetime import date

import pytest

from calculators.policy import DayError, Policy, load_policy

REGISTERS = load_policy().as_known_on(date(2026, 8, 21))


def newest_wage(policy: Policy) -> int:
    return policy.parameter("average-wage").years[-1]


@pytest.mark.parametrize(
    ("day", "newest"),
    [
        (date(2022, 6, 30), 2020),  # the usual month of 2022 is July
        (date(2022, 7, 1), 2021),
        (date(2024, 6, 30), 2022),
        (date(2024, 7, 1), 2023),
        (date(2025, 9, 17), 2023),  # the figure of 2024 came out on 2025-09-18
        (date(2025, 9, 18), 2024),
        (date(2026, 8, 20), 2024),  # that of 2025 on 2026-08-21
        (date(2026, 8, 21), 2025),
    ],
)
def test_a_wage_is_known_from_its_day_or_its_usual_month(day: date, newest: int) -> None:
    assert newest_wage(REGISTERS.as_known_on(day)) == newest


def test_what_rests_on_a_wage_is_not_known_before_it() -> None:
    cap = REGISTERS.as_known_on(date(2026, 3, 1)).parameter("contribution-base-cap")
    assert cap.years == (2021, 2022, 2023, 2024, 2025)


def test_an_open_period_has_no_end_before_the_next_begins() -> None:
    days = REGISTERS.as_known_on(date(2024, 12, 31)).parameter("working-days")
    assert [(value.text, value.valid_until) for value in days.values] == [("250", None)]
    assert days.on_year(2025).text == "250"
    days = REGISTERS.as_known_on(date(2025, 1, 1)).parameter("working-days")
    assert days.on_year(2025).text == "248"


def test_the_version_says_the_day() -> None:
    known = REGISTERS.as_known_on(date(2026, 3, 1))
    assert known.version.endswith(" as known on 2026-03-01")
    assert known.as_known_on(date(2025, 3, 1)).version.count(" as known on ") == 1
    assert (known.day, known.of_another_day) == ("2026-03-01", True)


def test_on_the_day_of_the_reading_nothing_is_unknown() -> None:
    shipped = load_policy()
    assert shipped.as_known_on(date.fromisoformat(shipped.version)) is shipped


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2022, 6, 29), "the Rules had not been issued; they were on 2022-06-30"),
        (date(2026, 8, 22), "The sources were last read on 2026-08-21"),
    ],
)
def test_a_day_that_the_registers_cannot_know_is_refused(day: date, why: str) -> None:
    with pytest.raises(DayError, match=why) as refused:
        REGISTERS.as_known_on(day)
    assert "请填 2022-06-30 至 2026-08-21 的日期" in refused.value.message.zh


@pytest.mark.parametrize(
    ("year", "before", "day"),
    [
        (2023, "2024-06-30", "2024-07-01"),  # not recorded: the month assumed
        (2024, "2025-09-17", "2025-09-18"),
        (2025, "2026-08-20", "2026-08-21"),
        (2026, "2027-06-30", "2027-07-01"),  # not registered
    ],
)
def test_a_wage_is_published_from_its_day_on(year: int, before: str, day: str) -> None:
    assert not REGISTERS.is_published("average-wage", year, by=before)
    assert REGISTERS.is_published("average-wage", year, by=day)
