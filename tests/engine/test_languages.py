"""Both languages stand side by side: nothing is missing, nothing is in the wrong one."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculators.core.units import UNITS
from calculators.examples import example
from calculators.policy.text import Text
from calculators.registry import CALCULATORS
from calculators.render import labels as words
from pages import calculator as calculator_page
from tests.support.registers import run

DOCS = Path(__file__).parents[2] / "docs"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!](?!\S*[a-z_]+\.)|[\u4e00-\u9fff]\((?![a-z_])")
PAGES = sorted(file.relative_to(DOCS / "zh").as_posix() for file in (DOCS / "zh").rglob("*.md"))


def texts(value: Any) -> Iterator[Text]:
    """Every bilingual text within a declaration."""
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


def declared() -> list[Text]:
    found = [text for calculator in CALCULATORS.values() for text in texts(calculator)]
    for table in (words.WORDS, words.STATUS, words.FORCE, UNITS, calculator_page._WORDS):
        found += texts(table)
    for calculator in CALCULATORS.values():
        result = run(calculator, example(calculator, "en"))
        messages = [check.message for check in result.checks]
        found += [
            Text("一" + re.sub("“.*?”", "", m.zh), re.sub("“.*?”", "", m.en)) for m in messages
        ]
    return found


def test_every_text_has_both_languages() -> None:
    found = [text for text in declared() if text != Text("", "")]

    assert len(found) > 150
    assert [
        text
        for text in found
        if not text.zh.strip() or (not text.en.strip() and text.zh not in ("年", "月"))
    ] == []


def test_english_has_no_chinese_in_it() -> None:
    assert [text.en for text in declared() if CHINESE.search(text.en)] == []


def test_chinese_has_chinese_in_it() -> None:
    with_words = [text for text in declared() if re.search("[a-z]{3}", text.en)]

    assert [text.zh for text in with_words if not CHINESE.search(text.zh)] == []


def test_chinese_uses_full_width_punctuation() -> None:
    assert [text.zh for text in declared() if HALF_WIDTH.search(text.zh)] == []


def test_pages_are_mirrored() -> None:
    english = sorted(
        file.relative_to(DOCS / "en").as_posix() for file in (DOCS / "en").rglob("*.md")
    )

    assert english == PAGES


def without_blocks(text: str) -> str:
    return re.sub(r"<!-- block:.*?-->", "", text)


@pytest.mark.parametrize("page", PAGES)
def test_mirrored_pages_have_the_same_anchors_and_blocks(page: str) -> None:
    chinese = (DOCS / "zh" / page).read_text(encoding="utf-8")
    english = (DOCS / "en" / page).read_text(encoding="utf-8")

    for pattern in (r"\{ ?#([\w-]+)", r"<!-- ?block: ?(.*?) ?-->"):
        assert re.findall(pattern, english) == re.findall(pattern, chinese)
    assert re.findall(r"^#+ ", english, re.M) == re.findall(r"^#+ ", chinese, re.M)


@pytest.mark.parametrize("page", PAGES)
def test_chinese_in_an_english_page_is_marked_as_chinese(page: str) -> None:
    english = without_blocks((DOCS / "en" / page).read_text(encoding="utf-8"))
    marked = r'<span lang="zh-Hans">.*?</span>|^> .*\n> \{ lang=zh-Hans \}$'

    assert CHINESE.findall(re.sub(marked, "", english, flags=re.M)) == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_speak_of_what_was_read_not_of_the_whole_rules(page: str) -> None:
    """Most of the Rules could not be read: what they do not say is not known."""
    claims = {
        "zh": r"规则没有|规则说|没有公开读到|公开的费用上限|计算器|原文没有",
        "en": r"[Tt]he Rules (set|give) no|[Tt]he Rules do not|not public\b|\. The Rules (say|ask)",
    }

    for lang, claim in claims.items():
        text = (DOCS / lang / page).read_text(encoding="utf-8")
        assert re.findall(claim, text) == []


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_has_its_pages(name: str) -> None:
    for lang in ("zh", "en"):
        page = DOCS / lang / "calculators" / f"{name}.md"
        assert f"<!-- block: calculator {name} -->" in page.read_text(encoding="utf-8")
