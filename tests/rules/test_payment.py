"""Payment after an evaluation: what is said in words, and what the tables show."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.core.calculator import Result
from calculators.registry import CALCULATORS
from calculators.render.figures import rows_tables
from calculators.render.result import result_html
from calculators.render.table import Table
from calculators.render.text import as_csv, markdown
from tests.support.registers import run

A = {"grade": "优秀", "minimum_score": 90, "payable_share": "100%"}
B = {"grade": "合格", "minimum_score": 60, "payable_share": "80%"}
HALF = {"name": "尾款", "share": "50%"}
FIXED = {"name": "首付款", "share": "50%", "depends_on_evaluation": False}


def pay(**more: Any) -> Result:
    given = {"contract_amount": 1000, "instalments": [FIXED, HALF], "grades": [A, B], **more}
    return run(CALCULATORS["payment"], given)


def message(result: Result, check: str) -> tuple[str, str]:
    [found] = [one.message for one in result.checks if one.id == check]
    return found.zh, found.en


@pytest.mark.parametrize(
    ("shares", "zh", "en"),
    [
        (["40%", "30%", "25%"], "各期比例合计为 95%，还差 5%，应正好为 100%。", "The instalments add up to 95%: 5% missing. They must be exactly 100%."),
        (["60%", "50.5%"], "各期比例合计为 110.5%，多出 10.5%，应正好为 100%。", "The instalments add up to 110.5%: 10.5% too much. They must be exactly 100%."),
        (["0.999999"], "各期比例合计为 99.9999%，还差 0.0001%，应正好为 100%。", "The instalments add up to 99.9999%: 0.0001% missing. They must be exactly 100%."),
    ],
)  # fmt: skip
def test_shares_that_are_not_the_whole(shares: list[str], zh: str, en: str) -> None:
    [problem] = pay(instalments=[{"share": share} for share in shares]).problems

    assert (problem.path, problem.message.zh, problem.message.en) == ("instalments", zh, en)


def test_grades_that_cannot_be_told_apart_are_named() -> None:
    problems = pay(grades=[A, {**B, "grade": "优秀", "minimum_score": 90}]).problems

    assert [problem.message.zh for problem in problems] == [
        "等级“优秀”重复，请改名或删除一个。",
        "最低分数 90 已用于等级“优秀”，请改为不同的分数。",
    ]


def test_a_score_below_every_grade_says_what_is_missing() -> None:
    assert message(pay(score="59.5"), "grade-reached") == (
        "得分 59.5 低于所有等级（最低的“合格”为 60 分），应付多少无从算起。请补上包含这一得分的等级。",
        "A score of 59.5 is below every grade (“合格” begins at 60), so there is nothing to work out."
        " Add a grade that takes in this score.",
    )


def test_payment_that_does_not_depend_on_the_evaluation_says_why() -> None:
    fixed = pay(instalments=[{**FIXED, "share": 1}])
    same = pay(grades=[A, {**B, "payable_share": 1}])

    assert message(fixed, "results-use")[0].startswith("没有一期随评价等级增减：")
    assert message(same, "results-use")[0].startswith("各等级的支付比例都一样：")
    assert "原文说评价结果与资金支付挂钩" in message(same, "results-use")[0]
    assert "(every grade pays the same share)" in message(same, "results-use")[1]


def test_a_higher_score_that_pays_less_is_named_with_its_figures() -> None:
    found = message(pay(grades=[{**A, "payable_share": "70%"}, B]), "grade-order")

    assert found[0] == "“优秀”分数更高，支付比例却是 70%，低于“合格”的 80%。请核对。"


def tables(result: Result) -> list[Table]:
    return list(rows_tables(result, "zh"))


def test_the_tables_answer_at_a_glance_without_a_score() -> None:
    grades, instalments = tables(pay())

    assert grades.columns == ("等级", "最低分数", "支付比例", "应付（元）", "扣减（元）")
    assert grades.rows == (
        ("优秀", "90", "100%", "1,000.00", "0.00"),
        ("合格", "60", "80%", "900.00", "100.00"),
    )
    assert instalments.columns == ("分期", "付款条件", "占合同金额", "随评价等级增减", "金额（元）")
    assert instalments.footer == (("合计", "", "", "", "1,000.00"),)


def test_the_instalments_show_what_is_payable_once_there_is_a_score() -> None:
    _, instalments = tables(pay(score=70))

    assert instalments.rows == (
        ("首付款", "", "50%", "否", "500.00", "500.00"),
        ("尾款", "", "50%", "是", "500.00", "400.00"),
    )
    assert instalments.footer == (("合计", "", "", "", "1,000.00", "900.00"),)
    assert len(instalments.numeric) == len(instalments.columns)


@pytest.mark.parametrize(
    ("score", "figure"), [(70, "¥900.00"), (None, "¥900.00 – ¥1,000.00"), (0, "—")]
)
def test_the_headline_is_what_is_payable(score: int | None, figure: str) -> None:
    html = result_html(pay(score=score), "zh", "../").headline

    assert f'<strong class="calc-headline-figure">{figure}</strong>' in html
    assert "应付（按您填写的等级和比例）" in html


def test_the_page_quotes_the_text_and_claims_no_force_for_it() -> None:
    main = result_html(pay(score=70), "zh", "../").main

    assert "将绩效评价结果与政府购买社会工作服务资金支付挂钩" in main
    assert main.count("原文没有“应”“原则上”等字样") == 1
    assert main.count("本站的核对") == 1
    assert "可参照" not in main + markdown(pay(score=70), "zh")


def test_a_hostile_grade_stays_text() -> None:
    words = "=1+1|<b>x</b>"
    result = pay(score=95, grades=[{**A, "grade": words}, B])
    page = result_html(result, "en", "../")

    assert "<b>x" not in page.headline + page.main + page.detail
    cells = [cell for row in csv.reader(io.StringIO(as_csv(result, "en"))) for cell in row]
    assert "'" + words in cells
    assert words not in cells
    assert "=1+1\\|&lt;b&gt;x&lt;/b&gt;" in markdown(result, "en")


def test_a_thousand_rows() -> None:
    thousandth = [{"share": "0.1%"}] * 1000
    grades = [
        {"grade": str(n), "minimum_score": n, "payable_share": f"{n / 1000}"} for n in range(1000)
    ]

    result = pay(instalments=thousandth, grades=grades, score="500.5")

    assert result.outputs["grade"] == "500"
    assert result.outputs["payable_total"] == "500.00"
    assert result.outputs["payable_share"] == "0.5"
    assert len(result.outputs["grades"]) == 1000


@given(
    st.decimals(min_value=0, max_value=10_000_000, places=2).map(str),
    st.lists(st.tuples(st.integers(0, 3333), st.booleans()), max_size=3),
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 1000)), min_size=1, max_size=5,
             unique_by=lambda grade: grade[0]),
    st.integers(0, 120),
)  # fmt: skip
def test_every_amount_adds_up_as_printed(
    contract: str, shares: list[Any], grades: list[Any], score: int
) -> None:
    """Shares are in parts of 10,000, what grades pay in parts of 1,000."""
    last = 10_000 - sum(share for share, _ in shares)
    outputs = pay(
        contract_amount=contract,
        instalments=[
            {"share": f"{Decimal(share) / 10_000}", "depends_on_evaluation": depends}
            for share, depends in [*shares, (last, True)]
        ],
        grades=[
            {"grade": str(low), "minimum_score": low, "payable_share": f"{Decimal(pays) / 1000}"}
            for low, pays in grades
        ],
        score=score,
    ).outputs
    rounding = outputs.get("rounding", {})

    for row in outputs["grades"]:
        assert Decimal(row["payable"]) + Decimal(row["withheld"]) == Decimal(contract)
    reached = [low for low, _ in grades if low <= score]
    assert outputs.get("grade") == (str(max(reached)) if reached else None)
    for column, total in (("amount", "contract_amount"), ("payable", "payable_total")):
        if total in outputs:
            printed = sum(Decimal(row[column]) for row in outputs["instalments"])
            assert printed + Decimal(rounding.get(total, "0")) == Decimal(outputs[total])
    if reached:
        at = [low for low, _ in grades].index(max(reached))
        assert outputs["grades"][at]["payable"] == outputs["payable_total"]
