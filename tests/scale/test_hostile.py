"""Whatever is typed: a reading or a reason, never an exception, never a hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.scale import read_actual, read_scale, read_target
from perfcli.scale.names import is_capped, name_direction

PIECES = [
    "95%",
    "90",
    "0.9",
    "１００",
    "1,200",
    "1e5",
    "四",
    "十二",
    "百分之",
    "九成",
    "半",
    "万",
    "亿",
    "次",
    "元",
    "万元",
    "/人",
    ".每天",
    "个",
    "年",
    "月",
    "日",
    "底",
    "前",
    "后",
    "内",
    "以上",
    "以下",
    "及以下",
    "（含）",
    "（不含）",
    "含90%",
    "≥",
    ">",
    "≤",
    "<",
    "=",
    "＞",
    "-",
    "~",
    "至",
    "[",
    "]",
    "(",
    ")",
    "（",
    "）",
    ",",
    "，",
    "且",
    "、",
    "/",
    "X",
    "得分",
    "约",
    "左右",
    "±",
    "延迟",
    "提前",
    "按时",
    "无",
    "同上",
    "每",
    "扣",
    "1分",
    "不低于",
    "控制在",
    "达到",
    "2024",
    "-06-30",
    "6月",
    "第三季度",
    "次月",
    "当月",
    "上半年",
    "∞",
    "+",
    "负",
    "%",
    "‰",
    "百分点",
    "较上年",
    "增长",
    "。",
    "\x00",
    "\u200b",
    "\n",
    "同比",
    "二",
    "工",
    "290%",
]
noise = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=9).map("".join))


@settings(max_examples=500, deadline=None)
@given(
    st.lists(noise, min_size=1, max_size=5),
    st.text(max_size=12),
    st.sampled_from(("", "%", "元", "次", "天")),
)
def test_arbitrary_cells_give_a_scale_or_a_finding(texts: list[str], name: str, unit: str) -> None:
    reading = read_scale(tuple(zip("甲乙丙丁戊", texts, strict=False)), name=name, unit=unit, year=2024)
    assert reading.scale is not None or reading.findings
    if reading.scale is not None and reading.scale.kind != "words":
        scale = reading.scale
        placed = [scale.grade(bound.value).index for bound in scale.bounds]
        assert placed == sorted(placed)
        assert len(scale.readings) == len(texts)


@settings(max_examples=300, deadline=None)
@given(st.lists(noise, min_size=2, max_size=5))
def test_what_reads_reads_again_from_its_canonical_text(texts: list[str]) -> None:
    scale = read_scale(tuple(zip("甲乙丙丁戊", texts, strict=False)), year=2024).scale
    if scale is None or scale.kind == "words":
        return
    again = read_scale(scale.canonical(), year=2024, direction="higher" if scale.higher else "lower").scale
    assert again is not None, scale.canonical()
    assert again.bounds == scale.bounds
    assert again.measure.dimension == scale.measure.dimension


@settings(max_examples=500, deadline=None)
@given(noise, st.text(max_size=12), noise)
def test_arbitrary_targets_and_actuals_give_a_reading_or_a_reason(text: str, name: str, actual: str) -> None:
    target = read_target(text, name=name, year=2024)
    assert target.canonical or target.problem
    if target.problem:
        return
    reading = read_actual(actual, target, year=2024)
    assert (reading.value is None) == bool(reading.problem)


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "1,",
        "1,000",
        "九",
        "十",
        "百万",
        "(",
        "[",
        "（含）",
        "≥",
        "-",
        "9-",
        "%",
        "以上",
        "元/人",
        "/人",
        "每1扣",
        "1.",
        "2024-",
        "年",
        "完成",
        "(含",
        "约",
        " 1",
        "X>",
        "延迟",
        "1月",
        "且",
        "。",
        "率",
    ],
)
@pytest.mark.usefixtures("hang_guard")
def test_a_very_long_text_ends_in_an_answer(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    read_scale((("优", text), ("差", text + "以下")), name=text)
    read_target(text, name=text)
    scale = read_scale((("优", "≥90%"), ("差", "<90%"))).scale
    assert scale is not None
    assert read_actual(text, scale).value is None
    name_direction(text)
    is_capped(text)
