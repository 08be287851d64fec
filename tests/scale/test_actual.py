from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from perfcli.quantity import day_number
from perfcli.scale import Scale, read_actual, read_scale, read_target


def ladder(*cells: str, name: str = "", unit: str = "") -> Scale:
    scale = read_scale(tuple(zip("优良中差", cells, strict=False)), name=name, unit=unit, year=2024).scale
    assert scale is not None
    return scale


PERCENT = ladder("100%", "85%", "75%", "75%以下", name="完成率")
COUNT = ladder("≥12次", "10-11次", "8-9次", "≤7次")
MONEY = ladder("≤1.2万元", "≤1.3万元", "≤1.4万元", ">1.4万元")
TIME = ladder("30分钟内", "1小时内", "2小时内", "超过2小时")
WORDS = ladder("按时完成", "基本按时", "未按时")
DATES = ladder("6月30日前", "9月30日前", "12月31日前", "12月31日后")
DELAY = ladder("按时", "延迟1个月", "延迟2个月", "延迟2个月以上")
ACCIDENTS = ladder("0起", "1-2起", "3-4起", "5起以上", name="事故起数")
RATIO = ladder("0.95", "0.9", "0.8", "0.8以下", name="满意度")
BARE = ladder("100", "80≤得分＜100", "60≤得分＜80", "得分＜60")
DAYS_OF_WORK = ladder("5个工作日内", "10个工作日内", "超过10个工作日")
RELATIVE = ladder("当月", "次月10日前", "次月20日前", "次月20日后")


@pytest.mark.parametrize(
    ("text", "scale", "value"),
    [
        ("95%", PERCENT, "95"),
        ("95", PERCENT, "95"),
        ("９５．５％", PERCENT, "95.5"),
        ("百分之九十五", PERCENT, "95"),
        ("九成五", PERCENT, "95"),
        (" 95 % ", PERCENT, "95"),
        ("=95%", PERCENT, "95"),
        ("完成95%", PERCENT, "95"),
        ("0", PERCENT, "0"),
        ("0.5%", PERCENT, "0.5"),
        ("十二次", COUNT, "12"),
        ("12.0", COUNT, "12"),
        ("13,000元", MONEY, "1.3"),
        ("1.25万", MONEY, "1.25"),
        ("1.5小时", TIME, "90"),
        ("45", TIME, "45"),
        ("按时", DELAY, "0"),
        ("延迟3个月", DELAY, "3"),
        ("提前1个月", DELAY, "-1"),
        ("零", ACCIDENTS, "0"),
        ("95分", BARE, "95"),
        ("0.93", RATIO, "0.93"),
    ],
)
def test_an_actual_is_read_in_the_unit_of_its_scale(text: str, scale: Scale, value: str) -> None:
    reading = read_actual(text, scale, year=2024)
    assert reading.value == Decimal(value), reading
    assert not reading.problem


@pytest.mark.parametrize(
    ("text", "scale", "problem", "suggestion"),
    [
        ("", PERCENT, "blank", ""),
        ("/", PERCENT, "not-applicable", ""),
        ("待定", PERCENT, "placeholder", ""),
        ("0.95", PERCENT, "ratio", "95%"),
        ("1", PERCENT, "ratio", "100%"),
        ("≥95%", PERCENT, "inequality", "95%"),
        ("95%以上", PERCENT, "inequality", "95%"),
        ("90%-95%", PERCENT, "range", ""),
        ("约95%", PERCENT, "approximate", ""),
        ("95%左右", PERCENT, "approximate", ""),
        ("95次", PERCENT, "wrong-unit", ""),
        ("95个百分点", PERCENT, "wrong-unit", ""),
        ("无", PERCENT, "not-a-number", ""),
        ("已完成", PERCENT, "not-a-number", ""),
        ("95%98%", PERCENT, "glued", ""),
        ("95%/98%", PERCENT, "compound", ""),
        ("按合同95%", PERCENT, "unreadable", ""),
        ("1e2", PERCENT, "exponent", ""),
        ("9" * 60, PERCENT, "too-long", ""),
        ("95%", COUNT, "wrong-unit", ""),
        ("9.5次", COUNT, "fraction", ""),
        ("9.5", COUNT, "fraction", ""),
        ("-1", COUNT, "negative", ""),
        ("12人", COUNT, "wrong-unit", ""),
        ("1.2次", MONEY, "wrong-unit", ""),
        ("3天", DAYS_OF_WORK, "wrong-unit", ""),
        ("95%", RATIO, "wrong-unit", "0.95"),
        ("3", DELAY, "unreadable", "延迟3个月"),
        ("5", DATES, "not-a-date", ""),
        ("2月30日", DATES, "no-such-day", ""),
        ("6月28日前", DATES, "inequality", ""),
        ("次月5日", DATES, "wrong-unit", ""),
        ("很好", WORDS, "unknown-word", ""),
        ("按时", WORDS, "unknown-word", "按时完成"),
    ],
)
def test_what_is_no_exact_actual_is_refused_with_a_reason(
    text: str, scale: Scale, problem: str, suggestion: str
) -> None:
    reading = read_actual(text, scale, year=2024)
    assert reading.value is None
    assert (reading.problem, reading.suggestion) == (problem, suggestion)


