from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.quantity import Amount, Problem, money_unit, read_amount, to_yuan


@pytest.mark.parametrize(
    ("text", "value", "unit", "decimals"),
    [
        ("2.00", "2.00", "", 2),
        ("2.00万元", "2.00", "万元", 2),
        ("20,000元", "20000", "元", 0),
        ("１２．００", "12.00", "", 2),
        (" 12 万 ", "12", "万元", 0),
        ("-3.5", "-3.5", "", 1),
        ("￥1,200.50", "1200.50", "", 2),
        ("1.5亿元", "1.5", "亿元", 1),
        ("15万元。", "15", "万元", 0),
        ("2（万元）", "2", "万元", 0),
    ],
)
def test_amounts_are_read_with_their_unit_and_decimals(
    text: str, value: str, unit: str, decimals: int
) -> None:
    assert read_amount(text) == Amount(Decimal(value), unit, decimals)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "blank"),
        ("　", "blank"),
        ("待定", "not-a-number"),
        ("-", "not-a-number"),
        ("3%", "not-money"),
        ("3人", "not-money"),
        ("3元左右", "not-money"),
        ("1e9", "exponent"),
        ("1.2.3", "glued"),
        ("9" * 60, "too-long"),
    ],
)
def test_what_is_no_amount_says_why(text: str, code: str) -> None:
    problem = read_amount(text)
    assert isinstance(problem, Problem)
    assert problem.code == code


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_ten_thousand_yuan_convert_without_loss(value: Decimal) -> None:
    assert to_yuan(value, "万元") == value * 10_000
    assert to_yuan(value, "") == value


def test_amounts_of_different_units_compare_in_yuan() -> None:
    large, small = read_amount("1.2万元"), read_amount("12,000元")
    assert isinstance(large, Amount)
    assert isinstance(small, Amount)
    assert large.yuan == small.yuan == 12_000


def test_a_unit_that_is_not_money_is_refused() -> None:
    assert money_unit("公里") == "公里"
    with pytest.raises(ValueError, match="公里"):
        to_yuan(Decimal(1), "公里")
