"""The purchaser's review: what does not add up is found, with its place, and nothing else is."""

import copy
import io
import json
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.examples import example
from calculators.policy import version_text
from calculators.registry import CALCULATORS
from calculators.workbook import hidden_sheet, workbook
from calculators.workbook.archive import LARGEST_FILE
from tests.support.doctored import HIDDEN, repacked, with_cell, with_value, without_row
from tests.support.registers import REGISTERS, review_file, run

ROOT = Path(__file__).parents[2]
BID = CALCULATORS["bid"]
Rows = list[tuple[str, ...]]


@cache
def exported(lang: str = "zh") -> bytes:
    """The workbook of the bid's example as the site exports it."""
    result = run(BID, example(BID, lang))
    return workbook(result, lang)


def reviewed(data: bytes) -> dict[str, Any]:
    result: Any = review_file(data).to_json()
    assert result["errors"] == []
    outputs: dict[str, Any] = result["outputs"]
    return outputs


def differences(outputs: dict[str, Any]) -> Rows:
    """Place, what was found, what it should be and the kind of each difference."""
    keys = ("place", "found", "expected", "kind")
    follow = [row["kind"] for row in outputs["differences"]].count("follows")
    assert int(outputs["follow_count"]) == follow
    assert int(outputs["difference_count"]) == len(outputs["differences"]) - follow
    return [tuple(row[key] for key in keys) for row in outputs["differences"]]


def changes(outputs: dict[str, Any]) -> Rows:
    return [(row["place"], row["was"], row["now"]) for row in outputs["changes"]]


def refusal(data: bytes) -> str:
    """The Chinese words of the only problem of a file; it has English ones too, and no result."""
    result = review_file(data)
    [problem] = result.problems
    assert problem.message.en
    assert result.outputs == {}
    return problem.message.zh


# JSON


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


# Workbooks


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_untouched_export_adds_up(lang: str) -> None:
    outputs = reviewed(exported(lang))

    assert outputs["verdict"] == "adds_up"
    assert (outputs["differences"], outputs["changes"]) == ([], [])
    assert outputs["compared"] == "101"
    assert "没有逐个比对" not in outputs["note"]["zh"]


def test_a_total_with_another_stored_value() -> None:
    outputs = reviewed(with_value(exported(), "budget", "F16", "480000"))

    assert differences(outputs) == [("预算明细!F16", "480,000.00", "472,800.00", "figure")]
    assert outputs["differences"][0]["what"]["zh"] == "“预算明细”表第16行“预算总额”"


def test_a_stored_value_between_figures_of_the_result_is_looked_at_too() -> None:
    outputs = reviewed(with_value(exported(), "budget", "F11", "480000"))

    assert differences(outputs) == [("预算明细!F11", "480,000.00", "472,800.00", "figure")]


def test_a_formula_replaced_by_a_number_even_the_right_one() -> None:
    right = differences(reviewed(with_cell(exported(), "budget", "F7", "<v>14400</v>")))
    wrong = differences(reviewed(with_cell(exported(), "budget", "F7", "<v>14401</v>")))

    formula = "=ROUND(($C$7*$E$7)*half_up,2)"
    assert right == [("预算明细!F7", "14,400.00", f"14,400.00 {formula}", "constant")]
    assert wrong == [("预算明细!F7", "14,401.00", f"14,400.00 {formula}", "constant")]


