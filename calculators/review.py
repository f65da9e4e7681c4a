"""The purchaser's review (购买方复核): a bid is worked out anew and held against what it states.

It knows no rule: the figures and checks are those of the bid's own calculator, for the same input.
"""

from collections.abc import Mapping
from typing import Any

from calculators.bid import CALCULATOR as BID
from calculators.core.calculator import Answer, Calculator, Result, Values
from calculators.core.decimals import money
from calculators.core.problems import Problem
from calculators.core.text import Text
from calculators.declarations import review as declared
from calculators.examples import example
from calculators.policy import Policy
from calculators.review_figures import Comparison, input_name, of_document, of_workbook, place_of
from calculators.review_note import note
from calculators.run import run

PART = "bid"
_PLANTED = 2000  # yuan too much in the example's total


def as_input(raw: object) -> object:
    """Return a bid's bare input as the input of a review; a result is one as it stands."""
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
    verdict = "differs" if found.differences else "adds_up" if found.compared else "no_figures"
    answer.put("verdict", verdict)
    answer.put("compared", found.compared)
    answer.put("difference_count", len(found.differences))
    answer.put("change_count", len(changes))
    answer.put("unmet_count", len(unmet))
    answer.put("total", bid.exact["total"])
    changed = [
        {
            "place": place_of(row["cell"]),
            "what": input_name(row["path"]),
            "was": row["was"] or "",
            "now": row["now"] or "",
        }
        for row in changes
    ]
    most = declared.MOST_SHOWN
    differences = [one.row() for one in found.differences]
    answer.put_rows("differences", differences[:most])
    answer.put_rows("changes", changed[:most])
    answer.put_rows("unmet", unmet[:most])
    answer.put("note", note(values, bid, found, changed, unmet, verdict, policy.version))
    _check(found, verdict, answer)


def _compare(values: Values, bid: Result) -> Comparison:
    anew: Any = bid.to_json()
    found = of_document(values, anew)
    if values["workbook"] is None:
        return found
    cells = of_workbook(values["workbook"], anew["outputs"], anew["checks"])
    return Comparison(found.compared + cells.compared, found.differences + cells.differences)


def _unmet(values: Values, bid: Result, policy: Policy) -> list[dict[str, Any]]:
    """Return every check that is not a pass, with where it stands and what it rests on."""
    cells = {
        row["path"]: place_of(row["cell"])
        for row in (values["workbook"] or {"figures": []})["figures"]
    }
    found = [
        (".".join(filter(None, (place, check.path))), part, check)
        for place, part in bid.places()
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
                "provisions": Text(
                    "、".join(one.zh for one in provisions), ", ".join(one.en for one in provisions)
                ),
                "place": cells.get(f"checks[{index}].status") or path or check.id,
            }
        )
    return rows


def _check(found: Comparison, verdict: str, answer: Answer) -> None:
    count, wrong = found.compared, len(found.differences)
    if verdict == "no_figures":
        message = Text(
            "文件里只有填写的内容，没有可核对的数字；下面的数字都是重新算出的。",
            "The file has inputs and no figures to check. The figures below were all worked out anew.",
        )
        answer.check("arithmetic", "unknown", message)
    elif wrong:
        message = Text(
            f"核对了 {count} 个数字，有 {wrong} 处对不上，见清单；请承接主体说明或更正。",
            f"Figures checked: {count}. What does not add up: {wrong} (listed). Ask the provider to"
            " explain or correct it.",
        )
        answer.check("arithmetic", "warn", message)
    else:
        message = Text(
            f"核对了 {count} 个数字，全部对得上。", f"{count} figures checked: they all add up."
        )
        answer.check("arithmetic", "pass", message)


def sample(lang: str) -> Values:
    """Return the result of the bid's example, with a total that does not add up."""
    result = run(BID, example(BID, lang))
    stated: Any = result.to_json()
    stated["outputs"] = {**stated["outputs"], "total": money(result.exact["total"] + _PLANTED)}
    return stated  # type: ignore[no-any-return]


CALCULATOR = Calculator(
    name="review",
    title=Text("购买方复核", "Review a bid"),
    summary=Text(
        "打开承接主体提交的预算（本站导出的工作簿或 JSON），逐个重算数字、逐条核对规则，写出复核意见。",
        "Open a provider's bid (the workbook or JSON exported here): every figure worked out anew,"
        " every rule checked, and a note to send back.",
    ),
    inputs=declared.INPUTS,
    outputs=declared.OUTPUTS,
    checks=declared.CHECKS,
    headline=declared.HEADLINE,
    parts={PART: BID},
    groups={PART: "inputs"},
    as_input=as_input,
    sample=sample,
    complete=complete,
    compute=compute,
)
