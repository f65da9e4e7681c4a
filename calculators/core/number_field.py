"""Read the number of a declared field; what is refused comes with the way out."""

import re
from decimal import Decimal

from calculators.core.decimals import grouped, typed
from calculators.core.fields import Field, Fields, Number
from calculators.core.problems import Problems, echo
from calculators.core.typed_numbers import NotANumberError, TooLongError, cleaned, parse_number
from calculators.core.units import UNITS
from calculators.policy.text import Text

# What a text that is no number looks like, and what to do about it; the first that fits is said.
_YEAR_RANGE = re.compile(r"[0-9]{4}\s*年?度?\s*[-–—~～/至到]\s*[0-9]{2,4}\s*年?度?")
_WAYS_OUT = (
    (
        re.compile(r"[^,]*[0-9],[0-9]{1,2}(?![0-9])[^,]*|[^,]*\.[0-9]{3},[0-9]+[^,]*"),
        Text("小数点请用“.”，如 6.5。", "Use a point for decimals, such as 6.5."),
    ),
    (
        re.compile(r"[^0-9]*[0-9][0-9.,]*\s+[^0-9]*[0-9].*", re.DOTALL),
        Text(
            "只填一个数，中间不要有空格或换行。",
            "Enter one number, without a space or line break in it.",
        ),
    ),
    (
        re.compile(r"[^0-9]*[0-9][0-9.,]*\s*[-–—~～至到][^0-9]*[0-9].*", re.DOTALL),
        Text("只填一个数，不填区间。", "Enter one number, not a range."),
    ),
    (
        re.compile(r"[0-9.,]+\s*%"),
        Text("这一项不填百分数。", "A percentage does not fit here."),
    ),
)
_NUMBER_AND_WORDS = re.compile(r"[^0-9]*[0-9][0-9.,]*[^0-9]*")


def parse_number_field(
    field: Number, raw: object, path: str, others: Fields, problems: Problems
) -> Decimal | int | None:
    """Return the number in ``raw``, or nothing with its problem.

    ``others`` are the fields that stand beside this one, for a way out that leads to them.
    """
    try:
        number = parse_number(raw, UNITS[field.unit], each=field.each)
    except TooLongError:
        problems.add(
            path,
            "too_long",
            "“{0}”的位数过多：最多 40 个字符、10 位小数。",
            "“{0}” has too many digits: at most 40 characters and 10 decimal places.",
            field.label,
        )
        return None
    except NotANumberError:
        if isinstance(raw, str) and not cleaned(raw):
            zh, en = "“{0}”是空的，请填数字。", "“{0}” is empty. Enter a number."
        else:
            zh = "“{0}”应填数字，“{1}”不是可用的数字。{2}"
            en = "“{0}” must be a number. “{1}” is not a number that fits here.{2}"
        problems.add(path, "not_a_number", zh, en, field.label, echo(raw), _way_out(field, raw))
        return None
    if field.whole and number != number.to_integral_value():
        problems.add(
            path,
            "not_a_number",
            "“{0}”应填整数，不能是“{1}”。{2}",
            "“{0}” must be a whole number, not “{1}”.{2}",
            field.label,
            echo(raw),
            _part_of_one(number, others),
        )
        return None
    if not field.minimum <= number <= field.maximum:
        problems.add(
            path,
            "out_of_range",
            "“{0}”应在 {1} 到 {2} 之间（含两端）。{3}",
            "“{0}” must be from {1} to {2}.{3}",
            field.label,
            shown_limit(field, field.minimum),
            shown_limit(field, field.maximum),
            _percentage_meant(field, number, raw),
        )
        return None
    return int(number) if field.whole else number


def shown_limit(field: Number, limit: Decimal) -> str:
    """Write a limit of a field for people: a year without separators, a share in percent."""
    if field.unit == "year":
        return typed(limit)
    if field.unit == "share":
        return typed(limit * 100) + "%"
    return grouped(typed(limit))


def _added(way_out: Text) -> Text:
    """Return a way out as the sentence that follows a problem."""
    return Text(way_out.zh, f" {way_out.en}")


_NO_WAY_OUT = Text("", "")


def _way_out(field: Number, raw: object) -> Text:
    if not isinstance(raw, str):
        return _NO_WAY_OUT
    text = cleaned(raw)
    if field.unit == "year" and _YEAR_RANGE.fullmatch(text):
        return _added(
            Text(
                "只填一个年份，如 {0}；跨年度的项目可以分年测算。",
                "Enter one year, such as {0}. A project over several years can be worked out year by"
                " year.",
            ).format(text[:4])
        )
    for form, way_out in _WAYS_OUT:
        if form.fullmatch(text):
            return _added(way_out)
    if not _NUMBER_AND_WORDS.fullmatch(text):
        return _NO_WAY_OUT
    label = UNITS[field.unit].label
    if not label.en:
        return _added(Text("只填数字。", "Enter the number alone."))
    return _added(Text("只填数字，单位是{0}。", "Enter the number alone, in {0}.").format(label))


def _part_of_one(number: Decimal, others: Fields) -> Text:
    """Return where part of a person goes: into the full-time share beside the headcount."""
    share = next((field for field in others if _is_full_time_share(field)), None)
    part = number % 1
    if share is None or part < 0:
        return _NO_WAY_OUT
    way_out = (
        Text(
            "不足一人的，这里填 1，“{0}”填 {1}。",
            "For part of a person enter 1 here, and {1} as “{0}”.",
        )
        if number < 1
        else Text(
            "不足一人的部分另填一行：人数填 1，“{0}”填 {1}。",
            "Enter the part of a person as a row of its own: 1 here, and {1} as “{0}”.",
        )
    )
    return _added(way_out.format(share.label, typed(part)))


def _is_full_time_share(field: Field) -> bool:
    return isinstance(field, Number) and field.unit == "full_time_worker" and field.maximum == 1


def _percentage_meant(field: Number, number: Decimal, raw: object) -> Text:
    """Return how to write a number that fits only as a percentage: 30 as 30% or 0.3."""
    share = number / 100
    if (
        not UNITS[field.unit].percent
        or "%" in cleaned(str(raw))
        or not field.minimum <= share <= field.maximum
        or number <= field.maximum
    ):
        return _NO_WAY_OUT
    return _added(
        Text("如果是 {0}%，请写成 {0}% 或 {1}。", "For {0} %, write {0}% or {1}.").format(
            typed(number), typed(share)
        )
    )
