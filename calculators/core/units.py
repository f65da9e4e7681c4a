"""The units of figures: how each is written in JSON and for people."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.core.decimals import OTHER_PLACES, grouped, money, percentage, plain_number
from calculators.policy.text import Text


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name for people and how many decimals people see."""

    label: Text
    places: int = 2
    one: str = ""  # the English name of a single one


UNITS = {
    "yuan": Unit(Text("元", "yuan")),
    "yuan_per_year": Unit(Text("元/年", "yuan a year")),
    "yuan_per_month": Unit(Text("元/月", "yuan a month")),
    "hour": Unit(Text("小时", "hours"), one="hour"),
    "share": Unit(Text("", "")),
    "person": Unit(Text("人", "people"), one="person"),
    "person_year": Unit(Text("人年", "person-years"), places=4, one="person-year"),
    "full_time_worker": Unit(
        Text("名全职人员", "full-time workers"), places=4, one="full-time worker"
    ),
    "month": Unit(Text("个月", "months"), one="month"),
    "day": Unit(Text("天", "days"), one="day"),
    "years": Unit(Text("年", "years"), one="year"),
    "year": Unit(Text("年", "")),
    "count": Unit(Text("", "")),
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
    if unit == "year":
        return f"{text}年" if lang == "zh" else text
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
