from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from perfcli.scale import read_scale
from perfcli.scoring.drawing import draw, width
from perfcli.scoring.grading import grade
from perfcli.scoring.ladders import ladder_of
from perfcli.scoring.scorecard import Ladder

if TYPE_CHECKING:
    from decimal import Decimal

LABELS = ("优", "良", "中", "差")


def _drawn(cells: tuple[str, ...], actual: str = "", columns: int = 78, name: str = "") -> tuple[str, ...]:
    scale = read_scale(
        tuple(zip((*LABELS[: len(cells) - 1], "差"), cells, strict=True)), year=2016, name=name
    ).scale
    assert scale is not None
    verdict = grade(scale, actual, {}, year=2016).verdict if actual else None
    if verdict is None:
        return draw(ladder_of(scale), columns=columns)
    value = verdict.value
    return draw(ladder_of(scale), value, verdict.grade, actual, columns)


def test_higher_is_better_rises_to_the_right_with_bounds_that_count() -> None:
    assert _drawn(("100%", "85%", "75%", "75%以下"), "92%") == (
        "  差        中        良        优",
        "----------[---------[---------[--------->",
        "          75%       85%       100%",
        "                        ^",
        "                       92%",
    )


def test_lower_is_better_has_the_best_grade_on_the_left() -> None:
    assert _drawn(("≤3次", "≤5次", "≤8次", "＞8次"), "5次") == (
        "  优        良        中        差",
        "----------]---------]---------]--------->",
        "          3次       5次       8次",
        "                    ^",
        "                   5次",
    )


def test_a_bound_that_does_not_count_is_round() -> None:
    assert _drawn(("高于95%", "90%", "90%以下"))[1] == "----------[---------(--------->"
    assert _drawn(("不足3天", "不足5天", "5天以上"))[1] == "----------)---------)--------->"


def test_days_are_placed_in_proportion() -> None:
    line = _drawn(("6月底前", "9月底前", "9月底后"), "2016-08-15")
    assert line[1] == "-------------]------------]------------>"
    assert 13 < line[3].index("^") < 26
    assert _drawn(("6月底前", "9月底前", "9月底后"), "2016-06-30")[3].index("^") == 13


def test_words_and_narrow_terminals_get_a_list() -> None:
    words = (("优秀", "按时完成"), ("合格", "基本按时"), ("不合格", "未按时"))
    scale = read_scale(words).scale
    assert scale is not None
    assert draw(ladder_of(scale), "基本按时", "合格", "基本按时") == (
        "  优秀    按时完成",
        "> 合格    基本按时  <- 基本按时",
        "  不合格  未按时",
    )
    narrow = _drawn(("100%", "85%", "75%", "75%以下"), "92%", columns=30)
    assert narrow[1] == "> 良  ≥85%   <- 92%"
    assert draw(Ladder((), "")) == ()


def test_relative_days_are_listed_because_they_have_no_line() -> None:
    cells = ("次月10日前", "次月15日前", "次月20日前", "次月20日后")
    assert _drawn(cells)[0].startswith("  优  ")


@given(value=st.decimals(-50, 200, places=2))
def test_the_mark_stands_on_the_segment_of_its_grade(value: Decimal) -> None:
    lines = _drawn(("100%", "85%", "75%", "75%以下"), f"{value}%")
    at = lines[3].index("^")
    rank = 3 - (at // 10)
    scale = read_scale(tuple(zip(LABELS, ("100%", "85%", "75%", "75%以下"), strict=True))).scale
    assert scale is not None
    assert scale.grade(value).index == rank


def test_width_counts_columns() -> None:
    assert (width("优 a"), width("e\u0301"), width("\u200b")) == (4, 1, 0)
