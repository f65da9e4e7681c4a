"""The year of the reference wage (参照工资的年度): which figures were out when a budget was written.

Only the month of writing is asked. A figure that came out on a later day of that very month is not
taken by itself, since the budget may be older; it can be chosen, and the answer names the day.
"""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from calculators.core.calculator import Answer, MutableValues, Values
from calculators.core.problems import Problem
from calculators.declarations.wage_band import AVERAGE_WAGE
from calculators.policy import Policy
from calculators.policy.text import COMMA, NO_TEXT, PARENTHESES, Text

YEARS_AHEAD = 2  # a budget written longer before the project year is likely a slip


def complete(values: MutableValues, policy: Policy) -> list[Problem]:
    """Choose the reference year if the user left it empty.

    It is the newest registered year before the project year that was published when the budget was
    written, if that date is given; by another reading, it is the calendar year before the project
    or before the writing. A year that is not in the register, or whose figure was not out when the
    budget was written, is a problem unless the user gives an average wage, whose year only the
    user knows.
    """
    for known, missing in (("written_year", "written_month"), ("written_month", "written_year")):
        if values[known] is not None and values[missing] is None:
            message = Text(
                "编制预算的年份和月份请一起填写。",
                "Give the year and the month in which the budget is written together.",
            )
            return [Problem(missing, "required", message)]
    if values["previous_year"] == "year-before-writing" and values["written_year"] is None:
        message = Text(
            "按编制时间取年度，请填写编制预算的年份和月份。",
            "To go by the time of writing, give the year and month in which the budget is written.",
        )
        return [Problem("written_year", "required", message)]
    if values["reference_wage"] is not None:
        return []
    if values["reference_year"] is None:
        values["reference_year"] = _previous_year(values, policy)
    if values["reference_year"] is None:
        return [_nothing_published(values, policy)]
    return _year_problems(values["reference_year"], values, policy)


def _previous_year(values: Values, policy: Policy) -> int | None:
    """Return the previous year by the chosen reading; None if no figure was published in time."""
    before: int = values["project_year"] - 1
    if values["previous_year"] == "calendar-year":
        return before
    if values["previous_year"] == "year-before-writing":
        return values["written_year"] - 1  # type: ignore[no-any-return]
    earlier = [year for year in policy.parameter(AVERAGE_WAGE).years if year <= before]
    if not earlier:
        return before
    return max((year for year in earlier if _is_published(year, values, policy)), default=None)


def _nothing_published(values: Values, policy: Policy) -> Problem:
    message = Text(
        "{written}编制时，本站登记的平均工资（{years}）都还没有公布。{slip}"
        "请核对编制预算的年份和月份，或自填年平均工资。",
        "In {written} none of the registered average wages ({years}) was out yet.{slip} Check the"
        " year and month in which the budget is written, or give an average wage of your own.",
    ).format(
        written=_written(values),
        years=_years(policy.parameter(AVERAGE_WAGE).years),
        slip=_unlikely_writing(values),
    )
    return Problem("written_year", "out_of_range", message)


def _year_problems(year: int, values: Values, policy: Policy) -> list[Problem]:
    """Refuse a year that is not registered, or whose figure came out after the month of writing."""
    years = policy.parameter(AVERAGE_WAGE).years
    if year not in years:
        message = Text(
            "没有登记 {year} 年的平均工资。可选年度：{years}；也可自填年平均工资。",
            "No average wage is registered for {year}. Choose one of {years}, or give an average"
            " wage of your own.",
        ).format(year=year, years=COMMA.join(map(str, years)))
        return [Problem("reference_year", "unknown_choice", message)]
    if _is_published(year, values, policy) or _in_month_of_writing(year, values, policy):
        return []
    message = Text(
        "{written}编制时，{year}年的平均工资还没有公布{when}，不能用来测算。"
        "请核对编制预算的年份和月份，改用当时已公布的年度，或自填年平均工资。",
        "In {written} the average wage of {year} was not out yet{when}, so nothing is worked out"
        " with it. Check the year and month in which the budget is written, use a year whose figure"
        " was out, or give an average wage of your own.",
    ).format(written=_written(values), year=year, when=_when(year, values, policy))
    return [Problem("reference_year", "unknown_choice", message)]


def check_year(values: Values, policy: Policy, answer: Answer) -> None:
    """Report a wage that is not that of the year before the project year, or a time out of place."""
    year, previous = values["reference_year"], values["project_year"] - 1
    if year is None:
        message = Text(
            "自填的平均工资没有注明年度，无法核对是否为上一年度（{0}年）的。{1}",
            "Your own average wage has no year, so it cannot be checked that it is that of the"
            " previous year ({0}).{1}",
        ).format(previous, _unlikely_writing(values))
        answer.check("reference-year", "unknown", message)
        return
    remarks = _remarks(year, values, policy)
    if year != previous:
        answer.check("reference-year", "warn", partial(_other_year, values, policy, remarks))
    elif remarks != NO_TEXT:
        message = Text("用的是{0}年的平均工资。{1}", "The wage is that of {0}.{1}")
        answer.check("reference-year", "warn", message.format(year, remarks))


def _other_year(values: Values, policy: Policy, remarks: Text) -> Text:
    return Text(
        "用的是{year}年的平均工资，不是项目年度的前一年（{previous}年）。{reason}{remarks}"
        "“上一年度”指哪一年，请向购买主体确认。",
        "The wage is that of {year}, not of the year before the project year ({previous})."
        "{reason}{remarks} Ask the purchaser which year is meant.",
    ).format(
        year=values["reference_year"],
        previous=values["project_year"] - 1,
        reason=_why_not_newer(values, policy),
        remarks=remarks,
    )


