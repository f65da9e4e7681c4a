"""Paths of inputs and figures: what they lead to, and that a hostile one is cheap."""

import pytest

from calculators.core.input_labels import label_at
from calculators.core.paths import (
    assemble,
    field_at,
    parts,
    split_first,
    value_at,
    with_value,
)
from calculators.registry import CALCULATORS
from calculators.review.figure_labels import figure_label, figure_unit, row_name

BID = CALCULATORS["bid"]
GIVEN = {"labour": {"positions": [{"title": "社工", "months": 12}, {"months": 6}]}}
HOSTILE = [
    f"labour.positions[{'9' * 5000}].months",
    "labour.positions[9999999].months",
    ".".join(["labour"] * 5000),
    "rounding." * 5000 + "total",
    f"sheet[{'9' * 5000}].amount",
    f"checks[{'9' * 5000}].status",
]


def test_a_path_is_names_and_row_numbers() -> None:
    assert parts("labour.positions[0].title") == [
        ("labour", None),
        ("positions", 0),
        ("title", None),
    ]
    assert split_first("sheet[12].basis.zh") == ("sheet", 12, "basis.zh")
    assert split_first("totals_by_category.差旅.车") == ("totals_by_category", None, "差旅.车")


@pytest.mark.parametrize("path", ["", "x[-1]", "x[1", "x[１]", "x..y", "x.", "X", "a.b.c.d.e"])
def test_what_is_not_a_path_leads_nowhere(path: str) -> None:
    assert parts(path) == []
    assert value_at({path: 1}, path) is None
    assert with_value({path: 1}, path, 2) is None


def test_a_value_is_found_changed_removed_and_labelled() -> None:
    path = "labour.positions[0].months"

    assert value_at(GIVEN, path) == 12
    assert value_at(GIVEN, "labour.positions[2].months") is None
    assert with_value(GIVEN, path, 5) == {
        "labour": {"positions": [{"title": "社工", "months": 5}, {"months": 6}]}
    }
    assert with_value(GIVEN, "labour.positions[1].months", None) == {
        "labour": {"positions": [{"title": "社工", "months": 12}, {}]}
    }
    assert with_value(GIVEN, "labour.positions[2].months", 5) is None
    assert with_value(GIVEN, "labour.positions[0]", 5) is None
    assert GIVEN["labour"]["positions"][0]["months"] == 12
    assert label_at(BID.inputs, GIVEN, path).zh == "人力成本：社工：月数"


@pytest.mark.parametrize("path", HOSTILE)
def test_a_hostile_path_leads_nowhere_and_costs_nothing(path: str) -> None:
    assert parts(path) == []
    assert field_at(BID.inputs, path) is None
    assert value_at(GIVEN, path) is None
    assert with_value(GIVEN, path, 1) is None
    assert assemble([(path, "1")]) == {path: "1"}
    assert figure_label(BID, path).zh
    assert figure_unit(BID, path) == ""
    assert row_name(BID, path, {"outputs": {}, "inputs": {}}) == ""


def test_a_row_number_past_any_limit_makes_one_row_too_many() -> None:
    assert len(assemble([("positions[999999].months", "1")])["positions"]) == 1001
