"""Performance targets (绩效目标): which aspects have indicators, and which can be measured.

The Rules ask for reasonable targets and indicators for seven aspects and the like
(provision ``targets``). What makes an indicator measurable is this site's own
advice (:mod:`calculators.guidance`), not theirs.
"""

from calculators.core.calculator import Answer, Calculator, Values, Verdict
from calculators.declarations import targets as declared
from calculators.guidance.wording import carries_unit, states_number, vague_words
from calculators.policy import Policy
from calculators.policy.text import Text, named, quoted

_REASON = {option.value: option.label for option in declared.REASONS}


def compute(values: Values, policy: Policy, answer: Answer) -> None:
    """Find the aspects covered and the indicators that can be measured, and build the table."""
    rows = values["rows"]
    order = [option.value for option in declared.DIMENSIONS]
    # A row with only an aspect chosen is still empty.
    begun = [row for row in rows if row["indicator"] or row["target"]]
    covered = [one for one in order if any(row["dimension"] == one for row in begun)]
    missing = [one for one in order if one not in covered]
    answer.set("covered", covered)
    answer.set("missing", missing)
    answer.set("covered_count", len(covered), f"{len(order)} − {len(missing)}")

    reasons = [_reasons(row) for row in rows]
    wanting = sum(map(bool, reasons))
    answer.set("measurable_count", len(rows) - wanting, f"{len(rows)} − {wanting}")
    table = sorted(begun, key=lambda row: order.index(row["dimension"]))
    answer.set_rows("targets", [{**row, "target": _with_unit(row)} for row in table])
    answer.set_rows("rows", [{"measurable": not found, "reasons": found} for found in reasons])

    answer.check("targets-covered", *_covered(missing))
    answer.check("measurable", *_measurable(len(rows), wanting))
    for index, (row, found) in enumerate(zip(rows, reasons, strict=True)):
        if found:
            answer.check("measurable", "warn", _lacking(index, row, found), path=f"rows[{index}]")


def _reasons(row: Values) -> list[str]:
    """Return why an indicator cannot be measured, in the declared order; none if it can."""
    target = row["target"]
    number = states_number(target)
    found = {
        "no_indicator": not row["indicator"],
        "no_target": not target,
        "no_number": bool(target) and not number,
        "vague": not number and bool(vague_words(target)),
        "no_unit": not row["unit"] and not carries_unit(target),
        "no_method": not row["method"],
        "no_evidence": not row["evidence"],
    }
    return [reason for reason in _REASON if found[reason]]


def _with_unit(row: Values) -> str:
    """Return the target followed by its unit, unless the number already has it."""
    target: str = row["target"]
    unit: str = row["unit"]
    if not target or (unit in target and carries_unit(target)):
        return target
    return f"{target} {unit}" if unit[:1].isascii() and unit[:1].isalpha() else f"{target}{unit}"


def _covered(missing: list[str]) -> Verdict:
    if not missing:
        return "pass", Text(
            "原文列出的各方面都有指标。原文用“等”，项目需要的其他方面也可以设。",
            "Every aspect that the text names has an indicator. Its list is open: others may be set.",
        )
    labels = [option.label for option in declared.DIMENSIONS if option.value in missing]
    return "warn", Text(
        "还没有指标的方面：{0}。项目涉及的，请补上。",
        "No indicator yet for: {0}. Add one where the project has to do with it.",
    ).format(Text("、", "; ").join(labels))


def _measurable(indicators: int, wanting: int) -> Verdict:
    if not wanting:
        return "pass", Text("{0} 个指标都可以衡量。", "Every indicator can be measured.").format(
            indicators
        )
    return "warn", Text(
        "{0} 个指标中，{1} 个还不能衡量，缺什么见下。",
        "Of {0} indicators, {1} cannot be measured yet; see below for what is missing.",
    ).format(indicators, wanting)


def _lacking(index: int, row: Values, reasons: list[str]) -> Text:
    """Return why an indicator cannot be measured, with the vague words that were found."""
    subject = named(row["indicator"], Text("指标 {0}", "Indicator {0}"), index)
    vague = Text("", ", ").join(quoted(word) for word in vague_words(row["target"]))
    labels = _REASON | {"vague": Text("{0}（{1}）", "{0} ({1})").format(_REASON["vague"], vague)}
    found = Text("；", ", ").join(labels[reason] for reason in reasons)
    return Text("{0}：{1}。", "{0}: {1}.").format(subject, found)


CALCULATOR = Calculator.of(declared.DECLARATION, compute)
