"""Answers that are no numbers, as people see them."""

import pytest

from calculators.core.fields import Option
from calculators.core.outputs import Output
from calculators.policy.text import Text
from calculators.registry import CALCULATORS
from calculators.render.result import result_html
from calculators.render.table import Table, html_table
from calculators.render.text import as_csv
from tests.support.registers import run

NAME = Text("名称", "Name")
COLOURS = (Option("red", Text("红", "red")), Option("green", Text("绿", "green")))


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("words", "优秀", "优秀"),
        ("words", "85", "85"),
        ("words", "", "—"),
        ("words", None, "—"),
        ("options", ["red", "green"], "红、绿"),
        ("options", [], "—"),
        ("option", "green", "绿"),
        ("yes_no", False, "否"),
    ],
)
def test_an_answer_in_words(unit: str, value: object, expected: str) -> None:
    output = Output(name="answer", label=NAME, unit=unit, options=COLOURS)

    assert output.shown(value, "zh") == expected
    assert output.bare(value, "zh") == expected


@pytest.mark.parametrize(
    ("cell", "numeric", "expected"),
    [
        ("9,999,999,999.99", True, '<td class="num">9,999,999,999.99</td>'),
        ("优秀", True, '<td class="num">优秀</td>'),
        ("优秀", False, "<td>优秀</td>"),
        ("服务数量、服务区域、服务质量", True, '<td class="long">服务数量、服务区域、服务质量</td>'),
        ("<b>after the inspection</b>", False, '<td class="long">&lt;b&gt;after the inspection&lt;/b&gt;</td>'),
    ],
)  # fmt: skip
def test_long_words_break_and_figures_do_not(cell: str, numeric: bool, expected: str) -> None:
    table = Table("", ("", ""), (False, numeric), (("", cell),))

    assert expected in html_table(table, "zh")


def test_a_sheet_without_a_line_still_has_its_columns_and_its_total() -> None:
    """A position without a cost is no line: the whole sheet is then its total of nothing."""
    given = {"project": {"year": 2026}, "labour": {"positions": [{"headcount": 1, "months": 12}]}}
    html = result_html(run(CALCULATORS["bid"], given), "zh", "").detail

    assert "备注（测算依据）" in html
    assert '<th scope="row">合计</th>' in html


def test_a_category_that_is_named_like_labour_cost_stands_beside_it() -> None:
    """12 × 12,000 = 144,000 is labour cost; 3 × 100 is the user's own category."""
    given = {
        "project": {"year": 2026},
        "labour": {"positions": [{"headcount": 1, "months": 12, "monthly_cost": 12000}]},
        "lines": [{"category": "labour", "unit_price": 100, "quantity": 3}],
    }
    result = run(CALCULATORS["bid"], given)
    rows = as_csv(result, "en").replace('"', "").splitlines()
    html = result_html(result, "en", "").detail

    assert "Labour cost,144000.00,99.79%" in rows
    assert "labour,300.00,0.21%" in rows
    for name, sum_ in (("Labour cost", "144,000.00"), ("labour", "300.00")):
        assert f'<th scope="row">{name}</th><td class="num">{sum_}</td>' in html
