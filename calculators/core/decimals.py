"""Exact decimals: how a figure is computed and written.

Everything is computed with :class:`decimal.Decimal` at a precision that no
permitted input can exhaust, and rounded once, half up, when it is written.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, lru_cache

# Wide enough for any product of permitted inputs (each at most 15 digits before
# and 10 after the point), so that only true divisions are ever inexact.
EXACT = Context(prec=120, rounding=ROUND_HALF_UP, Emin=-9999, Emax=9999)

MOST_DECIMAL_PLACES = 10
ZERO, ONE = Decimal(0), Decimal(1)
OTHER_PLACES = 4  # hours, shares and counts; money has two
MOST_TERMS = 6  # of a sum written out; the rest is counted

_HUNDRED = Decimal(100)


def exact() -> AbstractContextManager[Context]:
    """Return a context manager under which decimal arithmetic is exact enough."""
    return localcontext(EXACT)


def rounded(number: Decimal, places: int) -> Decimal:
    """Round ``number`` half up to ``places`` decimal places."""
    result = number.quantize(_last_place(places), context=EXACT)
    return result or abs(result)  # no minus zero


@cache
def _last_place(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def money(number: Decimal) -> str:
    """Write an amount in yuan with two decimals, rounded half up: ``116312.80``."""
    return str(rounded(number, 2))


def full_money(amount: Decimal) -> str:
    """Write an amount in yuan with every decimal that it has, at least two: ``8333.3333``."""
    return money(amount) if amount == rounded(amount, 2) else typed(amount)


def plain_number(number: Decimal, places: int = OTHER_PLACES) -> str:
    """Write a number without trailing zeros, rounded half up to ``places``: ``0.1667``."""
    return strip_zeros(f"{rounded(number, places):f}")


def typed(number: Decimal) -> str:
    """Write an input back exactly as understood, without trailing zeros."""
    return strip_zeros(f"{number:f}")


def strip_zeros(text: str) -> str:
    """Drop the zeros that end a decimal fraction: ``1.50`` → ``1.5``, ``2.00`` → ``2``."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def yuan(number: Decimal) -> str:
    """Write an amount in yuan for people, rounded half up to the fen: ``¥116,312.80``."""
    return f"¥{grouped(money(number))}"


def full_yuan(number: Decimal) -> str:
    """Write an amount in yuan for people with every decimal that it has: ``¥8,333.3333``."""
    return f"¥{grouped(full_money(number))}"


def grouped(text: str) -> str:
    """Put thousands separators into a written number: ``116312.80`` → ``116,312.80``."""
    whole, point, fraction = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.removeprefix('-')):,}{point}{fraction}"


def written_sum(terms: Sequence[str]) -> str:
    """Write a sum out for a step of the working; of a long one, its beginning and its length."""
    shown = " + ".join(terms[:MOST_TERMS]) or "0"
    return shown if len(terms) <= MOST_TERMS else f"{shown} + … [{len(terms)}]"


def percentage(share: Decimal, places: int = 2) -> str:
    """Write a share as a percentage: ``0.1667`` → ``16.67%``."""
    return plain_number(share * _HUNDRED, places) + "%"


@lru_cache  # the same for each row of a bid
def percentage_range(low: Decimal, high: Decimal) -> str:
    """Write a range of shares as percentages: ``80%–120%``."""
    return f"{percentage(low)}–{percentage(high)}"
