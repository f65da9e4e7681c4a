"""Variations side by side and what moves the result: every column is the calculator's own result."""

import json
from decimal import Decimal
from typing import Any

import pytest

from calculators.cli import FORMATS, compute
from calculators.core.input_labels import input_values
from calculators.core.outputs import Output, OutputGroup
from calculators.core.paths import field_at, with_value
from calculators.examples import example
from calculators.registry import CALCULATORS
from calculators.render.charts.picture import picture
from calculators.render.document import document
from calculators.workbook.tables import write_tables
from tests.support.registers import run

COMPARE = CALCULATORS["compare"]
OTHERS = [name for name in CALCULATORS if name not in ("compare", "review")]
POSITION = {"title": "社工", "headcount": 2, "months": 12, "monthly_cost": 10000}
LABOUR = {"project_year": 2026, "positions": [POSITION]}


def compared(calculator: str, base: Any, **more: Any) -> Any:
    result = run(COMPARE, {"calculator": calculator, "base": base, **more})
    assert result.problems == ()
    return result


def values(result: Any, id: str, kind: str = "values") -> list[Any]:
    return next(row[kind] for row in result.outputs["figures"] if row["id"] == id)


@pytest.mark.parametrize("name", OTHERS)
def test_the_base_column_is_the_plain_result(name: str) -> None:
    plain = run(CALCULATORS[name], example(CALCULATORS[name]))
    result = compared(name, example(CALCULATORS[name]))

    expected = {}
    for place, part in plain.with_parts():
        prefix = f"{place}." if place else ""
        for output in part.calculator.outputs:
            if isinstance(output, Output) and output.name in part.outputs:
                expected[prefix + output.name] = part.outputs[output.name]
            if isinstance(output, OutputGroup):
                for key, value in part.outputs[output.name].items():
                    expected[f"{prefix}{output.name}.{key}"] = value
    assert {row["id"]: row["values"][0] for row in result.outputs["figures"]} == expected
    assert expected
    checks = plain.to_json()["checks"]
    assert sorted((row["id"], row["path"], row["statuses"][0]) for row in result.outputs["checks"]) == sorted(
        (check["id"], check["path"], check["status"]) for check in checks
    )  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_the_comparison_as_understood_is_understood_the_same_way(name: str) -> None:
    once = compared(name, example(CALCULATORS[name]), sensitivity={"by": "10%"})

    assert run(COMPARE, once.to_json()["inputs"]).to_json() == once.to_json()


def test_differences_are_taken_from_the_base_as_printed() -> None:
    result = compared(
        "labour-cost", LABOUR, variations=[{"changes": {"positions[0].headcount": 3}}]
    )

    # 2 × 12 × 10,000 and 3 × 12 × 10,000; the ratio stays 10,000 × 12 ÷ 145,391
    assert values(result, "proposed_total") == ["240000.00", "360000.00"]
    assert values(result, "proposed_total", "differences") == ["0.00", "120000.00"]
    assert values(result, "proposed_total", "shares") == ["0", "0.5"]
    assert values(result, "proposed_ratio") == ["0.8254", "0.8254"]
    assert values(result, "proposed_ratio", "differences") == ["0", "0"]


def test_a_figure_that_a_column_lacks_has_no_difference() -> None:
    result = compared(
        "labour-cost",
        {"project_year": 2026, "positions": [{"headcount": 1, "months": 12}]},
        variations=[{"changes": {"positions[0].monthly_cost": "1.2万"}}],
    )

    assert values(result, "proposed_total") == [None, "144000.00"]
    assert values(result, "proposed_total", "differences") == [None, None]
    statuses = {(row["id"], row["path"]): row["statuses"] for row in result.outputs["checks"]}
    assert statuses == {
        ("labour-band", ""): ["unknown", "pass"],
        ("labour-band", "positions[0]"): [None, "pass"],
    }


def test_a_variation_of_the_year_takes_that_year_s_wage() -> None:
    """What the base left open stays open: the wage of 2025 belongs to 2026."""
    result = compared("labour-cost", LABOUR, variations=[{"changes": {"project_year": 2025}}])
    again = run(COMPARE, result.to_json()["inputs"])

    assert values(result, "reference_annual") == ["145391.00", "143244.00"]
    assert values(again, "reference_annual") == ["145391.00", "143244.00"]


