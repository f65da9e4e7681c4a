"""Targets: what is said about a row, and the table to paste."""

import csv
import io
from typing import Any

from calculators.core.calculator import Result
from calculators.registry import CALCULATORS
from calculators.render.document import document
from calculators.render.figures import rows_tables
from calculators.render.result import result_html
from calculators.render.text import as_csv
from tests.support.registers import run

GOOD = {
    "dimension": "quantity",
    "indicator": "小组活动",
    "target": "四十",
    "unit": "节",
    "method": "按签到表统计",
    "evidence": "签到表",
}


def look(*rows: dict[str, Any]) -> Result:
    return run(CALCULATORS["targets"], {"rows": list(rows)})


def messages(result: Result, lang: str) -> list[str]:
    return [check.message.of(lang) for check in result.checks]


def test_missing_aspects_are_named_in_the_words_of_the_text() -> None:
    found = look(GOOD, {**GOOD, "dimension": "timeliness"})

    assert messages(found, "zh")[0] == (
        "还没有指标的方面：受益人数、服务区域、服务质量、项目效益、服务满意度。项目涉及的，请补上。"
    )
    assert messages(found, "en")[0] == (
        "No indicator yet for: Number of beneficiaries; Service area; Service quality; The project's"
        " benefit; Satisfaction with the service. Add one where the project has to do with it."
    )


def test_a_row_that_cannot_be_measured_says_why_and_names_the_vague_words() -> None:
    found = look(GOOD, {**GOOD, "target": "进一步提高", "unit": "", "evidence": ""})

    assert messages(found, "zh")[1:] == [
        "2 个指标中，1 个还不能衡量，缺什么见下。",
        "“小组活动”：目标值里没有数字；目标值用了笼统的说法（“进一步”“提高”）；没有单位；没有写证明材料。",
    ]
    assert messages(found, "en")[2] == (
        "“小组活动”: no number in the target, vague words in the target (“进一步”, “提高”), no unit,"
        " no evidence."
    )


def test_a_row_without_an_indicator_is_called_by_its_number() -> None:
    found = look(GOOD, {**GOOD, "indicator": ""})

    assert messages(found, "zh")[2] == "指标 2：没有写指标。"
    assert messages(found, "en")[2] == "Indicator 2: no indicator."


def test_the_table_to_paste() -> None:
    table, _ = rows_tables(look(GOOD, {"dimension": "beneficiaries", "target": "300"}), "zh")

    assert table.title == "绩效目标表"
    assert table.columns == ("方面", "指标", "目标值", "怎么统计", "证明材料")
    assert table.rows == (
        ("受益人数", "—", "300", "—", "—"),
        ("服务数量", "小组活动", "四十节", "按签到表统计", "签到表"),
    )


def test_the_page_quotes_the_text_but_not_for_our_own_criteria() -> None:
    main = result_html(look(GOOD), "zh", "../").main

    assert main.count("合理设定绩效目标和指标") == 1
    assert "本站的建议，不是原文要求" in main
    assert main.count("原文没有“应”“原则上”等字样") == 1
    assert main.count("本站的核对") == 1


def test_an_export_has_no_empty_table_of_single_inputs() -> None:
    titles = [table.title for table in document(look(GOOD), "zh").tables]

    assert "填写的内容" not in titles
    assert "填写的内容：绩效指标" in titles


def test_hostile_text_stays_text() -> None:
    words = "=1+1<b>|"
    found = look({**GOOD, "indicator": words, "target": "@改善<i>", "method": words})
    page = result_html(found, "en", "../")

    assert "<b>|" not in page.main + page.detail
    assert "<i>" not in page.main + page.detail
    cells = [cell for row in csv.reader(io.StringIO(as_csv(found, "zh"))) for cell in row]
    assert "'" + words in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]


def test_a_thousand_rows() -> None:
    found = look(*[GOOD] * 999, {**GOOD, "target": "提高"})

    assert found.outputs["measurable_count"] == "999"
    assert [(c.status, c.path) for c in found.checks][1:] == [("warn", ""), ("warn", "rows[999]")]
