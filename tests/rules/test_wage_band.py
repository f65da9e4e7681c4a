"""The wage band: its amounts, its edges to the fen, and its verdict in words."""

from decimal import Decimal

import pytest

from calculators.core.decimals import exact, money
from calculators.policy import load_policy
from calculators.policy.text import Text
from calculators.rules.wage_band import WageBand

ONE, YEAR = Decimal(1), Decimal(12)


@pytest.fixture(scope="module")
def band() -> WageBand:
    """Return the band of 2025: 80 % and 120 % of the published 145,391 yuan."""
    return WageBand.of_year(2025, load_policy())


def test_the_amounts_of_a_year_and_a_month_are_shares_of_the_wage(band: WageBand) -> None:
    with exact():
        year, month = band.amounts(YEAR), band.amounts(ONE)

    # By hand: 145391 × 0.8, × 1.2; ÷ 12.
    assert [money(amount) for amount in year] == ["116312.80", "145391.00", "174469.20"]
    assert [money(amount) for amount in month] == ["9692.73", "12115.92", "14539.10"]
    assert band.shares == "80%–120%"


@pytest.mark.parametrize(
    ("cost", "standing"),
    [
        ("9692.72", "below"),
        ("9692.73", "within"),  # the low end is 9692.7333…, printed as 9692.73
        ("14539.10", "within"),
        ("14539.11", "above"),
    ],
)
def test_a_monthly_cost_at_an_end_as_printed_is_within(
    band: WageBand, cost: str, standing: str
) -> None:
    with exact():
        assert band.standing(Decimal(cost), ONE) == standing


def test_a_verdict_says_where_a_cost_is_and_by_how_much(band: WageBand) -> None:
    with exact():
        verdict = band.verdict(Text("岗位 1", "Position 1"), Decimal("108000"), YEAR)

    # 116312.80 − 108000 = 8312.80; 108000 ÷ 145391 = 0.742824…
    assert verdict == (
        "warn",
        Text(
            "岗位 1拟定 ¥108,000.00，为参照工资的 74.28%，低于 80%–120% 区间的下限，差 ¥8,312.80。",
            "Position 1: ¥108,000.00 is 74.28% of the reference wages, ¥8,312.80 below the 80%–120%"
            " band.",
        ),
    )


def test_the_rounding_note_names_the_cost_that_meets_the_missed_end(band: WageBand) -> None:
    with exact():
        # Twelve months at the printed 9692.73 are 116312.76, four fen under 116312.80.
        missed = band.rounding_note(Decimal("116312.76"), YEAR)
        # Seven fen are more than half a fen a month for twelve months.
        far = band.rounding_note(Decimal("116312.73"), YEAR)

    assert missed == Text(
        "差额由按月金额舍入所致，每月填 9,692.74 元即达到下限。",
        " This comes from rounding the monthly figure: ¥9,692.74 a month meets the lower end.",
    )
    assert far == Text("", "")