def test_one_replaced_formula_is_one_finding_and_what_it_feeds_is_summed_up() -> None:
    """24 × ¥1,800 = ¥43,200; with ¥33,200 in its place the total is ¥462,800, as recalculated."""
    data = with_cell(exported(), "budget", "F8", "<v>33200</v>")
    data = with_value(with_value(data, "budget", "F16", "462800"), "budget", "F15", "54800")
    outputs = reviewed(data)

    formula = "=ROUND(($C$8*$E$8)*half_up,2)"
    assert differences(outputs) == [
        ("预算明细!F8", "33,200.00", f"43,200.00 {formula}", "constant"),
        ("预算明细!F15", "54,800.00", "64,800.00", "follows"),
        ("预算明细!F16", "462,800.00", "472,800.00", "follows"),
    ]
    assert outputs["note"]["zh"].split("\n")[1:3] == [
        "1. “预算明细”表第8行“社区活动场地与物料”的总额（预算明细!F8）：公式被数字替换，"
        "填报 33,200.00 元，重算应为 43,200.00 元，少计 10,000.00 元；"
        f"公式应为“{formula}”。",
        "2. 由此另有 2 个数字随之不符，见清单。",
    ]
    assert outputs["note"]["en"].split("\n")[1:3] == [
        "1. Sheet “预算明细”, row 8, “社区活动场地与物料”: 总额 (预算明细!F8): formula replaced by a"
        " number; stated ¥33,200.00, worked out anew ¥43,200.00: ¥10,000.00 too little; the formula"
        f" should be “{formula}”.",
        "2. Other figures that differ because of this: 2 (see the list).",
    ]


def test_a_changed_parameter_comes_before_anything_else_and_says_what_it_turns() -> None:
    """An upper end of 150 % for 120 %; the file's check of the project's labour says “not so”."""
    data = with_cell(exported(), "parameters", "B8", "<v>1.5</v>")
    data = with_cell(data, "budget", "F8", "<v>33200</v>")
    data = with_cell(data, "parameters", "B6", "<v>150000</v>")
    data = with_value(data, "checks", "A6", "请注意")
    outputs = reviewed(data)

    assert [row["kind"] for row in outputs["differences"]] == [
        "parameter",
        "parameter",
        "constant",
        "follows",
    ]
    assert outputs["note"]["zh"].split("\n")[1:4] == [
        "1. “参数”表第6行“北京市全口径城镇单位就业人员平均工资”（参数!B6）：参数被改动，"
        "文件中为 150,000.00 元，本站登记的为 145,391.00 元。",
        "2. “参数”表第8行“人力成本参照上限（占平均工资）”（参数!B8）：参数被改动，"
        "文件中为 150%，本站登记的为 120%。",
        "3. 核对结果因此不同：“校验”表第6行“人力成本参照区间”的结果，文件中为“请注意”，重算应为“符合”。",
    ]


def test_a_changed_ceiling_comes_first_with_what_it_does_to_its_check() -> None:
    """The total of ¥472,800 is below ¥520,000 and above ¥400,000."""
    data = with_cell(exported(), "parameters", "B22", "<v>500</v>")
    data = with_cell(data, "budget", "F8", "<v>33200</v>")
    outputs = reviewed(with_cell(data, "parameters", "B21", "<v>400000</v>"))

    assert changes(outputs)[0] == ("参数!B21", "520000.00", "400000")
    assert outputs["note"]["zh"].split("\n")[1] == (
        "1. “参数”表第21行“最高限价”（参数!B21）：导出后由“520,000.00 元”改为“400,000.00 元”，"
        "已按改后的重算；按原限价的核对结果为“符合”，按改后的为“请注意”。"
    )
    assert outputs["note"]["en"].split("\n")[1] == (
        "1. Sheet “参数”, row 21, “最高限价” (参数!B21): changed after the export from “¥520,000.00” to"
        " “¥400,000.00”; worked out anew with the new value; with the former ceiling its check is"
        " “Met”, with the new one “Check this”."
    )


def test_a_formula_that_is_not_ours() -> None:
    other = with_cell(exported(), "budget", "F7", "<f>$C$7*95</f><v>14400</v>")

    assert differences(reviewed(other)) == [
        (
            "预算明细!F7",
            "14,400.00 =$C$7*95",
            "14,400.00 =ROUND(($C$7*$E$7)*half_up,2)",
            "formula",
        )
    ]


