"""What a target says in words: whether it holds a number and a unit, or only a direction."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from calculators.guidance import load_guidance

_NUMERALS = "〇零一二两三四五六七八九十百千万亿"
_PROPORTION = re.compile("[%％‰]|百分之|千分之")
_LATIN_WORD = re.compile("[A-Za-z]+")


def states_number(target: str) -> bool:
    """Return whether a target holds a number: 300, 三百, 九成, three, or all (100 %)."""
    return bool(_stands_for_number().search(target)) or any(True for _ in _numbers(target))


def carries_unit(target: str) -> bool:
    """Return whether a target says what its number counts: 90%, 300人, 3 visits, all."""
    if _PROPORTION.search(target) or _stands_for_number().search(target):
        return True
    words = load_guidance().words
    for rest in _numbers(target):
        after = rest.lstrip(words.bounds_zh + " ")
        if "\u4e00" <= after[:1] <= "\u9fff" and after[:1] not in _NUMERALS:
            return True
        if any(word.lower() not in words.bounds_en for word in _LATIN_WORD.findall(rest)):
            return True
    return False


def vague_words(target: str) -> tuple[str, ...]:
    """Return the words of a target that say a direction instead of how much, each once."""
    return tuple(dict.fromkeys(match[0] for match in _vague().finditer(target)))


def _numbers(target: str) -> Iterator[str]:
    """Find every number in a target; give what follows it."""
    counted = _no_number().sub(" · ", target)
    return (counted[match.end() :] for match in _number().finditer(counted))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _whole(words: Iterable[str]) -> str:
    """Match Chinese words anywhere and English ones as whole words."""
    listed = list(words)
    english = [word for word in listed if word.isascii()]
    chinese = [word for word in listed if not word.isascii()]
    return rf"{_any_of(chinese)}|(?<![A-Za-z])(?:{_any_of(english)})(?![A-Za-z])"


@cache
def _stands_for_number() -> re.Pattern[str]:
    return re.compile(_whole(load_guidance().words.stand_for_numbers), re.IGNORECASE)


@cache
def _no_number() -> re.Pattern[str]:
    return re.compile(_whole(load_guidance().words.no_numbers), re.IGNORECASE)


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
