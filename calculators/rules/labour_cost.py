"""Labour cost (人力成本): the reference year, the wage band and where a proposal stands in it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from operator import truediv

from calculators.core.calculator import Answer, Calculator, MutableValues, Values, Verdict
from calculators.core.decimals import ONE, ZERO, full_money, typed, written_sum
from calculators.core.problems import Problem
from calculators.core.working import amount, step
from calculators.declarations import labour_cost as declared
from calculators.declarations.wage_band import AVERAGE_WAGE
from calculators.policy import Policy
from calculators.policy.text import COMMA, NO_TEXT, Text, named
from calculators.rules.wage_band import MONTHS, WageBand

Staffed = tuple[Values, Decimal]  # a position and its person-months


def complete(values: MutableValues, policy: Policy) -> list[Problem]:
    """Choose the reference year if the user left it empty.

    It is the newest registered year before the project year that was published when the budget was
    written, if that date is given; by another reading, it is the calendar year before the project
    or before the writing. A year that is not in the register is a problem unless the user gives an
    average wage, whose year only the user knows.
    """
    for known, missing in (("written_year", "written_month"), ("written_month", "written_year")):
        if values[known] is not None and values[missing] is None:
            message = Text(
                "编制预算的年份和月份请一起填写。",
                "Give the year and the month in which the budget is written together.",
            )
            return [Problem(missing, "required", message)]
    if values["previous_year"] == "year-before-writing" and values["written_year"] is None:
        message = Text(
            "按编制时间取年度，请填写编制预算的年份和月份。",
            "To go by the time of writing, give the year and month in which the budget is written.",
        )
        return [Problem("written_year", "required", message)]
    if values["reference_wage"] is not None:
        return []
    years = policy.parameter(AVERAGE_WAGE).years
    if values["reference_year"] is None:
        values["reference_year"] = _previous_year(values, years, policy)
    if values["reference_year"] in years:
        return []
    message = Text(
        "没有登记 {year} 年的平均工资。可选年度：{years}；也可自填年平均工资。",
        "No average wage is registered for {year}. Choose one of {years}, or give an average wage of"
        " your own.",
    ).format(year=values["reference_year"], years=COMMA.join(map(str, years)))
    return [Problem("reference_year", "unknown_choice", message)]


def _previous_year(values: Values, years: tuple[int, ...], policy: Policy) -> int:
    """Return the previous year by the chosen reading."""
    before: int = values["project_year"] - 1
    if values["previous_year"] == "calendar-year":
        return before
    if values["previous_year"] == "year-before-writing":
        return values["written_year"] - 1  # type: ignore[no-any-return]
    earlier = (year for year in years if year <= before and _is_published(year, values, policy))
    return max(earlier, default=before)


def _is_published(year: int, values: Values, policy: Policy) -> bool:
    """Return whether a year's figure was published when the budget was written."""
    if values["written_year"] is None:
        return True
    written = f"{values['written_year']:04}-{values['written_month']:02}"
    return policy.is_published(AVERAGE_WAGE, year, by=written)


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Compute the band, the project's range and, for priced positions, the proposal."""
    band = set_reference(values, policy, answer)
    low, high, annual = band.low.text, band.high.text, full_money(band.annual)
    year, month = band.amounts(MONTHS), band.amounts(ONE)
    _set_by_reference("band_low_annual", year.low, f"{annual} × {low}", answer)
    _set_by_reference("band_high_annual", year.high, f"{annual} × {high}", answer)
    answer.set("band_low_monthly", month.low, f"{full_money(year.low)} ÷ {MONTHS}")
    answer.set("band_high_monthly", month.high, f"{full_money(year.high)} ÷ {MONTHS}")

    positions = values["positions"]
    staffed = [(p, p["headcount"] * p["fte"] * p["months"]) for p in positions]
    person_months = sum((months for _, months in staffed), ZERO)
    product = written_sum([_product(position) for position in positions])
    answer.set("person_years", person_months / MONTHS, f"({product}) ÷ {MONTHS}")
    person_years = _as_person_years(person_months)
    project = band.amounts(person_months)
    answer.set("project_low", project.low, f"{full_money(year.low)} × {person_years}")
    _set_by_reference("project_reference", project.reference, f"{annual} × {person_years}", answer)
    answer.set("project_high", project.high, f"{full_money(year.high)} × {person_years}")

    answer.set_rows("positions", [_position(p["monthly_cost"], m, band) for p, m in staffed])
    verdict = _project(staffed, band, answer)
    if verdict[0] == "unknown" or values["band_scope"] != "position":
        answer.check("labour-band", *verdict)
    if values["band_scope"] != "project":
        _check_positions(staffed, band, answer)
    check_year(values, policy, answer)


