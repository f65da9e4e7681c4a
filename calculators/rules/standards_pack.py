"""A standards pack (标准包): hours and limits that the user's purchaser or funder gives.

None of them is in the text that could be read. Every finding says whose figures they are.
"""

import re
from decimal import Decimal
from typing import Any

from calculators.core.calculator import Answer, Status, Values
from calculators.core.decimals import grouped, money, percentage, plain_number, rounded
from calculators.declarations import bid as declared
from calculators.policy.text import Text

ZERO = Decimal(0)
_PLACE = "funder_profile"


def check_standards(
    values: Values,
    sheet: list[dict[str, Any]],
    by_category: dict[str, Decimal],
    total: Decimal,
    answer: Answer,
) -> None:
    """Hold the sheet and the services against the user's own standards, line by line."""
    standards: Values = values[_PLACE]
    whose = _whose(standards)
    answer.set("standards", whose)
    services = values["workload"]["services"] if values["workload"] is not None else []
    for index, standard in enumerate(standards["hours"]):
        status, says = _hours(standard, services)
        answer.check("pack-hours", status, _by(whose, says), f"{_PLACE}.hours[{index}]")
    for index, limit in enumerate(standards["limits"]):
        names = category_names(limit["category"])
        rows = [row for row in sheet if category_key(row) in names]
        amount = sum((value for key, value in by_category.items() if key in names), ZERO)
        for status, says in _limits(limit, rows, amount, total):
            answer.check("pack-limit", status, _by(whose, says), f"{_PLACE}.limits[{index}]")


def _whose(standards: Values) -> Text:
    """Return whose figures these are: name, source and date, and whether they are only for training."""
    told = [standards["source"], standards["date"]]
    zh = [*filter(None, told), *(["仅为教学示例"] if standards["illustrative"] else [])]
    en = [*filter(None, told), *(["for training only"] if standards["illustrative"] else [])]
    name_zh, name_en = standards["name"] or "您填写的标准", standards["name"] or "your standards"
    return Text(
        f"“{name_zh}”（{'，'.join(zh)}）" if zh else f"“{name_zh}”",
        f"“{name_en}” ({', '.join(en)})" if en else f"“{name_en}”",
    )


def _by(whose: Text, says: Text) -> Text:
    return Text(f"按{whose.zh}：{says.zh}", f"By {whose.en}: {says.en}")


def category_names(category: str) -> set[str]:
    """Return the keys of the categories that a limit takes together.

    Labour cost goes by its key and by its name in either language; a category of the user's
    that has the same name is then taken with it.
    """
    named = {name.strip() for name in re.split("[,，、;；]", category)}
    keys = {declared.BY_CATEGORY.key_of(name) for name in named}
    labour = named & {declared.LABOUR_KEY, declared.LABOUR.zh, declared.LABOUR.en}
    return keys | ({declared.LABOUR_KEY} if labour else set())


def category_key(row: dict[str, Any]) -> str:
    """Return the key of a row of the sheet in the totals by category."""
    category: Text = row["category"]
    if category == declared.LABOUR:
        return declared.LABOUR_KEY
    return declared.BY_CATEGORY.key_of(category.zh)


def _hours(standard: Values, services: list[Values]) -> tuple[Status, Text]:
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
            f"{len(alike)} 项服务每单位均不少于 {plain_number(least)} 小时。",
            f"{len(alike)} of {len(alike)} services have {plain_number(least)} hours a unit or more.",
        )
    return "warn", Text(
        f"{len(alike)} 项服务中有 {len(short)} 项每单位少于 {plain_number(least)} 小时。",
        f"{len(short)} of {len(alike)} services have fewer than {plain_number(least)} hours a unit.",
    )


def _limits(
    limit: Values, rows: list[dict[str, Any]], amount: Decimal, total: Decimal
) -> list[tuple[Status, Text]]:
    category = limit["category"]
    found: list[tuple[Status, Text]] = []
    if (most := limit["unit_price_at_most"]) is not None:
        over = [row for row in rows if row["unit_price"] > most]
        cap = f"¥{grouped(money(most))}"
        found.append(
            (
                "warn" if over else "pass",
                Text(
                    f"“{category}”单价不超过 {cap}，有 {len(over)} 项超过。",
                    f"“{category}”: a unit price at most {cap}; {len(over)} lines are over it.",
                ),
            )
        )
    if (most := limit["total_at_most"]) is not None:
        found.append(
            (
                "warn" if rounded(amount, 2) > rounded(most, 2) else "pass",
                Text(
                    f"“{category}”合计 ¥{grouped(money(amount))}，限额 ¥{grouped(money(most))}。",
                    f"“{category}”: ¥{grouped(money(amount))} in all, at most ¥{grouped(money(most))}.",
                ),
            )
        )
    if (most := limit["share_at_most"]) is not None:
        if not total:
            none = Text("预算总额为零，无法核对占比。", "the total is zero: no share to check.")
            return [*found, ("unknown", none)]
        # Multiplied out, so that no division can blur the exact edge.
        found.append(
            (
                "warn" if amount > most * total else "pass",
                Text(
                    f"“{category}”占预算总额的 {percentage(amount / total)}，限额 {percentage(most)}。",
                    f"“{category}” is {percentage(amount / total)} of the total, at most {percentage(most)}.",
                ),
            )
        )
    return found
