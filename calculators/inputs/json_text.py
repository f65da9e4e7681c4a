"""Read a JSON text strictly: exact numbers, repeated keys reported, bounded depth and size."""

import json
import re
from typing import Any

from calculators.core.problems import InvalidInputError, Problem
from calculators.core.typed_numbers import NumberToken
from calculators.policy.text import Text

LARGEST_INPUT = 2_000_000  # bytes; a bid of 1,000 rows is a tenth of it
DEEPEST = 8  # no calculator's input nests deeper
MOST_VALUES = 200_000  # the result of a bid of 1,000 positions, services and lines has 60,000
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)  # its end may be missing
_BRACKET = re.compile(r"[\[\]{}]")


class JsonObject(dict[str, Any]):
    """A JSON object that records which of its keys are repeated."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        """Keep the last value of each key, and the names of repeated ones."""
        super().__init__(pairs)
        self.repeated: tuple[str, ...] = ()
        if len(self) < len(pairs):
            counts: dict[str, int] = {}
            for key, _ in pairs:
                counts[key] = counts.get(key, 0) + 1
            self.repeated = tuple(key for key, count in counts.items() if count > 1)


def read_json(data: bytes | str, largest: int = LARGEST_INPUT) -> Any:
    """Return the value of a JSON text, with every number as a :class:`NumberToken`.

    ``largest`` is how many bytes are read at most.

    Raises:
        InvalidInputError: too large, not UTF-8, not JSON, or nested too deeply.
            (A repeated key is reported with its path when the fields are parsed.)
    """
    if len(data) > largest:
        most = f"{largest // 1_000_000} MB"
        raise _refused(
            "too_long", f"输入过大，上限为 {most}。", f"The input is larger than {most}."
        )
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _refused(
                "required",
                "输入不是 UTF-8 编码的文本，请另存为 UTF-8 后重试。",
                "The input is not UTF-8 text. Save it as UTF-8 and try again.",
            ) from error
    outside = without_strings(data)
    if outside.count(",") >= MOST_VALUES:
        raise _refused(
            "too_many",
            f"输入超过 {MOST_VALUES // 10_000} 万项，请检查输入的结构。",
            f"The input has more than {MOST_VALUES:,} values. Check its structure.",
        )
    if depth(outside) > DEEPEST:
        raise _refused(
            "too_many",
            f"括号嵌套超过 {DEEPEST} 层，请检查输入的结构。",
            f"The input is nested more than {DEEPEST} levels deep. Check its structure.",
        )
    try:
        return json.loads(
            data,
            object_pairs_hook=JsonObject,
            parse_float=NumberToken,
            parse_int=NumberToken,
            parse_constant=NumberToken,
        )
    except json.JSONDecodeError as error:
        raise _refused(
            "required",
            f"输入不是有效的 JSON：第 {error.lineno} 行第 {error.colno} 列处无法读取。",
            f"The input is not valid JSON: it cannot be read at line {error.lineno},"
            f" column {error.colno}.",
        ) from error


def without_strings(text: str) -> str:
    """Return a JSON text without its strings; the end of the last may be missing."""
    # Without an escape, every second quotation mark ends a string; that is found much faster.
    return _STRING.sub("", text) if "\\" in text else "".join(text.split('"')[::2])


def depth(outside: str) -> int:
    """Return how deep the brackets of a text without its strings nest, without recursion."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(outside):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _refused(code: str, zh: str, en: str) -> InvalidInputError:
    return InvalidInputError([Problem("", code, Text(zh, en))])
