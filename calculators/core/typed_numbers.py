"""Read numbers as people type and copy them: text to an exact decimal."""

import re
from decimal import Decimal

from calculators.core.decimals import EXACT, MOST_DECIMAL_PLACES
from calculators.core.units import PLAIN, Unit

LONGEST_NUMBER = 40
_LONGEST_TEXT = 400  # with all that is dropped; longer text is not even cleaned

# What Chinese input methods produce for the characters of a number.
_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)} | str.maketrans(
    "，．。｡％－＋−￥／　", ",...%-+-¥/ "
)
# What comes along with a copied number and is not seen.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
)
_CLEANED = _FULL_WIDTH | _INVISIBLE
# A space that does not break joins the groups of one number, and never two numbers.
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![0-9])")
_HARD_SPACE_IN_NUMBER = re.compile(r"[\u00a0\u202f](?=0[0-9])")
_HARD_SPACE = re.compile(r"[\u00a0\u202f]")

_PLAIN = re.compile(r"[+-]?(?=\.?[0-9])([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\.[0-9]*)?")
_WITH_EXPONENT = re.compile(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?([0-9]+)")
# After the number for one unit, such as a price: 元/次, 小时/案, 元每人.
_EACH = re.compile(r"(?<=[^/每])[/每][^\W\d_]{1,8}")
_TEN_THOUSAND = Decimal(10000)
_HUNDRED = Decimal(100)


class NumberToken(str):
    """A number as it stood in a JSON text: never passed through a binary float."""

    __slots__ = ()


class NotANumberError(ValueError):
    """The text or value is not a number."""


class TooLongError(ValueError):
    """The number has more digits than any real quantity here can have."""


def cleaned(text: str) -> str:
    """Return a typed text in plain characters, without those that are not seen.

    Full-width digits and signs become plain ones. A line break stays, so that two numbers
    pasted into one field are not joined.
    """
    if text.isascii():
        return text.strip()
    text = _GROUPED.sub(lambda match: _HARD_SPACE.sub("", match[0]), text.translate(_CLEANED))
    return _HARD_SPACE.sub(" ", _HARD_SPACE_IN_NUMBER.sub("", text)).strip()


def parse_number(raw: object, unit: Unit = PLAIN, *, each: bool = False) -> Decimal:
    """Read a number as a person types it.

    Args:
        raw: an ``int``, a ``Decimal``, a JSON number token, or text such as
            ``1,200``, ``１２００``, ``1。5``, ``12万``, ``1.5 万``.
        unit: whose words may stand around the number: ``RMB 5,000``, ``5000元/月``, ``80%``.
        each: whether it is for one unit of something, which may follow: ``200元/次``.

    Raises:
        NotANumberError: it is none of these (NaN, Infinity, an empty text and a
            lone sign included).
        TooLongError: over 40 characters, or over 10 decimal places.
    """
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise NotANumberError(raw)
    if isinstance(raw, int):
        if abs(raw) >= 10**LONGEST_NUMBER:  # str() of a huge int is refused by Python itself
            raise TooLongError
        return Decimal(raw)
    text = str(raw)
    if len(text) > _LONGEST_TEXT:
        raise TooLongError(text[:LONGEST_NUMBER])
    text = cleaned(text)
    if len(text) > LONGEST_NUMBER:
        raise TooLongError(raw)
    if isinstance(raw, NumberToken | Decimal):
        if match := _WITH_EXPONENT.fullmatch(text):
            if len(match[2]) > 2:
                raise TooLongError(raw)
            return _limited(Decimal(text))
    elif not _PLAIN.fullmatch(text):
        text = _without_unit(text.casefold(), unit, each)
    factor = Decimal(1)
    if unit.percent and text.endswith("%"):
        text, factor = text[:-1].rstrip(), 1 / _HUNDRED
    elif text.endswith("万"):
        text, factor = text[:-1].rstrip(), _TEN_THOUSAND
    if not _PLAIN.fullmatch(text):
        raise NotANumberError(raw)
    return _limited(EXACT.multiply(Decimal(text.replace(",", "")), factor))


def _without_unit(text: str, unit: Unit, each: bool) -> str:
    """Return a text without the words of a unit around its number."""
    if each and (match := _EACH.search(text)) and match.end() == len(text):
        text = text[: match.start()]
    for word in unit.before:
        text = text.removeprefix(word).lstrip()
    for word in unit.after:
        if text.endswith(word):
            return text.removesuffix(word).rstrip()
    return text


def _limited(number: Decimal) -> Decimal:
    number = EXACT.add(number, 0)  # minus zero becomes zero
    exponent = number.normalize(EXACT).as_tuple().exponent
    if isinstance(exponent, int) and -exponent > MOST_DECIMAL_PLACES:
        raise TooLongError(number)
    return number
