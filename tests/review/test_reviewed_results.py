"""A reviewed result (JSON): what does not add up is found, with its path, and nothing else is."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.examples import example
from calculators.policy import version_text
from calculators.workbook.archive import LARGEST_FILE
from tests.support.registers import REGISTERS, review_file, run
from tests.support.reviews import BID, differences, reviewed


def stated() -> dict[str, Any]:
    """The result of the bid's example, to be changed."""
    result: dict[str, Any] = copy.deepcopy(run(BID, example(BID)).to_json())
    return result


def as_file(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_an_untouched_result_adds_up() -> None:
    outputs = reviewed(as_file(stated()))

    assert outputs["verdict"] == "adds_up"
    assert outputs["differences"] == []
    assert int(outputs["compared"]) > 400
    assert outputs["total"] == "472800.00"


def test_a_bare_bid_is_worked_out_anew_and_nothing_is_said_of_figures() -> None:
    outputs = reviewed(as_file(example(BID)))

    assert outputs["verdict"] == "no_figures"
    assert outputs["bid"]["total"] == "472800.00"
    assert outputs["bid"]["labour"]["proposed_total"] == "408000.00"


def test_one_digit_changed_is_one_difference_with_its_path() -> None:
    result = stated()
    result["outputs"]["sheet"][1]["amount"] = "252001.00"
    outputs = reviewed(as_file(result))

    assert differences(outputs) == [
        ("outputs.sheet[1].amount", "252,001.00", "252,000.00", "figure")
    ]
    assert outputs["differences"][0]["what"] == {
        "zh": "预算明细第 2 行“社工”：总额（元）",
        "en": "Budget sheet, row 2 “社工”: Amount (¥)",
    }


def test_a_step_of_the_working_is_compared_too() -> None:
    result = stated()
    step = next(i for i, one in enumerate(result["trace"]) if one["id"] == "total")
    result["trace"][step]["value"] = "472900.00"

    assert differences(reviewed(as_file(result))) == [
        (f"trace[{step}].value", "472,900.00", "472,800.00", "figure")
    ]


def test_a_check_left_out_does_not_move_the_others() -> None:
    result = stated()
    del result["checks"][0]
    found = differences(reviewed(as_file(result)))

    assert {row[0].partition("]")[0] for row in found} == {"checks[ceiling"}
    assert {row[3] for row in found} == {"missing"}


def test_the_same_number_written_in_another_way_is_no_difference() -> None:
    result = stated()
    result["outputs"]["total"] = 472800
    result["outputs"]["labour"]["person_years"] = "3.0"

    assert reviewed(as_file(result))["verdict"] == "adds_up"


def test_an_input_changed_in_a_result_shows_in_every_figure_that_follows() -> None:
    result = stated()
    result["inputs"]["beneficiaries"] = 500
    found = differences(reviewed(as_file(result)))

    assert ("outputs.cost_per_beneficiary", "788.00", "945.60", "figure") in found
    assert {row[0].split(".")[0].split("[")[0] for row in found} == {"outputs", "trace"}
    assert len(found) == 3  # the figure, and in its step the numbers put in and the value


def test_another_version_of_the_policy_data_is_said() -> None:
    text = version_text(REGISTERS.version).zh
    outputs = reviewed(as_file(stated() | {"policy_version": "2020-01-01"}))

    assert f"文件按 2020-01-01 版政策数据算出，复核用的是 {text}" in outputs["note"]["zh"]
    assert "The file was worked out with policy data 2020-01-01" in outputs["note"]["en"]


def test_the_note_can_be_pasted() -> None:
    result = stated()
    result["inputs"]["ceiling"] = "400000.00"
    result["outputs"]["total"] = "474800.00"
    result["outputs"]["ceiling_distance"] = "-72800.00"
    del result["checks"], result["trace"]

    assert reviewed(as_file(result))["note"] == {
        "zh": "经复核“社区困境家庭支持项目（示例）”的项目预算：核对了 114 个数字，有 1 处不一致，请说明或更正。"
        "按填写的内容重算，预算总额为 ¥472,800.00。\n"
        "1. 预算总额（outputs.total）：与重算不符，填报 474,800.00 元，重算应为 472,800.00 元，多计 2,000.00 元。\n"
        "2. 最高限价（请注意）：预算总额 ¥472,800.00，超出最高限价 ¥72,800.00。依据：预算编制的参考标准。\n"
        "以上由程序核对，非官方意见；以发布机关的正式文本和购买主体的要求为准。",
        "en": "Review of the bid “社区困境家庭支持项目（示例）”: figures checked: 114; what does not"
        " add up: 1, to be explained or corrected. Worked out anew from its inputs, the total is"
        " ¥472,800.00.\n"
        "1. Total (outputs.total): does not add up; stated ¥474,800.00, worked out anew"
        " ¥472,800.00: ¥2,000.00 too much.\n"
        "2. Ceiling (Check this): The total of ¥472,800.00 is ¥72,800.00 over the ceiling. Rests on:"
        " Reference standards for budgets.\n"
        "Checked by a program; not an official opinion. The issuing offices' own text and the"
        " purchaser's requirements decide.",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", [" required"]),
        (b"[]", [" required"]),
        (b"{}", ["inputs.project.year required"]),
        (b'{"outputs": {}}', ["inputs required"]),
        (b'{"inputs": {"project": {"year": 2026}}, "outputs": []}', ["outputs required"]),
        (b'{"inputs": {"project": {"year": 2026}}, "checks": {}}', ["checks required"]),
        (b'{"inputs": {"project": {"year": 2026}}, "extra": 1}', ["extra unknown_field"]),
        (b'{"project": {"year": 2026}, "extra": 1}', ["inputs.extra unknown_field"]),
        (b'{"inputs": {"project": {"year": 2026}}, "outputs": {"total": "1", "total": "2"}}', ["outputs.total too_many"]),
        (b'{"inputs": {"project": {"year": 2026}}, "checks": [{"id": "a", "id": "b"}]}', ["checks[0].id too_many"]),
        (b'{"contract": "2", "inputs": {"project": {"year": 2026}}}', ["contract unknown_choice"]),
        (b'{"calculator": "team", "inputs": {"project": {"year": 2026}}}', ["calculator unknown_choice"]),
        (b'{"ok": false, "inputs": null}', ["inputs required"]),
        (b'{"inputs": {"project": {"year": 2026}}, "errors": [{}]}', ["errors required"]),
        (b'{"inputs": {"project": {"year": 2026}}, "workbook": {}}', ["workbook.lang required", "workbook.formulas_compared required"]),
        (b'{"a":' * 9 + b"1" + b"}" * 9, [" too_many"]),
        (b" " * (LARGEST_FILE + 1), [" too_long"]),
    ],
)  # fmt: skip
def test_json_that_is_no_bid_is_refused(text: bytes, expected: list[str]) -> None:
    assert [f"{one.path} {one.code}" for one in review_file(text).problems] == expected


WRONG_KINDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text(max_size=8), WRONG_KINDS, max_size=4), st.lists(WRONG_KINDS, max_size=4)
)
def test_whatever_figures_a_result_states_there_is_an_answer(
    outputs: dict[str, Any], checks: list[Any]
) -> None:
    result = stated() | {"outputs": outputs, "checks": checks, "trace": checks}
    found = review_file(as_file(result))

    assert found.ok
    assert found.outputs["verdict"] == "differs"
