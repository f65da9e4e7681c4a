"""The picture of the wage series: every year's band to scale, told by shape and in words too."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

import pages
from calculators.registry import CALCULATORS
from calculators.render.charts.picture import picture
from calculators.run import run as run_with
from tests.support.registers import REGISTERS, run

SERIES = CALCULATORS["wage-series"]
BELOW, ABOVE = "M0 8 8-6H-8z", "M0-8 8 6H-8z"


def drawn(lang: str = "zh", **given: object) -> str:
    html = picture(run(SERIES, given), lang)
    assert html is not None
    return html


def marks(html: str) -> list[str]:
    """The shape over each year, in order."""
    shapes = re.findall(r'overflow="visible"><(circle|path)(?: d="([^"]+)")?', html)
    return [{"": "within", BELOW: "below", ABOVE: "above"}[path] for _, path in shapes]


def bands(html: str) -> list[tuple[int, int]]:
    """Where each band begins and how high it is, in pixels."""
    found = re.findall(r'<rect x="[\d.]+%" width="[\d.]+%" y="(\d+)" height="(\d+)"', html)
    return [(int(y), int(height)) for y, height in found]


def test_every_year_has_its_band_to_scale() -> None:
    html = drawn()
    years = re.findall(r">(20\d\d)<", html)

    # The scale is 200 px for ¥16,000: 228 − 9,425.80 ÷ 80 = 110.2; 228 − 6,283.87 ÷ 80 = 149.5
    assert re.findall(r">(¥[\d,]+)<", html) == ["¥0", "¥4,000", "¥8,000", "¥12,000", "¥16,000"]
    assert years == ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]
    assert bands(html)[0] == (110, 39)
    # 228 − 14,539.10 ÷ 80 = 46.3; 228 − 9,692.73 ÷ 80 = 106.8
    assert bands(html)[-1] == (46, 61)
    assert marks(html) == []
    assert html.count('class="calc-value"') == 0


def test_of_more_than_eight_years_every_second_is_named_and_the_newest() -> None:
    wage = REGISTERS.parameter("average-wage")
    more = replace(wage, values=(*wage.values, replace(wage.on_year(2025), year=2026)))
    policy = replace(REGISTERS, parameters={**REGISTERS.parameters, "average-wage": more})
    html = picture(run_with(SERIES, {}, policy), "zh")

    years = re.findall(r">(20\d\d)<", str(html))
    assert years == ["2018", "2020", "2022", "2024", "2026"]
    assert len(bands(str(html))) == 9


def test_a_cost_is_a_line_with_a_mark_for_each_year() -> None:
    html = drawn(monthly_cost="9426")

    assert marks(html) == ["above", *["within"] * 5, "below", "below"]
    # 228 − 9,426 ÷ 80 = 110.2
    assert 'x1="17%" x2="100%" y1="110" y2="110" class="calc-value"' in html
    assert ">拟定 ¥9,426.00</text>" in html
    assert re.findall(r"</svg>([^<]+)</li>", html) == [
        "参照区间 80%–120%", "参照工资", "拟定", "低于区间", "在区间内", "高于区间",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cost", "top", "at"),
    [
        ("0", "¥16,000", 228),
        ("20000", "¥25,000", 68),  # 228 − 200 × 20,000 ÷ 25,000
        (
            "29078.20",
            "¥40,000",
            83,
        ),  # twice the highest band: 228 − 200 × 29,078.20 ÷ 40,000 = 82.6
        ("10000000", "¥40,000", 28),  # far above: at the top, with its amount
    ],
)
def test_the_scale_holds_the_cost_unless_it_is_far_above(cost: str, top: str, at: int) -> None:
    html = drawn(monthly_cost=cost)

    assert re.findall(r'class="calc-small" text-anchor="end">(¥[\d,]+)<', html)[-1] == top
    assert f'y1="{at}" y2="{at}" class="calc-value"' in html


def test_a_cost_above_the_picture_is_said_to_be_so() -> None:
    assert ">拟定 ¥40,000.00</text>" in drawn(monthly_cost="40000")
    assert ">拟定 ¥40,000.01（超出图的上端）</text>" in drawn(monthly_cost="40000.01")
    assert ">Proposed ¥10,000,000.00 (above the picture)</text>" in drawn(
        "en", monthly_cost="1000万"
    )


def test_the_sentence_says_what_the_picture_shows() -> None:
    assert re.search('role="img" aria-label="([^"]+)"', drawn(monthly_cost="12000"))[1] == (
        "各年度的参照区间（每人每月）：2018年 ¥6,283.87/月 – ¥9,425.80/月；"
        "2025年 ¥9,692.73/月 – ¥14,539.10/月；拟定 ¥12,000.00；"
        "在区间内：2021、2022、2023、2024、2025；高于区间：2018、2019、2020"
    )
    assert re.search('role="img" aria-label="([^"]+)"', drawn("en"))[1] == (
        "The band of each year (per person-month): 2018 ¥6,283.87 a month – ¥9,425.80 a month;"
        " 2025 ¥9,692.73 a month – ¥14,539.10 a month"
    )


@pytest.mark.parametrize(
    ("cost", "zh", "en"),
    [
        (
            "9426",
            "按最新公布的2025年平均工资，每人每月 ¥9,426.00 为参照工资的 77.8%，低于 80%–120% 区间的下限，差 ¥266.73。"
            "逐年看：低于区间的有2024、2025年；在区间内的有2019、2020、2021、2022、2023年；高于区间的有2018年。",
            "By the newest published wage (2025), ¥9,426.00 a person-month is 77.8% of the reference wage,"
            " ¥266.73 below the 80%–120% band. Year by year: below the band in 2024, 2025;"
            " within the band in 2019, 2020, 2021, 2022, 2023; above the band in 2018.",
        ),
        (
            "14539.11",
            "按最新公布的2025年平均工资，每人每月 ¥14,539.11 为参照工资的 120%，高于 80%–120% 区间的上限，超出 ¥0.01。"
            "逐年看：高于区间的有2018、2019、2020、2021、2022、2023、2024、2025年。",
            "By the newest published wage (2025), ¥14,539.11 a person-month is 120% of the reference wage,"
            " ¥0.01 above the 80%–120% band. Year by year: above the band in 2018, 2019, 2020, 2021, 2022,"
            " 2023, 2024, 2025.",
        ),
    ],
)  # fmt: skip
def test_the_check_says_in_which_years(cost: str, zh: str, en: str) -> None:
    [check] = run(SERIES, {"monthly_cost": cost}).checks

    assert (check.message.zh, check.message.en) == (zh, en)
    assert check.force == "reference"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_parameters_page_shows_the_bands_and_where_to_enter_a_cost(lang: str) -> None:
    html = pages.render_block("parameters", lang, None, "../")

    assert str(picture(run_with(SERIES, {}), lang)) in html
    assert 'href="../calculators/wage-series/"' in html.split('class="parameter-picture"')[1]


def test_no_fen_of_the_year_is_lost_in_the_month() -> None:
    rows = run(SERIES, {}).outputs["years"]

    for row in rows:
        assert abs(Decimal(row["reference_monthly"]) * 12 - Decimal(row["average_annual"])) <= Decimal("0.06")  # fmt: skip