def test_a_formula_written_as_another_program_writes_it_is_ours() -> None:
    other = "<f>round( (C7 *E7)*Half_up , 2.0 )</f><v>14400</v>".replace("C7", "$C$7")
    same = with_cell(exported(), "budget", "F7", other.replace("E7", "$E$7"))

    assert differences(reviewed(same)) == []


def test_a_broken_reference() -> None:
    broken = with_cell(exported(), "budget", "F7", "<f>#REF!*$E$7</f><v>#REF!</v>", "e")

    assert differences(reviewed(broken)) == [
        (
            "预算明细!F7",
            "#REF! =#REF!*$E$7",
            "14,400.00 =ROUND(($C$7*$E$7)*half_up,2)",
            "error",
        ),
    ]


def test_an_error_in_the_cell_of_an_input() -> None:
    broken = with_cell(exported(), "budget", "E7", "<v>#N/A</v>", "e")

    assert ("预算明细!E7", "#N/A", "96", "error") in differences(reviewed(broken))


def test_a_changed_input_is_listed_and_only_what_follows_from_it_differs() -> None:
    data = with_cell(exported(), "parameters", "B22", "<v>500</v>")
    outputs = reviewed(data)

    assert changes(outputs) == [("参数!B22", "600", "500")]
    # 472,800 ÷ 500 = 945.60, in the exact cell and in the rounded one; the file was not recalculated.
    assert differences(outputs) == [
        ("预算明细!F19", "788.00", "945.60", "follows"),
        ("预算明细!E19", "788.00", "945.60", "follows"),
    ]


def test_a_changed_input_in_a_file_that_was_recalculated_differs_nowhere() -> None:
    data = with_cell(exported(), "parameters", "B22", "<v>500</v>")
    data = with_value(with_value(data, "budget", "F19", "945.6"), "budget", "E19", "945.6")
    outputs = reviewed(data)

    assert (outputs["verdict"], outputs["change_count"]) == ("adds_up", "1")
    assert (
        "“参数”表第22行“受益人数”（参数!B22）：导出后由“600”改为“500”，已按改后的重算。"
        in outputs["note"]["zh"]
    )


def test_an_input_that_cannot_be_is_refused_with_its_cell() -> None:
    words = with_cell(exported(), "budget", "E7", "<is><t>十个</t></is>", "inlineStr")
    [problem] = review_file(words).problems

    assert problem.path == "inputs.lines[0].quantity"
    assert problem.message.zh == "“数量”应填数字，“十个”不是可用的数字。（单元格 预算明细!E7）"


def test_what_rounding_leaves_is_called_by_its_name() -> None:
    """The result of three lines at 0.1665 states −0.01; no path of ours stands in the list."""
    lines = [{"category": "a", "unit_price": "0.333", "quantity": "0.5"}] * 3
    result = run(BID, {"project": {"year": 2026}, "lines": lines}).to_json()
    result["outputs"]["rounding"]["total"] = "0.00"

    [found] = reviewed(json.dumps(result).encode())["differences"]
    assert found["what"] == {"zh": "四舍五入差额：预算总额", "en": "Rounding: Total"}
    assert (found["found"], found["expected"]) == ("0.00", "-0.01")


def test_a_category_that_has_no_cell_is_missed() -> None:
    data = with_cell(exported(), "budget", "A9", "<is><t>培训</t></is>", "inlineStr")
    data = with_value(data, "budget", "F24", "0")

    found = differences(reviewed(data))
    assert ("totals_by_category.培训", "—", "7,200.00", "missing") in found
    assert not [row for row in found if row[0] == "预算明细!F24"]


def test_a_registered_number_that_was_changed() -> None:
    outputs = reviewed(with_cell(exported(), "parameters", "B7", "<v>0.5</v>"))

    assert differences(outputs) == [("参数!B7", "50%", "80%", "parameter")]


