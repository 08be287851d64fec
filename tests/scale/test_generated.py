"""Ladders built from known bounds in every spelling must read back to those bounds."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.scale import Scale, read_scale

AT_LEAST = (
    "≥{}",
    ">={}",
    "⩾{}",
    "≧{}",
    "不低于{}",
    "不少于{}",
    "达到{}",
    "大于等于{}",
    "{}以上",
    "{}及以上",
    "{}以上（含）",
    "{}",
    "X≥{}",
    "[{},+∞)",
    "至少{}",
)
AT_MOST = (
    "≤{}",
    "<={}",
    "⩽{}",
    "≦{}",
    "不超过{}",
    "不高于{}",
    "控制在{}以内",
    "{}以内",
    "{}及以下",
    "小于等于{}",
    "{}",
    "{}≥X",
    "{}内",
    "最多{}",
)
ABOVE = (">{}", "＞{}", "高于{}", "超过{}", "多于{}", "大于{}", "{}以上（不含）", "{}<X")
BELOW = ("<{}", "＜{}", "低于{}", "不足{}", "少于{}", "小于{}", "未达到{}", "{}以下（不含）")
UNITS = (
    "%",
    "％",
    "(%)",
    "个百分点",
    "‰",
    "次",
    "人",
    "期",
    "批次",
    "万元",
    "元",
    "公里",
    "分钟",
    "个工作日",
    "元/人·天",
    "座",
    "",
)
CHINESE = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    if number < 10:
        return CHINESE[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")
    hundreds, rest = divmod(number, 100)
    if not rest:
        return CHINESE[hundreds] + "百"
    return (
        CHINESE[hundreds]
        + "百"
        + (
            "零" + CHINESE[rest]
            if rest < 10
            else (in_chinese(rest) if rest >= 20 else "一" + in_chinese(rest))
        )
    )


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def normal(char: str) -> str:
    return chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char


def spaced(text: str) -> str:
    """Spaces everywhere except inside a number and inside a word sign of two characters."""
    pieces = [text[0]]
    for before, after in itertools.pairwise(text):
        joined = (normal(before) in "0123456789.,+" and normal(after) in "0123456789.,") or (
            normal(before) in "><" and normal(after) == "="
        )
        pieces.append(after if joined else f" {after}")
    return " " + "".join(pieces) + "\u3000"


@dataclass(frozen=True)
class Built:
    cells: tuple[tuple[str, str], ...]
    bounds: tuple[tuple[Decimal, bool], ...]
    higher: bool
    unit: str


@st.composite
def ladders(draw: st.DrawFn) -> Built:
    grades = draw(st.integers(2, 5))
    higher = draw(st.booleans())
    unit = draw(st.sampled_from(UNITS))
    values = sorted(
        draw(st.sets(st.integers(2, 999), min_size=grades - 1, max_size=grades - 1)), reverse=higher
    )
    strict = draw(st.booleans())
    near, far = (ABOVE if strict else AT_LEAST, BELOW) if higher else (BELOW if strict else AT_MOST, ABOVE)
    cells = [draw(written(near, value, unit)) for value in values]
    worst = draw(st.one_of(written(far, values[-1], unit), st.just("")))
    bounds = tuple((Decimal(value), not strict) for value in values)
    return Built(tuple(zip("甲乙丙丁戊", (*cells, worst), strict=False)), bounds, higher, unit)


@st.composite
def written(draw: st.DrawFn, relations: tuple[str, ...], value: int, unit: str) -> str:
    numbers = [str(value), f"{value}.0", f"{value}.00", f"{value:,}"]
    if unit not in ("", "座", "(%)", "元/人·天"):
        numbers.append(in_chinese(value))
    text = draw(st.sampled_from(relations)).format(draw(st.sampled_from(numbers)) + unit)
    if draw(st.booleans()):
        text = spaced(text)
    return full_width(text) if draw(st.booleans()) else text


def read(built: Built) -> Scale:
    reading = read_scale(built.cells, direction="higher" if built.higher else "lower")
    assert reading.scale is not None, (built.cells, [finding.text for finding in reading.findings])
    return reading.scale


@settings(max_examples=400, deadline=None)
@given(ladders())
def test_every_combination_of_spellings_reads_to_the_bounds_it_was_built_from(built: Built) -> None:
    scale = read(built)
    assert tuple((bound.value, bound.inclusive) for bound in scale.bounds) == built.bounds
    assert scale.labels == tuple(label for label, _ in built.cells)
    assert scale.higher is built.higher


@settings(max_examples=150, deadline=None)
@given(ladders())
def test_direction_is_inferred_where_three_grades_tell_it(built: Built) -> None:
    if len(built.cells) < 3 or not built.cells[-1][1]:
        return
    reading = read_scale(built.cells)
    if reading.scale is not None:
        assert reading.scale.higher is built.higher
    else:  # neither sign nor order is left to tell
        assert {finding.name for finding in reading.findings} <= {"no-direction"}


@settings(max_examples=150, deadline=None)
@given(ladders(), st.lists(st.decimals(-10, 1010, places=2), max_size=20))
def test_the_scale_is_total_disjoint_and_monotone(built: Built, values: list[Decimal]) -> None:
    scale = read(built)
    edges = [bound.value for bound in scale.bounds]
    placed = []
    for value in sorted({*values, *edges, *(edge + Decimal("0.001") for edge in edges)}):
        holders = [interval.label for interval in scale.intervals() if interval.holds(value)]
        placement = scale.grade(value)
        assert holders == [placement.label]
        placed.append(placement.index)
    assert placed == sorted(placed, reverse=scale.higher)


@settings(max_examples=150, deadline=None)
@given(ladders())
def test_canonical_text_reads_to_the_same_scale(built: Built) -> None:
    first = read(built)
    again = read_scale(first.canonical()).scale
    assert again is not None
    assert (again.labels, again.bounds, again.unit, again.higher, again.kind) == (
        first.labels,
        first.bounds,
        first.unit,
        first.higher,
        first.kind,
    )
    assert again.canonical() == first.canonical()


@settings(max_examples=150, deadline=None)
@given(ladders())
def test_reading_does_not_depend_on_width_or_spaces(built: Built) -> None:
    plain = read_scale(built.cells)
    for change in (full_width, lambda text: spaced(text) if text else text):
        changed = read_scale(tuple((label, change(text)) for label, text in built.cells))
        assert [finding.text for finding in changed.findings] == [finding.text for finding in plain.findings]
        assert (changed.scale and changed.scale.bounds) == (plain.scale and plain.scale.bounds)
