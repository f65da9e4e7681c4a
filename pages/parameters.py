"""The parameters page: every number with its period, source, date and confidence."""

from calculators.core.decimals import exact, grouped, money
from calculators.declarations.wage_band import AVERAGE_WAGE, HIGH, LOW
from calculators.policy import Parameter, load_policy
from calculators.policy.text import Text
from calculators.registry import CALCULATORS
from calculators.render.charts.picture import picture
from calculators.render.labels import CONFIDENCE, NOT_RECORDED, PARAMETER_UNIT, WORDS
from calculators.render.markup import Html, tag
from calculators.rules.wage_band import MONTHS, WageBand
from calculators.run import run
from pages.elements import block, cell, column, facts, number, table
from pages.related import calculator_links, listed, provision_links, source_link
from pages.words import (
    CONFIDENCE_MEANING,
    period,
    value_text,
)

# Every parameter of the register is in one of these tables (tested).
WAGES = (AVERAGE_WAGE,)
_SERIES = "wage-series"  # the calculator whose picture is shown beside the wages
TABLES = {
    "wage-publication": (
        Text("平均工资的公布时间", "When the average wage appears"),
        ("wage-publication-month",),
        None,
    ),
    "rule-numbers": (
        Text("规则中的数字", "Numbers in the Rules"),
        (
            LOW,
            HIGH,
            "indirect-share",
            "qualified-share",
            "supervisor-years",
        ),
        None,
    ),
    "working-time": (
        Text("工作时间", "Working time"),
        ("working-days", "working-days-month", "hours-per-day", "hours-per-week"),
        None,
    ),
    "contribution-rates": (
        Text("单位缴费比例", "Employer contribution rates"),
        (
            "pension-rate",
            "medical-rate",
            "unemployment-rate",
            "work-injury-rate-low",
            "work-injury-rate-high",
            "housing-fund-rate-low",
            "housing-fund-rate-high",
        ),
        Text(
            "这些比例未与原件核对，住房公积金比例完全没有核实。测算工具不自动把单位缴费加进区间；"
            "区间是否包含单位缴费，见“条文不明确之处”。",
            "These rates were not checked against the original documents, and the housing fund's "
            "not at all. The calculators do not add employer contributions to the band by "
            "themselves; whether the band holds them is an open question.",
        ),
    ),
    "contribution-bases": (
        Text("社会保险缴费基数上下限", "Limits of the contribution base"),
        ("contribution-base-cap", "contribution-base-floor"),
        Text(
            "只用来核对平均工资：上限等于上一年月平均工资的3倍。",
            "Kept only to cross-check the wage: the cap is 3 times the monthly wage of the year "
            "before.",
        ),
    ),
}

_WAGE_TITLE = Text("平均工资与参照区间", "Average wage and the band it gives")
_COMPARE = Text(
    "填写一个每人每月成本，看它在各年度区间里的位置：",
    "Enter a monthly cost to see where it stands in each year's band: ",
)
_YEAR = Text("工资年度", "Wage year")
_ANNUAL = Text("年平均工资（元）", "Average wage a year (¥)")
_MONTHLY = Text("月平均工资（元，页面所载）", "A month (¥, as published)")
_LOW = Text("区间下限 {}（元/年）", "Low end, {} (¥ a year)")
_HIGH = Text("区间上限 {}（元/年）", "High end, {} (¥ a year)")
_RELATED = Text("相关条文和工具", "Provisions and calculators")
_MEANING = Text("“可信程度”是什么意思", "What “confidence” means")


def parameters(lang: str, argument: str, root: str) -> str:
    """Return every parameter in tables, each with the parameter's id as its anchor."""
    parts: list[str] = [
        f"## {_WAGE_TITLE.of(lang)} {{ #wages }}",
        _wages(lang, root),
        _picture(lang, root),
    ]
    for anchor, (title, names, note) in TABLES.items():
        parts.append(f"## {title.of(lang)} {{ #{anchor} }}")
        if note is not None:
            parts.append(tag("p", None, note.of(lang)))
        parts.append(_table(title.of(lang), names, lang, root))
        with_notes = (load_policy().parameter(name) for name in names)
        notes = [(one.label.of(lang), one.note.of(lang)) for one in with_notes if one.note]
        if notes:
            parts.append(facts(notes, "site-facts"))
    parts.append(f"## {_MEANING.of(lang)} {{ #confidence }}")
    meanings = (
        (CONFIDENCE[name].of(lang), said.of(lang)) for name, said in CONFIDENCE_MEANING.items()
    )
    parts.append(facts(meanings, "site-facts"))
    return block(*parts)


