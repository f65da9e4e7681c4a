"""The form that a page begins with: what the example leaves open is empty in it."""

import re
from pathlib import Path

import pytest

import pages
from calculators.inputs.form import form_input
from calculators.registry import CALCULATORS

STYLES = Path(__file__).parents[2] / "docs" / "assets" / "css"


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


def test_the_style_sheet_knows_every_kind_of_field() -> None:
    """A class that neither of the two style sheets names would leave the field without its layout."""
    styles = "".join(sheet.read_text("utf-8") for sheet in STYLES.glob("calculator*.css"))
    html = pages.render_block("calculator", "zh", "bid", "../../")
    html += pages.render_block("calculator", "zh", "scope", "../../")
    html += pages.render_block("calculator", "zh", "compare", "../../")

    for kind in ("line", "choice", "several", "changes"):
        assert f'"calc-field calc-field-{kind}"' in html
        assert f".calc-field-{kind}" in styles


def left_alone() -> list[tuple[str, str]]:
    """Of the bid's form, everything that stands in it by itself once it was emptied."""
    return [
        ("labour.positions[0].headcount", ""), ("labour.positions[0].fte", "1"),
        ("labour.band_scope", "both"), ("workload.services[0].category", ""),
        ("workload.services[0].unit", "other"), ("workload.indirect_share", "20"),
        ("workload.months", "12"), ("funder_profile.illustrative", "false"),
    ]  # fmt: skip


def test_a_part_in_which_nothing_was_typed_is_not_given() -> None:
    """A bid may be without labour or workload, and no pack is nobody's standards."""
    given = form_input(CALCULATORS["bid"].inputs, [("project.year", "2026"), *left_alone()])

    assert given == {"project": {"year": "2026"}}


@pytest.mark.parametrize(
    ("path", "typed", "part"),
    [
        ("labour.positions[0].headcount", "2", "labour"),
        ("workload.indirect_share", "25", "workload"),
        ("workload.services[0].unit", "case", "workload"),
        ("funder_profile.illustrative", "true", "funder_profile"),
    ],
)
def test_a_part_is_given_once_anything_is_typed_in_it(path: str, typed: str, part: str) -> None:
    entries = dict(left_alone()) | {path: typed}

    assert list(form_input(CALCULATORS["bid"].inputs, list(entries.items()))) == [part]