def _product(position: Values) -> str:
    """Write the person-months of a position as a product: ``2 × 0.5 × 12``."""
    return f"{position['headcount']} × {typed(position['fte'])} × {typed(position['months'])}"


def _as_person_years(person_months: Decimal) -> str:
    """Write person-months as the person-years they are: ``30 ÷ 12``."""
    return f"({typed(person_months)} ÷ {MONTHS})"


def set_reference(values: Values, policy: Policy, answer: Answer) -> WageBand:
    """Set the wage of the reference year and return the band around it."""
    if values["reference_year"] is not None:
        answer.set("reference_year", values["reference_year"])
    if values["reference_wage"] is not None:
        annual: Decimal = values["reference_wage"]
        formula = Text("自填的年平均工资", "The user's own average wage")
        answer.set("reference_annual", annual, full_money(annual), formula=formula, parameters=())
    else:
        wage = policy.parameter(AVERAGE_WAGE).on_year(values["reference_year"])
        annual = wage.value
        answer.set("reference_annual", annual, f"{values['reference_year']}: {full_money(annual)}")
    cost = _with_contributions(annual, values, policy, answer)
    return WageBand.around(cost, policy)


def _with_contributions(annual: Decimal, values: Values, policy: Policy, answer: Answer) -> Decimal:
    """Return the reference cost: the wage, plus the employer's contributions if they are on top.

    The band lies within the limits of the contribution base, so the rates apply in full.
    """
    if values["employer_contributions"] != "on-top":
        return annual
    rate = values["contribution_rate"]
    if rate is None:
        rates = [policy.parameter(id).current for id in declared.CONTRIBUTION_RATES]
        rate = sum((one.value for one in rates), ZERO)
        answer.set("contribution_rate", rate, " + ".join(one.text for one in rates))
    else:
        entered = Text("填写的比例", "As entered")
        answer.set("contribution_rate", rate, typed(rate), formula=entered, parameters=())
    cost: Decimal = annual * (1 + rate)
    answer.set("reference_with_contributions", cost, f"{full_money(annual)} × (1 + {typed(rate)})")
    return cost


def _set_by_reference(name: str, value: Decimal, substituted: str, answer: Answer) -> None:
    """Set an output with the formula of the reference cost used: with or without contributions."""
    if "reference_with_contributions" in answer.outputs:
        answer.set(name, value, substituted, formula=declared.WITH_CONTRIBUTIONS[name])
    else:
        answer.set(name, value, substituted)


def _position(
    monthly_cost: Decimal | None, person_months: Decimal, band: WageBand
) -> dict[str, Decimal]:
    row = {
        "person_months": person_months,  # used by a bid, which prices positions by the month
        "person_years": person_months / MONTHS,
        **band.amounts(person_months)._asdict(),
    }
    if monthly_cost is not None:
        row["proposed"] = monthly_cost * person_months
        if person_months:
            row["ratio"] = band.ratio(row["proposed"], person_months)
    return row


