"""Team and supervisor (项目团队与督导): the qualified share, and who may supervise.

In principle 50 % or more of a project's team are qualified full-time social
workers (provision ``qualified-share``); a supervisor shall hold a certificate of
intermediate level or above and have 5 years in the field (``supervisor-certificate``,
``supervisor-experience``). Share, level and years are in the registers.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from calculators.core.calculator import Answer, Calculator, MutableValues, Values, Verdict
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
    people = [(m["headcount"], m, m["qualified"]) for m in values["members"]]
    if values["count_supervisors_in_team"]:
        people += [(1, s, s["certificate"] != "none") for s in values["supervisors"]]

    def set_people(name: str, counted: list[tuple[int, Decimal]]) -> Decimal:
        terms = [str(n) if by_heads else f"{n} × {typed(fte)}" for n, fte in counted]
        number = sum((Decimal(n) if by_heads else n * fte for n, fte in counted), ZERO)
        answer.set(name, number, written_sum(terms))
        return number

    size = set_people("team_size", [(n, person["fte"]) for n, person, _ in people])
    qualified = set_people(
        "qualified_full_time",
        [(n, person["fte"]) for n, person, meets in people if meets and person["full_time"]],
    )
    answer.set("other_members", size - qualified)
    if not size:
        message = Text(
            "团队还没有人，无法核对占比。", "The team has nobody yet: no share to check."
        )
        answer.check("qualified-share", "unknown", message)
        return
    answer.set("qualified_share", qualified / size, f"{typed(qualified)} ÷ {typed(size)}")
    missing = least.value * size - qualified
    line = f"{least.text} × {typed(size)} − {typed(qualified)}"
    # Adding a qualified person also makes the team larger.
    added = _set_shortfall(
        "shortfall", missing / (ONE - least.value), f"({line}) ÷ (1 − {least.text})", values, answer
    )
    swapped = _set_shortfall("shortfall_swapped", missing, line, values, answer)
    status, message = _share(qualified / size, least.value, added, swapped)
    if values["qualified_force"] == "required":
        status = "fail" if status == "warn" else status
        answer.check("qualified-share", status, message, force="required")
    else:
        answer.check("qualified-share", status, message)


def _set_shortfall(
    name: str, missing: Decimal, line: str, values: Values, answer: Answer
) -> Decimal:
    """Set and return how many whole people make up what is missing, which ``line`` writes.

    If the number itself does not suffice, the result is above what is missing.
    """
    if values["includes_number"] == "included":
        people = max(missing.to_integral_value(ROUND_CEILING), ZERO)
        answer.set(name, people, f"max(0, ⌈{line}⌉)")
    else:
        people = max(missing.to_integral_value(ROUND_FLOOR) + 1, ZERO)
        answer.set(name, people, f"max(0, ⌊{line}⌋ + 1)", formula=declared.MORE_THAN[name])
    return people


def _share(share: Decimal, least: Decimal, added: Decimal, swapped: Decimal) -> Verdict:
    found = Text(
        "有学历或证书的专职人员占项目团队的 {0}", "Qualified full-time staff are {0} of the team"
    ).format(percentage(share))
    if not added:
        meets = Text("{0}，达到 {1}。", "{0}, which meets {1}.")
        return "pass", meets.format(found, percentage(least))
    return "warn", Text(
        "{found}，未达到 {least}：还需增加 {added} 名，或把 {swapped} 名其他成员换成有学历或证书的专职人员。",
        "{found}, short of {least}: add {added}, or replace {swapped} of the others with qualified"
        " full-timers.",
    ).format(
        found=found,
        least=percentage(least),
        added=grouped(plain_number(added)),
        swapped=grouped(plain_number(swapped)),
    )


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
        years = _years(supervisor, values)
        name = named(supervisor["name"], Text("督导 {0}", "Supervisor {0}"), index)
        found = {
            "supervisor-certificate": _certificate(supervisor, values, policy),
            "supervisor-experience": _experience(supervisor, years, values, policy),
        }
        for id, (status, finding) in found.items():
            message = Text("{0}：{1}", "{0}: {1}").format(name, finding)
            answer.check(id, status, message, path=f"supervisors[{index}]")
        row: MutableValues = {"years": years}
        statuses = {status for status, _ in found.values()}
        if "unknown" not in statuses:
            row["eligible"] = statuses == {"pass"}
        rows.append(row)
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


CALCULATOR = Calculator.of(declared.DECLARATION, compute, complete)
