"""Terms in a page's prose: which words are linked, which are left alone."""

import re

import pytest

import pages
from calculators.policy import load_policy
from calculators.render.terms import mark_label, terms_in
from pages.term_links import link_terms

REGISTER_BLOCKS = (
    "instrument",
    "obligations",
    "parameters",
    "policy-text",
    "readings",
    "sources",
    "unread",
)
LINK = re.compile(r'<a class="term" href="([^"]*)" data-help="[^"]*">([^<]*)</a>')


def linked(html: str, lang: str = "zh") -> list[tuple[str, str]]:
    """The (address, words) of every link that the page gains."""
    return LINK.findall(link_terms(html, lang, "../"))


def without_tags(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_a_term_becomes_a_link_with_what_it_means() -> None:
    assert link_terms("<p>由购买主体决定。</p>", "zh", "../") == (
        '<p>由<a class="term" href="../terms/#purchaser" '
        'data-help="购买服务的一方，符合政府购买服务相关规定。">购买主体</a>决定。</p>'
    )


def test_what_is_this_sites_explanation_says_so() -> None:
    assert 'data-help="预算所属的年度。（本站说明）"' in link_terms("<p>项目年度</p>", "zh", "")
    assert 'data-help="The year that the budget is for. (This site&#x27;s explanation.)"' in (
        link_terms("<p>the project year</p>", "en", "")
    )


def test_only_the_first_occurrence_on_the_page_is_linked() -> None:
    html = "<h2>督导</h2><p>督导和督导</p><ul><li>督导</li></ul>"

    assert link_terms(html, "zh", "").count("<a ") == 1
    assert link_terms(html, "zh", "").startswith('<h2>督导</h2><p><a class="term"')


def test_the_longest_term_wins() -> None:
    assert linked("<p>最低工作量</p>") == [("../terms/#minimum-workload", "最低工作量")]
    assert linked("<p>专职社会工作者和社会工作者职业水平证书，社会工作者</p>") == [
        ("../terms/#full-time-social-worker", "专职社会工作者"),
        ("../terms/#professional-level-certificate", "社会工作者职业水平证书"),
        ("../terms/#social-worker", "社会工作者"),
    ]
    assert linked("<p>A full-time social worker is a social worker.</p>", "en") == [
        ("../terms/#full-time-social-worker", "full-time social worker"),
        ("../terms/#social-worker", "social worker"),
    ]


def test_english_terms_are_whole_words_in_any_case_and_number() -> None:
    assert linked("<p>Disbanded bands, Third-party evaluation bodies</p>", "en") == [
        ("../terms/#reference-band", "bands"),
        ("../terms/#third-party-evaluator", "Third-party evaluation bodies"),
    ]
    assert linked("<p>a provider's\nlabour\ncost; providership</p>", "en") == [
        ("../terms/#provider", "provider"),
        ("../terms/#labour-cost", "labour\ncost"),
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "a",
        "button",
        "label",
        "legend",
        "summary",
        "option",
        "select",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "code",
        "svg",
        "template",
        "script",
        "dt",
        "th",
    ],
)
def test_a_term_is_left_alone_in(tag: str) -> None:
    html = f"<div><{tag}><span>督导</span></{tag}></div>"

    assert link_terms(html, "zh", "") == html
    assert linked(f"{html}<p>督导</p>") == [("../terms/#supervisor", "督导")]


def test_text_in_the_other_language_is_left_alone() -> None:
    chinese = '<p lang="zh-Hans">督导</p>'
    english = '<p lang="en">supervisor <span lang="zh-Hans">督导</span></p>'

    assert linked(chinese, "en") == []
    assert linked(chinese) == [("../terms/#supervisor", "督导")]
    assert linked(english, "en") == [("../terms/#supervisor", "supervisor")]
    assert linked(english) == [("../terms/#supervisor", "督导")]


def test_what_repeats_other_words_is_left_alone() -> None:
    html = "<dl data-search-exclude><dd>督导</dd></dl><dl><dd>承接主体</dd></dl>"

    assert linked(html) == [("../terms/#provider", "承接主体")]


def test_of_a_calculator_only_the_help_of_its_form_counts() -> None:
    html = (
        '<div class="calc wide"><div>督导</div><p class="calc-help">承接主体</p><p>督导</p></div>'
    )

    assert linked(html) == [("../terms/#provider", "承接主体")]


def test_void_elements_and_stray_end_tags_do_not_confuse_it() -> None:
    html = '<p>一<br>二<img alt="督导"/>三</em></p><svg><path/>督导</svg>&amp;督导 &lt;'

    assert link_terms(html, "zh", "").replace(
        '<a class="term" href="terms/#supervisor" data-help="服务项目的专业督导人员，或其提供的辅助性服务。">督导</a>',
        "督导",
    ) == (html)
    assert len(linked(html)) == 1
    assert link_terms(html, "zh", "").endswith("督导</a> &lt;")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REGISTER_BLOCKS)
def test_without_tags_the_text_is_the_same(name: str, lang: str) -> None:
    html = pages.render_block(name, lang, None, "../")
    marked = link_terms(html, lang, "../")

    assert without_tags(marked) == without_tags(html)
    assert LINK.sub(r"\2", marked) == html
    found = [address for address, _ in LINK.findall(marked)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_policy_text_has_its_terms_linked(lang: str) -> None:
    marked = link_terms(pages.render_block("policy-text", lang, None, "../"), lang, "../")

    assert len(LINK.findall(marked)) >= 30
    assert ("../terms/#labour-cost", {"zh": "人力成本", "en": "labour cost"}[lang]) in (
        LINK.findall(marked)
    )


def test_a_label_has_each_of_its_terms_linked_once() -> None:
    label = mark_label("直接性工作 ÷ 总工作量 × 直接性工作", "zh", "../../", set())

    assert LINK.findall(label) == [
        ("../../terms/#direct-work", "直接性工作"),
        ("../../terms/#workload", "工作量"),
    ]
    assert without_tags(label) == "直接性工作 ÷ 总工作量 × 直接性工作"


def test_a_label_is_escaped_and_away_from_the_site_has_no_link() -> None:
    assert mark_label("<b>督导", "zh", None, set()) == "&lt;b&gt;督导"
    assert mark_label("<b>督导", "zh", "", set()).startswith('&lt;b&gt;<a class="term"')


@pytest.mark.parametrize("term", load_policy().terms.values(), ids=lambda one: one.id)
def test_every_term_is_found_by_its_own_names(term) -> None:  # type: ignore[no-untyped-def]
    named = [(term.zh, "zh"), *((name, "en") for name in term.en.split(" / "))]

    for name, lang in named:
        assert [(start, end, found.id) for start, end, found in terms_in(name, lang)] == [
            (0, len(name), term.id)
        ]
