from __future__ import annotations

from decimal import Decimal

import pytest

from perfcli.scale import Finding, Reading, read_scale


def found(text: str, name: str = "", **stated: str) -> list[str]:
    return [finding.text for finding in _read(text, name, **stated).findings]


def _read(text: str, name: str = "", **stated: str) -> Reading:
    cells = tuple(zip("优良中差", text.split("|"), strict=False))
    return read_scale(cells, name=name, year=2024, **stated)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("100%|95%|90%|90%以下", ["overlap(90)"]),
        ("≥95%|≥90%|≥80%|80%以下", ["overlap(80)"]),
        ("95%及以上|90%及以上|80%及以上|80%以下", []),
        ("95%（含）以上|90%（含）以上|80%（含）以上|80%以下", []),
        ("95%以上|90%以上|80%以上|80%以下", ["overlap(80)"]),
        ("100%|95%|90%|85%以下", ["gap(85-90)"]),
        (">90%|>80%|>70%|<70%", ["gap(70)"]),
        ("90-95%|80-90%|70-80%|<70%", ["overlap(90,80)", "gap(>95)"]),
        ("90-100%|85-95%|70-85%|<70%", ["overlap(90-95,85)"]),
        ("≥90分|80-89分|60-79分|<60分", ["gap(89-90,79-80)"]),
        ("≥9次|7-8次|5-6次|1-4次", ["gap(<1)"]),
        ("10-12次|8-9次|5-7次|<5次", ["gap(>12)"]),
        (">10次|8-11次|5-7次|<5次", ["overlap(10-11)"]),
        ("≥10次|5-8次|3-4次|≤2次", ["gap(8-10)"]),
        ("≤10%|≤20%|≤30%|≤40%", ["gap(>40)"]),
        ("≤10天|≤20天|≤30天|40天", ["bare-worst(40)"]),
        ("100%|95%|95%|90%以下", ["equal(良,中)"]),
        ("100%|90%||80%以下", ["blank(中)"]),
        ("100%|90%|80%|/", ["not-applicable(差)"]),
        ("100%|90%|80%|其他", []),
        ("100%|90%|80%|未完成", []),
        ("其他|90%|80%|70%", ["unreadable(优)"]),
        ("80%|90%|95%|80%以下", ["not-monotone"]),
        ("100%|90%|80%|85%", ["not-monotone"]),
        ("≥100%|≤90%|≥80%|<80%", ["mixed-relations"]),
        ("100%|90次|80%|80%以下", ["mixed-units"]),
        ("100%|95%|0.9|85%以下", ["ratio-vs-percent(中)"]),
        ("≥0.95|≥0.9|≥0.85|<0.85", ["ratio-vs-percent"]),
        ("约95%|90%|80%|<80%", ["approximate(优)"]),
        ("较上年增长10%|较上年增长5%|较上年增长3%|较上年增长3%以下", ["overlap(3)", "baseline(优,良,中,差)"]),
        ("无|1起|2起|3起以上", ["zero-word(优)"]),
        ("**|90%|80%|<80%", ["placeholder(优)"]),
        ("工95%|二90%|80%|<80%", ["ocr(优,良)"]),
        ("96%、99%|93%、98%|90%、97%|<90%", ["compound"]),
        ("同上|90%|80%|<80%", ["ditto(优)"]),
        ("好|好|一般|差", ["equal(优,良)"]),
        ("95", ["one-grade(优)"]),
        ("5", ["one-grade(优)"]),
        ("好", ["one-grade(优)"]),
        ("95%|95%", ["no-direction"]),
        ("0|1月", ["mixed-units"]),
        ("提前6月30日|6月30日", ["unreadable(优)"]),
        ("3篇|2篇|1篇|无", []),
        ("1.2万元|1.3万|1.4万元|>1.4万元", []),
        ("-5--3|-3--1|-1-0|>0", ["overlap(-3,-1)"]),
        ("90--100%|80--90%|<80%", ["overlap(90)"]),
        ("当月|次月10日|12月31日|", ["mixed-units"]),
        ("<=5天|≤3天|≤1天|>5天", ["not-monotone"]),
    ],
)
def test_each_thing_to_say_is_said_and_nothing_else(text: str, findings: list[str]) -> None:
    assert found(text, "成本" if "万元" in text else "") == findings


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        ("100%|85%|75%|75%以下", ["75%"]),
        ("90-100|80-89|60-79|0-59", ["89.5"]),
        ("100%|95%|90%|85%", ["87%"]),
        ("≥10次|5-8次|3-4次|≤2次", ["9次"]),
        ("≥100%|≥90%|≥80%|≥70%", ["69%"]),
        ("≤10%|≤20%|≤30%|≤40%", ["41%"]),
        ("≥0.5%|≥0.4%|≥0.3%|≥0.2%", ["0.1%"]),
        ("6月30日|9月30日|12月31日|2025年3月31日", ["2025-02-14"]),
        ("4期|3期|2期|1期", ["1期"]),
        ("100%|95%|98%|90%", ["98%"]),
    ],
)
def test_the_counter_example_is_a_value_to_check(text: str, examples: list[str]) -> None:
    assert [finding.counter_example for finding in _read(text).findings] == examples


