"""The review note (复核意见): plain text to send back, written from what was found."""

from typing import Any

from calculators.core.calculator import Result, Values
from calculators.core.decimals import grouped
from calculators.core.text import Text
from calculators.declarations.review import KINDS, STATUSES
from calculators.review_figures import Comparison

MOST_LISTED = 30  # of each kind of finding; the list on the page has them all


def note(
    values: Values,
    bid: Result,
    found: Comparison,
    changes: list[dict[str, Any]],
    unmet: list[dict[str, Any]],
    verdict: str,
    version: str,
) -> Text:
    """Return a short paragraph and a numbered list, in both languages."""
    return Text(
        "\n".join(_lines(values, bid, found, changes, unmet, verdict, version, "zh")),
        "\n".join(_lines(values, bid, found, changes, unmet, verdict, version, "en")),
    )


def _lines(
    values: Values,
    bid: Result,
    found: Comparison,
    changes: list[dict[str, Any]],
    unmet: list[dict[str, Any]],
    verdict: str,
    version: str,
    lang: str,
) -> list[str]:
    points = [_difference(one.row(), lang) for one in found.differences[:MOST_LISTED]]
    points += _more(len(found.differences), Text("处对不上", "more that do not add up"), lang)
    points += [_unmet(one, lang) for one in unmet[:MOST_LISTED]]
    points += _more(len(unmet), Text("条规则未达到", "more checks not met"), lang)
    points += [_change(one, lang) for one in changes[:MOST_LISTED]]
    points += _more(len(changes), Text("项导出后改过", "more inputs changed"), lang)
    return [
        _opening(values, bid, found, verdict, lang),
        *_versions(values, version, lang),
        *(f"{number}. {point}" for number, point in enumerate(points, start=1)),
        _closing(values, lang),
    ]


def _opening(values: Values, bid: Result, found: Comparison, verdict: str, lang: str) -> str:
    project = values["inputs"]["project"]["name"]
    total = f"¥{grouped(bid.outputs['total'])}"
    count, wrong = found.compared, len(found.differences)
    if lang == "zh":
        about = f"经复核“{project}”的项目预算" if project else "经复核该项目预算"
        says = {
            "adds_up": f"核对的 {count} 个数字全部对得上",
            "differs": f"核对了 {count} 个数字，有 {wrong} 处对不上，请说明或更正",
            "no_figures": "文件里没有可核对的数字，已按填写的内容重新计算",
        }[verdict]
        return f"{about}：{says}。按填写的内容重算，预算总额为 {total}。"
    about = f"Review of the bid “{project}”" if project else "Review of the bid"
    says = {
        "adds_up": f"all {count} figures checked add up",
        "differs": f"figures checked: {count}; what does not add up: {wrong}, to be explained or"
        " corrected",
        "no_figures": "the file has no figures to check; they were worked out from its inputs",
    }[verdict]
    return f"{about}: {says}. Worked out anew from its inputs, the total is {total}."


def _versions(values: Values, version: str, lang: str) -> list[str]:
    stated = values["policy_version"]
    if not stated or stated == version:
        return []
    if lang == "zh":
        return [f"文件按 {stated} 版政策数据算出，复核用的是 {version} 版，部分差异可能由此而来。"]
    return [
        f"The file was worked out with policy data {stated}, this review with {version}: some of"
        " the differences may come from that."
    ]


def _difference(row: dict[str, Any], lang: str) -> str:
    what, kind = row["what"].of(lang), KINDS[row["kind"]].of(lang)
    if row["found"] == row["expected"]:  # both unsaid: the fault is no figure's
        return (
            f"{row['place']}：{kind}，{what}。"
            if lang == "zh"
            else f"{row['place']}: {kind}; {what}."
        )
    if lang == "zh":
        return (
            f"{row['place']}（{what}）：{kind}，文件中为“{row['found']}”，应为“{row['expected']}”。"
        )
    return (
        f"{row['place']} ({what}): {kind}; the file has “{row['found']}”, it should be"
        f" “{row['expected']}”."
    )


def _unmet(row: dict[str, Any], lang: str) -> str:
    status = next(one.label for one in STATUSES if one.value == row["status"]).of(lang)
    rule, message, provisions = (row[key].of(lang) for key in ("rule", "message", "provisions"))
    if lang == "zh":
        return f"{rule}（{status}）：{message}依据：{provisions}。"
    return f"{rule} ({status}): {message} Rests on: {provisions}."


def _change(row: dict[str, Any], lang: str) -> str:
    was, now = row["was"] or "—", row["now"] or "—"
    if lang == "zh":
        return f"{row['place']}（{row['what'].zh}）：导出后由“{was}”改为“{now}”，已按改后的重算。"
    return (
        f"{row['place']} ({row['what'].en}): changed after the export from “{was}” to “{now}”;"
        " worked out anew with the new value."
    )


def _more(count: int, words: Text, lang: str) -> list[str]:
    left = count - MOST_LISTED
    if left <= 0:
        return []
    return [
        f"另有 {left} {words.zh}，见复核结果的清单。"
        if lang == "zh"
        else f"{left} {words.en}: see the list."
    ]


def _closing(values: Values, lang: str) -> str:
    book = values["workbook"]
    compared = book is None or book["formulas_compared"]
    if lang == "zh":
        formulas = "" if compared else "本次没有逐个比对工作簿的公式。"
        return f"{formulas}以上由程序核对，非官方意见；以发布机关的正式文本和购买主体的要求为准。"
    formulas = "" if compared else "The workbook's formulas were not compared one by one. "
    return (
        f"{formulas}Checked by a program; not an official opinion. The issuing offices' own text"
        " and the purchaser's requirements decide."
    )
