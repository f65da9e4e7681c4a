"""How to cite: the words of each form, the same version and address as the page, no day of its own."""

import re
from html import unescape

import pytest

import pages
from calculators.policy import load_policy
from pages.citation import ThisPage
from tests.support.built_site import SITE, file_of

PAGE = {
    "zh": ThisPage("政策原文", "规则站", "https://example.org/policy/"),
    "en": ThisPage("Policy text", "A site", "https://example.org/en/policy/"),
}


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def forms(html: str) -> list[tuple[str, str, str]]:
    """What is cited, by the standard, in plain words: the text a reader sees."""
    found = re.findall(
        r'<p class="cite-what">(.*?)</p>.*?<dd>(.*?)</dd>.*?<dd>(.*?)</dd>', html, re.DOTALL
    )
    return [(words(what), words(standard), words(plain)) for what, standard, plain in found]


def cited(name: str, lang: str, argument: str | None = None) -> list[tuple[str, str, str]]:
    return forms(pages.render_block(name, lang, argument, "../", PAGE[lang]))


def test_this_page_in_both_languages() -> None:
    version = load_policy().version
    assert cited("citation", "zh") == [
        (
            "本页",
            f"政策原文[EB/OL]//规则站：非官方参考站点. 政策数据版本{version}. "
            "[填您的访问日期]. https://example.org/policy/.",
            f"“政策原文”，“规则站：非官方参考站点”，政策数据版本{version}，"
            "https://example.org/policy/，填您的访问日期访问。",
        )
    ]
    assert cited("citation", "en") == [
        (
            "This page",
            "Policy text[EB/OL]//A site: unofficial reference site. Policy data version "
            f"{version}. [the date you read it]. https://example.org/en/policy/.",
            f"Policy text. A site: unofficial reference site. Policy data version {version}. "
            "https://example.org/en/policy/. Read on the date you read it.",
        )
    ]


def test_how_to_fill_in_what_is_open() -> None:
    nowhere = ThisPage("政策原文", "规则站", "https://a-site.example/policy/")
    here = words(pages.render_block("citation", "zh", None, "../", PAGE["zh"]))
    unplaced = pages.render_block("citation", "zh", None, "../", nowhere)

    assert here.strip().endswith("引用时，把虚线框换成您自己的访问日期。")
    assert words(unplaced).strip().endswith("引用时，把虚线框换成您自己的访问日期和网址。")
    assert '<var class="cite-blank" lang="zh-Hans">填本页网址</var>' in unplaced
    assert ".example" not in unplaced


@pytest.mark.parametrize(
    ("lang", "site"), [("zh", "https://example.org/"), ("en", "https://example.org/en/")]
)
def test_the_site_as_a_whole_is_cited_at_its_home_page(lang: str, site: str) -> None:
    [(_, standard, plain)] = cited("citation-site", lang)

    assert standard.endswith(f"]. {site}.")
    assert site in plain
    assert "policy/" not in standard + plain


def test_the_issued_notice() -> None:
    [(what, standard, plain), _] = cited("citation", "zh", "issued-opening")

    assert what == "关于印发《北京市政府购买社会工作服务预算管理实施细则》的通知（仅开头）"
    assert standard == (
        "中共北京市委社会工作委员会，北京市民政局，北京市财政局. "
        "关于印发《北京市政府购买社会工作服务预算管理实施细则》的通知（仅开头）：京社委社工发〔2022〕156号"
        "[EB/OL]. (2022-06-30)[填您的访问日期]. https://www.cnsw.top/policy/bj/220630.html."
    )
    assert plain == (
        "中共北京市委社会工作委员会、北京市民政局、北京市财政局，"
        "“关于印发《北京市政府购买社会工作服务预算管理实施细则》的通知（仅开头）”，"
        "京社委社工发〔2022〕156号，2022-06-30，https://www.cnsw.top/policy/bj/220630.html，"
        "填您的访问日期访问。"
    )


