"""Write the review note (复核意见): plain text to send back to the provider."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from calculators.core.calculator import Result, Values
from calculators.core.decimals import grouped
from calculators.declarations.review import STATUSES
from calculators.policy import version_text
from calculators.policy.text import NO_TEXT, SEMICOLON, Text
from calculators.review.findings import Comparison, Difference, in_words, sentence

CEILING = "ceiling"  # the path of the input that the total is compared with
_FIGURES = ("figure", "extra", "missing")
MOST_LISTED = 30  # of each kind of finding; the list on the page has them all
_STATUS = {option.value: option.label for option in STATUSES}


def note(
    values: Values,
    bid: Result,
    found: Comparison,
    changes: list[dict[str, Any]],
    effect: Text | None,
    unmet: list[dict[str, Any]],
    verdict: str,
    version: str,
) -> Text:
    """Return a short paragraph and a numbered list.

    The list begins with changed parameters and a changed ceiling. Other causes follow, then the
    number of figures that differ because of them, then the rules that are not met.
    """
    points = _points(found, changes, effect, unmet)
    return Text("\n", "\n").join(
        [
            _opening(values, bid, found, verdict),
            *_versions(values, version),
            *(Text(f"{number}. ", f"{number}. ") + point for number, point in enumerate(points, 1)),
            _closing(values, found),
        ]
    )


def sentences(*texts: Text) -> Text:
    """Return sentences one after the other; empty ones are left out."""
    return Text("", " ").join(one for one in texts if one.zh)


def _points(
    found: Comparison,
    changes: list[dict[str, Any]],
    effect: Text | None,
    unmet: list[dict[str, Any]],
) -> list[Text]:
    causes = found.causes
    parameters = [one for one in causes if one.kind == "parameter"]
    formulas = [one for one in causes if one.kind not in ("parameter", *_FIGURES)]
    figures = [one for one in causes if one.kind in _FIGURES]
    ceiling = [one for one in changes if one["path"] == CEILING]
    inputs = [one for one in changes if one["path"] != CEILING]
    checks = _changed_checks(found)
    points = _causes(parameters) + [_change(one, effect) for one in ceiling]
    if points:
        points, checks = points + checks, []
    points += _causes(formulas)
    points += _listed(map(_change, inputs), Text("项导出后改过", "more inputs changed"))
    points += _causes(figures)
    points += checks
    if count := len(found.consequences):
        points.append(
            Text(
                "由此另有 {0} 个数字随之不符，见清单。",
                "Other figures that differ because of this: {0} (see the list).",
            ).format(count)
        )
    return points + _listed(map(_unmet, unmet), Text("条规则未达到", "more checks not met"))


def _causes(found: list[Difference]) -> list[Text]:
    return _listed(map(sentence, found), Text("处不一致", "more that do not add up"))


def _changed_checks(found: Comparison) -> list[Text]:
    """Return one point that lists the checks whose outcome in the file is not ours."""
    outcome = Text(
        "{0}，文件中为“{1}”，重算应为“{2}”", "{0}: “{1}” in the file, “{2}” worked out anew"
    )
    checks = [outcome.format(one.what, *one.shown()) for one in found.consequences if one.is_check]
    if not checks:
        return []
    point = Text("核对结果因此不同：{0}。", "Checks that differ: {0}.")
    return [point.format(SEMICOLON.join(checks[:MOST_LISTED]))]


def compared(found: Comparison) -> Text:
    """Return how many figures were checked, and how many had no result."""
    words = Text("核对了 {0} 个数字", "Figures checked: {0}")
    if found.uncalculated:
        words += Text("，另有 {1} 个没有结果", "; without a result: {1}")
    return words.format(found.compared, found.uncalculated)


def not_worked_out(found: Comparison) -> Text:
    """Return what to do about formulas without a result; empty if there are none."""
    if not found.uncalculated:
        return NO_TEXT
    return Text(
        "本文件保存时没有计算结果，{0} 个公式未能核对；请用 WPS、Excel 或 LibreOffice 打开并保存后再复核。",
        "The file was saved without results, so {0} formulas could not be checked: open and save it"
        " in WPS, Excel or LibreOffice, then review it again.",
    ).format(found.uncalculated)


def _opening(values: Values, bid: Result, found: Comparison, verdict: str) -> Text:
    counted = compared(found)
    counted = Text(counted.zh, counted.en[0].lower() + counted.en[1:])
    if found.causes:
        differs = Text(
            "{0}，有 {1} 处不一致，请说明或更正",
            "{0}; what does not add up: {1}, to be explained or corrected",
        ).format(counted, len(found.causes))
    else:
        differs = Text(
            "{0}，导出后改过填写内容，有 {1} 个数字没有随之重算",
            "{0}; inputs were changed after the export, and figures not worked out again: {1}",
        ).format(counted, len(found.consequences))
    result = {
        "adds_up": Text("核对的 {0} 个数字全部对得上", "all {0} figures checked add up").format(
            found.compared
        ),
        "differs": differs,
        "not_worked_out": counted,
        "no_figures": Text(
            "文件里没有可核对的数字，已按填写的内容重新计算",
            "the file has no figures to check; they were worked out from its inputs",
        ),
    }[verdict]
    about = Text("经复核该项目预算", "Review of the bid")
    if project := values["inputs"]["project"]["name"]:
        about = Text("经复核“{0}”的项目预算", "Review of the bid “{0}”").format(project)
    return Text(
        "{0}：{1}。按填写的内容重算，预算总额为 ¥{2}。",
        "{0}: {1}. Worked out anew from its inputs, the total is ¥{2}.",
    ).format(about, result, grouped(bid.outputs["total"]))


def _versions(values: Values, version: str) -> list[Text]:
    stated = values["policy_version"]
    if not stated or stated == version:
        return []
    words = Text(
        "文件按 {0} 版政策数据算出，复核用的是 {1} 版，部分差异可能由此而来。",
        "The file was worked out with policy data {0}, this review with {1}: some of the differences"
        " may come from that.",
    )
    return [words.format(version_text(stated), version_text(version))]


def _unmet(row: dict[str, Any]) -> Text:
    words = Text("{0}（{1}）：{2}依据：{3}。", "{0} ({1}): {2} Rests on: {3}.")
    return words.format(row["rule"], _STATUS[row["status"]], row["message"], row["provisions"])


def _change(row: dict[str, Any], effect: Text | None = None) -> Text:
    words = Text(
        "{0}（{1}）：导出后由“{2}”改为“{3}”，已按改后的重算{4}。",
        "{0} ({1}): changed after the export from “{2}” to “{3}”; worked out anew with the new"
        " value{4}.",
    )
    before, now = (in_words(row[key], row["unit"]) for key in ("was", "now"))
    return words.format(
        row["what"], row["place"], before, now, SEMICOLON + effect if effect else ""
    )


def _listed(points: Iterable[Text], words: Text) -> list[Text]:
    """Return the first points and, if there are more, one that counts them."""
    left = iter(points)
    first, more = list(islice(left, MOST_LISTED)), len(list(left))
    point = Text("另有 {0} {1}，见复核结果的清单。", "{0} {1}: see the list.")
    return first + ([point.format(more, words)] if more else [])


def _closing(values: Values, found: Comparison) -> Text:
    book = values["workbook"]
    formulas = NO_TEXT
    if book is not None and not book["formulas_compared"]:
        formulas = Text(
            "本次没有逐个比对工作簿的公式。",
            "The workbook's formulas were not compared one by one.",
        )
    closing = Text(
        "以上由程序核对，非官方意见；以发布机关的正式文本和购买主体的要求为准。",
        "Checked by a program; not an official opinion. The issuing offices' own text and the"
        " purchaser's requirements decide.",
    )
    return sentences(not_worked_out(found), formulas, closing)
