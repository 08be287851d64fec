from __future__ import annotations

from decimal import Decimal

import pytest

from perfcli.scale import read_target


@pytest.mark.parametrize(
    ("text", "name", "canonical"),
    [
        ("≥95%", "", "≥95%"),
        ("≧ | 100 | %", "", "≥100%"),
        ("正向 | 大于等于 | 30 | %", "", "≥30%"),
        ("万元 | ≥ | 1500", "", "≥1500万元"),
        ("定量｜≤｜620｜万元/月", "", "≤620万元/月"),
        ("≤620万/月", "人工成本", "≤620万/月"),
        ("(≥90%)", "", "≥90%"),
        ("控制在10次以内", "", "≤10次"),
        ("不超过100万", "经费", "≤100万元"),
        ("100万", "人口", "=1000000"),
        ("90%-95%", "", "90%～95%"),
        ("大于3次", "", "＞3次"),
        ("不足3次", "", "＜3次"),
        ("2021年1月-12月", "", "≤2021-12-31"),
        ("1-6月", "", "≤2024-06-30"),
        ("12月31日前", "", "≤2024-12-31"),
        ("20241231", "完成时间", "≤2024-12-31"),
        ("次月10日前", "", "≤次月10日"),
        ("10个工作日内", "", "≤10工作日"),
        ("延迟≤3天", "", "≤延迟3天"),
        ("显著提升", "", "显著提升"),
        ("100公里", "", "=100公里"),
        ("30", "长度(公里)", "=30公里"),
        ("半年", "", "=0.5年"),
        ("百分百", "", "=100%"),
        ("三千人", "", "=3000人"),
        ("-3%", "", "=-3%"),
        ("负3%", "", "=-3%"),
        ("千分之三", "", "=3‰"),
    ],
)
def test_targets_read_to_operator_value_and_unit(text: str, name: str, canonical: str) -> None:
    target = read_target(text, name=name, year=2024)
    assert (target.problem, target.canonical) == ("", canonical)


@pytest.mark.parametrize(
    ("text", "name", "problem", "argument"),
    [
        ("290%", "合格率", "ocr", "≥90%"),
        ("880%", "面积比例", "cap", "100%"),
        ("", "", "blank", ""),
        ("**", "", "placeholder", "**"),
        ("/", "", "not-applicable", "/"),
        ("96%/99%", "入园率/巩固率", "compound", "96%/99%"),
        ("100%85%", "", "glued", "100%85%"),
        ("≥10次且≥8次", "", "unreadable", "≥10次且≥8次"),
        ("80%至70次", "", "unreadable", "80%至70次"),
        ("≥90%以下", "", "unreadable", "≥90%以下"),
        ("X≥90%≥Y", "", "unreadable", "X≥90%≥Y"),
        ("≤80%且≥90%", "", "unreadable", "≤80%且≥90%"),
        ("2月30日前", "", "unreadable", "no-such-day"),
        ("1e5元", "", "unreadable", "exponent"),
    ],
)
def test_what_is_no_target_says_why(text: str, name: str, problem: str, argument: str) -> None:
    target = read_target(text, name=name, year=2024)
    assert target.problem == problem
    assert argument in target.arguments or not argument


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("约100人", "", "approximate"),
        ("100人左右", "", "approximate"),
        ("±5%", "", "approximate"),
        ("≥约100人", "", "approximate"),
        ("较上年增长5%", "", "baseline"),
        ("同比下降5%", "", "baseline"),
        ("100", "完工率", "missing-unit"),
        ("0.97", "在线率", "ratio-vs-percent"),
        ("30", "长度(公里)", "unit-from-name"),
        ("5公斤", "", "no-direction"),
        ("无", "事故起数", "zero-word"),
    ],
)
def test_what_was_assumed_is_noted(text: str, name: str, note: str) -> None:
    target = read_target(text, name=name)
    assert note in target.notes
    assert target.value is not None


@pytest.mark.parametrize(
    ("text", "name", "direction", "higher"),
    [
        ("=6万元", "成本", "", False),
        ("100%", "合格率", "", True),
        ("≥5起", "事故", "", True),
        ("95%", "", "反向", False),
        ("反向 | = | 3 | 次", "", "", False),
        ("12月31日", "", "", False),
        ("较上年增长5%", "", "", True),
        ("3次", "", "", None),
    ],
)
def test_direction_is_stated_or_the_relations_or_the_names(
    text: str, name: str, direction: str, *, higher: bool | None
) -> None:
    assert read_target(text, name=name, direction=direction, year=2024).higher is higher


def test_a_stated_unit_of_another_kind_is_refused() -> None:
    assert read_target("95%", unit="次").problem == "wrong-unit"
    assert read_target("2024", unit="年").canonical == "≤2024-12-31"
    assert read_target("95", unit="%").canonical == "=95%"
    assert "ratio-vs-percent" in read_target("0.95", unit="%").notes
    assert read_target("12000元", unit="万元").unit == "元"


def test_a_stated_kind_of_words_keeps_the_text() -> None:
    assert read_target("达到100%", kind="定性").word == "达到100%"


def test_counts_are_whole() -> None:
    assert read_target("≥21", name="监管企业数量").whole
    assert read_target("5次").value == Decimal(5)
