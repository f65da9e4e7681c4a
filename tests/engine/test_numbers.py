"""How typed numbers are read and figures written."""

from decimal import Decimal

import pytest

from calculators.core.decimals import (
    NotANumberError,
    NumberToken,
    TooLongError,
    grouped,
    money,
    parse_number,
    percentage,
    plain_number,
)
from calculators.core.units import shown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1200", "1200"),
        ("1,200", "1200"),
        ("1，200", "1200"),
        ("１２００", "1200"),
        ("¥1,200.50", "1200.50"),
        ("￥１，２００．５０", "1200.50"),
        ("1200元", "1200"),
        ("12万", "120000"),
        ("1.5 万", "15000"),
        ("1.5万元", "15000"),
        (" 7 ", "7"),
        ("-3", "-3"),
        ("+3", "3"),
        (".5", "0.5"),
        ("12.", "12"),
        ("0.0000000001", "0.0000000001"),
    ],
)
def test_a_number_as_a_person_types_it(typed: str, expected: str) -> None:
    assert parse_number(typed, money=True) == Decimal(expected)


def test_a_percentage_is_a_share_where_a_share_is_asked() -> None:
    assert parse_number("80%", percent=True) == Decimal("0.8")
    assert parse_number("８０％", percent=True) == Decimal("0.8")


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "+", "¥", "万", "%", ".", ",", "NaN", "nan", "Infinity", "-Infinity", "inf",
     "1,2", "12,00", "1,2000", "1 200", "1_000", "1e3", "0x10", "१२", "①", "½", "1.2.3", "--1",
     "五百", "=1+1", "80%", "1/2", None, True, 1.5, [], {}],
)  # fmt: skip
def test_what_is_not_a_number_is_refused(typed: object) -> None:
    with pytest.raises(NotANumberError):
        parse_number(typed)


def test_an_unmarked_field_takes_no_currency() -> None:
    with pytest.raises(NotANumberError):
        parse_number("¥5")


@pytest.mark.parametrize("typed", ["1" * 41, "0." + "1" * 11, 10**40, NumberToken("1e400")])
def test_a_number_with_too_many_digits_is_refused(typed: object) -> None:
    with pytest.raises(TooLongError):
        parse_number(typed)


def test_json_numbers_are_read_exactly() -> None:
    assert parse_number(NumberToken("0.1")) == Decimal("0.1")
    assert parse_number(NumberToken("1e3")) == Decimal(1000)
    assert str(parse_number(NumberToken("-0"))) == "0"


@pytest.mark.parametrize(
    ("number", "expected"),
    [("116312.8", "116312.80"), ("0.005", "0.01"), ("0.0049", "0.00"), ("-0.001", "0.00"),
     ("2.675", "2.68"), ("-2.675", "-2.68")],
)  # fmt: skip
def test_money_has_two_decimals_rounded_half_up(number: str, expected: str) -> None:
    assert money(Decimal(number)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1000", "1000"), ("0.16666", "0.1667"), ("0.20", "0.2"), ("0.00005", "0.0001"), ("-0", "0")],
)
def test_other_figures_have_no_trailing_zeros(number: str, expected: str) -> None:
    assert plain_number(Decimal(number)) == expected


def test_figures_for_people() -> None:
    assert grouped("-1234567.50") == "-1,234,567.50"
    assert percentage(Decimal("0.16667")) == "16.67%"
    assert shown("116312.80", "yuan_per_year", "zh") == "¥116,312.80/年"
    assert shown("116312.80", "yuan_per_year", "en") == "¥116,312.80 a year"
    assert shown("1000", "hour", "zh") == "1,000 小时"
    assert shown("-5.00", "yuan", "en") == "-¥5.00"
    assert shown(2025, "year", "zh") == "2025年"