def test_nothing_is_offered_as_zero_where_less_is_better() -> None:
    reading = read_actual("无", ACCIDENTS)
    assert (reading.value, reading.notes) == (Decimal(0), ("zero-word",))


@pytest.mark.parametrize(
    ("text", "day"), [("2024-06-30", (2024, 6, 30)), ("7月1日", (2024, 7, 1)), ("2024年6月底", (2024, 6, 30))]
)
def test_days_take_the_plans_year(text: str, day: tuple[int, int, int]) -> None:
    assert read_actual(text, DATES, year=2024).value == day_number(date(*day))


def test_a_period_counts_as_its_last_day_and_says_so() -> None:
    assert read_actual("2024年6月", DATES).notes == ("period",)


def test_a_deadline_includes_its_day() -> None:
    on_the_day, after = (read_actual(text, DATES, year=2024).value for text in ("6月30日", "7月1日"))
    assert on_the_day is not None
    assert after is not None
    assert (DATES.grade(on_the_day).label, DATES.grade(after).label) == ("优", "良")


def test_relative_days_are_graded_among_themselves() -> None:
    labels = []
    for text in ("当月28日", "次月10日", "次月11日", "次月21日"):
        value = read_actual(text, RELATIVE).value
        assert value is not None
        labels.append(RELATIVE.grade(value).label)
    assert labels == ["优", "良", "中", "差"]


@pytest.mark.parametrize("text", ["按时完成", " 按时 完成。", "优"])
def test_a_word_or_its_label_is_the_scales_word(text: str) -> None:
    value = read_actual(text, WORDS).value
    assert value is not None
    assert WORDS.grade(value).label == "优"


def test_actuals_are_read_against_a_target_too() -> None:
    target = read_target("≥95%", name="合格率")
    assert read_actual("96", target).value == 96
    assert read_actual("0.96", target).problem == "ratio"
    assert read_actual("很好", read_target("显著提升")).value == "很好"
    assert read_actual("2024-12-01", read_target("2024年底", name="完成时间")).value == day_number(
        date(2024, 12, 1)
    )


def test_a_count_of_the_same_things_named_shorter_is_taken() -> None:
    assert read_actual("5个", ladder("≥6个村", "≥4个村", "<4个村")).value == 5


def test_a_unit_beside_a_bare_scale_is_dropped_with_a_note() -> None:
    assert read_actual("95分", BARE).notes == ("unit-dropped",)


def test_time_that_does_not_divide_is_refused_not_rounded() -> None:
    hours = ladder("1小时内", "2小时内", "超过2小时")
    assert read_actual("100秒", hours).problem == "inexact"


def test_a_fall_is_never_taken_for_growth() -> None:
    growth = read_target("较上年增长5%", name="税收收入")
    assert read_actual("下降6%", growth).value == Decimal(-6)
    assert read_actual("同比增长6%", growth).value == Decimal(6)
    rate = read_target("≥5%", name="税收收入增长率")
    assert read_actual("下降6%", rate).problem == "unreadable"
    falls = read_scale(
        (("优", "下降5%以上"), ("良", "下降3%以上"), ("差", "下降3%以下")), name="发病率"
    ).scale
    assert falls is not None
    assert read_actual("下降6%", falls).value == Decimal(6)
    assert read_actual("上升6%", falls).value == Decimal(-6)


def test_growth_standstill_and_decline_stand_on_one_line() -> None:
    scale = read_scale(
        (("优", "同比增长5%以上"), ("良", "同比增长3%"), ("中", "与上年持平"), ("差", "同比下降")),
        name="产值",
    ).scale
    assert scale is not None
    assert [bound.text for bound in scale.bounds] == ["≥5%", "≥3%", "≥0%"]
    assert read_actual("同比增长3%", scale).value == Decimal(3)
    assert read_actual("下降2%", scale).value == Decimal(-2)
    standstill = read_actual("持平", scale)
    assert (standstill.value, standstill.notes) == (Decimal(0), ("zero-word",))
    assert read_actual("下降", scale).problem == "not-a-number"


def test_a_ladder_that_turns_into_decline_counts_it_negative() -> None:
    reading = read_scale(
        (("优", "增长5%"), ("良", "增长1%"), ("中", "下降1%"), ("差", "下降5%")), name="产值"
    )
    assert reading.scale is not None
    assert [bound.value for bound in reading.scale.bounds] == [5, 1, -1]
    assert [finding.name for finding in reading.findings] == ["bare-worst"]


def test_a_decline_below_growth_leaves_a_gap() -> None:
    reading = read_scale((("优", "增长5%"), ("良", "增长3%"), ("中", "增长1%"), ("差", "下降")), name="产值")
    assert [(finding.name, finding.values) for finding in reading.findings] == [("gap", ("0-1",))]


def test_how_often_is_not_how_many() -> None:
    monthly = read_target("每月不少于2次", name="河长巡河次数")
    assert monthly.canonical == "≥2次/月"
    assert read_actual("每月3次", monthly).value == Decimal(3)
    assert read_actual("24次", monthly).problem == "wrong-unit"