def _remarks(year: int, values: Values, policy: Policy) -> Text:
    """Return what is odd about the time of writing, or about the wage used at that time."""
    remarks = _unlikely_writing(values)
    if values["reference_wage"] is None and _in_month_of_writing(year, values, policy):
        remarks += Text(
            "这个数字{0}才公布，此前编制的预算用不上。",
            " Its figure came out on {0}; a budget written before that day could not use it.",
        ).format(_day_of(year, policy))
    return remarks


def _unlikely_writing(values: Values) -> Text:
    """Say that a year of writing is after the project year, or long before it."""
    written, project = values["written_year"], values["project_year"]
    if written is None or project - YEARS_AHEAD <= written <= project:
        return NO_TEXT
    if written > project:
        return Text(
            "编制年份（{0}年）晚于项目年度（{1}年），请核对。",
            " The budget is written ({0}) after the project year ({1}): check both.",
        ).format(written, project)
    return Text(
        "编制年份（{0}年）比项目年度（{1}年）早{2}年，请核对。",
        " The budget is written ({0}) {2} years before the project year ({1}): check both.",
    ).format(written, project, project - written)


def _why_not_newer(values: Values, policy: Policy) -> Text:
    """Return why no later year was used: not published yet, or not registered."""
    registered = policy.parameter(AVERAGE_WAGE).years
    later = range(values["reference_year"] + 1, values["project_year"])
    not_yet = [year for year in later if not _is_published(year, values, policy)]
    that_month = [year for year in not_yet if _in_month_of_writing(year, values, policy)]
    unpublished = [year for year in not_yet if year not in that_month]
    missing = [year for year in later if year not in registered and year not in set(not_yet)]
    reason = NO_TEXT
    for year in that_month:
        reason += Text(
            "{year}年的数字{day}才公布，就在编制的这个月；只填年月，按公布前编制处理。"
            "当日及以后编制的，可在“参照工资的年度”填{year}。",
            " The figure for {year} came out on {day}, within the month of writing. With year and"
            " month alone, the budget is taken to be older. If it is written on that day or later,"
            " enter {year} as the year of the reference wage.",
        ).format(year=year, day=_day_of(year, policy))
    if unpublished:
        reason += Text(
            "{written}编制时，{years}的数字还没有公布。",
            " In {written} the figures for {years} were not out yet.",
        ).format(written=_written(values), years=_years_with_days(unpublished, values, policy))
    if missing and policy.of_another_day:
        reason += Text(
            "{0} 已公布的数字里没有{1}的。", " Of the figures out on {0}, none is for {1}."
        ).format(policy.day, _years(missing))
    elif missing:
        reason += Text("本站还没有登记{0}的数字。", " This site has no figure for {0} yet.").format(
            _years(missing)
        )
    return reason


def _is_published(year: int, values: Values, policy: Policy) -> bool:
    """Return whether a year's figure was out before, or on the first day of, the month of writing."""
    return values["written_year"] is None or policy.is_published(
        AVERAGE_WAGE, year, by=f"{_month(values)}-01"
    )


def _in_month_of_writing(year: int, values: Values, policy: Policy) -> bool:
    """Return whether a year's figure came out after the first day of the month of writing."""
    return not _is_published(year, values, policy) and policy.is_published(
        AVERAGE_WAGE, year, by=f"{_month(values)}-31"
    )


def _month(values: Values) -> str:
    """Return the month of writing as ISO writes it: ``2026-03``."""
    return f"{values['written_year']:04}-{values['written_month']:02}"


def _written(values: Values) -> Text:
    """Return the month of writing in words."""
    month = Text("{0}年{1}月", "{2}")
    return month.format(values["written_year"], values["written_month"], _month(values))


def _day_of(year: int, policy: Policy) -> Text:
    """Return the recorded day on which a year's figure came out, in words."""
    day = policy.parameter(AVERAGE_WAGE).on_year(year).published or ""
    year_month_day = (part.lstrip("0") for part in day.split("-"))
    return Text("{0}年{1}月{2}日", "{3}").format(*year_month_day, day)


def _when(year: int, values: Values, policy: Policy) -> Text:
    """Return, in parentheses, when a year's figure came out; nothing if that year was not over."""
    wage = policy.parameter(AVERAGE_WAGE)
    if year in wage.years and wage.on_year(year).published:
        return PARENTHESES.format(Text("{0}公布", "out on {0}").format(_day_of(year, policy)))
    if year >= values["written_year"] or wage.usual_month is None:
        return NO_TEXT
    month = policy.parameter(wage.usual_month).current.value
    presumed = Text(
        "公布日期没有记录，本站推定为次年{0}月",
        "the day is not recorded; this site assumes month {0} of the next year",
    )
    return PARENTHESES.format(presumed.format(month))


def _years_with_days(years: Sequence[int], values: Values, policy: Policy) -> Text:
    """List years, each run of them with what is known of the day on which they came out."""
    runs = groupby(years, key=lambda year: _when(year, values, policy))
    return COMMA.join(_years(list(run)) + when for when, run in runs)


def _years(years: Sequence[int]) -> Text:
    """List years; three or more in a row are a range: ``2026年至2030年``."""
    found = []
    for _, group in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0]):
        run = [year for _, year in group]
        if len(run) > 2:
            found.append(Text("{0}年至{1}年", "{0}–{1}").format(run[0], run[-1]))
        else:
            found += [Text("{0}年", "{0}").format(year) for year in run]
    return COMMA.join(found)