def test_a_change_to_nothing_leaves_the_input_out() -> None:
    result = compared(
        "labour-cost", LABOUR, variations=[{"changes": {"positions[0].monthly_cost": None}}]
    )

    assert values(result, "proposed_total") == ["240000.00", None]


def moves(calculator: str, base: Any, by: str = "10%") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = compared(calculator, base, sensitivity={"by": by}).outputs[
        "sensitivity"
    ]["rows"]
    return rows


def test_every_number_is_moved_by_itself_and_the_farthest_comes_first() -> None:
    found = {row["path"]: row for row in moves("labour-cost", LABOUR)}

    # 240,000: a whole person is 120,000; 10 % is 24,000; a full-time share cannot exceed 1.
    assert list(found) == [
        "positions[0].headcount",
        "positions[0].fte",
        "positions[0].months",
        "positions[0].monthly_cost",
    ]
    headcount, fte, months = (found[f"positions[0].{name}"] for name in ("headcount", "fte", "months"))  # fmt: skip
    assert (headcount["low"], headcount["high"]) == ("1", "3")
    assert (headcount["change_low"], headcount["change_high"]) == ("-120000.00", "120000.00")
    assert (fte["low"], fte["change_low"], "high" in fte) == ("0.9", "-24000.00", False)
    assert (months["low"], months["high"]) == ("10.8", "13.2")
    assert (months["change_low"], months["change_high"]) == ("-24000.00", "24000.00")


def test_the_figure_that_is_moved_is_declared() -> None:
    moved = {}
    for name in OTHERS:
        result = compared(name, example(CALCULATORS[name]), sensitivity={"by": "10%"})
        moved[name] = result.outputs.get("sensitivity", {}).get("of", {}).get("id")
    unpriced = {"project_year": 2026, "positions": [{"headcount": 1, "months": 12}]}
    result = compared("labour-cost", unpriced, sensitivity={"by": "10%"})

    assert moved == {
        "labour-cost": "proposed_total",
        "workload": "minimum_total_hours",
        "team": "qualified_share",
        "scope": None,
        "targets": "covered_count",
        "payment": "payable_total",
        "bid": "total",
        "capacity": "hours",
        "wage-series": "ratio",
    }
    assert result.outputs["sensitivity"]["of"]["id"] == "project_reference"


def test_workload_moves_by_its_hours() -> None:
    service = {"category": "case", "quantity": 40, "hours_per_unit": 20}
    rows = moves("workload", {"project_year": 2026, "services": [service]}, "5%")

    # 800 ÷ 0.8 = 1,000 hours; 5 % of it is 50; the planned share does not move the least of the rule.
    assert [(row["path"], row["change_low"], row["change_high"]) for row in rows] == [
        ("services[0].quantity", "-50", "50"),
        ("services[0].hours_per_unit", "-50", "50"),
        ("indirect_share", "0", "0"),
        ("months", "0", "0"),
    ]


def test_a_large_input_moves_its_first_numbers_only_and_says_so() -> None:
    base = {"project_year": 2026, "positions": [POSITION] * 60}
    result = compared("labour-cost", base, sensitivity={"by": "10%"})
    answer = result.outputs["sensitivity"]

    assert (answer["numbers"], answer["moved"], len(answer["rows"])) == (240, 83, 83)
    [table] = [t for t in document(result, "zh").tables if t.title.startswith("敏感性")]
    assert "；只测算了前 83 个数字，共 240 个" in table.title


def test_twenty_variations_are_the_most() -> None:
    variation = {"changes": {"positions[0].months": 6}}

    assert (
        len(compared("labour-cost", LABOUR, variations=[variation] * 20).outputs["columns"]) == 21
    )
    refused = run(
        COMPARE, {"calculator": "labour-cost", "base": LABOUR, "variations": [variation] * 21}
    )
    assert [(p.path, p.code) for p in refused.problems] == [("variations", "too_many")]


