"""Edits replace what stands in spans and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.diagnostics import Fix, Span
from perfcli.syntax.edits import Edit, apply, excerpt

TEXT = "甲: 一\n乙: 二  # 注\n"


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span("", line, column, end_line, end_column)


def test_a_word_is_replaced_and_the_rest_stays() -> None:
    assert apply(TEXT, [Edit(span(2, 4, 2, 5), "贰")]) == "甲: 一\n乙: 贰  # 注\n"


def test_several_edits_all_use_the_places_of_the_text_before() -> None:
    edits = [Edit(span(2, 1, 2, 2), "second"), Edit(span(1, 1, 1, 2), "first")]
    assert apply(TEXT, edits) == "first: 一\nsecond: 二  # 注\n"


def test_an_empty_span_inserts_and_a_span_may_run_over_lines() -> None:
    assert apply(TEXT, [Edit(span(1, 5, 2, 4), ""), Edit(span(3, 1, 3, 1), "尾\n")]) == "甲: 一二  # 注\n尾\n"


def test_a_fix_of_a_finding_is_a_patch_too() -> None:
    assert apply("县县", [Fix(span(1, 1, 1, 3), "县")]) == "县"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply(TEXT, [Edit(span(1, 1, 1, 3), "a"), Edit(span(1, 2, 1, 4), "b")])


@pytest.mark.parametrize("place", [(9, 1, 9, 2), (1, 1, 1, 99), (2, 1, 1, 1), (1, 0, 1, 1)])
def test_places_outside_the_text_are_refused(place: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="outside"):
        apply("甲\n", [Edit(span(*place), "")])


@given(st.text(alphabet="甲乙: \n#"), st.data())
def test_replacing_a_place_by_what_stands_there_changes_nothing(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    line = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    end = data.draw(st.integers(column, len(lines[line - 1]) + 1))
    place = span(line, column, line, end)
    assert excerpt(text, place) == lines[line - 1][column - 1 : end - 1]
    assert apply(text, [Edit(place, excerpt(text, place))]) == text
