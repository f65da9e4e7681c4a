"""Labour cost (人力成本): the reference year, the wage band and where a proposal stands in it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from operator import truediv

from calculators.core.calculator import Answer, Calculator, Values, Verdict
from calculators.core.decimals import ONE, ZERO, full_money, typed, written_sum
from calculators.core.working import amount, step
from calculators.declarations import labour_cost as declared
from calculators.declarations.wage_band import AVERAGE_WAGE
from calculators.policy import Policy
from calculators.policy.text import Text, named
from calculators.rules import reference_year
from calculators.rules.wage_band import MONTHS, WageBand

Staffed = tuple[Values, Decimal]  # a position and its person-months


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
    reference_year.check_year(values, policy, answer)


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
    message = band.message(subject, proposed, person_months)
    return message + band.rounding_note(proposed, person_months)


CALCULATOR = Calculator.of(declared.DECLARATION, compute, reference_year.complete)
