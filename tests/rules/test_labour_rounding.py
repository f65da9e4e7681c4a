"""A monthly cost typed as the band's end is shown: the verdict stays, and says what it comes from."""

from typing import Any

import pytest

from calculators.registry import CALCULATORS
from tests.support.registers import run


def messages(*positions: dict[str, Any], **more: Any) -> list[tuple[str, str, str]]:
    given = {"project_year": 2026, "positions": list(positions), **more}
    result = run(CALCULATORS["labour-cost"], given)
    assert result.ok
    found = (check for check in result.checks if check.id == "labour-band")
    return [(check.status, check.message.zh, check.message.en) for check in found]


def position(cost: str, headcount: int = 7, months: int = 12) -> dict[str, Any]:
    return {"headcount": headcount, "months": months, "monthly_cost": cost}


def test_the_lower_end_as_shown_is_short_by_rounding() -> None:
    # 145,391 × 0.8 ÷ 12 = 9,692.7333…: 84 months of it are 814,189.60, of 9,692.73 are 814,189.32.
    zh = (
        "拟定 ¥814,189.32，为参照工资的 80%，低于 80%–120% 区间的下限，差 ¥0.28。"
        "差额由按月金额舍入所致，每月填 9,692.74 元即达到下限。"
    )
    en = (
        ": ¥814,189.32 is 80% of the reference wages, ¥0.28 below the 80%–120% band. This comes from"
        " rounding the monthly figure: ¥9,692.74 a month meets the lower end."
    )
    assert messages(position("9692.73")) == [
        ("warn", f"项目{zh}", f"The project{en}"),
        ("warn", f"岗位 1{zh}", f"Position 1{en}"),
    ]
    assert [status for status, *_ in messages(position("9692.74"))] == ["pass", "pass"]


def test_the_upper_end_as_shown_is_over_by_rounding() -> None:
    # A wage of the user's own:
    # 100,000.08 × 1.2 ÷ 12 = 10,000.008, shown 10,000.01: 12 months are 120,000.12 beside 120,000.096.
    found = messages(position("10000.01", 1), reference_wage="100000.08", reference_year=2025)

    assert {status for status, *_ in found} == {"warn"}
    assert {zh.partition("。")[2] for _, zh, _ in found} == {
        "差额由按月金额舍入所致，每月填 10,000.00 元即不超过上限。"
    }
    assert {en.partition("band.")[2] for *_, en in found} == {
        " This comes from rounding the monthly figure: ¥10,000.00 a month stays within the upper end."
    }


@pytest.mark.parametrize(
    "positions",
    [
        # 9,692.72 is 0.01333… short a month, more than half a fen.
        [position("9692.72")],
        # 9,692.00 and 9,693.46 are 9,692.73 together, which no rounding of one figure gives.
        [position("9692.00", 1), position("9693.46", 1)],
    ],
)
def test_a_real_shortfall_is_not_called_rounding(positions: list[dict[str, Any]]) -> None:
    found = messages(*positions)

    assert found[0][0] == "warn"
    assert [zh for _, zh, _ in found if "舍入" in zh] == []
    assert [en for *_, en in found if "rounding" in en] == []
