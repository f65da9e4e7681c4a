"""The form that a page begins with: what the example leaves open is empty in it."""

import re

import pytest

import pages


def value(html: str, name: str) -> str:
    return re.search(rf'<input [^>]*name="{re.escape(name)}"[^>]* value="([^"]*)"', html)[1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Filled in, a change of the project's year would leave the wage of the old one.
        ("labour.project_year", ""),
        ("labour.reference_year", ""),
        ("workload.annual_hours", ""),
        ("project.year", "2026"),
        ("labour.positions[0].headcount", "1"),
        ("labour.positions[0].fte", "1"),
    ],
)
def test_what_a_part_of_the_example_leaves_open_stays_open(name: str, expected: str) -> None:
    html = pages.render_block("calculator", "zh", "bid", "../../")

    assert value(html, name) == expected
