"""Page blocks: every register entry has its place, in both languages, without inline style or script."""

import re
from decimal import Decimal

import pytest

import pages
from calculators.policy import load_policy
from calculators.policy.text import Text
from pages.parameters import TABLES, WAGES, band
from pages.related import calculators_using
from tests.support.page_blocks import Elements, anchors, block

POLICY = load_policy()
LANGUAGES = ("zh", "en")
# Blocks that are made from the registers alone.
REGISTER_BLOCKS = (
    "home-figures",
    "instrument",
    "obligations",
    "parameters",
    "policy-text",
    "readings",
    "sources",
    "terms",
    "unread",
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REGISTER_BLOCKS)
def test_no_inline_style_or_script_and_no_anchor_twice(name: str, lang: str) -> None:
    elements = Elements(block(name, lang))

    assert elements.found
    for tag, attributes in elements.found:
        assert tag != "script"
        assert not [key for key in attributes if key == "style" or key.startswith("on")]
    found = anchors(block(name, lang))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", REGISTER_BLOCKS)
def test_both_languages_have_the_same_anchors(name: str) -> None:
    assert anchors(block(name, "zh")) == anchors(block(name, "en"))


@pytest.mark.parametrize("name", REGISTER_BLOCKS)
def test_links_start_at_the_root_given(name: str) -> None:
    at_home = Elements(block(name, "zh", "")).values("href")
    deeper = Elements(block(name, "zh", "../../")).values("href")
    own = [href for href in at_home if not href.startswith(("#", "https://"))]

    assert own or name == "sources"
    assert [f"../../{href}" for href in own] == [
        href for href in deeper if not href.startswith(("#", "https://"))
    ]


