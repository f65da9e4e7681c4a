"""The wording of a target: whether it has a number and a unit, or only a direction."""

import re
from collections.abc import Iterable
from functools import cache

from calculators.guidance import load_guidance

_NUMERALS = "〇零一二两三四五六七八九十百千万亿"
_LATIN_WORD = re.compile("[A-Za-z]+")


def states_number(target: str) -> bool:
    """Return whether a target holds a number: 300, 三百, 九成, three, or all (应保尽保, 零投诉)."""
    counted = _counted(target)
    return bool(_stands_for_number().search(counted)) or bool(_number().search(counted))


def carries_unit(target: str) -> bool:
    """Return whether a target has a unit, what its number counts: 90%, 1∶30, 300人, 3 visits, all."""
    counted = _counted(target)
    if _proportion().search(counted) or _stands_for_number().search(counted):
        return True
    words = load_guidance().words
    for match in _number().finditer(counted):
        rest = counted[match.end() :]
        after = rest.lstrip(words.bounds_zh + " ")
        if "\u4e00" <= after[:1] <= "\u9fff" and after[:1] not in _NUMERALS:
            return True
        if any(word.lower() not in words.bounds_en for word in _LATIN_WORD.findall(rest)):
            return True
    return False


def vague_words(target: str) -> tuple[str, ...]:
    """Return the words of a target that say a direction instead of how much, each once."""
    return tuple(dict.fromkeys(match[0] for match in _vague().finditer(target)))


def _counted(target: str) -> str:
    """Return a target without the words that hold a numeral but count nothing."""
    return _no_number().sub(" · ", target)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(words: Iterable[str], forms: Iterable[str]) -> re.Pattern[str]:
    """Match Chinese words and forms anywhere and English words as whole words."""
    listed = list(words)
    english = [word for word in listed if word.isascii()]
    chinese = [word for word in listed if not word.isascii()]
    whole = rf"(?<![A-Za-z])(?:{_any_of(english)})(?![A-Za-z])"
    return re.compile("|".join((*forms, _any_of(chinese), whole)), re.IGNORECASE)


@cache
def _stands_for_number() -> re.Pattern[str]:
    words = load_guidance().words
    return _pattern(words.stand_for_numbers, words.stand_for_numbers_forms)


@cache
def _proportion() -> re.Pattern[str]:
    return re.compile("|".join(load_guidance().words.proportion_forms))


@cache
def _no_number() -> re.Pattern[str]:
    words = load_guidance().words
    return _pattern(words.no_numbers, words.no_numbers_forms)


@cache
def _number() -> re.Pattern[str]:
    """Match digits, two Chinese numerals or more, one that counts something, and English words.

    A single numeral also counts where it is all there is after 不少于, 达到, 约 and the like.
    """
    words = load_guidance().words
    digits = rf"\d[\d,，.．]*\s*[{_NUMERALS}]*"
    several = rf"[{_NUMERALS}]{{2,}}"
    counting = rf"[{_NUMERALS}](?=[多余]?\s*(?:{_any_of(words.measures)}))"
    alone = rf"(?:^|(?<=[于过到达少多约第之≥≤]))[{_NUMERALS}](?=\s*(?:以上|以下|以内|左右|$))"
    english = rf"(?<![A-Za-z])(?:{_any_of(words.number_words_en)})(?![A-Za-z])"
    return re.compile("|".join((digits, several, counting, alone, english)), re.IGNORECASE)


@cache
def _vague() -> re.Pattern[str]:
    words = load_guidance().words
    english = rf"(?<![A-Za-z])(?:{_any_of(words.vague_en)})[A-Za-z]*"
    return re.compile(f"{_any_of(words.vague_zh)}|{english}", re.IGNORECASE)
