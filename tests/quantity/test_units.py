from __future__ import annotations

from decimal import Decimal

import pytest

from perfcli.quantity import NONE, UNITS, convert, find_unit, unit_of


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        ("1.3", "万元", "元", "13000"),
        ("13000", "元", "万元", "1.3"),
        ("2", "小时", "分钟", "120"),
        ("1", "年", "个月", "12"),
        ("1.5", "万亩", "亩", "15000"),
        ("3", "公里", "米", "3000"),
        ("90", "％", "%", "90"),
        ("5", "人", "人", "5"),
    ],
)
def test_units_convert_exactly_inside_their_dimension(
    value: str, source: str, target: str, result: str
) -> None:
    assert convert(Decimal(value), unit_of(source), unit_of(target)) == Decimal(result)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("工作日", "天"),
        ("个月", "天"),
        ("百分点", "%"),
        ("‰", "%"),
        ("比例", "%"),
        ("次", "人"),
        ("元/人", "元"),
        ("次", ""),
        ("工作日", "小时"),
    ],
)
def test_nothing_converts_across_dimensions(source: str, target: str) -> None:
    assert convert(Decimal(5), unit_of(source), unit_of(target)) is None


def test_a_quotient_without_end_is_not_rounded() -> None:
    assert convert(Decimal(1), unit_of("秒"), unit_of("小时")) is None


def test_the_longest_spelling_wins() -> None:
    assert find_unit("5批次", 1) == (UNITS["批次"], 3)
    assert find_unit("5个工作日内", 1) == (UNITS["工作日"], 5)
    assert find_unit("5个百分点", 1) == (UNITS["百分点"], 5)
    assert find_unit("5?", 1) is None


def test_unknown_units_are_opaque_and_blank_ones_none() -> None:
    assert unit_of("元/人·天").dimension == "opaque:元/人·天"
    assert unit_of(" ") == NONE
    assert unit_of("（万元）") == UNITS["万元"]


@pytest.mark.parametrize("name", ["次", "人", "件", "期", "批次", "户", "工作日"])
def test_counts_and_working_days_are_whole(name: str) -> None:
    assert UNITS[name].whole


@pytest.mark.parametrize("name", ["%", "元", "亩", "分钟", "天", "个月", "分"])
def test_measures_may_have_fractions(name: str) -> None:
    assert not UNITS[name].whole
