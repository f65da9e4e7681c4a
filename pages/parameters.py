"""The parameters page: every number with its period, source, date and confidence."""

from calculators.core.decimals import exact, grouped, money
from calculators.declarations.wage_band import AVERAGE_WAGE, HIGH, LOW
from calculators.policy import Parameter, load_policy
from calculators.policy.text import NO_TEXT, Text
from calculators.registry import CALCULATORS
from calculators.render.charts.picture import picture
from calculators.render.labels import CONFIDENCE, NOT_RECORDED, PARAMETER_UNIT, WORDS
from calculators.render.markup import Html, tag
from calculators.rules.wage_band import MONTHS, WageBand
from calculators.run import run
from pages.elements import block, cell, facts, heading, number, row, table
from pages.related import calculator_link, calculator_links, entry_links, listed, source_link
from pages.words import CONFIDENCE_MEANING, period, value_text

# Every parameter of the register is in one of these tables (tested).
WAGES = (AVERAGE_WAGE,)
_SERIES = "wage-series"  # the calculator whose picture is shown beside the wages
TABLES = {
    "wage-publication": (
        Text("平均工资的公布时间（推定）", "When the average wage appears (assumed)"),
        ("wage-publication-month",),
        None,
    ),
    "rule-numbers": (
        Text("规则中的数字", "Numbers in the Rules"),
        (LOW, HIGH, "indirect-share", "qualified-share", "supervisor-years"),
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
_USE = Text(
    "人力社保局公布这一工资的页面写明，它“{0}”。这是该局对数字用途的说明；发布消息写的是测算人力成本"
    "“可参照”它。两处说法都照录，怎样采用请问购买主体。来源：",
    "The Bureau’s page that publishes this wage says that it is “{0}”. That is the Bureau’s own"
    " statement of what the figure is for; the press summary says that an estimate of labour cost"
    " “may refer to” it. Both are given as they were read; ask the purchaser. Source: ",
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
    parts = [heading(_WAGE_TITLE.of(lang), "wages"), _wages(lang, root), _picture(lang, root)]
    for anchor, (title, names, note) in TABLES.items():
        parts.append(heading(title.of(lang), anchor))
        if note is not None:
            parts.append(tag("p", None, note.of(lang)))
        parts.append(_table(title, names, lang, root))
        with_notes = (load_policy().parameter(name) for name in names)
        notes = [(one.label, one.note.of(lang)) for one in with_notes if one.note]
        if notes:
            parts.append(facts(lang, *notes))
    parts.append(heading(_MEANING.of(lang), "confidence"))
    meanings = ((CONFIDENCE[name], text.of(lang)) for name, text in CONFIDENCE_MEANING.items())
    parts.append(facts(lang, *meanings))
    return block(*parts)


def wage_use(lang: str, argument: str, root: str) -> str:
    """Return what the Bureau's own page says the average wage is for, with its source."""
    return block(_bureaus_own_use(lang, root))


def _bureaus_own_use(lang: str, root: str) -> Html:
    source = load_policy().parameter(AVERAGE_WAGE).values[-1].source
    said = load_policy().source(source).quote or NO_TEXT
    return tag(
        "p", {"class": "wage-use"}, _USE.format(said).of(lang), source_link(source, lang, root)
    )


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
        *(_YEAR, _ANNUAL, _MONTHLY, _LOW.format(low), _HIGH.format(high)),
        *(WORDS["published"], WORDS["read_on"], WORDS["confidence"]),
    )
    rows = []
    for year in wage.years:
        value = wage.on_year(year)
        amounts = (value.text, str(value.monthly), *band(year))
        rows.append(
            row(
                period(value, lang),
                *(number(grouped(amount)) for amount in amounts),
                *(
                    cell(day or NOT_RECORDED.of(lang))
                    for day in (value.published, value.verified_on)
                ),
                cell(CONFIDENCE[value.confidence].of(lang)),
                id=f"average-wage-{year}",
            )
        )
    sources = dict.fromkeys(value.source for value in wage.values)
    source_links = listed((source_link(one, lang, root) for one in sources), lang)
    return tag(
        "div",
        {"id": wage.id, "class": "parameter-wages"},
        table(wage.label, columns, rows, lang, numbers=range(1, 5)),
        tag("p", {"class": "parameter-note"}, wage.note.of(lang)) if wage.note else None,
        _bureaus_own_use(lang, root),
        facts(lang, (WORDS["source"], source_links), (_RELATED, _related(wage, lang, root))),
    )


def _picture(lang: str, root: str) -> Html:
    """Return every year's band as a picture, with a link to the page where a cost can be entered."""
    calculator = CALCULATORS[_SERIES]
    return tag(
        "div",
        {"class": "parameter-picture"},
        picture(run(calculator, {}), lang),
        tag("p", None, _COMPARE.of(lang), calculator_link(_SERIES, calculator.title, lang, root)),
    )


def _table(title: Text, names: tuple[str, ...], lang: str, root: str) -> Html:
    heads = ("parameter", "value", "unit", "period", "confidence", "source", "read_on")
    columns = (*(WORDS[head] for head in heads), _RELATED)
    rows = [made for name in names for made in _rows(load_policy().parameter(name), lang, root)]
    return table(title, columns, rows, lang, numbers=(1,))


def _rows(parameter: Parameter, lang: str, root: str) -> list[Html]:
    """Return a row for each value; the parameter's name and its links span all of them."""
    span = str(len(parameter.values))
    name = tag("th", {"scope": "rowgroup", "rowspan": span}, parameter.label.of(lang))
    links = tag("td", {"rowspan": span, "class": "long"}, _related(parameter, lang, root))
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
                name if first else None,
                number(value_text(value, parameter.unit)),
                cell(PARAMETER_UNIT[parameter.unit].of(lang)),
                cell(period(value, lang)),
                cell(confidence),
                cell(source_link(value.source, lang, root), long=True),
                cell(value.verified_on or NOT_RECORDED.of(lang)),
                links if first else None,
            )
        )
    return rows


def _related(parameter: Parameter, lang: str, root: str) -> Html:
    provisions = entry_links("provisions", parameter.provisions, lang, root)
    calculators = calculator_links(parameter.id, "parameters", lang, root)
    return listed(filter(None, (provisions, calculators)), lang)
