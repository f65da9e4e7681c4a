"""A standards pack (标准包): hours and limits set by the user's purchaser or funder.

None of them is in the text that could be read, so every message names their source.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from calculators.core.calculator import Answer, Values, Verdict
from calculators.core.decimals import ZERO, percentage, plain_number, rounded, yuan
from calculators.core.words import comparable
from calculators.declarations import bid as declared
from calculators.policy.text import COMMA, Text, quoted

_GROUP = "funder_profile"
_MOST_NAMED = 20  # categories in a message


def check_standards(
    values: Values,
    sheet: list[dict[str, Any]],
    total: Decimal,
    answer: Answer,
) -> None:
    """Check the sheet and the services against the user's own standards, line by line."""
    standards: Values = values[_GROUP]
    origin = _origin(standards)
    attributed = Text("按{0}：{1}", "By {0}: {1}")
    answer.set("standards", origin)
    services = values["workload"]["services"] if values["workload"] is not None else []
    for index, standard in enumerate(standards["hours"]):
        status, message = _hours(standard, services)
        path = f"{_GROUP}.hours[{index}]"
        answer.check("pack-hours", status, attributed.format(origin, message), path)
    categories = category_keys(values["lines"])
    named = names_of_categories(categories)
    for index, limit in enumerate(standards["limits"]):
        keys = limited_categories(limit["category"], named)
        rows = [row for row in sheet if category_key(row, categories) in keys]
        verdicts = _limits(limit, rows, total) if rows else _not_found(limit, sheet)
        path = f"{_GROUP}.limits[{index}]"
        for status, message in verdicts:
            answer.check("pack-limit", status, attributed.format(origin, message), path)


def _origin(standards: Values) -> Text:
    """Return name, source and date of the standards, and whether they are only for training."""
    name: Text | str = standards["name"] or Text("您填写的标准", "your standards")
    details: list[Text | str] = [
        detail for detail in (standards["source"], standards["date"]) if detail
    ]
    if standards["illustrative"]:
        details.append(Text("仅为教学示例", "for training only"))
    if not details:
        return quoted(name)
    return Text("“{0}”（{1}）", "“{0}” ({1})").format(name, Text("，", ", ").join(details))


def category_keys(lines: Sequence[Values]) -> dict[str, str]:
    """Return the key of each category of the user's, as typed: that of its first spelling."""
    first: dict[str, str] = {}
    key_of = declared.BY_CATEGORY.key_of
    return {
        word: first.setdefault(comparable(word), key_of(word))
        for word in (line["category"] for line in lines)
    }


def names_of_categories(categories: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the keys of the categories that each name stands for in a limit.

    Labour cost is recognised by its key and by its name in either language, and includes a
    category of the user's with that name.
    """
    labour = (declared.LABOUR_KEY, declared.LABOUR.zh, declared.LABOUR.en)
    named = {name: {declared.LABOUR_KEY} for name in labour}
    for word, key in categories.items():
        named.setdefault(_with_one_separator(word), set()).add(key)
    return named


def limited_categories(limited: str, named: Mapping[str, set[str]]) -> set[str]:
    """Return the keys of the categories that a limit takes together.

    Names that hold a separator themselves are looked for first, the longest first.
    """
    names, found = f"、{_with_one_separator(limited)}、", set[str]()
    for name in sorted((name for name in named if "、" in name), key=len, reverse=True):
        if f"、{name}、" in names:
            names = names.replace(f"、{name}、", "、")
            found |= named[name]
    return found.union(*(named.get(name, ()) for name in names.split("、")))


@lru_cache(maxsize=4096)
def _with_one_separator(words: str) -> str:
    return re.sub(" ?[,，、;；] ?", "、", comparable(words))


def category_key(row: dict[str, Any], categories: Mapping[str, str]) -> str:
    """Return the key of a row of the sheet in the totals by category."""
    category: Text = row["category"]
    return declared.LABOUR_KEY if category == declared.LABOUR else categories[category.zh]


def _hours(standard: Values, services: list[Values]) -> Verdict:
    least: Decimal = standard["hours_at_least"]
    alike = [
        service
        for service in services
        if (service["category"], service["unit"]) == (standard["category"], standard["unit"])
    ]
    if not alike:
        return "unknown", Text(
            "没有同类别、同单位的服务。", "no service of this category and unit."
        )
    short = [service for service in alike if service["hours_per_unit"] < least]
    if not short:
        return "pass", Text(
            "{0} 项服务每单位均不少于 {1} 小时。",
            "{0} of {0} services have {1} hours a unit or more.",
        ).format(len(alike), plain_number(least))
    return "warn", Text(
        "{1} 项服务中有 {0} 项每单位少于 {2} 小时。",
        "{0} of {1} services have fewer than {2} hours a unit.",
    ).format(len(short), len(alike), plain_number(least))


def _not_found(limit: Values, sheet: list[dict[str, Any]]) -> Iterator[Verdict]:
    """Say for each amount of a limit that no line is of its category, and which there are."""
    categories = list(
        {comparable(row["category"].zh): row["category"] for row in reversed(sheet)}.values()
    )[::-1]
    there_are = COMMA.join(map(quoted, categories[:_MOST_NAMED]))
    if len(categories) > _MOST_NAMED:
        there_are += Text("等 {0} 类", " and {1} more").format(
            len(categories), len(categories) - _MOST_NAMED
        )
    if not categories:
        there_are = Text("无", "none")
    for label, name in (
        (Text("单价", "the unit price"), "unit_price_at_most"),
        (Text("合计", "the sum"), "total_at_most"),
        (Text("占比", "the share"), "share_at_most"),
    ):
        if limit[name] is not None:
            yield (
                "unknown",
                Text(
                    "没有一项费用的类别是“{0}”，{1}没有核对。预算里的类别有：{2}。",
                    "no line is of the category “{0}”, so {1} was not checked. The categories in"
                    " the budget are: {2}.",
                ).format(limit["category"], label, there_are),
            )


def _limits(limit: Values, rows: list[dict[str, Any]], total: Decimal) -> Iterator[Verdict]:
    amount = sum((row["amount"] for row in rows), ZERO)
    category = limit["category"]
    if (most := limit["unit_price_at_most"]) is not None:
        over = [row for row in rows if row["unit_price"] > most]
        message = Text(
            "“{0}”单价不超过 {1}，有 {2} 项超过。",
            "“{0}”: a unit price at most {1}; {2} lines are over it.",
        ).format(category, yuan(most), len(over))
        yield "warn" if over else "pass", message
    if (most := limit["total_at_most"]) is not None:
        message = Text("“{0}”合计 {1}，限额 {2}。", "“{0}”: {1} in all, at most {2}.").format(
            category, yuan(amount), yuan(most)
        )
        yield "warn" if rounded(amount, 2) > rounded(most, 2) else "pass", message
    if (most := limit["share_at_most"]) is not None and not total:
        yield (
            "unknown",
            Text("预算总额为零，无法核对占比。", "the total is zero: no share to check."),
        )
    elif most is not None:
        message = Text(
            "“{0}”占预算总额的 {1}，限额 {2}。", "“{0}” is {1} of the total, at most {2}."
        ).format(category, percentage(amount / total), percentage(most))
        # Multiplied rather than divided, so that the comparison at the limit is exact.
        yield "warn" if amount > most * total else "pass", message
