"""Evaluation results and payment (评价结果与支付): what a contract pays at each grade.

The Rules tie payment to the results of performance evaluation and make them an
important reference in choosing later providers (provision ``results-use``). They give
no share and no deduction: every figure here is the user's own.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from calculators.core.calculator import Answer, Calculator, Values, Verdict
from calculators.core.decimals import ONE, ZERO, full_money, grouped, money, rounded, typed
from calculators.core.problems import Problem
from calculators.declarations import payment as declared
from calculators.policy import Policy
from calculators.policy.text import Text


def complete(values: Values, policy: Policy) -> list[Problem]:
    """Refuse shares that do not add up to 100 %, and grades with the same name or score."""
    return [*_share_problems(values["instalments"]), *_grade_problems(values["grades"])]


def _share_problems(instalments: Sequence[Values]) -> list[Problem]:
    total = sum((row["share"] for row in instalments), ZERO)
    if total == ONE:
        return []
    difference = (
        Text("还差 {0}", "{0} missing") if total < ONE else Text("多出 {0}", "{0} too much")
    ).format(_percent(abs(ONE - total)))
    message = Text(
        "各期比例合计为 {0}，{1}，应正好为 100%。",
        "The instalments add up to {0}: {1}. They must be exactly 100%.",
    ).format(_percent(total), difference)
    return [Problem("instalments", "out_of_range", message)]


def _grade_problems(grades: Sequence[Values]) -> list[Problem]:
    problems: list[Problem] = []
    names: set[str] = set()
    scores: dict[Decimal, str] = {}
    for index, row in enumerate(grades):
        name, score = row["grade"], row["minimum_score"]
        if name in names:
            message = Text(
                "等级“{0}”重复，请改名或删除一个。",
                "There are two grades “{0}”. Rename or remove one.",
            ).format(name)
            problems.append(Problem(f"grades[{index}].grade", "too_many", message))
        if score in scores:
            message = Text(
                "最低分数 {0} 已用于等级“{1}”，请改为不同的分数。",
                "{0} is already the lowest score of “{1}”. Enter another.",
            ).format(typed(score), scores[score])
            problems.append(Problem(f"grades[{index}].minimum_score", "too_many", message))
        names.add(name)
        scores.setdefault(score, name)
    return problems


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Compute what each grade pays and, given a score, what is payable of each instalment."""
    contract: Decimal = values["contract_amount"]
    instalments, grades = values["instalments"], values["grades"]
    scaled = sum((r["share"] for r in instalments if r["depends_on_evaluation"]), ZERO)

    def payable(share: Decimal) -> Decimal:
        return contract * (ONE - scaled + scaled * share)

    pays = [payable(row["payable_share"]) for row in grades]
    answer.set("contract_amount", contract)
    answer.set_rows(
        "grades",
        [{"payable": amount, "withheld": _remainder(contract, amount)} for amount in pays],
    )
    rows = [{"amount": contract * row["share"]} for row in instalments]
    ordered = sorted(grades, key=lambda row: row["minimum_score"])  # no two are the same
    reached = _reached(values["score"], ordered)
    if reached is not None:
        share = reached["payable_share"]
        for row, given in zip(rows, instalments, strict=True):
            row["payable"] = row["amount"] * (share if given["depends_on_evaluation"] else ONE)
        total = payable(share)
        answer.set("grade", reached["grade"], _bounds(values["score"], reached, ordered))
        answer.set("payable_share", share)
        numbers = f"({typed(ONE - scaled)} + {typed(scaled)} × {typed(share)})"
        answer.set("payable_total", total, f"{full_money(contract)} × {numbers}")
        withheld = _remainder(contract, total)
        answer.set("withheld", withheld, f"{money(contract)} − {money(total)}")
    elif values["score"] is None:
        answer.set("payable_lowest", min(pays))
        answer.set("payable_highest", max(pays))
    answer.set_rows("instalments", rows)

    answer.check("results-use", *_use(scaled, grades))
    answer.check("grade-order", *_order(ordered))
    if reached is None:
        answer.check("grade-reached", *_not_reached(values["score"], ordered[0]))


def _remainder(contract: Decimal, payable: Decimal) -> Decimal:
    """Return the contract less what is payable, both rounded to the fen."""
    return rounded(contract, 2) - rounded(payable, 2)


def _reached(score: Decimal | None, ordered: Sequence[Values]) -> Values | None:
    """Return the highest grade that a score reaches; ``ordered`` is by lowest score."""
    if score is None:
        return None
    return next((row for row in reversed(ordered) if row["minimum_score"] <= score), None)


def _bounds(score: Decimal, reached: Values, ordered: Sequence[Values]) -> str:
    """Write where a score lies: ``80 ≤ 85 < 90``."""
    low = reached["minimum_score"]
    above = [row["minimum_score"] for row in ordered if row["minimum_score"] > low]
    return " < ".join([f"{typed(low)} ≤ {typed(score)}", *map(typed, above[:1])])


def _use(scaled: Decimal, grades: Sequence[Values]) -> Verdict:
    """Return whether payment depends on the evaluation."""
    if scaled and len({row["payable_share"] for row in grades}) > 1:
        return "pass", Text(
            "合同金额的 {0} 随评价等级增减。读到的文本没有写应有多少与评价挂钩。",
            "{0} of the contract is scaled by the grade. The text that could be read does not say how"
            " much should be.",
        ).format(_percent(scaled))
    reason = (
        Text("各等级的支付比例都一样", "every grade pays the same share")
        if scaled
        else Text("没有一期随评价等级增减", "no instalment is scaled by the grade")
    )
    return "warn", Text(
        "{0}：照这样填，评价好坏不影响付款，而原文说评价结果与资金支付挂钩。",
        "By your figures payment does not depend on the evaluation ({0}), although the text says"
        " that the results are tied to payment.",
    ).format(reason)


def _order(ordered: Sequence[Values]) -> Verdict:
    """Return whether a grade with a higher score ever pays a smaller share."""
    for lower, higher in pairwise(ordered):
        if higher["payable_share"] < lower["payable_share"]:
            return "warn", Text(
                "“{higher}”分数更高，支付比例却是 {pays}，低于“{lower}”的 {lower_pays}。请核对。",
                "“{higher}” takes a higher score than “{lower}” but pays {pays} instead of"
                " {lower_pays}. Check these figures.",
            ).format(
                higher=higher["grade"],
                lower=lower["grade"],
                pays=_percent(higher["payable_share"]),
                lower_pays=_percent(lower["payable_share"]),
            )
    return "pass", Text(
        "分数高的等级，支付比例不低于分数低的等级。",
        "No grade pays a smaller share than a grade with a lower score.",
    )


def _not_reached(score: Decimal | None, lowest: Values) -> Verdict:
    """Return why nothing is payable: there is no score, or it is below every grade."""
    if score is None:
        return "unknown", Text(
            "没有填写评价得分。各等级应付多少，见下表。",
            "No score was entered. The table below shows what every grade pays.",
        )
    return "warn", Text(
        "得分 {0} 低于所有等级（最低的“{1}”为 {2} 分），应付多少无从算起。"
        "请补上包含这一得分的等级。",
        "A score of {0} is below every grade (“{1}” begins at {2}), so there is nothing to work out."
        " Add a grade that takes in this score.",
    ).format(typed(score), lowest["grade"], grouped(typed(lowest["minimum_score"])))


def _percent(share: Decimal) -> str:
    """Write a share as a percentage with every digit: 99.999 % must not read as 100 %."""
    return f"{typed(share * 100)}%"


CALCULATOR = Calculator.of(declared.DECLARATION, compute, complete)
