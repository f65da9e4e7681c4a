"""Team and supervisor (项目团队与督导): the qualified share, and who may supervise.

In principle 50 % or more of a project's team are qualified full-time social
workers (provision ``qualified-share``); a supervisor shall hold a certificate of
intermediate level or above and have 5 years in the field (``supervisor-certificate``,
``supervisor-experience``). Share, level and years are in the registers.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from calculators.core.calculator import Answer, Calculator, Values, Verdict
from calculators.core.decimals import (
    ONE,
    ZERO,
    grouped,
    percentage,
    plain_number,
    typed,
    written_sum,
)
from calculators.core.problems import Problem
from calculators.declarations import team as declared
from calculators.policy import ParameterValue, Policy
from calculators.policy.text import Text, named


def complete(values: Values, policy: Policy) -> list[Problem]:
    """Set the full-time share of full-timers to 1; require part-timers' own where it counts."""
    needed = values["qualified_by"] == "full-time-equivalents"
    in_team = {"members": True, "supervisors": values["count_supervisors_in_team"]}
    problems = []
    for rows, counted in in_team.items():
        for index, person in enumerate(values[rows]):
            if person["fte"] is None and person["full_time"]:
                person["fte"] = ONE
            if person["fte"] is None and needed and counted:
                message = Text(
                    "按折合全职人数计算时，请填写非专职人员的折合全职比例。",
                    "To count by full-time equivalents, enter the full-time share of part-timers.",
                )
                problems.append(Problem(f"{rows}[{index}].fte", "required", message))
    return problems


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Compute the team's qualified share, the shortfall, and each supervisor's eligibility."""
    _team(values, policy.parameter("qualified-share").current, answer)
    _supervisors(values, policy, answer)


def _team(values: Values, least: ParameterValue, answer: Answer) -> None:
    by_heads = values["qualified_by"] == "heads"
    people = [
        (m["headcount"], m["fte"], m["qualified"] and m["full_time"]) for m in values["members"]
    ]
    if values["count_supervisors_in_team"]:
        people += [
            (1, s["fte"], s["certificate"] != "none" and s["full_time"])
            for s in values["supervisors"]
        ]

    def counted(headcount: int, fte: Decimal) -> Decimal:
        return Decimal(headcount) if by_heads else headcount * fte

    def terms(chosen: list[Any]) -> str:
        return written_sum([str(n) if by_heads else f"{n} × {typed(fte)}" for n, fte, _ in chosen])

    qualified_people = [person for person in people if person[2]]
    size = sum((counted(n, fte) for n, fte, _ in people), ZERO)
    qualified = sum((counted(n, fte) for n, fte, _ in qualified_people), ZERO)
    answer.set("team_size", size, terms(people))
    answer.set("qualified_full_time", qualified, terms(qualified_people))
    answer.set("other_members", size - qualified)
    if not size:
        message = Text(
            "团队还没有人，无法核对占比。", "The team has nobody yet: no share to check."
        )
        answer.check("qualified-share", "unknown", message)
        return
    answer.set("qualified_share", qualified / size, f"{typed(qualified)} ÷ {typed(size)}")
    included = values["includes_number"] == "included"
    missing = f"{least.text} × {typed(size)} − {typed(qualified)}"
    swapped = _people((least.value * size - qualified), included)
    # Adding a qualified person also makes the team larger.
    added = _people((least.value * size - qualified) / (ONE - least.value), included)
    for name, more, line in (
        ("shortfall", added, f"({missing}) ÷ (1 − {least.text})"),
        ("shortfall_swapped", swapped, missing),
    ):
        if included:
            answer.set(name, more, f"max(0, ⌈{line}⌉)")
        else:
            answer.set(name, more, f"max(0, ⌊{line}⌋ + 1)", formula=declared.MORE_THAN[name])
    _check_share(values, qualified / size, least.value, added, swapped, answer)


def _people(missing: Decimal, included: bool) -> Decimal:
    """Return how many whole people make up a shortfall.

    If the number itself is not ``included`` in what suffices, the result is above the shortfall.
    """
    if included:
        return max(missing.to_integral_value(ROUND_CEILING), ZERO)
    return max(missing.to_integral_value(ROUND_FLOOR) + 1, ZERO)


def _check_share(
    values: Values, share: Decimal, least: Decimal, added: Decimal, swapped: Decimal, answer: Answer
) -> None:
    required = values["qualified_force"] == "required"
    force = "required" if required else ""
    found = Text(
        "有学历或证书的专职人员占项目团队的 {0}", "Qualified full-time staff are {0} of the team"
    ).format(percentage(share))
    if not added:
        message = Text("{0}，达到 {1}。", "{0}, which meets {1}.").format(found, percentage(least))
        answer.check("qualified-share", "pass", message, force=force)
        return
    message = Text(
        "{found}，未达到 {least}：还需增加 {added} 名，或把 {swapped} 名其他成员换成有学历或证书的专职人员。",
        "{found}, short of {least}: add {added}, or replace {swapped} of the others with qualified"
        " full-timers.",
    ).format(
        found=found,
        least=percentage(least),
        added=grouped(plain_number(added)),
        swapped=grouped(plain_number(swapped)),
    )
    answer.check("qualified-share", "fail" if required else "warn", message, force=force)


def _supervisors(values: Values, policy: Policy, answer: Answer) -> None:
    supervisors = values["supervisors"]
    if not supervisors:
        message = Text(
            "没有填写督导，无法核对。", "No supervisor is listed, so there is nothing to check."
        )
        answer.check("supervisor-certificate", "unknown", message)
        answer.check("supervisor-experience", "unknown", message)
        return
    rows = []
    for index, supervisor in enumerate(supervisors):
        path = f"supervisors[{index}]"
        years = _years(supervisor, values)
        certificate = _certificate(supervisor, values, policy)
        experience = _experience(supervisor, years, values, policy)
        row: dict[str, Any] = {"years": years}
        if "unknown" not in (certificate[0], experience[0]):
            row["eligible"] = certificate[0] == experience[0] == "pass"
        rows.append(row)
        name = named(supervisor["name"], Text("督导 {0}", "Supervisor {0}"), index)
        for id, (status, finding) in (
            ("supervisor-certificate", certificate),
            ("supervisor-experience", experience),
        ):
            answer.check(id, status, Text("{0}：{1}", "{0}: {1}").format(name, finding), path=path)
    answer.set_rows("supervisors", rows)


def _certificate(supervisor: Values, values: Values, policy: Policy) -> Verdict:
    """Return whether a certificate is at or above the level that the provision names."""
    levels = {o.value: Text(o.label.zh, o.label.en.lower()) for o in declared.CERTIFICATES}
    order = list(levels)
    level = policy.provision("supervisor-certificate").items[0].id
    certificate: str = supervisor["certificate"]
    required = Text("要求{0}以上。", "{0} level or above is required.").format(levels[level])
    if certificate == "none":
        return "fail", Text("没有证书，{0}", "no certificate; {0}").format(required)
    found = Text("证书为{0}", "certificate at {0} level").format(levels[certificate])
    if _suffices(order.index(certificate), order.index(level), values):
        return "pass", Text("{0}，符合要求。", "{0}, as required.").format(found)
    return "fail", Text("{0}，{1}", "{0}; {1}").format(found, required)


def _suffices(number: Decimal | int, least: Decimal | int, values: Values) -> bool:
    """Return whether a number is 以上 the least, by the reading chosen of that word."""
    return number >= least if values["includes_number"] == "included" else number > least


def _years(supervisor: Values, values: Values) -> Decimal:
    """Return the years that count: the longer of practice and research, or their sum."""
    if supervisor["in_field"] is False:
        return ZERO
    years: tuple[Decimal, Decimal] = supervisor["years_practice"], supervisor["years_research"]
    return sum(years, ZERO) if values["experience_sum"] == "together" else max(years)


def _experience(supervisor: Values, years: Decimal, values: Values, policy: Policy) -> Verdict:
    """Return whether the years that count are enough and in the field concerned."""
    least = policy.parameter("supervisor-years").current
    if supervisor["in_field"] is False:
        return "fail", Text(
            "年限不在相关服务领域，不能计入。",
            "the years are not in the field concerned and do not count.",
        )
    found = Text("实践 {0} 年、研究 {1} 年", "{0} years of practice and {1} of research").format(
        typed(supervisor["years_practice"]), typed(supervisor["years_research"])
    )
    if not _suffices(years, least.value, values):
        return "fail", Text("{0}，未满足“{1}年以上”。", "{0}; {1} or more are required.").format(
            found, least.text
        )
    if supervisor["in_field"] is None:
        return "unknown", Text(
            "{0}，没有说明是否属于相关服务领域，请补填。",
            "{0}, but it is not said whether they are in the field concerned. Choose yes or no.",
        ).format(found)
    return "pass", Text("{0}，符合要求。", "{0}, as required.").format(found)


CALCULATOR = Calculator.of(declared.DECLARATION, compute=compute, complete=complete)
