"""The stale register entries, on fixed days."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from calculators.policy.loader import read_policy, register_texts
from scripts.stale_entries import main, missing_wages, outdated_entries, report, undated_entries
from tests.support.registers import DAY, REGISTERS, texts_read_on

ROOT = Path(__file__).resolve().parents[2]
POLICY = REGISTERS
WAGE_2026 = "parameters.toml: average-wage: 2026 is missing; look at the Bureau's page"


def test_today_nothing_is_stale_and_undated_entries_are_named() -> None:
    stale, values, sources = report(POLICY, date(2026, 11, 24))

    assert stale == "Stale on 2026-11-24: nothing"
    assert values.startswith("  parameters.toml: 31 values without verified_on: labour-band-low, ")
    assert "average-wage" not in values
    assert sources.startswith("  sources.toml: 15 sources without read_on: announcement, ")
    assert "wage-page" not in sources


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2026, 7, 31), []),
        (date(2026, 12, 31), []),
        (date(2027, 7, 31), []),
        (date(2027, 8, 1), [WAGE_2026]),
        (date(2028, 7, 31), [WAGE_2026]),
        (date(2028, 8, 1), [WAGE_2026, WAGE_2026.replace("2026", "2027")]),
    ],
)
def test_a_wage_is_missing_when_its_month_is_over(today: date, missing: list[str]) -> None:
    assert list(missing_wages(POLICY, today)) == missing


def test_the_month_comes_from_the_register() -> None:
    texts = register_texts()
    assert texts["parameters"].count('value = "7", source = "project-notes"') == 1
    texts["parameters"] = texts["parameters"].replace(
        'value = "7", source = "project-notes"', 'value = "9", source = "project-notes"'
    )
    policy = read_policy(texts).as_known_on(date(2026, 8, 21))

    assert list(missing_wages(policy, date(2027, 9, 30))) == []
    assert list(missing_wages(policy, date(2027, 10, 1))) == [WAGE_2026]


def test_after_a_year_the_wages_and_their_page_are_stale() -> None:
    policy = read_policy(texts_read_on(DAY)).as_known_on(date.fromisoformat(DAY))

    assert list(outdated_entries(policy, date(2027, 8, 21))) == []
    assert list(outdated_entries(policy, date(2027, 8, 22))) == [
        "parameters.toml: average-wage 2018: verified on 2026-08-21",
        "parameters.toml: average-wage 2019: verified on 2026-08-21",
        "parameters.toml: average-wage 2020: verified on 2026-08-21",
        "parameters.toml: average-wage 2021: verified on 2026-08-21",
        "parameters.toml: average-wage 2022: verified on 2026-08-21",
        "parameters.toml: average-wage 2023: verified on 2026-08-21",
        "parameters.toml: average-wage 2024: verified on 2026-08-21",
        "parameters.toml: average-wage 2025: verified on 2026-08-21",
        "sources.toml: wage-page: read on 2026-08-21",
    ]


def test_the_anniversary_of_a_leap_day_is_the_first_of_march() -> None:
    policy = read_policy(texts_read_on("2028-02-29"))

    def sources(today: date) -> list[str]:
        return [line for line in outdated_entries(policy, today) if line.startswith("sources")]

    assert sources(date(2029, 2, 28)) == []
    assert sources(date(2029, 3, 1)) == ["sources.toml: wage-page: read on 2028-02-29"]


def test_a_register_with_every_day_recorded_is_not_mentioned() -> None:
    texts = texts_read_on("2026-08-21")
    texts["sources"] = (
        texts["sources"]
        .replace('\nkind = "', '\nread_on = "2026-08-21"\nkind = "')
        .replace('read_on = "2026-08-21"\nread_on', "read_on")
    )

    [line] = undated_entries(read_policy(texts))

    assert line.startswith("parameters.toml: ")


def test_stale_entries_fail_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.stale_entries", "--today", "2040-01-01"],
        capture_output=True, cwd=ROOT, check=False, timeout=60, text=True,
    )  # fmt: skip

    assert done.returncode == 0
    assert done.stdout.startswith("Stale on 2040-01-01: ")
    assert "\n  sources.toml: wage-page: read on " in done.stdout
    assert done.stderr == ""


def test_an_impossible_day_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["--today", "2027-02-30"])
