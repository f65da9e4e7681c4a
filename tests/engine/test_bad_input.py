"""Bad input: every problem at once, by path and code, and never a traceback."""

import json
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.cli import compute
from calculators.core.problems import CODES
from calculators.registry import CALCULATORS

LABOUR = CALCULATORS["labour-cost"]
WORKLOAD = CALCULATORS["workload"]
POSITION = '{"headcount": 1, "months": 12}'


def problems(calculator: Any, text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    result = compute(calculator, data).to_json()
    assert result["ok"] is False
    assert result["outputs"] == {}
    for error in result["errors"]:
        assert error["code"] in CODES
        assert set(error["message"]) == {"zh", "en"}
        assert all(error["message"].values())
    return [f"{error['path']} {error['code']}" for error in result["errors"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [" required"]),
        ("{", [" required"]),
        ("nonsense", [" required"]),
        ("[]", [" required"]),
        ("null", [" required"]),
        ("12", [" required"]),
        ('"text"', [" required"]),
        (b"\xff\xfe\x00", [" required"]),
        ("{}", ["project_year required", "positions required"]),
        ('{"project_year": 2026}', ["positions required"]),
        ('{"project_year": 2026, "positions": []}', ["positions required"]),
        ('{"project_year": 2026, "positions": {}}', ["positions required"]),
        ('{"project_year": 2026, "positions": [1]}', ["positions[0] required"]),
        ('{"project_year": 2026, "positions": [{}]}', ["positions[0].headcount required", "positions[0].months required"]),
        ('{"project_year": "", "positions": [%s]}' % POSITION, ["project_year not_a_number"]),
        ('{"project_year": NaN, "positions": [%s]}' % POSITION, ["project_year not_a_number"]),
        ('{"project_year": Infinity, "positions": [%s]}' % POSITION, ["project_year not_a_number"]),
        ('{"project_year": 2026.5, "positions": [%s]}' % POSITION, ["project_year not_a_number"]),
        ('{"project_year": 1e999, "positions": [%s]}' % POSITION, ["project_year too_long"]),
        ('{"project_year": 99999, "positions": [%s]}' % POSITION, ["project_year out_of_range"]),
        ('{"project_year": true, "positions": [%s]}' % POSITION, ["project_year not_a_number"]),
        ('{"project_year": 2026, "postions": [], "positions": [%s]}' % POSITION, ["postions unknown_field"]),
        ('{"project_year": 2026, "project_year": 2027, "positions": [%s]}' % POSITION, ["project_year too_many"]),
        ('{"project_year": 2026, "positions": [{"headcount": 1, "headcount": 2, "months": 1}]}', ["positions[0].headcount too_many"]),
        ('{"project_year": 2026, "positions": [{"headcount": 1, "months": 61}]}', ["positions[0].months out_of_range"]),
        ('{"project_year": 2026, "positions": [{"headcount": -1, "months": 1}]}', ["positions[0].headcount out_of_range"]),
        ('{"project_year": 2026, "positions": [{"headcount": 1, "months": 1, "fte": "1.01"}]}', ["positions[0].fte out_of_range"]),
        ('{"project_year": 2026, "positions": [{"headcount": 1, "months": 1, "title": 5}]}', ["positions[0].title required"]),
        ('{"project_year": 2026, "positions": [{"headcount": 1, "months": 1, "title": "\\ud800"}]}', ["positions[0].title required"]),
        ('{"project_year": 2026, "positions": [{"headcount": 1, "months": 1, "title": "\\u0000"}]}', ["positions[0].title required"]),
        ('{"project_year": 2026, "positions": [{"headcount": 1, "months": 1, "title": "%s"}]}' % ("长" * 201), ["positions[0].title too_long"]),
        ('{"project_year": 2026, "positions": [%s]}' % ", ".join([POSITION] * 1001), ["positions too_many"]),
        ("[" * 100_000, [" too_many"]),
        ('{"a":' * 9 + "1" + "}" * 9, [" too_many"]),
        (b" " * 2_000_001, [" too_long"]),
    ],
)  # fmt: skip
def test_labour_cost_refuses(text: str | bytes, expected: list[str]) -> None:
    assert problems(LABOUR, text) == expected


def test_every_problem_is_reported_at_once() -> None:
    text = """{"project_year": "soon", "services": [
        {"category": "cases", "unit": "case", "quantity": "-", "hours_per_unit": -1},
        {"category": "case", "unit": "box", "quantity": 1, "hours_per_unit": 1, "hours": 2}],
        "indirect_share": "96%", "months": 0, "hourly": 3}"""

    assert problems(WORKLOAD, text) == [
        "project_year not_a_number",
        "services[0].category unknown_choice",
        "services[0].quantity not_a_number",
        "services[0].hours_per_unit out_of_range",
        "services[1].unit unknown_choice",
        "services[1].hours unknown_field",
        "indirect_share out_of_range",
        "months out_of_range",
        "hourly unknown_field",
    ]


def test_a_list_of_problems_has_an_end() -> None:
    text = json.dumps({f"field{number}": 1 for number in range(5000)})

    found = problems(LABOUR, text)

    assert len(found) == 501
    assert found[-1] == " too_many"


def test_problems_past_the_limit_are_counted_and_cost_nothing() -> None:
    fields = ",".join(f'"{number:x}":1' for number in range(170_000))
    started = process_time()
    *_, last = compute(CALCULATORS["scope"], f"{{{fields}}}".encode()).problems

    assert last.message.en == "169500 more problems are not listed."
    assert process_time() - started < 4  # it took 7 seconds, of which this is a generous half


def test_an_input_of_too_many_values_is_refused_unread() -> None:
    assert problems(LABOUR, "[" + "1," * 200_000 + "1]") == [" too_many"]


