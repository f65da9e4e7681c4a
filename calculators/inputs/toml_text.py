"""Read a TOML text strictly: exact numbers, bounded depth and size."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

from calculators.core.problems import InvalidInputError, Problem
from calculators.core.typed_numbers import NumberToken
from calculators.inputs.json_text import DEEPEST, depth
from calculators.policy.text import Text

LARGEST_TOML = 200_000  # characters; a standards pack of 1,000 rows fits
_LONGEST_ERROR = 200  # characters of what the parser says, which quotes keys
# Strings, whose ends may be missing, and comments.
_NO_KEY = re.compile(
    r'"""(?:\\.|(?!""")[^\\])*+(?:""")?|"(?:\\.|[^"\\\n])*+"?'
    r"|'''(?:(?!''').)*+(?:''')?|'[^'\n]*+'?|#[^\n]*",
    re.DOTALL,
)
_AROUND_KEYS = re.compile(r"[\n=\[\]{},]")


def read_toml(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text, with every fraction as a :class:`NumberToken`.

    Raises:
        InvalidInputError: too large, not TOML, or nested too deeply.
    """
    if len(text) > LARGEST_TOML:
        raise _refused("too_long", "文件过大，上限为 20 万字符。", "The file is too large.")
    outside = _NO_KEY.sub("", text)
    if depth(outside) > DEEPEST or _longest_key(outside) > DEEPEST:
        raise _refused("too_many", "括号嵌套过深，请检查文件。", "The file is nested too deeply.")
    try:
        return _plain(tomllib.loads(text, parse_float=NumberToken))  # type: ignore[no-any-return]
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a ValueError
        words = str(error)[:_LONGEST_ERROR]
        raise _refused(
            "required", f"文件不是有效的 TOML：{words}。", f"The file is not valid TOML: {words}."
        ) from error


def _longest_key(outside: str) -> int:
    """Return how many names the longest dotted key has: each is a table within the one before."""
    keys = _AROUND_KEYS.split(outside)
    return 1 + max(key.count(".") for key in keys)


def _plain(value: Any) -> Any:
    """Return dates and times as the text they were written as."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _refused(code: str, zh: str, en: str) -> InvalidInputError:
    return InvalidInputError([Problem("", code, Text(zh, en))])