def _project(staffed: Sequence[Staffed], band: WageBand, answer: Answer) -> Verdict:
    """Compare what is proposed with the band for the same positions."""
    priced = [(p, months) for p, months in staffed if p["monthly_cost"] is not None]
    if not priced:
        return "unknown", Text(
            "没有填写每人每月成本，只给出区间，未作对照。",
            "No cost per person-month was given, so there is a band but nothing to compare with it.",
        )
    person_months = sum((months for _, months in priced), ZERO)
    proposed = sum((p["monthly_cost"] * months for p, months in priced), ZERO)
    terms = [f"{_product(p)} × {typed(p['monthly_cost'])}" for p, _ in priced]
    answer.set("proposed_total", proposed, written_sum(terms))
    annual, compared = full_money(band.annual), band.amounts(person_months)
    subject = Text("项目", "The project")
    if len(priced) < len(staffed):  # otherwise the project's own range is compared
        subject = Text(
            "项目（{1} 个岗位中已填成本的 {0} 个）",
            "The project ({0} of {1} positions, those with a cost)",
        ).format(len(priced), len(staffed))
        person_years = _as_person_years(person_months)
        for name, share in (("low", band.low.text), ("reference", "1"), ("high", band.high.text)):
            substituted = f"{annual} × {share} × {person_years}"
            answer.set(f"compared_{name}", getattr(compared, name), substituted)
    if not person_months:
        return "unknown", Text(
            "已填成本的岗位没有投入人月，无法对照。",
            "The priced positions have no person-months, so there is nothing to compare.",
        )
    ratio = band.ratio(proposed, person_months)
    reference = amount(compared.reference, f"{annual} × {typed(person_months)} ÷ {MONTHS}")
    substituted = step("{} ÷ {}", truediv, amount(proposed), reference)
    answer.set("proposed_ratio", ratio, substituted)
    status, message = band.verdict(subject, proposed, person_months)
    if len({position["monthly_cost"] for position, _ in priced}) == 1:
        message += band.rounding_note(proposed, person_months)
    return status, message


def _check_positions(staffed: Sequence[Staffed], band: WageBand, answer: Answer) -> None:
    """Compare the cost of each priced position with the band for it."""
    for index, (position, person_months) in enumerate(staffed):
        if position["monthly_cost"] is None or not person_months:
            continue
        proposed = position["monthly_cost"] * person_months
        message = partial(_position_message, band, position, index, proposed, person_months)
        status = band.status(proposed, person_months)
        answer.check("labour-band", status, message, path=f"positions[{index}]")


def _position_message(
    band: WageBand, position: Values, index: int, proposed: Decimal, person_months: Decimal
) -> Text:
    subject = named(position["title"], Text("岗位 {0}", "Position {0}"), index)
    _, message = band.verdict(subject, proposed, person_months)
    return message + band.rounding_note(proposed, person_months)


def check_year(values: Values, policy: Policy, answer: Answer) -> None:
    """Report a wage that is not that of the year before the project year."""
    year, previous = values["reference_year"], values["project_year"] - 1
    if year == previous:
        return
    if year is None:
        message = Text(
            "自填的平均工资没有注明年度，无法核对是否为上一年度（{0}年）的。",
            "Your own average wage has no year, so it cannot be checked that it is that of the"
            " previous year ({0}).",
        ).format(previous)
        answer.check("reference-year", "unknown", message)
        return
    message = Text(
        "用的是{year}年的平均工资，不是项目年度的前一年（{previous}年）。{reason}"
        "“上一年度”指哪一年，请向购买主体确认。",
        "The wage is that of {year}, not of the year before the project year ({previous}).{reason}"
        " Ask the purchaser which year is meant.",
    ).format(year=year, previous=previous, reason=_why_not_newer(values, policy))
    answer.check("reference-year", "warn", message)


def _why_not_newer(values: Values, policy: Policy) -> Text:
    """Return why no later year was used: not published yet, or not registered."""
    registered = policy.parameter(AVERAGE_WAGE).years
    later = range(values["reference_year"] + 1, values["project_year"])
    unpublished = [year for year in later if not _is_published(year, values, policy)]
    missing = [year for year in later if year not in registered and year not in unpublished]
    reason = NO_TEXT
    if unpublished:
        reason += Text(
            "{year}年{month}月编制时，{years}的数字按通常时间还没有公布。",
            " In {year}-{month:02} the figures for {years} were not out yet, by the usual month.",
        ).format(
            year=values["written_year"], month=values["written_month"], years=_years(unpublished)
        )
    if missing and policy.of_another_day:
        reason += Text(
            "{0} 已公布的数字里没有{1}的。", " Of the figures out on {0}, none is for {1}."
        ).format(policy.day, _years(missing))
    elif missing:
        reason += Text("本站还没有登记{0}的数字。", " This site has no figure for {0} yet.").format(
            _years(missing)
        )
    return reason


def _years(years: list[int]) -> Text:
    return COMMA.join(Text("{0}年", "{0}").format(year) for year in years)


CALCULATOR = Calculator.of(declared.DECLARATION, compute, complete)
