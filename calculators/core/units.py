"""The units of figures: how each is written in JSON and for people."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.decimals import OTHER_PLACES, grouped, money, percentage, plain_number
from calculators.policy.text import Text


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name for people, how many decimals people see, and how it is typed.

    ``before`` and ``after`` are the words that may be typed around a number in this unit, in
    lower case, those first that hold others; ``percent`` says whether ``80%`` may be typed.
    """

    label: Text
    places: int = 2
    one: str = ""  # the English name of a single one
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    percent: bool = False


def _money(label: Text, periods: tuple[str, ...] = ()) -> Unit:
    """Return a unit of money, typed with or without the words of a period after it."""
    words = ("元整", "元正", "圆整", "元", "圆", "rmb", "cny", "yuan")
    after = (*(f"{word}{period}" for period in periods for word in words), *periods, *words)
    return Unit(label, before=("人民币", "rmb", "cny", "¥"), after=after)


# What a count can be of, when it is typed with its measure word: 3次, 250人次, 88分.
_COUNTED = (
    "人次", "户次", "个月", "小时", "人", "名", "位", "户", "家", "个", "次", "场", "节", "期", "份", "篇", "套",
    "项", "例", "案", "件", "条", "本", "支", "册", "张", "台", "间", "处", "所", "类", "组", "批", "轮", "天",
    "日", "周", "月", "季", "年", "课时", "学时", "分",
)  # fmt: skip
PLAIN = Unit(Text("", ""))  # no words of a unit are read
UNITS = {
    "yuan": _money(Text("元", "yuan")),
    "yuan_per_year": _money(
        Text("元/年", "yuan a year"),
        ("/人年", "/人·年", "/人/年", "每人每年", "/年", "每年", " a year", " per year", "/year"),
    ),
    "yuan_per_month": _money(
        Text("元/月", "yuan a month"),
        (
            "/人月",
            "/人·月",
            "/人/月",
            "每人每月",
            "/月",
            "每月",
            " a month",
            " per month",
            "/month",
        ),
    ),
    "hour": Unit(Text("小时", "hours"), one="hour", after=("个小时", "小时", "hours", "hour", "h")),
    "share": Unit(Text("", ""), percent=True),
    "person": Unit(
        Text("人", "people"),
        one="person",
        after=("个人", "人", "名", "位", "people", "persons", "person"),
    ),
    "person_year": Unit(Text("人年", "person-years"), places=4, one="person-year"),
    "full_time_worker": Unit(
        Text("名全职人员", "full-time workers"),
        places=4,
        one="full-time worker",
        after=("名全职人员", "人", "名", "fte"),
        percent=True,
    ),
    "month": Unit(Text("个月", "months"), one="month", after=("个月", "月", "months", "month")),
    "month_of_year": Unit(Text("月", ""), after=("月份", "月")),
    "day": Unit(Text("天", "days"), one="day", after=("天", "日", "days", "day")),
    "years": Unit(Text("年", "years"), one="year", after=("年", "years", "year")),
    "year": Unit(Text("年", ""), after=("年度", "年")),
    "count": Unit(Text("", ""), after=_COUNTED),
    # Answers that are not numbers
    "yes_no": Unit(Text("", "")),
    "option": Unit(Text("", "")),  # one of the options that the output declares
    "options": Unit(Text("", "")),  # a list of them
    "words": Unit(Text("", "")),  # the user's own text
    "sentence": Unit(Text("", "")),  # ours, in both languages
    "note": Unit(Text("", "")),  # a sentence of several lines, to be copied as it is
}
YES, NO = Text("是", "Yes"), Text("否", "No")
NOTHING = "—"  # shown where there is no answer


def written(value: Any, unit: str) -> Any:
    """Write an answer for JSON: money with two decimals, a year as an integer, numbers plain.

    An answer that is not a number (yes or no, an option or a list of them, text) is unchanged.
    """
    if isinstance(value, Text):
        return value.to_json()
    if isinstance(value, str | bool | list):
        return value
    if unit == "year":
        return int(value)
    number = Decimal(value)
    return money(number) if unit.startswith("yuan") else plain_number(number)


def shown(value: str | int | None, unit: str, lang: str) -> str:
    """Write a JSON figure for people, with its unit: ``¥116,312.80``, ``1,000 小时``, ``80%``."""
    if value is None:
        return NOTHING
    text = str(value)
    label = UNITS[unit].label.of(lang)
    if unit in ("year", "month_of_year"):
        return f"{text}{label}"
    if unit == "share":
        return percentage(Decimal(text))
    if unit.startswith("yuan"):
        per = label.removeprefix("元") if lang == "zh" else label.removeprefix("yuan")
        sign = "-" if text.startswith("-") else ""
        return f"{sign}¥{grouped(text.removeprefix('-'))}{per}"
    number = grouped(plain_number(Decimal(text), UNITS[unit].places))
    if number == "1" and lang == "en":
        label = UNITS[unit].one or label
    return f"{number} {label}".rstrip()


def bare(value: str | int | None, unit: str) -> str:
    """Write a JSON figure for a table column that names its unit in the heading."""
    if value is None:
        return NOTHING
    if unit == "share":
        return percentage(Decimal(str(value)))
    if unit.startswith("yuan"):
        return grouped(str(value))
    if unit == "year":
        return str(value)
    return grouped(plain_number(Decimal(str(value)), OTHER_PLACES))
