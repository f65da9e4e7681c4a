"""The review note (复核意见): plain text to send back, written from what was found."""

from typing import Any

from calculators.core.calculator import Result, Values
from calculators.core.decimals import grouped
from calculators.declarations.review import STATUSES
from calculators.policy.text import Text
from calculators.review.findings import Comparison, Difference, in_words, says

CEILING = "ceiling"  # the input that the total is held against
_FIGURES = ("figure", "extra", "missing")
MOST_LISTED = 30  # of each kind of finding; the list on the page has them all


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
    """Return a short paragraph and a numbered list, in both languages.

    The list has what was changed in the yardsticks first, then other causes, then in one line what
    follows from them, then the rules that are not met.
    """

    def lines(lang: str) -> str:
        points = _points(found, changes, effect, unmet, lang)
        return "\n".join(
            [
                _opening(values, bid, found, verdict, lang),
                *_versions(values, version, lang),
                *(f"{number}. {point}" for number, point in enumerate(points, start=1)),
                _closing(values, found, lang),
            ]
        )

    return Text(lines("zh"), lines("en"))


def _points(
    found: Comparison,
    changes: list[dict[str, Any]],
    effect: Text | None,
    unmet: list[dict[str, Any]],
    lang: str,
) -> list[str]:
    causes = found.causes
    parameters = [one for one in causes if one.kind == "parameter"]
    formulas = [one for one in causes if one.kind not in ("parameter", *_FIGURES)]
    figures = [one for one in causes if one.kind in _FIGURES]
    ceiling = [one for one in changes if one["path"] == CEILING]
    inputs = [one for one in changes if one["path"] != CEILING]
    turned = _turned(found, lang)
    points = _causes(parameters, lang) + [_change(one, lang, effect) for one in ceiling]
    if points:
        points, turned = points + turned, []
    points += _causes(formulas, lang)
    points += [_change(one, lang) for one in inputs[:MOST_LISTED]]
    points += _more(len(inputs), Text("项导出后改过", "more inputs changed"), lang)
    points += _causes(figures, lang)
    points += turned
    if found.consequences:
        points.append(_follow(len(found.consequences), lang))
    points += [_unmet(one, lang) for one in unmet[:MOST_LISTED]]
    return points + _more(len(unmet), Text("条规则未达到", "more checks not met"), lang)


def _causes(found: list[Difference], lang: str) -> list[str]:
    points = [says(one, lang) for one in found[:MOST_LISTED]]
    return points + _more(len(found), Text("处不一致", "more that do not add up"), lang)


def _turned(found: Comparison, lang: str) -> list[str]:
    """Return in a line which outcomes of checks in the file are other than ours."""
    said = []
    for one in found.consequences:
        if one.is_check:
            was, now = one.shown()
            words = Text(
                f"{one.what.zh}，文件中为“{was}”，重算应为“{now}”",
                f"{one.what.en}: “{was}” in the file, “{now}” worked out anew",
            )
            said.append(words.of(lang))
    if not said:
        return []
    listed = ("；" if lang == "zh" else "; ").join(said[:MOST_LISTED])
    return [f"核对结果因此不同：{listed}。" if lang == "zh" else f"Checks that differ: {listed}."]


def _follow(count: int, lang: str) -> str:
    if lang == "zh":
        return f"由此另有 {count} 个数字随之不符，见清单。"
    return f"Other figures that differ because of this: {count} (see the list)."


def compared(found: Comparison) -> Text:
    """Return how many figures were checked, and how many had no result."""
    count, never = found.compared, found.uncalculated
    if never:
        return Text(
            f"核对了 {count} 个数字，另有 {never} 个没有结果",
            f"Figures checked: {count}; without a result: {never}",
        )
    return Text(f"核对了 {count} 个数字", f"Figures checked: {count}")


def not_worked_out(found: Comparison) -> Text:
    """Return what to do about formulas without a result; nothing where there are none."""
    count = found.uncalculated
    if not count:
        return Text("", "")
    return Text(
        f"本文件保存时没有计算结果，{count} 个公式未能核对；"
        "请用 WPS、Excel 或 LibreOffice 打开并保存后再复核。",
        f"The file was saved without results, so {count} formulas could not be checked: open and"
        " save it in WPS, Excel or LibreOffice, then review it again.",
    )


def _opening(values: Values, bid: Result, found: Comparison, verdict: str, lang: str) -> str:
    project = values["inputs"]["project"]["name"]
    total = f"¥{grouped(bid.outputs['total'])}"
    counted, wrong = compared(found), len(found.causes)
    if lang == "zh":
        about = f"经复核“{project}”的项目预算" if project else "经复核该项目预算"
        differs = f"有 {wrong} 处不一致，请说明或更正"
        if not wrong:
            differs = f"导出后改过填写内容，有 {len(found.consequences)} 个数字没有随之重算"
        result = {
            "adds_up": f"核对的 {found.compared} 个数字全部对得上",
            "differs": f"{counted.zh}，{differs}",
            "not_worked_out": counted.zh,
            "no_figures": "文件里没有可核对的数字，已按填写的内容重新计算",
        }[verdict]
        return f"{about}：{result}。按填写的内容重算，预算总额为 {total}。"
    about = f"Review of the bid “{project}”" if project else "Review of the bid"
    counted_en = counted.en[0].lower() + counted.en[1:]
    differs = f"what does not add up: {wrong}, to be explained or corrected"
    if not wrong:
        differs = (
            "inputs were changed after the export, and figures not worked out again:"
            f" {len(found.consequences)}"
        )
    result = {
        "adds_up": f"all {found.compared} figures checked add up",
        "differs": f"{counted_en}; {differs}",
        "not_worked_out": counted_en,
        "no_figures": "the file has no figures to check; they were worked out from its inputs",
    }[verdict]
    return f"{about}: {result}. Worked out anew from its inputs, the total is {total}."


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


def _unmet(row: dict[str, Any], lang: str) -> str:
    status = next(one.label for one in STATUSES if one.value == row["status"]).of(lang)
    rule, message, provisions = (row[key].of(lang) for key in ("rule", "message", "provisions"))
    if lang == "zh":
        return f"{rule}（{status}）：{message}依据：{provisions}。"
    return f"{rule} ({status}): {message} Rests on: {provisions}."


def _change(row: dict[str, Any], lang: str, effect: Text | None = None) -> str:
    was, now = (in_words(row[key], row["unit"], lang) for key in ("was", "now"))
    if lang == "zh":
        more = f"；{effect.zh}" if effect else ""
        return f"{row['what'].zh}（{row['place']}）：导出后由“{was}”改为“{now}”，已按改后的重算{more}。"
    more = f"; {effect.en}" if effect else ""
    return (
        f"{row['what'].en} ({row['place']}): changed after the export from “{was}” to “{now}”;"
        f" worked out anew with the new value{more}."
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


def _closing(values: Values, found: Comparison, lang: str) -> str:
    book = values["workbook"]
    were_compared = book is None or book["formulas_compared"]
    never = not_worked_out(found)
    if lang == "zh":
        formulas = "" if were_compared else "本次没有逐个比对工作簿的公式。"
        return f"{never.zh}{formulas}以上由程序核对，非官方意见；以发布机关的正式文本和购买主体的要求为准。"
    formulas = "" if were_compared else "The workbook's formulas were not compared one by one. "
    return (
        f"{never.en + ' ' if never.en else ''}{formulas}Checked by a program; not an official opinion. The issuing offices' own text"
        " and the purchaser's requirements decide."
    )