def band(year: int) -> tuple[str, str]:
    """Return the band that one year's average wage gives, in yuan a year, as money (``116312.80``)."""
    with exact():
        amounts = WageBand.of_year(year, load_policy()).amounts(MONTHS)
    return money(amounts.low), money(amounts.high)


def _wages(lang: str, root: str) -> Html:
    policy = load_policy()
    wage = policy.parameter(AVERAGE_WAGE)
    low = value_text(policy.parameter(LOW).current, "share")
    high = value_text(policy.parameter(HIGH).current, "share")
    columns = (
        column(_YEAR.of(lang)),
        column(_ANNUAL.of(lang), number=True),
        column(_MONTHLY.of(lang), number=True),
        column(_LOW.of(lang).format(low), number=True),
        column(_HIGH.of(lang).format(high), number=True),
        column(WORDS["read_on"].of(lang)),
        column(WORDS["confidence"].of(lang)),
    )
    rows = []
    for year in wage.years:
        value = wage.on_year(year)
        band_low, band_high = band(year)
        rows.append(
            tag(
                "tr",
                {"id": f"average-wage-{year}"},
                tag("th", {"scope": "row"}, period(value, lang)),
                number(grouped(value.text)),
                number(grouped(str(value.monthly))),
                number(grouped(band_low)),
                number(grouped(band_high)),
                cell(value.verified_on or NOT_RECORDED.of(lang)),
                cell(CONFIDENCE[value.confidence].of(lang)),
            )
        )
    sources = dict.fromkeys(value.source for value in wage.values)
    related = _related(wage, lang, root)
    return tag(
        "div",
        {"id": wage.id, "class": "parameter-wages"},
        table(wage.label.of(lang), columns, rows, lang, headed=True),
        tag("p", {"class": "parameter-note"}, wage.note.of(lang)) if wage.note else None,
        facts(
            (
                (
                    WORDS["source"].of(lang),
                    listed([source_link(one, lang, root) for one in sources], lang),
                ),
                (_RELATED.of(lang), related),
            ),
            "site-facts",
        ),
    )


def _picture(lang: str, root: str) -> Html:
    """Return every year's band as a picture, with the way to where a cost can be entered."""
    calculator = CALCULATORS[_SERIES]
    link = tag("a", {"href": f"{root}calculators/{_SERIES}/"}, calculator.title.of(lang))
    return tag(
        "div",
        {"class": "parameter-picture"},
        picture(run(calculator, {}), lang),
        tag("p", None, _COMPARE.of(lang), link),
    )


def _table(title: str, names: tuple[str, ...], lang: str, root: str) -> Html:
    columns = (
        column(WORDS["parameter"].of(lang)),
        column(WORDS["value"].of(lang), number=True),
        *(
            column(WORDS[one].of(lang))
            for one in ("unit", "period", "confidence", "source", "read_on")
        ),
        column(_RELATED.of(lang)),
    )
    rows = [row for name in names for row in _rows(load_policy().parameter(name), lang, root)]
    return table(title, columns, rows, lang, headed=True)


def _rows(parameter: Parameter, lang: str, root: str) -> list[Html]:
    span = str(len(parameter.values))
    rows = []
    for index, value in enumerate(parameter.values):
        first = index == 0
        confidence: object = CONFIDENCE[value.confidence].of(lang)
        if value.confidence == "unverified":
            confidence = tag("strong", {"class": "site-unverified"}, confidence)
        rows.append(
            tag(
                "tr",
                {"id": parameter.id if first else None},
                tag("th", {"scope": "rowgroup", "rowspan": span}, parameter.label.of(lang))
                if first
                else None,
                number(value_text(value, parameter.unit)),
                cell(PARAMETER_UNIT[parameter.unit].of(lang)),
                cell(period(value, lang)),
                cell(confidence),
                cell(source_link(value.source, lang, root), long=True),
                cell(value.verified_on or NOT_RECORDED.of(lang)),
                tag("td", {"rowspan": span, "class": "long"}, _related(parameter, lang, root))
                if first
                else None,
            )
        )
    return rows


def _related(parameter: Parameter, lang: str, root: str) -> Html:
    links = provision_links(parameter.provisions, lang, root)
    links += calculator_links(parameter.id, "parameters", lang, root)
    return listed(links, lang)
