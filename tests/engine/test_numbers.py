"""How typed numbers are read and figures written."""

from decimal import Decimal

import pytest

from calculators.core.decimals import grouped, money, percentage, plain_number
from calculators.core.typed_numbers import NotANumberError, NumberToken, TooLongError, parse_number
from calculators.core.units import PLAIN, UNITS, shown


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
    assert parse_number(typed, UNITS["yuan"]) == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "unit", "expected"),
    [
        ("1。5", "hour", "1.5"),  # field case B05, and those that follow
        ("RMB 5,000", "yuan", "5000"),
        ("rmb5000", "yuan", "5000"),
        ("人民币5000元", "yuan", "5000"),
        ("人民币￥5,000.00元整", "yuan", "5000"),
        ("5000元整", "yuan", "5000"),
        ("5000元/月", "yuan_per_month", "5000"),
        ("1.5万元／月", "yuan_per_month", "15000"),
        ("9,692.73元/人·月", "yuan_per_month", "9692.73"),
        ("¥145,391/年", "yuan_per_year", "145391"),
        ("12个月", "month", "12"),
        ("12 months", "month", "12"),
        ("3月", "month_of_year", "3"),
        ("3人", "person", "3"),
        ("2026年", "year", "2026"),
        ("2026年度", "year", "2026"),
        ("5年", "years", "5"),
        ("20小时", "hour", "20"),
        ("250人次", "count", "250"),
        ("88分", "count", "88"),
        ("50%", "full_time_worker", "0.5"),
    ],
)
def test_the_words_of_a_unit_stand_around_its_numbers(typed: str, unit: str, expected: str) -> None:
    assert parse_number(typed, UNITS[unit]) == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("5000元/年", "yuan_per_month"), ("5000元/月", "yuan_per_year"), ("5000元/月", "yuan"),
     ("12个月", "month_of_year"), ("12年", "month"), ("45课时", "hour"), ("300人次", "person"),
     ("3人", "month"), ("2026-2027", "year"), ("2026年3月", "year"), ("约5000元", "yuan"),
     ("3人", ""), ("80%", "yuan"), ("5000USD", "yuan"), ("200元/次", "yuan")],
)  # fmt: skip
def test_the_words_of_another_unit_are_refused(typed: str, unit: str) -> None:
    with pytest.raises(NotANumberError):
        parse_number(typed, UNITS[unit] if unit else PLAIN)


def test_a_price_and_hours_are_for_one_unit_of_anything() -> None:
    assert parse_number("200元/次", UNITS["yuan"], each=True) == Decimal(200)
    assert parse_number("5000元每人", UNITS["yuan"], each=True) == Decimal(5000)
    assert parse_number("20小时/案", UNITS["hour"], each=True) == Decimal(20)


INVISIBLE = [*range(0x200B, 0x2010), *range(0x202A, 0x2030), 0x2060, 0xFEFF, 0xA0, 0xAD]


@pytest.mark.parametrize("code", INVISIBLE)
def test_characters_that_are_not_seen_are_dropped(code: int) -> None:
    """Field case B04: a calculator copies 5000 with U+202C after it."""
    for typed in ("5000{0}", "{0}5000", "5{0}000", "50{0}00", "¥{0}5,000{0}元"):
        assert parse_number(typed.format(chr(code)), UNITS["yuan"]) == Decimal(5000)
    with pytest.raises(NotANumberError):
        parse_number(chr(code))


@pytest.mark.parametrize(
    "between", ["\n", "\r\n", "\t", " ", "\u00a0", "\u202f", "\u3000", "\u2028", "/"]
)
def test_two_numbers_in_one_field_are_never_joined(between: str) -> None:
    """Field case B22."""
    with pytest.raises(NotANumberError):
        parse_number(f"5000{between}6000", UNITS["yuan"])


def test_a_percentage_is_a_share_where_a_share_is_asked() -> None:
    assert parse_number("80%", UNITS["share"]) == Decimal("0.8")
    assert parse_number("８０％", UNITS["share"]) == Decimal("0.8")


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
