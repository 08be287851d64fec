from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.quantity import MAX_DIGITS, chinese, find_number, minus, over, show, times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("95", "95"),
        ("95.50", "95.50"),
        ("1,200", "1200"),
        ("1,234,567.89", "1234567.89"),
        ("3千", "3000"),
        ("1万2千", "12000"),
        ("2百", "200"),
        ("四", "4"),
        ("两", "2"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百二十", "120"),
        ("一百零五", "105"),
        ("三千", "3000"),
        ("一万二千", "12000"),
        ("三千五百万", "35000000"),
        ("一亿二千万", "120000000"),
        ("二〇二四", "2024"),
        ("三点一四", "3.14"),
        ("零", "0"),
        ("百", "100"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: str) -> None:
    number = find_number(text)
    assert number is not None
    assert (number.value, number.end) == (Decimal(value), len(text))


@pytest.mark.parametrize(
    "text", ["", "个", "万", "二百五", "三五", "十百", "百百", "二三四", "一亿亿", "点五"]
)
def test_what_is_no_number_or_says_two_things_is_none(text: str) -> None:
    assert find_number(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1e5", "exponent"),
        ("1E+5", "exponent"),
        ("1.2.3", "glued"),
        ("13,00", "glued"),
        ("9" * 41, "too-long"),
        ("90 85", "glued"),
    ],
)
def test_insane_numbers_are_refused_with_a_reason(text: str, reason: str) -> None:
    number = find_number(text)
    assert number is not None
    assert number.refused == reason


def test_the_longest_number_allowed_is_exact_to_the_last_digit() -> None:
    text = "9" * MAX_DIGITS
    number = find_number(text)
    assert number is not None
    assert str(number.value) == text
    assert minus(times(number.value, Decimal(10_000)), Decimal(1)) == int(text) * 10_000 - 1


@pytest.mark.parametrize("unit", ["万元", "米", "克", "元", "分比"])
def test_a_scale_word_that_begins_a_unit_is_left_to_the_unit(unit: str) -> None:
    number = find_number(f"5千{unit}" if unit != "万元" else f"5{unit}")
    assert number is not None
    assert number.value == 5


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_read_back(number: int) -> None:
    assert chinese(_spell(number)) == number


def _spell(number: int) -> str:
    """A numeral with every 零 and every 一 written."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return _spell(high) + "万" + ("" if not low else ("零" if low < 1000 else "") + _spell(low))
    text, pending = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if pending and text else "") + "零一二三四五六七八九"[digit] + word
        pending = not digit
    return text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_the_shown_number_is_plain_and_equal(value: Decimal) -> None:
    assert Decimal(show(value)) == value
    assert "E" not in show(value)
    assert not show(value).endswith(".")


def test_division_is_exact_or_none() -> None:
    assert over(Decimal(1), Decimal(8)) == Decimal("0.125")
    assert over(Decimal(1), Decimal(3)) is None