def test_the_announcement_has_its_author_and_no_address() -> None:
    [(_, standard, plain), _] = cited("citation", "zh", "announcement")

    assert standard == (
        "新浪财经. 《北京市政府购买社会工作服务预算管理实施细则》发布，一起来看！"
        "[EB/OL]. (2022-07-09)[填您的访问日期].（本站未记录原网址）"
    )
    assert plain.endswith("2022-07-09，本站未记录原网址，填您的访问日期访问。")


def test_the_wage_page_has_no_day_of_publication() -> None:
    [(_, standard, plain), _] = cited("citation", "en", "wage-page")

    assert standard == (
        "北京市人力资源和社会保障局. 历年北京市全口径城镇单位就业人员平均工资[EB/OL]. "
        "[the date you read it]. https://rsj.beijing.gov.cn/bm/ywml/202007/t20200717_1950961.html."
    )
    assert plain == (
        "Beijing Municipal Human Resources and Social Security Bureau. Beijing's average wage of "
        "persons employed in urban units, all categories, year by year. "
        "https://rsj.beijing.gov.cn/bm/ywml/202007/t20200717_1950961.html. "
        "Read on the date you read it."
    )


def test_a_source_says_what_was_read() -> None:
    html = pages.render_block("citation", "zh", "issued-opening", "../", PAGE["zh"])

    assert "<dt>说明</dt><dd>转载件，只读到开头" in html


def test_chinese_in_an_english_citation_is_marked_as_chinese() -> None:
    html = pages.render_block(
        "citation", "en", "issued-opening announcement wage-page", "../", PAGE["en"]
    )
    unmarked = re.sub(
        r'<span lang="zh-Hans">(?:<var.*?</var>|<time>.*?</time>|[^<])*</span>', "", html
    )

    assert re.findall("[\u4e00-\u9fff]+", unmarked) == []
    assert html.count('<var class="cite-blank" lang="en">the date you read it</var>') == 8


def test_a_block_that_speaks_of_its_page_must_be_told_which() -> None:
    with pytest.raises(ValueError, match="citation: it needs the page"):
        pages.render_block("citation", "zh", None, "")


def test_a_source_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such-source"):
        cited("citation", "zh", "no-such-source")


@pytest.mark.built_site
@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("policy/", "政策原文[EB/OL]//北京市政府购买社会工作服务预算管理规则：非官方参考站点. "),
        ("readings/", "条文不明确之处[EB/OL]//北京市政府购买社会工作服务预算管理规则："),
        ("parameters/", "参数[EB/OL]//"),
        ("data/", "开放数据[EB/OL]//"),
        (
            "en/policy/",
            "Policy text[EB/OL]//Beijing’s rules for budgeting government-procured social work "
            "services: unofficial reference site. ",
        ),
        ("en/readings/", "Open questions[EB/OL]//"),
        ("en/parameters/", "Figures and sources[EB/OL]//"),
        ("en/data/", "Open data[EB/OL]//"),
    ],
)
def test_a_built_page_cites_itself_by_title_and_leaves_its_unknown_address_open(
    path: str, title: str
) -> None:
    *_, (_, standard, _) = forms(file_of(path).read_text(encoding="utf-8"))

    assert standard.startswith(title)
    open_address = "]. this page's address." if path.startswith("en/") else "]. 填本页网址."
    assert standard.endswith(open_address)


@pytest.mark.built_site
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_about_cites_the_rules_and_the_site(lang: str) -> None:
    page = SITE / ("about" if lang == "zh" else "en/about") / "index.html"
    notice, announcement, (_, site, _) = forms(page.read_text(encoding="utf-8"))

    assert "京社委社工发〔2022〕156号" in notice[1]
    assert announcement[1].startswith("新浪财经. ")
    assert site.endswith({"zh": "]. 填本站网址.", "en": "]. this site's address."}[lang])
