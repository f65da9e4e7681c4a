"""The purchaser's review (购买方复核): recompute a bid and compare it with what it states.

It knows no rule: the figures and checks are those of the bid's own calculator, for the same input.
"""

from collections.abc import Mapping
from typing import Any

from calculators.core.calculator import Answer, Calculator, MutableValues, Result, Status, Values
from calculators.core.decimals import money
from calculators.core.paths import join_paths
from calculators.core.problems import Problem
from calculators.declarations import review as declared
from calculators.examples import example
from calculators.policy import Policy
from calculators.policy.text import COMMA, Text
from calculators.render.labels import STATUS
from calculators.review.document_figures import compare_document
from calculators.review.findings import Comparison, joined, name_of
from calculators.review.letter import CEILING, compared, not_worked_out, note, sentences
from calculators.review.workbook_figures import compare_workbook
from calculators.rules.bid import CALCULATOR as BID
from calculators.run import run
from calculators.workbook.addresses import readable

PART = "bid"
_PLANTED = 2000  # yuan too much in the example's total


def as_input(raw: object) -> object:
    """Return a bid's input as the input of a review; a result already is one."""
    names = {field.name for field in declared.INPUTS}
    if isinstance(raw, Mapping) and not names & raw.keys():
        return {"inputs": raw}
    return raw


def complete(values: Values, policy: Policy) -> list[Problem]:
    """Refuse a result that was not computed: it states no figures."""
    if values["ok"] and not values["errors"]:
        return []
    message = Text(
        "这份结果本身有错误，没有算出数字。请让承接主体改正后重新提交。",
        "This result has errors of its own and no figures. Ask the provider to correct it.",
    )
    return [Problem("ok" if not values["ok"] else "errors", "required", message)]


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Compare every stated figure, list what is not met and write the note."""
    bid = answer.parts[PART]
    found = _compare(values, bid)
    changes = (values["workbook"] or {"changes": []})["changes"]
    unmet = _unmet(values, bid, policy)
    verdict = _verdict(found)
    answer.set("verdict", verdict)
    answer.set("compared", found.compared)
    if found.uncalculated:
        answer.set("uncalculated_count", found.uncalculated)
    answer.set("difference_count", len(found.causes))
    answer.set("follow_count", len(found.consequences))
    answer.set("change_count", len(changes))
    answer.set("unmet_count", len(unmet))
    answer.set("total", bid.exact["total"])
    changed = [
        {"place": readable(row["cell"]), "what": name_of(row), "path": row["path"]}
        | {name: row[name] or "" for name in ("was", "now", "unit")}
        for row in sorted(changes, key=lambda one: one["path"] != CEILING)
    ]
    most = declared.MOST_SHOWN
    differences = [one.row() for one in found.differences]
    answer.set_rows("differences", differences[:most])
    answer.set_rows("changes", changed[:most])
    answer.set_rows("unmet", unmet[:most])
    effect = _effect(bid, changed, policy)
    answer.set("note", note(values, bid, found, changed, effect, unmet, verdict, policy.version))
    _check(found, verdict, answer)


def _verdict(found: Comparison) -> str:
    if found.differences:
        return "differs"
    if found.uncalculated:
        return "not_worked_out"
    return "adds_up" if found.compared else "no_figures"


def _effect(bid: Result, changed: list[dict[str, Any]], policy: Policy) -> Text | None:
    """Return what a changed ceiling does to its check: its outcome before and after."""
    was = next((row["was"] for row in changed if row["path"] == CEILING), None)
    if was is None:
        return None
    before = run(BID, {**(bid.inputs or {}), CEILING: was or None}, policy)
    one, other = (
        next((check.status for check in result.checks if check.id == CEILING), "unknown")
        for result in (before, bid)
    )
    return Text(
        "按原限价的核对结果为“{0}”，按改后的为“{1}”",
        "with the former ceiling its check is “{0}”, with the new one “{1}”",
    ).format(STATUS[one], STATUS[other])


def _compare(values: Values, bid: Result) -> Comparison:
    recomputed: Any = bid.to_json()
    found = compare_document(values, recomputed)
    cells = Comparison(0, [])
    if values["workbook"] is not None:
        cells = compare_workbook(values["workbook"], recomputed["outputs"], recomputed["checks"])
    return joined(found, cells)


def _unmet(values: Values, bid: Result, policy: Policy) -> list[dict[str, Any]]:
    """Return every check that is not passed, with its cell or path and its provisions."""
    cells = {
        row["path"]: readable(row["cell"])
        for row in (values["workbook"] or {"figures": []})["figures"]
    }
    found = [
        (join_paths(group, check.path), part, check)
        for group, part in bid.with_parts()
        for check in part.checks
    ]
    rows = []
    for index, (path, part, check) in enumerate(found):
        if check.status == "pass":
            continue
        provisions = [policy.provision(id).label for id in check.provisions]
        rows.append(
            {
                "rule": part.calculator.rule_check(check.id).label,
                "status": check.status,
                "message": check.message,
                "provisions": COMMA.join(provisions),
                "place": cells.get(f"checks[{index}].status") or path or check.id,
            }
        )
    return rows


def _check(found: Comparison, verdict: str, answer: Answer) -> None:
    if verdict == "no_figures":
        message = Text(
            "文件里只有填写的内容，没有可核对的数字；下面的数字都是重新算出的。",
            "The file has inputs and no figures to check. The figures below were all worked out anew.",
        )
        answer.check("arithmetic", "unknown", message)
        return
    if verdict == "differs":
        message = Text(
            "{0}，有 {1} 处不一致，另有 {2} 个数字随之不符，见清单；请承接主体说明或更正。",
            "{0}. What does not add up: {1}; figures that follow from it: {2} (listed). Ask the"
            " provider to explain or correct it.",
        )
    else:
        message = Text("{0}，全部对得上。", "{0}: they all add up.")
    message = message.format(compared(found), len(found.causes), len(found.consequences))
    status: Status = "warn" if verdict == "differs" else "unknown" if found.uncalculated else "pass"
    answer.check("arithmetic", status, sentences(message, not_worked_out(found)))


def sample(lang: str) -> MutableValues:
    """Return the result of the bid's example, with a total that does not add up."""
    result = run(BID, example(BID, lang))
    stated: Any = result.to_json()
    stated["outputs"] = {**stated["outputs"], "total": money(result.exact["total"] + _PLANTED)}
    return stated  # type: ignore[no-any-return]


CALCULATOR = Calculator.of(
    declared.DECLARATION,
    compute,
    complete,
    parts={PART: BID},
    groups={PART: "inputs"},
    as_input=as_input,
    sample=sample,
)
