"""The form that a page begins with: what the example leaves open is empty in it."""

import json
import re
from pathlib import Path

import pytest

import pages
from calculators import web
from calculators.inputs.form import form_input
from calculators.inputs.form_notes import ShareNote, share_notes
from calculators.registry import CALCULATORS
from calculators.run import run

WORKLOAD = {
    "project_year": 2026,
    "services": [{"category": "case", "quantity": 40, "hours_per_unit": 20}],
}
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


WITH_SHARE = {
    "workload": "indirect_share",
    "payment": "instalments[0].share",
    "capacity": "other_costs[0].share",
    "bid": "funder_profile.limits[0].share_at_most",
    "labour-cost": "contribution_rate",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "path"), WITH_SHARE.items())
def test_a_share_below_one_says_how_it_is_read(name: str, path: str, lang: str) -> None:
    """Field case B02: 0.06 is 0.06 % in a form and 6 % on the command line, and both say so."""
    notes = json.loads(web.answer(name, lang, "../", json.dumps([[path, "0.06"]])))["notes"]

    read, other = {
        "zh": ("读作 0.06%：这一项按百分数填。", "改为 6%"),
        "en": ("Read as 0.06%: this is entered in percent.", "Change it to 6%"),
    }[lang]
    assert notes == [
        {
            "path": path,
            "html": f'{read}<button type="button" class="calc-button calc-button-quiet"'
            f' data-instead="6">{other}</button>',
        }
    ]
    html = pages.render_block("calculator", lang, name, "../../")
    ids = (path, re.sub(r"\[0\]", "[#]", path))
    assert any(f'<p class="calc-note" id="note-{one}" role="status" hidden>' in html for one in ids)


@pytest.mark.parametrize(
    ("typed", "other"),
    [("1", "100"), ("0.5", "50"), ("１", "100"), ("0.06\u202c", "6")],
)
def test_a_share_that_could_be_a_fraction_has_a_note(typed: str, other: str) -> None:
    [note] = share_notes(CALCULATORS["payment"].inputs, [("instalments[0].share", typed)])

    assert note.other == other


@pytest.mark.parametrize(
    "typed", ["6", "30", "0", "", "0.06%", "6％", "x", "1.01", "-0.5", "1\n0.5"]
)
def test_a_share_that_has_one_meaning_has_no_note(typed: str) -> None:
    assert not list(share_notes(CALCULATORS["payment"].inputs, [("instalments[0].share", typed)]))


def test_other_fields_have_no_note() -> None:
    given = [("positions[0].fte", "0.5"), ("positions[0].title", "0.5"), ("nothing", "0.5")]

    assert not list(share_notes(CALCULATORS["labour-cost"].inputs, given))


def test_a_share_that_a_comparison_changes_has_a_note_too() -> None:
    entries = [
        ("calculator", "workload"),
        ("variations[0].changes.path", "indirect_share"),
        ("variations[0].changes.value", "0.25"),
        ("variations[1].changes.path", "months"),
        ("variations[1].changes.value", "0.5"),
    ]

    assert list(share_notes(CALCULATORS["compare"].inputs, entries)) == [
        ShareNote("variations[0].changes", "0.25", "25")
    ]


@pytest.mark.parametrize("typed", ["20", "20%", "20％", "20\u202c", "20%\u202c", " 20 "])
def test_a_share_is_typed_with_its_sign_or_without(typed: str) -> None:
    given = form_input(CALCULATORS["workload"].inputs, [("indirect_share", typed)])

    result = run(CALCULATORS["workload"], {**WORKLOAD, **given})
    assert result.inputs["indirect_share"] == "0.2"


def test_a_field_with_only_what_is_not_seen_is_empty() -> None:
    assert form_input(CALCULATORS["workload"].inputs, [("fte", "\u200b\u00a0")]) == {}


# Field case A09 is a remark of 279 characters; these take 1,000.
REMARKS = [
    ("bid", "lines[0].basis"),
    ("bid", "funder_profile.source"),
    ("targets", "rows[0].method"),
    ("targets", "rows[0].evidence"),
    ("payment", "instalments[0].condition"),
    ("scope", "other"),
]


def too_long(name: str, path: str, text: str) -> list[tuple[str, str]]:
    reply = json.loads(web.answer(name, "zh", "../", json.dumps([[path, text]])))
    return [
        (one["path"], one["message"])
        for one in reply.get("errors", [])
        if one["code"] == "too_long"
    ]


@pytest.mark.parametrize(("name", "path"), REMARKS)
def test_a_remark_takes_a_thousand_characters(name: str, path: str) -> None:
    assert too_long(name, path, "长" * 1000) == []
    [(where, message)] = too_long(name, path, "长" * 1001)
    assert where == path
    assert message.endswith("最多 1000 个字符，现有 1001 个。")


@pytest.mark.parametrize("name", ["bid", "targets", "payment", "scope", "team", "compare"])
def test_no_field_cuts_a_paste_without_a_word(name: str) -> None:
    assert "maxlength" not in pages.render_block("calculator", "zh", name, "../../")