def test_what_disorders_a_message_is_not_in_it() -> None:
    key = "a\u202eb\u2067c\x07d\u200fe\x9bf"
    [problem] = compute(CALCULATORS["scope"], json.dumps({key: 1}).encode()).problems

    assert problem.path == "a�b�c�d�e�f"
    assert problem.message.zh.startswith("没有“a�b�c�d�e�f”这一项。")


def test_a_year_that_is_not_registered_names_those_that_are() -> None:
    text = '{"project_year": 2026, "reference_year": 2017, "positions": [%s]}' % POSITION
    message = compute(LABOUR, text.encode()).problems[0].message

    assert "2018、2019、2020、2021、2022、2023、2024、2025" in message.zh
    assert "2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025" in message.en


@pytest.mark.parametrize(
    ("calculator", "given", "zh", "en"),
    [
        (  # field case A13
            "labour-cost", {"project_year": 2026, "positions": [{"headcount": "0.5", "months": 12}]},
            "“人数”应填整数，不能是“0.5”。不足一人的，这里填 1，“折合全职比例”填 0.5。",
            "“Headcount” must be a whole number, not “0.5”. For part of a person enter 1 here, and 0.5 as “Full-time share”.",
        ),
        (
            "team", {"members": [{"headcount": 2.5}]},
            "“人数”应填整数，不能是“2.5”。不足一人的部分另填一行：人数填 1，“折合全职比例”填 0.5。",
            "“Headcount” must be a whole number, not “2.5”. Enter the part of a person as a row of its own: 1 here, and 0.5 as “Full-time share”.",
        ),
        (  # field case B02
            "workload", {"project_year": 2026, "indirect_share": 30, "services": [{"category": "case", "quantity": 1, "hours_per_unit": 1}]},
            "“计划的间接性工作占比”应在 0% 到 95% 之间（含两端）。如果是 30%，请写成 30% 或 0.3。",
            "“Planned indirect share” must be from 0% to 95%. For 30 %, write 30% or 0.3.",
        ),
        (
            "labour-cost", {"project_year": "2026-2027", "positions": [{"headcount": 1, "months": 12}]},
            "“项目年度”应填数字，“2026-2027”不是可用的数字。只填一个年份，如 2026；跨年度的项目可以分年测算。",
            "“Project year” must be a number. “2026-2027” is not a number that fits here. Enter one year, such as 2026. A project over several years can be worked out year by year.",
        ),
        (  # field case B20
            "labour-cost", {"project_year": 2026, "positions": [{"headcount": 1, "months": "6,5"}]},
            "“月数”应填数字，“6,5”不是可用的数字。小数点请用“.”，如 6.5。",
            "“Months” must be a number. “6,5” is not a number that fits here. Use a point for decimals, such as 6.5.",
        ),
        (  # field case B22
            "labour-cost", {"project_year": 2026, "positions": [{"headcount": 1, "months": 12, "monthly_cost": "5000\n6000"}]},
            "“每人每月成本（元）”应填数字，“5000\n6000”不是可用的数字。只填一个数，中间不要有空格或换行。",
            "“Cost per person-month (¥)” must be a number. “5000\n6000” is not a number that fits here. Enter one number, without a space or line break in it.",
        ),
        (
            "labour-cost", {"project_year": 2026, "positions": [{"headcount": 1, "months": 12, "monthly_cost": "15万元/年"}]},
            "“每人每月成本（元）”应填数字，“15万元/年”不是可用的数字。只填数字，单位是元/月。",
            "“Cost per person-month (¥)” must be a number. “15万元/年” is not a number that fits here. Enter the number alone, in yuan a month.",
        ),
        (
            "bid", {"project": {"year": 2026}, "beneficiaries": "约300"},
            "“受益人数”应填数字，“约300”不是可用的数字。只填数字，单位是人。",
            "“Beneficiaries” must be a number. “约300” is not a number that fits here. Enter the number alone, in people.",
        ),
        (
            "bid", {"project": {"year": 2026}, "ceiling": "80%"},
            "“最高限价（元）”应填数字，“80%”不是可用的数字。这一项不填百分数。",
            "“Ceiling (¥)” must be a number. “80%” is not a number that fits here. A percentage does not fit here.",
        ),
        (
            "labour-cost", {"project_year": 2026, "positions": [{"headcount": "2-3", "months": 12}]},
            "“人数”应填数字，“2-3”不是可用的数字。只填一个数，不填区间。",
            "“Headcount” must be a number. “2-3” is not a number that fits here. Enter one number, not a range.",
        ),
    ],
)  # fmt: skip
def test_a_refused_number_comes_with_the_way_out(
    calculator: str, given: dict[str, Any], zh: str, en: str
) -> None:
    [found] = [
        problem.message
        for problem in compute(CALCULATORS[calculator], json.dumps(given).encode()).problems
        if problem.code != "required"
    ]

    assert (found.zh, found.en) == (zh, en)


WORDS = st.text(max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | WORDS,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(WORDS, children, max_size=4),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["project_year", "positions", "services", "headcount", "months", "title", "fte", "quantity",
     "category", "indirect_share", "reference_wage", "contract_amount", "instalments", "grades",
     "share", "score", "rows", "target"]
)  # fmt: skip


@given(st.sampled_from(list(CALCULATORS.values())), st.dictionaries(NAMES, JSON))
def test_no_json_ends_in_a_traceback(calculator: Any, value: Any) -> None:
    result = compute(calculator, json.dumps(value).encode())

    assert result.ok == (result.problems == ())
    json.dumps(result.to_json())


@given(st.sampled_from([LABOUR, WORKLOAD]), st.binary())
def test_no_bytes_end_in_a_traceback(calculator: Any, data: bytes) -> None:
    assert compute(calculator, data).ok is False