def test_an_unknown_block_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="policy-txt"):
        pages.render_block("policy-txt", "zh", None, "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_policy_page_has_every_provision_word_for_word(lang: str) -> None:
    html = block("policy-text", lang)
    headings = [held["id"] for tag, held in Elements(html).found if tag == "h3"]
    words = html.replace("<mark>", "").replace("</mark>", "")

    assert headings == list(POLICY.provisions)
    for provision in POLICY.provisions.values():
        assert f'<p lang="zh-Hans">{provision.zh}</p>' in words
        assert f'<p lang="en">{provision.en}</p>' in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_section_headings_are_markdown_with_their_anchors(lang: str) -> None:
    found = re.findall(r"^## (.*) \{ #(\S+) \}$", block("policy-text", lang), re.MULTILINE)

    assert found == [(one.heading.of(lang), one.id) for one in POLICY.sections.values()]
    assert len(found) == 11


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_the_page_shows_and_searches_its_own_language(lang: str, other: str) -> None:
    elements = Elements(block("policy-text", lang)).found
    radios = [held for tag, held in elements if tag == "input"]
    texts = [held for _, held in elements if "provision-text " in (held.get("class") or "")]

    assert [held["value"] for held in radios if "checked" in held] == [lang]
    assert [held["value"] for held in radios] == ["zh", "en", "both"]
    assert len(texts) == 2 * len(POLICY.provisions)
    for held in texts:
        excluded = "data-search-exclude" in held
        assert excluded == (held["class"] == f"provision-text policy-{other}")


def test_a_provision_says_its_status_force_source_and_who_uses_it() -> None:
    article = block("policy-text", "zh").split('<h3 id="labour-band">')[1].split("</article>")[0]

    assert "<mark>可参照</mark>上一年度" in article
    assert "新闻摘要：只从发布消息得知，条号不详" in article
    assert "可参照：供测算时参考；在此之外的，本站只作提示" in article
    assert 'href="../about/#source-announcement"' in article
    assert 'href="../calculators/labour-cost/"' in article
    assert 'href="../parameters/#average-wage"' in article
    assert 'href="../readings/#previous-year"' in article


@pytest.mark.parametrize(
    ("provision", "lang", "tag"),
    [
        ("labour-band", "zh", "发布消息原句（新闻摘要）"),
        ("labour-band", "en", "The announcement's own words (press summary)"),
        ("article-3", "zh", "印发原文（转载件）"),
        ("article-3", "en", "Issued text (reprint)"),
        ("reference-standards", "zh", "本站说明（不是原文）"),
    ],
)
def test_the_chinese_says_which_text_it_was_read_in(provision: str, lang: str, tag: str) -> None:
    article = block("policy-text", lang).split(f'<h3 id="{provision}">')[1].split("</article>")[0]

    assert re.findall(r'<p class="provision-tag" data-search-exclude>(.*?)</p>', article)[0] == tag


def test_chinese_in_the_english_policy_page_is_marked_as_chinese() -> None:
    html = block("policy-text", "en") + block("instrument", "en") + block("sources", "en")
    unmarked = re.sub(r'<(\w+)[^>]*lang="zh-Hans"[^>]*>.*?</\1>', "", html)

    assert (
        'None of <span lang="zh-Hans">应</span> (shall), <span lang="zh-Hans">原则上</span> '
        '(in principle) or <span lang="zh-Hans">可参照</span> (may refer to) stands here'
    ) in html
    assert re.findall("[\u4e00-\u9fff]+", unmarked) == []


def test_what_was_not_read_is_marked_as_this_sites_words() -> None:
    article = (
        block("policy-text", "en").split('<h3 id="reference-standards">')[1].split("</article>")[0]
    )

    assert "This site's note (not the text)" in article
    assert "Could not be read" in article
    assert "the authority" not in article


def test_calculators_using_a_provision_are_in_site_order() -> None:
    assert calculators_using("labour-band")[0] == (
        "labour-cost",
        Text("人力成本测算", "Labour cost"),
    )
    assert "workload" in [name for name, _ in calculators_using("indirect-share")]
    assert calculators_using("purpose") == []


def test_every_parameter_has_its_table_and_its_anchor() -> None:
    placed = [*WAGES, *(name for _, names, _ in TABLES.values() for name in names)]

    assert sorted(placed) == sorted(POLICY.parameters)
    assert set(POLICY.parameters) <= set(anchors(block("parameters", "zh")))


@pytest.mark.parametrize(
    ("year", "low", "high"),
    [
        (2018, "75406.40", "113109.60"),
        (2021, "102028.00", "153042.00"),
        (2025, "116312.80", "174469.20"),
    ],
)
def test_the_band_of_a_year(year: int, low: str, high: str) -> None:
    assert band(year) == (low, high)


def test_a_row_of_the_wage_series() -> None:
    row = block("parameters", "zh").split('<tr id="average-wage-2025">')[1].split("</tr>")[0]

    assert re.findall(r">([^<>]+)</t[hd]>", row) == [
        "2025年",
        "145,391",
        "12,116",
        "116,312.80",
        "174,469.20",
        "2026-08-21",
        "2026-08-21",
        "高",
    ]


def test_the_day_on_which_a_wage_came_out_stands_in_its_row() -> None:
    html = block("parameters", "en")

    for year, day in ((2023, "not recorded"), (2024, "2025-09-18"), (2025, "2026-08-21")):
        row = html.split(f'<tr id="average-wage-{year}">')[1].split("</tr>")[0]
        assert re.findall(r">([^<>]+)</t[hd]>", row)[5] == day


@pytest.mark.parametrize("name", ["parameters", "wage-use"])
def test_what_the_bureau_says_of_its_figure_stands_beside_the_wage(name: str) -> None:
    assert "“仅用于核定北京市社保个人缴费基数上下限”" in block(name, "zh")
    assert 'href="../about/#source-wage-page"' in block(name, "zh")


@pytest.mark.parametrize(
    ("lang", "mark"),
    [("zh", "未核实"), ("en", "unverified")],
)
def test_only_the_housing_fund_is_labelled_unverified(lang: str, mark: str) -> None:
    html = block("parameters", lang)
    labelled = f'<strong class="site-unverified">{mark}</strong>'

    assert html.count(labelled) == 2
    for name in ("housing-fund-rate-low", "housing-fund-rate-high"):
        assert labelled in html.split(f'<tr id="{name}">')[1].split("</tr>")[0]


def test_open_periods_and_unknown_dates_are_said() -> None:
    html = block("parameters", "en")
    days = html.split('<tr id="working-days">')[1]

    assert "<td>2008-01-01 to 2024-12-31</td>" in days
    assert "<td>from 2025-01-01</td>" in days
    assert "<td>not stated</td>" in html.split('<tr id="indirect-share">')[1].split("</tr>")[0]
    assert "<td>not recorded</td>" in html.split('<tr id="indirect-share">')[1].split("</tr>")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_scrolls_and_takes_the_focus(lang: str) -> None:
    html = block("parameters", lang)
    elements = Elements(html).found
    wrappers = [held for _, held in elements if held.get("class") == "site-table"]

    assert len(wrappers) == html.count("<table") == 6
    for held in wrappers:
        assert held["tabindex"] == "0"
        assert held["role"] == "region"
        assert held["aria-label"]


def test_the_home_page_figures() -> None:
    html = block("home-figures", "zh", "")
    wage = POLICY.parameter("average-wage")
    newest = wage.on_year(wage.years[-1])
    low, high = (f"{newest.value * share:,.2f}" for share in (Decimal("0.80"), Decimal("1.20")))

    assert re.findall(r'href="([^"]+)"><strong class="home-figure">([^<]+)<', html) == [
        ("policy/#labour-band", "80%–120%"),
        ("policy/#indirect-share", "≥ 20%"),
        ("policy/#qualified-share", "≥ 50%"),
        ("policy/#supervisor-certificate", "中级以上＋5年以上"),
        (f"parameters/#average-wage-{newest.year}", f"¥{low}–{high}"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_has_its_anchor_and_only_known_addresses(lang: str) -> None:
    elements = Elements(block("sources", lang))

    assert elements.values("id") == [f"source-{name}" for name in POLICY.sources]
    assert [href for href in elements.values("href") if href.startswith("http")] == [
        "https://www.cnsw.top/policy/bj/220630.html",
        "https://rsj.beijing.gov.cn/bm/ywml/202007/t20200717_1950961.html",
        "https://czt.gd.gov.cn/hdjlpt/detail?pid=3098500&via=pc",
    ]


def test_the_parents_number_is_shown_as_medium() -> None:
    assert "京财综〔2020〕510号（修订）（可信程度：中）" in block("instrument", "zh")


def test_what_could_not_be_read_links_to_the_policy_page() -> None:
    assert Elements(block("unread", "en")).values("href") == [
        "../policy/#later-articles",
        "../policy/#reference-standards",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reading_has_a_heading_and_one_default(lang: str) -> None:
    html = block("readings", lang)

    assert re.findall(r"^## .* \{ #(\S+) \}$", html, re.MULTILINE) == list(POLICY.readings)
    assert html.count('class="site-default"') == len(POLICY.readings) == 11


@pytest.mark.parametrize(
    ("lang", "unofficial", "unread"),
    [("zh", "非官方", "其后未能读到"), ("en", "Unofficial", "Not read")],
)
def test_the_banner_says_what_was_not_read(lang: str, unofficial: str, unread: str) -> None:
    line = pages.banner(lang, "../../")

    assert unofficial in line
    assert unread in line
    assert Elements(line).values("href") == ["../../about/"]


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        ("zh", ["服务数量", "完成的个案", "不少于 N 案", "按结案数统计，未结案的不计", "个案档案、结案表"]),
        ("en", ["Quantity of services", "Cases completed", "at least N cases", "Cases closed; open ones do not count", "Case files, closing forms"]),
    ],
)  # fmt: skip
def test_indicators_are_shown_as_illustrations(lang: str, row: list[str]) -> None:
    html = block("target-examples", lang)
    rows = html.split("<tr>")[2:]

    assert len(rows) == 7
    assert re.findall(r">([^<>]+)</t[hd]>", rows[1]) == row
    assert {"zh": "不是标准", "en": "not standards"}[lang] in html.partition("</caption>")[0]
