"""The pages of obligations and terms: what stands where, and links both ways."""

import re

import pytest

from calculators.policy import load_policy
from tests.support.page_blocks import Elements, block

POLICY = load_policy()
LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_obligations_and_provisions_link_to_each_other(lang: str) -> None:
    checklist = block("obligations", lang)
    text = block("policy-text", lang)
    articles = {
        name: text.split(f'<h3 id="{name}">')[1].split("</article>")[0]
        for name in POLICY.provisions
    }

    for one in POLICY.obligations.values():
        line = checklist.split(f'<li id="{one.id}"')[1].split("</li>")[0]
        assert [href.removeprefix("../policy/#") for href in Elements(line).values("href")] == [
            *one.provisions
        ]
        asked_by = {
            name
            for name, article in articles.items()
            if f'href="../obligations/#{one.id}"' in article
        }
        assert asked_by == set(one.provisions)


def test_obligations_stand_under_role_and_stage() -> None:
    html = block("obligations", "zh")

    assert re.findall(r"^(##+) (.*) \{ #(\S+) \}$", html, re.MULTILINE) == [
        ("##", "购买主体", "purchaser"),
        ("###", "预算编制", "purchaser-budget"),
        ("###", "选择承接主体", "purchaser-procurement"),
        ("###", "预算执行与项目实施", "purchaser-execution"),
        ("###", "绩效评价与监督", "purchaser-evaluation"),
        ("##", "承接主体", "provider"),
        ("###", "选择承接主体", "provider-procurement"),
        ("###", "预算执行与项目实施", "provider-execution"),
        ("##", "督导", "supervisor"),
        ("###", "预算执行与项目实施", "supervisor-execution"),
        ("##", "评价（估）方", "evaluator"),
        ("###", "绩效评价与监督", "evaluator-evaluation"),
        ("##", "印发通知的收文单位", "addressee"),
        ("###", "预算执行与项目实施", "addressee-execution"),
        ("##", "没有点名由谁做的", "unnamed"),
        ("###", "预算编制", "unnamed-budget"),
    ]
    assert Elements(html).values("id") == list(POLICY.obligations)


def test_a_line_of_the_checklist() -> None:
    html = block("obligations", "zh")
    team = html.split('<li id="qualified-share"')[1].split("</li>")[0]
    band = html.split('<li id="labour-band"')[1].split("</li>")[0]

    assert '<label class="duty-text"><input type="checkbox" autocomplete="off"><span>' in team
    assert "约束程度：原则上" in team
    assert "责任方由本站判断" not in team
    assert "约束程度：可参照" in band
    assert "责任方由本站判断" not in band
    assert "checkbox" not in band  # nobody's task


def test_a_judgement_of_ours_is_marked_in_the_checklist_and_on_the_policy_page() -> None:
    html = block("obligations", "zh")
    text = block("policy-text", "zh")

    assert "责任方由本站判断" in html.split('<li id="oversight-mechanism"')[1].split("</li>")[0]
    assert "购买主体（责任方由本站判断）：建立监督检查机制，加强全过程监督。" in text
    assert (
        "购买主体（由定义或说明归纳，是本站的判断）：根据服务数量和质量等因素向服务供应商支付费用。"
    ) in text
    assert "没有点名由谁做的：测算人力成本时，可参照" in text
    assert "责任方</dt>" not in text


@pytest.mark.parametrize(("lang", "unread"), [("zh", "未能读到"), ("en", "Could not be read")])
def test_what_is_asked_but_unread_has_no_box(lang: str, unread: str) -> None:
    html = block("obligations", lang)
    line = html.split('<li id="evaluator-conditions"')[1].split("</li>")[0]

    assert f'<span class="duty-unread">{unread}</span>' in line
    assert "checkbox" not in line
    assert html.count('type="checkbox"') == 28


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_has_a_heading_with_its_id(lang: str) -> None:
    found = re.findall(r"^## .* \{ #(\S+) \}$", block("terms", lang), re.MULTILINE)

    assert found == list(POLICY.terms)


def test_a_term_says_what_it_means_in_both_languages_and_where_it_stands() -> None:
    html = block("terms", "en").split("{ #group-work }")[1].split("\n## ")[0]

    assert "A kind of direct work, named beside case work and community work." in html
    assert (
        '<details class="term-other" data-search-exclude><summary lang="zh-Hans">小组工作</summary>'
        '<p lang="zh-Hans">直接性工作的一种，与个案工作、社区工作并列。</p></details>'
    ) in html
    assert "drawn from the text" in html
    assert Elements(html.strip()).values("href") == [
        "../about/#source-mzt-095",
        "../policy/#workload-units",
        "../calculators/workload/",
        "../calculators/bid/",
        "../calculators/capacity/",
        "../calculators/review/",
    ]


def test_what_has_no_source_is_our_rendering() -> None:
    html = block("terms", "zh").split("{ #person-year }")[1].split("\n## ")[0]

    assert "本站说明" in html
    assert "本站译法" in html
    assert Elements(html.strip()).values("href") == [
        "../calculators/labour-cost/",
        "../calculators/bid/",
        "../calculators/review/",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terms_and_provisions_link_to_each_other(lang: str) -> None:
    glossary = block("terms", lang)
    text = block("policy-text", lang)
    there = {
        (name, term)
        for name in POLICY.provisions
        for term in POLICY.terms
        if f'href="../terms/#{term}"' in text.split(f'<h3 id="{name}">')[1].split("</article>")[0]
    }
    back = {
        (name, term)
        for term in POLICY.terms
        for name in POLICY.provisions
        if f'href="../policy/#{name}"' in glossary.split(f"{{ #{term} }}")[1].split("\n## ")[0]
    }

    assert there == back
    assert {term for name, term in there if name == "labour-band"} == {
        "may-refer-to",
        "previous-year",
        "average-wage",
    }
    assert not {name for name, _ in there} & {"reference-standards", "later-articles"}
