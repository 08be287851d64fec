from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perfcli.scoring.rollup import merged_grades
from perfcli.scoring.suggestions import Suggester


def test_grades_of_all_ladders_make_one_list_best_first() -> None:
    assert merged_grades([("优", "良", "中", "差"), ("优", "良", "差")]) == ("优", "良", "中", "差")
    assert merged_grades([("优", "差"), ("优", "良", "中", "差")]) == ("优", "良", "中", "差")
    assert merged_grades([("良", "差"), ("优", "良")]) == ("优", "良", "差")
    assert merged_grades([("优", "差"), ("达成", "未达成")]) == ("优", "差", "达成", "未达成")
    assert merged_grades([]) == ()


@given(st.lists(st.permutations("ABCDE").map(lambda p: tuple(p[:3])), max_size=6))
def test_no_grade_is_lost_or_doubled(ladders: list[tuple[str, ...]]) -> None:
    merged = merged_grades(ladders)
    assert sorted(merged) == sorted({label for ladder in ladders for label in ladder})
    if ladders:
        assert [label for label in merged if label in ladders[0]] == list(ladders[0])


def test_suggestions_are_near_bounded_and_few() -> None:
    words = [f"第{n}类检查任务完成率" for n in range(3000)] + ["培训计划完成率"]
    suggester = Suggester(words)
    assert suggester.near("培训计划完成律") == ("培训计划完成率",)
    assert suggester.near("") == ()
    assert suggester.near("x" * 500) == ()
    assert suggester.near("完全无关") == ()
    for _ in range(100):
        suggester.near("培训计划完成律")
    assert suggester.near("培训计划完成律") == ()
