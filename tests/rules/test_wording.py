"""What a target says: numbers, units and vague words, in Chinese and in English."""

import pytest

from calculators.guidance import load_guidance, read_guidance
from calculators.guidance.wording import carries_unit, states_number, vague_words
from calculators.policy import RegisterError, load_policy

NUMBERS = [
    "300", "３００", "≥90%", "不少于300人", "三百", "三百人", "二十", "十五场", "三次", "每月一次", "九成",
    "百分之九十", "百分之九", "不少于三", "不低于五以上", "3万", "12月31日前", "全部", "全体社工", "100%",
    "一年内", "半年内完成", "at least three visits", "Twelve", "all clients", "twice a month", "1,200",
    "十余人", "两", "形成一套指引", "应保尽保", "应帮扶尽帮扶", "零投诉", "零事故", "投诉为零", "存量清零",
    "zero complaints", "1∶30", "一比三十", "服务人数十人", "案件零散，但不少于三件",
]  # fmt: skip
NO_NUMBERS = [
    "进一步提高", "明显改善", "统一标准", "一定程度", "十分满意", "一对一服务", "一人一策",
    "惠及千家万户", "加强", "一流", "做到第一", "N人", "不低于 P%", "improve further", "one-stop service",
    "someone", "overall improvement", "tens", "-", "", "数十人", "服务数百人次", "数十万元", "几十场", "好几百户",
    "若干", "成百上千人", "several hundred people", "dozens of visits", "零容忍", "零距离服务", "零星开展",
    "zero tolerance", "应该尽力",
]  # fmt: skip


@pytest.mark.parametrize("target", NUMBERS)
def test_a_number(target: str) -> None:
    assert states_number(target)


@pytest.mark.parametrize("target", NO_NUMBERS)
def test_no_number(target: str) -> None:
    assert not states_number(target)


@pytest.mark.parametrize(
    "target",
    ["90%", "９０％", "百分之九十", "300人", "300 人以上", "300多人", "300至500人", "3万元", "三次", "九成",
     "12月31日前", "300 people", "300 or more people", "24h", "three visits", "全部", "all", "十余人",
     "应保尽保", "零投诉", "1∶30", "1:30", "1：30", "1 : 30", "1比30", "一比三十", "三分之一", "1/3", "zero complaints"],
)  # fmt: skip
def test_a_target_that_carries_its_unit(target: str) -> None:
    assert carries_unit(target)


@pytest.mark.parametrize(
    "target",
    ["300", "≥300", "300以上", "300左右", "不少于300", "300至500", "3万", "三百", "两", "at least 300",
     "300 or more", "between 300 and 500", "提高", "twelve", "", "数十人", "数百万元", "几十场"],
)  # fmt: skip
def test_a_target_without_a_unit(target: str) -> None:
    assert not carries_unit(target)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("进一步提高居民满意度，明显改善", ("进一步", "提高", "明显", "改善")),
        ("提高，再提高", ("提高",)),
        ("Significantly improved and ENHANCED", ("Significantly", "improved", "ENHANCED")),
        ("300人", ()),
        ("a praise", ()),
    ],
)
def test_vague_words_are_named_as_typed(target: str, expected: tuple[str, ...]) -> None:
    assert vague_words(target) == expected


def test_every_dimension_of_the_text_has_one_indicator_in_its_order() -> None:
    dimensions = [item.id for item in load_policy().provision("targets").items]

    assert [one.id for one in load_guidance().indicators] == dimensions
    assert len(dimensions) == 7


def test_no_indicator_holds_a_figure() -> None:
    for one in load_guidance().indicators:
        for text in (one.indicator, one.target, one.method, one.evidence):
            assert not any(character.isdigit() for character in text.zh + text.en)
        assert not states_number(one.target.zh)


def test_a_field_that_is_missing_or_unknown_is_refused_by_name() -> None:
    entry = '[[indicator]]\nid = "area"\n'

    with pytest.raises(RegisterError, match="area · indicator: is missing"):
        read_guidance(entry)
    with pytest.raises(RegisterError, match="words"):
        read_guidance("indicator = []")
