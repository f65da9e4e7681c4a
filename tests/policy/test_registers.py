"""The registers say what the sources say: figures, quotes and the whole text."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from itertools import chain

import pytest

from calculators.policy import Policy, RegisterError, load_policy
from calculators.policy.check import body_paragraphs, check_registers, stored_body
from calculators.policy.loader import HERE
from calculators.policy.text import Text

POLICY = load_policy()


def test_everything_agrees_with_the_stored_sources() -> None:
    check_registers()


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        (
            "announcement-2022-07-09.md",
            "17ae398714d8b5a5f2fce40c3adb56cdadf52a806588679e386247bfd21216ba",
        ),
        (
            "issued-text-opening.md",
            "61f9af82ac7693f3493dff6a8bffd7e954e815569ba8c1704821bb3f29973b97",
        ),
    ],
)
def test_a_stored_source_is_byte_for_byte_what_was_stored(name: str, digest: str) -> None:
    assert sha256((HERE / "sources" / name).read_bytes()).hexdigest() == digest


def test_the_announcement_is_covered_to_the_last_character() -> None:
    body = stored_body(POLICY.source("announcement"))
    provisions = [p for p in POLICY.provisions.values() if p.document == "announcement"]

    left_over = body
    for provision in provisions:
        before, _, left_over = left_over.partition(provision.zh)
        # Between two provisions there is nothing but line ends and a heading.
        assert "".join(before.split()) in {
            "",
            "##确立政府购买社会工作服务的基本原则",
            "##规定政府购买社会工作服务的适用范围",
            "##明确政府购买社会工作服务的具体内容",
            "##强调政府购买社会工作服务的专业性要求",
            "##强化政府购买社会工作服务的绩效评价与监督",
            "##提供政府购买社会工作服务项目预算编制的参考标准",
        }

    assert left_over.strip() == ""
    assert len(provisions) == 23


def test_the_text_is_read_into_ten_and_seven_paragraphs() -> None:
    announcement, _ = body_paragraphs(stored_body(POLICY.source("announcement")), [])
    issued, headings = body_paragraphs(
        stored_body(POLICY.source("issued-opening")), ["第一章 总则", "第二章 预算编制"]
    )

    assert len(announcement) == 10
    assert announcement[2].startswith("政府购买社会工作服务，是指")
    assert len(issued) == 7
    assert issued[6] == "第四条 各部门在编制年度预算时,"
    assert headings == ["第一章 总则", "第二章 预算编制"]


def test_the_supervisor_sentence_is_divided_at_the_clause() -> None:
    certificate = POLICY.provision("supervisor-certificate")
    experience = POLICY.provision("supervisor-experience")

    assert certificate.zh.endswith("职业水平证书")
    assert experience.zh.startswith("且有5年以上")
    assert certificate.force == experience.force == "required"


@pytest.mark.parametrize(
    ("provision", "force", "status"),
    [
        ("labour-band", "reference", "announced"),
        ("indirect-share", "in_principle", "announced"),
        ("qualified-share", "in_principle", "announced"),
        ("supervisor-certificate", "required", "announced"),
        ("supervisor-experience", "required", "announced"),
        ("results-use", "none", "announced"),
        ("article-3", "required", "issued"),
        ("reference-standards", "none", "unknown"),
        ("later-articles", "none", "unknown"),
    ],
)
def test_force_and_status(provision: str, force: str, status: str) -> None:
    assert POLICY.provision(provision).force == force
    assert POLICY.provision(provision).status == status


FORCE_WORDS = {"required": "应", "in_principle": "原则上", "reference": "可参照"}


@pytest.mark.parametrize("provision", POLICY.provisions.values(), ids=lambda one: one.id)
def test_the_quote_carries_the_force(provision) -> None:  # type: ignore[no-untyped-def]
    if provision.id == "supervisor-experience":
        # The 应为 that governs both conditions stands in the first half of the sentence.
        assert provision.note is not None
        assert "应为" in provision.note.zh
    elif provision.force != "none":
        assert provision.quote is not None
        assert FORCE_WORDS[provision.force] in provision.quote


def test_lists_are_in_the_announced_order() -> None:
    fields = [item.zh for item in POLICY.provision("public-fields").items]
    kinds = [item.zh for item in POLICY.provision("auxiliary").items]
    dimensions = [item.zh for item in POLICY.provision("targets").items]

    assert len(fields) == 18
    assert "、".join(fields) + "等领域" in POLICY.provision("public-fields").zh
    assert "、".join(kinds) + "等辅助性服务" in POLICY.provision("auxiliary").zh
    assert len(dimensions) == 7
    assert "、".join(dimensions) in POLICY.provision("targets").zh


# The average wage as the Bureau published it, with the cap of the next year's contribution base,
# where that is registered. Add a row for each year that is added.
WAGES = [
    (2018, "94258", "7855", None),
    (2019, "106168", "8847", None),
    (2020, "112886", "9407", "28221"),
    (2021, "127535", "10628", "31884"),
    (2022, "135567", "11297", "33891"),
    (2023, "141133", "11761", "35283"),
    (2024, "143244", "11937", "35811"),
    (2025, "145391", "12116", "36348"),
]


@pytest.mark.parametrize(("year", "annual", "monthly", "cap_of_next_year"), WAGES)
def test_wage_series(year: int, annual: str, monthly: str, cap_of_next_year: str | None) -> None:
    wage = POLICY.parameter("average-wage").on_year(year)

    assert wage.text == annual
    assert wage.monthly == Decimal(monthly)
    assert (wage.value / 12).quantize(Decimal(1), ROUND_HALF_UP) == Decimal(monthly)
    assert wage.verified_on is not None
    if cap_of_next_year is not None:
        cap = POLICY.parameter("contribution-base-cap").on_year(year + 1)
        assert cap.text == cap_of_next_year
        assert cap.value == 3 * Decimal(monthly)


def test_the_wage_series_has_these_years_and_no_other() -> None:
    assert POLICY.parameter("average-wage").years == tuple(row[0] for row in WAGES)


@pytest.mark.parametrize(
    ("parameter", "text", "confidence"),
    [
        ("labour-band-low", "0.80", "high"),
        ("labour-band-high", "1.20", "high"),
        ("indirect-share", "0.20", "high"),
        ("qualified-share", "0.50", "high"),
        ("supervisor-years", "5", "high"),
        ("wage-publication-month", "7", "medium"),
        ("hours-per-day", "8", "high"),
        ("hours-per-week", "40", "high"),
        ("pension-rate", "0.16", "medium"),
        ("medical-rate", "0.098", "medium"),
        ("unemployment-rate", "0.005", "medium"),
        ("work-injury-rate-low", "0.002", "medium"),
        ("work-injury-rate-high", "0.019", "medium"),
        ("housing-fund-rate-low", "0.05", "unverified"),
        ("housing-fund-rate-high", "0.12", "unverified"),
    ],
)
def test_undated_figures(parameter: str, text: str, confidence: str) -> None:
    value = POLICY.parameter(parameter).current

    assert value.text == text
    assert value.value == Decimal(text)
    assert value.confidence == confidence


def test_the_notes_are_a_source_of_their_own_and_flag_figures_one_by_one() -> None:
    assert POLICY.source("project-notes").confidence == "medium"


@pytest.mark.parametrize(
    ("year", "days", "days_a_month"),
    [
        (2008, "250", "20.83"),
        (2024, "250", "20.83"),
        (2025, "248", "20.67"),
        (2040, "248", "20.67"),
    ],
)
def test_working_days(year: int, days: str, days_a_month: str) -> None:
    assert POLICY.parameter("working-days").on_year(year).text == days
    assert POLICY.parameter("working-days-month").on_year(year).text == days_a_month


def test_contribution_base_floors() -> None:
    floors = [
        (value.year, value.text) for value in POLICY.parameter("contribution-base-floor").values
    ]

    assert floors == [
        (2021, "5360"),
        (2022, "5869"),
        (2023, "6326"),
        (2024, "6821"),
        (2025, "7162"),
        (2026, "7270"),
    ]


def _pairs(policy: Policy) -> list[tuple[str, str, str]]:
    """Every (where, zh, en) that the registers hold."""
    found = [(f"provision {p.id}", p.zh, p.en) for p in policy.provisions.values()]
    found += [(f"term {t.id}", t.zh, t.en) for t in policy.terms.values()]
    for provision in policy.provisions.values():
        found += [(f"item {item.id}", item.zh, item.en) for item in provision.items]
    registers = (
        policy.facts,
        policy.sections,
        policy.provisions,
        policy.parameters,
        policy.sources,
        policy.readings,
        policy.obligations,
        policy.terms,
    )
    options = chain.from_iterable(reading.options for reading in policy.readings.values())
    values = chain.from_iterable(parameter.values for parameter in policy.parameters.values())
    for record in chain(*(register.values() for register in registers), options, values):
        for field in record.__dataclass_fields__:
            value = getattr(record, field)
            if isinstance(value, Text):
                found.append((f"{type(record).__name__} {field}", value.zh, value.en))
    return found


def test_every_text_is_there_in_both_languages_and_differs() -> None:
    pairs = _pairs(POLICY)

    assert len(pairs) > 200
    for where, zh, en in pairs:
        assert any("一" <= character <= "鿿" for character in zh), where
        assert any(character.isascii() and character.isalpha() for character in en), where
        assert zh != en, where


def test_our_own_chinese_uses_full_width_punctuation() -> None:
    ours = [(where, zh) for where, zh, _ in _pairs(POLICY) if not where.startswith("provision ")]

    for where, zh in ours:
        without_grouping = re.sub(r"(?<=\d),(?=\d{3})", "", zh)
        assert not set(without_grouping) & set(",;:?!"), (where, zh)


@pytest.mark.parametrize(
    ("provision", "zh", "problem"),
    [
        ("labour-band", "测算时可参照", "word for word"),
        ("article-1", "第一条 为进一步，", "word for word"),
    ],
)
def test_an_edited_text_is_refused(provision: str, zh: str, problem: str) -> None:
    edited = dict(POLICY.provisions) | {provision: replace(POLICY.provision(provision), zh=zh)}

    with pytest.raises(RegisterError, match=problem):
        check_registers(replace(POLICY, provisions=edited))


def test_a_missing_paragraph_is_refused() -> None:
    kept = {name: one for name, one in POLICY.provisions.items() if name != "article-4"}

    with pytest.raises(RegisterError, match="has 7 paragraphs, the register 6"):
        check_registers(replace(POLICY, provisions=kept))


def test_a_heading_that_is_not_in_the_text_is_refused() -> None:
    chapter = replace(POLICY.sections["chapter-1"], heading=Text("第一章 范围", "Chapter 1: Scope"))

    with pytest.raises(RegisterError, match="heading"):
        check_registers(replace(POLICY, sections=dict(POLICY.sections) | {"chapter-1": chapter}))


@pytest.mark.parametrize(
    ("quote", "problem"),
    [("不低于30%", "does not stand in announcement"), (None, "is missing, though")],
)
def test_a_quote_that_the_source_does_not_have_is_refused(quote: str | None, problem: str) -> None:
    parameter = POLICY.parameter("indirect-share")
    values = (replace(parameter.values[0], quote=quote),)
    edited = dict(POLICY.parameters) | {parameter.id: replace(parameter, values=values)}

    with pytest.raises(RegisterError, match=problem) as refusal:
        check_registers(replace(POLICY, parameters=edited))

    assert (refusal.value.entry, refusal.value.field) == ("indirect-share", "quote")


def test_a_quote_from_a_source_that_is_not_stored_is_refused() -> None:
    parameter = POLICY.parameter("hours-per-day")
    values = (replace(parameter.values[0], quote="8小时"),)
    edited = dict(POLICY.parameters) | {parameter.id: replace(parameter, values=values)}

    with pytest.raises(RegisterError, match="cannot be checked"):
        check_registers(replace(POLICY, parameters=edited))


def test_an_anchor_used_twice_on_the_policy_page_is_refused() -> None:
    section = replace(POLICY.sections["notice"], id="reference-standards")

    with pytest.raises(RegisterError, match="also a section's id"):
        check_registers(
            replace(POLICY, sections=dict(POLICY.sections) | {"reference-standards": section})
        )
