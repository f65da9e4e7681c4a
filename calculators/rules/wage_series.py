"""The band of every year (历年工资区间对照), and how one monthly cost compares with each.

The band is that of :mod:`calculators.rules.wage_band`, for one person-month and every year of the
wage register.
"""

from collections.abc import Sequence
from decimal import Decimal

from calculators.core.calculator import (
    Answer,
    Calculator,
    MutableValues,
    Status,
    Values,
)
from calculators.core.decimals import ONE, money, percentage, typed, yuan
from calculators.declarations import wage_series as declared
from calculators.declarations.wage_band import AVERAGE_WAGE, STANDINGS
from calculators.policy import Policy
from calculators.policy.text import COMMA, SEMICOLON, Text
from calculators.rules.wage_band import MONTHS, WageBand


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Compute the band of each year and, if a cost was given, compare it with each."""
    years = policy.parameter(AVERAGE_WAGE).years
    bands = {year: WageBand.of_year(year, policy) for year in years}
    cost: Decimal | None = values["monthly_cost"]
    rows = [_row(year, band, cost) for year, band in bands.items()]
    newest, band = rows[-1], bands[years[-1]]
    annual = money(band.annual)
    answer.set("newest_year", newest["year"])
    answer.set("reference_monthly", newest["reference_monthly"], f"{annual} ÷ {MONTHS}")
    for end, share in (("low", band.low), ("high", band.high)):
        substituted = f"{annual} × {share.text} ÷ {MONTHS}"
        answer.set(f"band_{end}_monthly", newest[f"{end}_monthly"], substituted)
    answer.set_rows("years", rows)
    if cost is None:
        message = Text(
            "没有填写每人每月成本，只给出各年度的区间，未作对照。",
            "No cost per person-month was given, so there are bands but nothing to compare.",
        )
        answer.check("labour-band", "unknown", message)
        return
    answer.set("ratio", newest["ratio"], f"{typed(cost)} × {MONTHS} ÷ {annual}")
    answer.set("standing", newest["standing"])
    answer.set("years_within", sum(row["standing"] == "within" for row in rows))
    status: Status = "pass" if newest["standing"] == "within" else "warn"
    answer.check("labour-band", status, _verdict(cost, band, rows))


def _row(year: int, band: WageBand, cost: Decimal | None) -> MutableValues:
    month = band.amounts(ONE)
    row: MutableValues = {
        "year": year,
        "average_annual": band.annual,
        "low_monthly": month.low,
        "reference_monthly": month.reference,
        "high_monthly": month.high,
    }
    if cost is not None:
        row["ratio"] = band.ratio(cost, ONE)
        row["standing"] = band.standing(cost, ONE)
    return row


def _verdict(cost: Decimal, band: WageBand, rows: Sequence[Values]) -> Text:
    """Return the verdict by the newest year's band, then the years grouped by standing."""
    newest = rows[-1]
    return Text(
        "按最新公布的{year}年平均工资，每人每月 {cost} 为参照工资的 {share}，{standing}。逐年看：{years}。",
        "By the newest published wage ({year}), {cost} a person-month is {share} of the reference"
        " wage, {standing}. Year by year: {years}.",
    ).format(
        year=newest["year"],
        cost=yuan(cost),
        share=percentage(newest["ratio"]),
        standing=band.standing_in_words(cost, ONE),
        years=_years_by_standing(rows),
    )


def _years_by_standing(rows: Sequence[Values]) -> Text:
    found = []
    for option in STANDINGS:
        years = [str(row["year"]) for row in rows if row["standing"] == option.value]
        label = Text(option.label.zh, option.label.en.lower())
        if years:
            found.append(Text("{0}的有{1}年", "{0} in {1}").format(label, COMMA.join(years)))
    return SEMICOLON.join(found)


CALCULATOR = Calculator.of(declared.DECLARATION, compute)