def test_a_deleted_row_is_explained() -> None:
    outputs = reviewed(without_row(exported(), "labour", 6))

    assert differences(outputs) == [("人力", "A6: 四舍五入差额", "A7: 四舍五入差额", "layout")]
    assert "请在本站修改后重新导出" in outputs["differences"][0]["what"]["zh"]
    assert outputs["total"] == "472800.00"  # what stood there is taken as it was exported


def test_a_sheet_that_is_not_there() -> None:
    def renamed(name: str, content: bytes) -> bytes:
        return (
            content.replace("校验".encode(), "别的".encode())
            if name == "xl/workbook.xml"
            else content
        )

    assert ("校验", "—", "校验", "layout") in differences(reviewed(repacked(exported(), renamed)))


def test_a_name_that_leads_elsewhere() -> None:
    def elsewhere(name: str, content: bytes) -> bytes:
        if name != "xl/workbook.xml":
            return content
        return re.sub(rb'(name="band_low">)[^<]*', rb"\g<1>1", content)

    found = differences(reviewed(repacked(exported(), elsewhere)))
    assert found == [("band_low", "1", "'参数'!$B$7", "parameter")]


def test_a_map_that_leaves_a_figure_out_is_noticed() -> None:
    data = with_cell(exported(), HIDDEN, "A100", "<is><t>none</t></is>", "inlineStr")

    assert (hidden_sheet.SHEET, "—", "—", "map") in differences(reviewed(data))


def test_formulas_that_were_never_worked_out() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported()))
    stream = io.BytesIO()
    book.save(stream)
    outputs = reviewed(stream.getvalue())

    assert outputs["verdict"] == "not_worked_out"
    assert differences(outputs) == []
    assert (outputs["compared"], outputs["uncalculated_count"]) == ("21", "80")
    opening, closing = outputs["note"]["zh"].split("\n")
    assert "核对了 21 个数字，另有 80 个没有结果。" in opening
    assert closing.startswith(
        "本文件保存时没有计算结果，80 个公式未能核对；请用 WPS、Excel 或 LibreOffice 打开并保存后再复核。"
    )
    assert outputs["note"]["en"].count("saved without results") == 1


def test_the_hidden_sheet_has_to_be_whole() -> None:
    damaged = with_cell(exported(), HIDDEN, "D5", "<is><t>{</t></is>", "inlineStr")

    assert refusal(damaged).startswith("工作簿里随文件导出的对照表已损坏")


def test_the_command_line_opens_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "bid.xlsx"
    file.write_bytes(with_value(exported(), "budget", "F16", "480000"))
    command = [sys.executable, "-m", "calculators", "run", "review", "--input", str(file)]
    for lang, words in (("zh", "与重算不符"), ("en", "does not add up")):
        done = subprocess.run([*command, "--format", "text", "--lang", lang], capture_output=True, cwd=ROOT, check=True)  # fmt: skip
        line = next(one for one in done.stdout.decode().splitlines() if "预算明细!F16" in one)
        assert line.split()[-3:] == f"480,000.00 472,800.00 {words}".split()[-3:]


# Files that are not what they should be


def other_workbook() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = 1  # type: ignore[index]
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_that_is_not_ours() -> None:
    assert refusal(other_workbook()).startswith("这个工作簿不是本站“项目预算”导出的")


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def plus(name: str, content: bytes = b"x") -> bytes:
    return repacked(other_workbook(), lambda _, held: held, **{name: content})


def in_part(part: str, before: bytes, after: bytes) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        assert before in content
        return content.replace(before, after)

    return repacked(other_workbook(), change)


SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]>'
UNSAFE, NO_WORKBOOK = "工作簿里有", "这不是能读取的工作簿"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04", NO_WORKBOOK),
        (other_workbook()[:3000], NO_WORKBOOK),
        (zipped({"a.txt": b"a"}), NO_WORKBOOK),
        (zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a>"}), NO_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "文件加了密码，或是旧格式（.xls）"),
        (b"PK\x03\x04" + b"\0" * LARGEST_FILE, "文件超过 10 MB"),
        (plus("xl/vbaProject.bin"), UNSAFE + "宏"),
        (plus("xl/VBAPROJECT.BIN"), UNSAFE + "宏"),
        (plus("xl/externalLinks/externalLink1.xml", b"<a/>"), UNSAFE + "宏、外部链接"),
        (plus("xl/embeddings/oleObject1.bin"), UNSAFE + "宏、外部链接或嵌入对象"),
        (plus("xl/big.xml", b" " * 20_000_000), "文件展开后过大"),
        (plus("xl/media/a.bin", b"\0" * 60_000_000), "文件展开后过大"),
        (zipped({f"{n}.txt": b"" for n in range(501)}), "文件展开后过大"),
        (plus("XL/workbook.xml", b"<a/>"), NO_WORKBOOK),
        (in_part("[Content_Types].xml", b"sheet.main+xml", b"sheet.macroEnabled.main+xml"), UNSAFE + "宏"),
        (in_part("xl/_rels/workbook.xml.rels", b"</Relationships>", b'<Relationship Id="x" Type="a/externalLinkPath" Target="file:///a" TargetMode="External"/></Relationships>'), UNSAFE + "宏"),
        (in_part(SHEET, b"<v>1</v>", b"<f>cmd|'/C calc'!A0</f><v>1</v>"), UNSAFE + "调用其他程序的公式"),
        (in_part(SHEET, b"<v>1</v>", b'<f>WEBSERVICE("a")</f><v>1</v>'), UNSAFE + "调用其他程序的公式"),
        (in_part(SHEET, b"<worksheet", ENTITY + b"<worksheet"), "工作簿的 XML 里有实体声明"),
        (plus("docProps/a.xml", ENTITY + b"<a>&b;</a>"), "工作簿的 XML 里有实体声明"),
        (plus("docProps/a.xml", ENTITY.decode().encode("utf-16") + "<a/>".encode("utf-16-le")), "工作簿的 XML 里有实体声明"),
        (in_part(SHEET, b'r="A1"', b'r="A0x"'), NO_WORKBOOK),
        (in_part("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"../../../etc/passwd"), NO_WORKBOOK),
    ],
)  # fmt: skip
def test_hostile_and_wrong_files_are_refused(data: bytes, expected: str) -> None:
    assert refusal(data).startswith(expected)


@pytest.mark.parametrize(
    "data",
    ["类别,金额\n材料,1\n".encode(), "类别,金额\n".encode("gbk"), b"%PDF-1.7", b"total: 1", b""],
)
def test_what_is_neither_a_workbook_nor_json_is_told_what_can_be_opened(data: bytes) -> None:
    [problem] = review_file(data).problems

    assert problem.message.zh == "只能打开本站导出的 .xlsx 或 .json 文件。"
    assert problem.message.en == "Only .xlsx or .json files exported from this site can be opened."


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(other_workbook())
    central = data.rindex(b"PK\x01\x02")
    data[central + 8] |= 1

    assert refusal(bytes(data)).startswith("文件加了密码")


def test_a_very_large_file_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "large.xlsx"
    with file.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(200_000_000)
    command = [sys.executable, "-c", f"import resource; resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000)); from calculators.cli import main; raise SystemExit(main(['run', 'review', '--input', {str(file)!r}]))"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)

    assert done.returncode == 2
    assert json.loads(done.stdout)["errors"][0]["message"]["en"] == (
        "The file is larger than 10 MB and was not opened."
    )


def test_a_link_in_a_cell_is_no_harm() -> None:
    rels = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a@example.org" TargetMode="External"/></Relationships>'

    assert refusal(plus("xl/worksheets/_rels/sheet1.xml.rels", rels)).startswith(
        "这个工作簿不是本站“项目预算”导出的"
    )


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_never_ends_in_a_traceback(at: int, bytes_: bytes) -> None:
    data = other_workbook()
    at %= len(data)

    assert review_file(data[:at] + bytes_ + data[at + len(bytes_) :]).problems
