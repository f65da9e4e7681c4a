"""The band of every year (历年工资区间对照), and where one monthly cost stands in each.

The same band as in :mod:`calculators.rules.labour_cost` (provision ``labour-band``), for one
person-month and for every year of the wage register.
"""

from decimal import Decimal

from calculators.core.calculator import Answer, Calculator, Status, Values, no_completion
from calculators.core.decimals import grouped, money, percentage, rounded, typed
from calculators.declarations import wage_series as declared
from calculators.policy import ParameterValue, Policy
from calculators.policy.text import Text

MONTHS = Decimal(12)


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Work out the band of each year and compare the cost, where one was given, with it."""
    low = policy.parameter(declared.LOW).current
    high = policy.parameter(declared.HIGH).current
    wage = policy.parameter(declared.WAGE)
    cost: Decimal | None = values["monthly_cost"]
    rows = [_row(wage.on_year(year), low, high, cost) for year in wage.years]
    newest = rows[-1]
    annual = newest["average_annual"]
    answer.set("newest_year", newest["year"])
    answer.set("reference_monthly", newest["reference_monthly"], f"{money(annual)} ÷ {MONTHS}")
    for end, share in (("low", low), ("high", high)):
        put_in = f"{money(annual)} × {share.text} ÷ {MONTHS}"
        answer.set(f"band_{end}_monthly", newest[f"{end}_monthly"], put_in)
    answer.set_rows("years", rows)
    if cost is None:
        message = Text(
            "没有填写每人每月成本，只给出各年度的区间，未作对照。",
            "No cost per person-month was given, so there are bands but nothing to compare.",
        )
        answer.check("labour-band", "unknown", message)
        return
    answer.set("ratio", newest["ratio"], f"{typed(cost)} × {MONTHS} ÷ {money(annual)}")
    answer.set("standing", newest["standing"])
    answer.set("years_within", sum(row["standing"] == "within" for row in rows))
    status: Status = "pass" if newest["standing"] == "within" else "warn"
    band = f"{percentage(low.value)}–{percentage(high.value)}"
    answer.check("labour-band", status, _says(cost, rows, band))


def _row(
    wage: ParameterValue, low: ParameterValue, high: ParameterValue, cost: Decimal | None
) -> Values:
    row: Values = {
        "year": wage.year,
        "average_annual": wage.value,
        "low_monthly": wage.value * low.value / MONTHS,
        "reference_monthly": wage.value / MONTHS,
        "high_monthly": wage.value * high.value / MONTHS,
    }
    if cost is not None:
        row["ratio"] = cost * MONTHS / wage.value
        row["standing"] = _standing(cost, row)
    return row


def _standing(cost: Decimal, row: Values) -> str:
    """Return where a cost stands; amounts are compared as printed, and both ends are inside."""
    proposed, bottom, top = (
        rounded(amount, 2) for amount in (cost, row["low_monthly"], row["high_monthly"])
    )
    return "below" if proposed < bottom else "above" if proposed > top else "within"


def _says(cost: Decimal, rows: list[Values], band: str) -> Text:
    """Return the newest year's verdict with its gap, then every year by its verdict."""
    newest = rows[-1]
    year, share = newest["year"], percentage(newest["ratio"])
    amount = _yuan(cost)
    below = _yuan(rounded(newest["low_monthly"], 2) - rounded(cost, 2))
    above = _yuan(rounded(cost, 2) - rounded(newest["high_monthly"], 2))
    verdict = {
        "below": Text(f"低于 {band} 区间的下限，差 {below}", f"{below} below the {band} band"),
        "within": Text(f"在 {band} 区间内", f"within the {band} band"),
        "above": Text(f"高于 {band} 区间的上限，超出 {above}", f"{above} above the {band} band"),
    }[newest["standing"]]
    years = {
        option: [str(row["year"]) for row in rows if row["standing"] == option.value]
        for option in declared.STANDINGS
    }
    zh = "；".join(f"{o.label.zh}的有{'、'.join(found)}年" for o, found in years.items() if found)
    en = "; ".join(
        f"{o.label.en.lower()} in {', '.join(found)}" for o, found in years.items() if found
    )
    return Text(
        f"按最新公布的{year}年平均工资，每人每月 {amount} 为参照工资的 {share}，{verdict.zh}。"
        f"逐年看：{zh}。",
        f"By the newest published wage ({year}), {amount} a person-month is {share} of the reference"
        f" wage, {verdict.en}. Year by year: {en}.",
    )


def _yuan(amount: Decimal) -> str:
    return f"¥{grouped(money(amount))}"


CALCULATOR = Calculator(
    name="wage-series",
    title=Text("历年工资区间对照", "The band, year by year"),
    summary=Text(
        "每个年度的平均工资给出怎样的区间，一个每人每月成本在各年度落在什么位置。",
        "The band that each year's average wage gives, and where one monthly cost stands in it.",
    ),
    inputs=declared.INPUTS,
    outputs=declared.OUTPUTS,
    checks=declared.CHECKS,
    headline=declared.HEADLINE,
    picture=declared.PICTURE,
    complete=no_completion,
    compute=compute,
)
