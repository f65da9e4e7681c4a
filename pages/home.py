"""The home page's headline numbers, each linked to where it comes from."""

from calculators.core.decimals import grouped
from calculators.policy import load_policy
from calculators.policy.text import Text
from calculators.render.markup import Html, tag
from calculators.rules.wage_band import WageBand
from pages.elements import block, link
from pages.parameters import band
from pages.words import value_text

_LABOUR = Text(
    "人力成本可参照上一年度全市平均工资的这一区间测算",
    "of the previous year's average wage: a reference for labour cost",
)
_INDIRECT = Text(
    "间接性工作原则上占项目总投入工作量的比例",
    "of the whole project's workload is indirect work, in principle",
)
_QUALIFIED = Text(
    "专职社会工作者原则上占项目团队的比例",
    "of the project team are qualified full-time social workers, in principle",
)
_SUPERVISOR = Text(
    "督导应有的社会工作职业水平证书和相关领域实践或研究年限",
    "the certificate a supervisor shall hold, and years in the field",
)
_SUPERVISOR_FIGURE = Text("中级以上＋{}年以上", "Intermediate + {} years")
_BAND = Text(
    "按{0}年平均工资计算的人力成本区间（每人每年）", "the band a person-year, by {0}'s average wage"
)


def home_figures(lang: str, argument: str, root: str) -> str:
    """Return the numbers of the Rules, and the newest year's band in yuan."""
    policy = load_policy()

    def share(name: str) -> str:
        return value_text(policy.parameter(name).current, "share")

    years = value_text(policy.parameter("supervisor-years").current, "year")
    newest = policy.parameter("average-wage").years[-1]
    low, high = band(newest)
    band_label = _BAND.format(newest)
    items = (
        (WageBand.of_year(newest, policy).shares, _LABOUR, "policy/#labour-band"),
        (f"≥ {share('indirect-share')}", _INDIRECT, "policy/#indirect-share"),
        (f"≥ {share('qualified-share')}", _QUALIFIED, "policy/#qualified-share"),
        (_SUPERVISOR_FIGURE.of(lang).format(years), _SUPERVISOR, "policy/#supervisor-certificate"),
        (f"¥{grouped(low)}–{grouped(high)}", band_label, f"parameters/#average-wage-{newest}"),
    )
    figures = (_figure(number, label.of(lang), root + href) for number, label, href in items)
    return block(tag("ul", {"class": "home-figures"}, *figures))


def _figure(number: str, label: str, href: str) -> Html:
    figure = tag("strong", {"class": "home-figure"}, number)
    words = tag("span", {"class": "home-figure-label"}, label)
    return tag("li", None, link(href, figure, " ", words))
