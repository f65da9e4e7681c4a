"""The registers of readings, obligations and terms hold what the text holds, and no more."""

import re

import pytest

from calculators.policy import load_policy

POLICY = load_policy()


def test_the_readings_and_their_defaults() -> None:
    assert {name: reading.default for name, reading in POLICY.readings.items()} == {
        "previous-year": "newest-published",
        "employer-contributions": "as-worded",
        "band-scope": "both",
        "supervisor-in-team": "not-counted",
        "qualified-by": "heads",
        "qualified-force": "in-principle",
        "includes-number": "included",
        "experience-sum": "separately",
        "indirect-period": "whole-project",
        "supervision-as-indirect": "counted",
        "travel": "as-entered",
    }


def test_only_two_provisions_ask_nobody_for_anything() -> None:
    behind = {name for one in POLICY.obligations.values() for name in one.provisions}

    assert set(POLICY.provisions) - behind == {"purpose", "article-1"}


def test_the_obligations_of_each_role() -> None:
    roles = [one.role for one in POLICY.obligations.values()]

    assert {role: roles.count(role) for role in roles} == {
        "purchaser": 22,
        "provider": 5,
        "supervisor": 2,
        "evaluator": 1,
        "addressee": 1,
        "unnamed": 5,
    }
    unread = [one.id for one in POLICY.obligations.values() if one.unread]
    assert unread == ["annual-budget", "evaluation-duties", "evaluator-conditions"]


@pytest.mark.parametrize(
    ("obligation", "role", "force"),
    [
        ("labour-band", "unnamed", "reference"),
        ("direct-workload", "unnamed", "none"),
        ("indirect-workload", "unnamed", "in_principle"),
        ("carry-out", "addressee", "none"),
        ("qualified-share", "provider", "in_principle"),
        ("project-team", "provider", "required"),
        ("public-benefit", "purchaser", "required"),
        ("supervisor-certificate", "supervisor", "required"),
        ("supervisor-experience", "supervisor", "required"),
        ("capacity-in-budget", "purchaser", "none"),
        ("use-of-results", "purchaser", "none"),
        ("evaluator-conditions", "evaluator", "none"),
    ],
)
def test_an_obligation_has_the_force_of_its_first_provision(
    obligation: str, role: str, force: str
) -> None:
    one = POLICY.obligation(obligation)

    assert (one.role, POLICY.force(one)) == (role, force)


def test_whose_task_it_is_stands_in_the_text_or_is_marked_as_ours() -> None:
    """Nothing is marked where the sentence names the party, or goes on from one that does."""
    named = [one.id for one in POLICY.obligations.values() if not (one.placed or one.derived)]

    assert named == [
        "capacity-in-budget",  # 购买主体要注重……（预算编制）
        "capacity-in-execution",  # 购买主体要注重……（预算执行）
        "project-team",  # 承接主体应配备……
        "qualified-share",  # the same sentence goes on: 原则上每个项目配备……
        "supervisor-certificate",  # 专业督导人员应为……
        "supervisor-experience",  # the same sentence
        "evaluator-conditions",  # 第三方评估机构条件
        "carry-out",  # the notice's addressees
        "reference-standards",  # these five are given to nobody
        "labour-cost",
        "labour-band",
        "direct-workload",
        "indirect-workload",
    ]


MUST = (r"应(?![用商])|须|必须", r"\b(shall|must|required)\b")
SOFTER = {
    "in_principle": ("原则上", "in principle"),
    "reference": ("可参照", "may refer to"),
}


@pytest.mark.parametrize("one", POLICY.obligations.values(), ids=lambda one: one.id)
def test_an_obligation_is_never_worded_more_strongly_than_its_force(one) -> None:  # type: ignore[no-untyped-def]
    assert not re.search(MUST[0], one.text.zh)
    assert not re.search(MUST[1], one.text.en)
    for force, (zh, en) in SOFTER.items():
        assert (zh in one.text.zh) == (POLICY.force(one) == force)
        assert (en in one.text.en.lower()) == (POLICY.force(one) == force)


@pytest.mark.parametrize("one", POLICY.obligations.values(), ids=lambda one: one.id)
def test_an_obligation_has_no_figure_that_its_provisions_lack(one) -> None:  # type: ignore[no-untyped-def]
    said = "".join(POLICY.provision(name).zh for name in one.provisions)

    assert set(re.findall(r"\d+%?", one.text.zh)) <= set(re.findall(r"\d+%?", said))
    assert set(re.findall(r"\d+", one.text.en)) <= {*re.findall(r"\d+", said), "4"}  # Article 4


def test_the_glossary_has_the_terms_of_the_text() -> None:
    assert [term.zh for term in POLICY.terms.values()] == [
        "政府购买服务",
        "政府购买社会工作服务",
        "社会工作服务",
        "购买主体",
        "承接主体",
        "服务供应商",
        "社会工作专业人才",
        "社会工作者",
        "专职社会工作者",
        "社会工作者职业水平证书",
        "项目团队",
        "督导",
        "第三方评估机构",
        "公共服务",
        "辅助性服务",
        "预算编制",
        "预算执行",
        "个案工作",
        "小组工作",
        "社区工作",
        "直接性工作",
        "间接性工作",
        "工作量",
        "最低工作量",
        "单位工时",
        "人力成本",
        "全职人员",
        "折合全职",
        "人年",
        "全口径城镇单位就业人员平均工资",
        "参照区间",
        "上一年度",
        "项目年度",
        "单位缴费",
        "业务活动成本",
        "服务经费",
        "绩效目标",
        "受益人数",
        "绩效评价",
        "绩效评价指标",
        "原则上",
        "可参照",
    ]


def test_only_case_and_group_work_have_their_english_from_a_standard() -> None:
    assert {term.id: term.source for term in POLICY.terms.values() if term.source} == {
        "case-work": "mzt-094",
        "group-work": "mzt-095",
    }
    assert POLICY.source("mzt-095").number == "MZ/T 095-2017"
    assert POLICY.source("mzt-095").confidence == "medium"


def test_what_is_this_sites_explanation_is_marked_so() -> None:
    assert {term.id for term in POLICY.terms.values() if term.basis == "site"} == {
        "government-procurement-of-services",
        "provider",
        "social-worker",
        "full-time-social-worker",
        "workload",
        "hours-per-unit",
        "full-time-equivalent",
        "person-year",
        "reference-band",
        "project-year",
        "employer-contributions",
        "in-principle",
        "may-refer-to",
    }


def test_no_two_terms_share_a_name() -> None:
    chinese = [term.zh for term in POLICY.terms.values()]
    english = [name.lower() for term in POLICY.terms.values() for name in term.en.split(" / ")]

    assert len(chinese) == len(set(chinese))
    assert len(english) == len(set(english))


@pytest.mark.parametrize("term", POLICY.terms.values(), ids=lambda one: one.id)
def test_the_english_of_a_term_has_no_chinese_in_it(term) -> None:  # type: ignore[no-untyped-def]
    assert not re.search("[一-鿿]", term.en + term.meaning.en)
