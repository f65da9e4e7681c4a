"""A reviewed workbook: what does not add up is found, with its cell, and nothing else is."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from calculators.workbook import hidden_sheet
from tests.support.doctored import HIDDEN, repacked, with_cell, with_value, without_row
from tests.support.registers import review_file, run
from tests.support.reviews import BID, changes, differences, exported, refusal, reviewed

ROOT = Path(__file__).parents[2]


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


@pytest.mark.parametrize("number", ["12345678901234567890e99", "-1e90"])
def test_an_input_of_more_digits_than_are_computed_is_refused(number: str) -> None:
    [problem] = review_file(with_cell(exported(), "budget", "C9", f"<v>{number}</v>")).problems

    assert (problem.path, problem.code) == ("inputs.lines[2].unit_price", "not_a_number")


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
