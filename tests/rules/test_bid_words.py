"""What a bid says in words: its headline, whose standards, its staff, the share by plan, its rows."""

import io
import re
from typing import Any

import openpyxl
import pytest

from calculators.core.calculator import Result
from calculators.core.input_labels import input_values
from calculators.registry import CALCULATORS
from calculators.render.result import result_html
from calculators.render.side_by_side import comparison_tables
from calculators.workbook import workbook
from tests.support.registers import run

BID = CALCULATORS["bid"]
LINE = {"category": "业务活动成本", "unit_price": 100, "quantity": 10}
SERVICE = {"category": "case", "quantity": 40, "hours_per_unit": 20}


def bid(**more: Any) -> Result:
    result = run(BID, {"project": {"year": 2026}, "lines": [LINE], **more})
    assert result.ok, result.problems
    return result


def words(html: str) -> str:
    """The words of some HTML, without its tags."""

    return re.sub("<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("ceiling", "lang", "says"),
    [
        # The line is 100 × 10 = 1,000.
        ("982", "zh", "超出最高限价 ¥18.00"),
        ("982", "en", "¥18.00 over the ceiling"),
        ("1000", "zh", "距最高限价：¥0.00"),
        ("1000.01", "en", "Left under the ceiling: ¥0.01"),
    ],
)
def test_the_headline_says_over_the_ceiling(ceiling: str, lang: str, says: str) -> None:
    headline = words(result_html(bid(ceiling=ceiling), lang, None).headline)

    assert says in headline
    assert "-¥" not in headline


@pytest.mark.parametrize(("lang", "says"), [("zh", "您填写的标准"), ("en", "your standards")])
def test_a_pack_in_which_nothing_stands_is_named_nowhere(lang: str, says: str) -> None:
    empty = bid(funder_profile={"illustrative": False, "hours": [], "limits": []})
    given = bid(funder_profile={"limits": [{"category": "a"}]})

    def named(result: Result) -> list[bool]:
        book = openpyxl.load_workbook(io.BytesIO(workbook(result, lang)), data_only=True)
        cells = [
            str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row
        ]
        headline = result_html(result, lang, None).headline
        return [says in headline, any(says in cell for cell in cells)]

    assert "funder_profile" not in (empty.inputs or {})
    assert named(empty) == [False, False]
    assert named(given) == [True, True]


def test_other_staff_than_the_positions_come_to_are_named() -> None:
    # 7 × 1 people in the positions, 4 planned with.
    result = bid(
        labour={"positions": [{"headcount": 7, "months": 12, "monthly_cost": 12000}]},
        workload={"services": [SERVICE], "fte": 4},
    )

    [check] = [check for check in result.checks if check.id == "staff"]
    assert check.message.zh == (
        "各岗位合计 7 名全职人员（人数 × 折合全职比例），工作量里“计划投入的全职人员数”填的是 4，"
        "两处不一致，请核对。"
    )
    assert check.message.en == (
        "The positions come to 7 full-time (headcount × full-time share), but the workload is held"
        " against 4 full-time staff: check which is right."
    )
    book = openpyxl.load_workbook(io.BytesIO(workbook(result, "zh")), data_only=True)
    assert [book["校验"].cell(5, column).value for column in range(1, 6)] == [
        "请注意", "岗位与计划人员数", 4, 7, 7,
    ]  # fmt: skip


ZH_PLAN = "这是按计划占比推算的，未按实际安排核对。"
EN_PLAN = " This is worked out from the planned share, not from hours entered."


@pytest.mark.parametrize(
    ("more", "zh", "en"),
    [
        (
            {},
            f"间接性工作占总工作量的 20%，不低于 20%。{ZH_PLAN}",
            f"Indirect work is 20% of the total workload, not under 20%.{EN_PLAN}",
        ),
        (
            # 800 direct need 200; by a planned 10 % there are 88.89: 111.11 short.
            {"indirect_share": "10%"},
            "间接性工作占总工作量的 10%，低于 20%，还差 111.11 小时。比例按总工作量算，不按直接性工作算。"
            f"{ZH_PLAN}",
            "Indirect work is 10% of the total workload, under 20%: 111.11 hours short. It is a share"
            f" of the total, not of direct work.{EN_PLAN}",
        ),
        (
            {"indirect_hours": 200},
            "间接性工作占总工作量的 20%，不低于 20%。",
            "Indirect work is 20% of the total workload, not under 20%.",
        ),
    ],
)
def test_a_share_by_plan_is_said_to_be_that(more: dict[str, Any], zh: str, en: str) -> None:
    result = run(CALCULATORS["workload"], {"project_year": 2026, "services": [SERVICE], **more})

    [check] = [check for check in result.checks if check.id == "indirect-share"]
    assert (check.message.zh, check.message.en) == (zh, en)


@pytest.mark.parametrize("given", [{}, {"project": {}}, {"project": {"name": "甲"}}])
def test_a_bid_without_its_year_names_the_year(given: dict[str, Any]) -> None:
    problems = run(BID, given).problems

    assert [(p.path, p.message.zh, p.message.en) for p in problems] == [
        ("project.year", "请填写“项目年度”。", "Enter a value for “Project year”."),
    ]


def test_costs_of_one_category_are_told_apart_by_their_item() -> None:
    lines = [{**LINE, "item": "社区活动"}, {**LINE, "item": "材料"}, LINE]
    result = bid(lines=lines)

    labels = [one.label for one in input_values(BID.inputs, result.inputs or {}) if one.path.endswith("unit_price")]  # fmt: skip
    assert [(label.zh, label.en) for label in labels] == [
        ("业务活动成本“社区活动”：单价（元）", "业务活动成本 “社区活动”: Unit price (¥)"),
        ("业务活动成本“材料”：单价（元）", "业务活动成本 “材料”: Unit price (¥)"),
        ("业务活动成本（费用 3）：单价（元）", "业务活动成本 (Cost 3): Unit price (¥)"),
    ]


@pytest.mark.parametrize(
    ("lang", "heads", "ratio"),
    [
        ("zh", ["多一点", "多一点：与基准相差（%）"], ["百分点", "+10", "+10%"]),
        ("en", ["多一点", "多一点: off the base (%)"], ["percentage points", "+10", "+10%"]),
    ],
)
def test_differences_of_shares_are_points(lang: str, heads: list[str], ratio: list[str]) -> None:
    # A wage of 120,000: 10,000 a month is 100 % of it, 11,000 is 110 %.
    base = {
        "project_year": 2026,
        "reference_wage": 120000,
        "positions": [{"headcount": 1, "months": 12, "monthly_cost": 10000}],
    }
    changes = {"name": "多一点", "changes": {"positions[0].monthly_cost": 11000}}
    given = {"calculator": "labour-cost", "base": base, "variations": [changes]}
    result = run(CALCULATORS["compare"], given)

    table = next(t for t in comparison_tables(result, lang) if t.columns[-1] == heads[-1])
    assert list(table.columns[2:]) == heads
    [row] = [row for row in table.rows if row[0] in ("拟定成本 ÷ 参照工资", "Proposed ÷ reference")]
    assert list(row[1:]) == ratio