def test_a_file_may_say_what_its_bare_worst_number_means() -> None:
    assert found("100%|95%|90%|85%", worst="below") == []


def test_a_capped_rate_cannot_ask_for_more_than_there_is() -> None:
    assert found("105%|100%|95%|<95%", "完成率") == ["cap(优)"]
    assert found("超过100%|90%|80%|<80%", "完成率") == ["cap(优)"]
    assert found("105%|100%|95%|<95%", "产值增长率") == []
    assert found("290%|280%|270%|<270%", "收入增长率") == []
    assert found("≥290%|90%|80%|<80%", "归档率") == ["ocr(优)"]


def test_stated_unit_direction_and_kind_decide() -> None:
    counts = _read("12|10|8|<8", unit="次")
    assert (counts.scale and counts.scale.unit, counts.scale and counts.scale.whole) == ("次", True)
    assert found("12|10|8|<8", unit="次") == []
    assert found("100%|90%|80%|<80%", direction="lower") == ["not-monotone"]
    assert found("≥95%|≥90%|≥80%|<80%", direction="反向") == ["mixed-relations(优,良,中)"]
    words = _read("100%|90%|80%|70%", kind="定性").scale
    assert words is not None
    assert words.kind == "words"
    assert found("0.95|0.9|0.8|<0.8", unit="%") == ["ratio-vs-percent"]
    assert found("100%|90%|80%|<80%", unit="次") == ["mixed-units"]


@pytest.mark.parametrize(
    ("name", "higher"), [("合格率", True), ("投诉办结率", True), ("投诉次数", False), ("单位成本", False)]
)
def test_the_name_decides_only_where_nothing_else_does(name: str, *, higher: bool) -> None:
    scale = _read("95|95", name).scale
    assert scale is not None
    assert scale.higher is higher
    assert scale.bounds[0].value == Decimal(95)


def test_two_neighbours_with_one_number_are_equal_when_the_worst_is_bare() -> None:
    assert found("95|95", "合格率") == ["equal(优,良)"]


def test_a_finding_in_short() -> None:
    assert Finding("gap", ("1-2", "3-4")).text == "gap(1-2,3-4)"
    assert Finding("ditto").text == "ditto"


def test_no_cells_at_all_are_blank() -> None:
    assert [finding.name for finding in read_scale(()).findings] == ["blank"]


def test_a_deduction_is_no_ladder_and_its_numbers_are_said() -> None:
    assert found("达到95%得满分，每低1个百分点扣0.5分|||") == ["linear(95,1个百分点,0.5)"]
    assert found("按规定执行，每少1次扣2分") == ["linear(按规定执行,1次,2)"]
    assert found("每发现1例扣2分|||") == ["linear(1例,2)"]


def test_permille_beside_percent_is_read_and_told() -> None:
    reading = read_scale((("优", "≤5‰"), ("良", "≤1%"), ("差", "＞1%")), name="差错率")
    assert reading.scale is not None
    assert [bound.text for bound in reading.scale.bounds] == ["≤0.5%", "≤1%"]
    assert [finding.name for finding in reading.findings] == ["mixed-units"]


@pytest.mark.parametrize("cell", ["80%以上（不含90%）", "80%以上（不足90%）", "≥80%（不含90%）"])
def test_a_bound_may_name_in_brackets_what_it_does_not_reach(cell: str) -> None:
    reading = read_scale((("优", "90%以上"), ("良", cell), ("差", "80%以下（不含）")))
    assert reading.scale is not None
    assert [bound.text for bound in reading.scale.bounds] == ["≥90%", "≥80%"]
    assert reading.findings == ()


@pytest.mark.parametrize("cell", ["同比下降", "负增长", "下滑"])
def test_a_worst_cell_that_speaks_of_a_fall_leaves_what_lies_between(cell: str) -> None:
    reading = read_scale((("优", "≥5%"), ("良", "≥3%"), ("差", cell)), name="收入增长率")
    assert [finding.text for finding in reading.findings] == ["gap(0-3)"]