def test_a_variation_has_a_thousand_changes_at_the_most() -> None:
    changes = {f"positions[{index}].months": 6 for index in range(1001)}
    variations = [{"changes": changes}]
    refused = run(COMPARE, {"calculator": "labour-cost", "base": LABOUR, "variations": variations})

    assert [(p.path, p.code) for p in refused.problems] == [("variations[0].changes", "too_many")]


def test_a_path_given_twice_is_refused() -> None:
    text = """{"calculator": "labour-cost", "base": {"project_year": 2026, "project_year": 2025,
        "positions": [{"headcount": 1, "months": 1}]}}"""
    other = """{"calculator": "labour-cost", "base": {"project_year": 2026, "positions": [{"headcount": 1,
        "months": 1}]}, "variations": [{"changes": {"project_year": 2025, "project_year": 2024}}]}"""

    assert [(p.path, p.code) for p in compute(COMPARE, text.encode()).problems] == [
        ("base.project_year", "too_many")
    ]
    assert [(p.path, p.code) for p in compute(COMPARE, other.encode()).problems] == [
        ('variations[0].changes["project_year"]', "too_many")
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_shows_names_as_they_are_and_never_as_markup(lang: str) -> None:
    hostile = "=1+1<i>|x"
    base = {"project_year": 2026, "positions": [{**POSITION, "title": hostile}]}
    variation = {"name": hostile, "changes": {"positions[0].months": 6}}
    result = compared("labour-cost", base, variations=[variation], sensitivity={"by": "10%"})

    written = {kind: write(result, lang) for kind, write in FORMATS.items()}

    assert "<i>" not in written["html"] + written["markdown"]
    assert "\\|x" in written["markdown"]
    cells = [cell for line in written["csv"].splitlines() for cell in line.split(",")]
    assert f"'{hostile}" in cells
    assert hostile not in cells
    assert json.loads(written["json"])["ok"] is True
    assert write_tables(result, lang)[:2] == b"PK"
    drawing = picture(result, lang)
    assert drawing is not None
    assert "<i>" not in drawing


def test_the_picture_shows_the_farthest_moves_to_scale() -> None:
    html = picture(compared("labour-cost", LABOUR, sensitivity={"by": "10%"}), "zh")
    assert html is not None

    # The farthest bar is 22 % of the width; 24,000 of 120,000 is a fifth of it.
    assert html.count('width="22%"') == 2
    assert html.count('x="45.6%" width="4.4%"') == 3
    assert html.count('x="50%" width="4.4%"') == 2
    assert "社工：人数 -120,000.00 / +120,000.00" in html


def test_without_a_move_there_is_no_picture() -> None:
    assert picture(compared("labour-cost", LABOUR), "zh") is None


def test_places_and_paths_agree() -> None:
    bid = CALCULATORS["bid"]
    given = example(bid)

    for place in input_values(bid.inputs, given):
        assert field_at(bid.inputs, place.path) is place.field
        changed = with_value(given, place.path, "x")
        assert changed is not None
        assert changed != given
    for path in (
        "",
        "labour",
        "labour.positions",
        "x",
        "labour.x",
        "labour.positions[0]",
        "lines.item",
        "project[0].year",
    ):
        found = field_at(bid.inputs, path)
        assert (path, found.name if found else None) == (
            path,
            path.rpartition(".")[2] if path in ("labour", "labour.positions") else None,
        )


def test_the_base_given_is_not_changed() -> None:
    given = json.loads(json.dumps(LABOUR))
    compared("labour-cost", given, variations=[{"changes": {"positions[0].months": 6}}])

    assert given == LABOUR


def test_the_total_of_the_high_end_is_that_of_the_band() -> None:
    position = {"headcount": 7, "fte": "0.35", "months": "6.5"}
    result = compared(
        "labour-cost", {"project_year": 2026, "positions": [position]}, band_presets=True
    )

    low, reference, high = (
        values(result, f"project_{end}")[0] for end in ("low", "reference", "high")
    )
    assert values(result, "proposed_total") == [None, low, reference, high]
    checks = [row["statuses"] for row in result.outputs["checks"]]
    assert checks == [["unknown", "pass", "pass", "pass"], [None, "pass", "pass", "pass"]]
    assert Decimal(low) < Decimal(high)
