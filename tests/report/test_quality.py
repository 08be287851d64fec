"""How good a target sheet is: the grade of each question at its bounds, what holds the whole down, and every code has its question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.diagnostics import Severity
from perfcli.lint.rules import all_rules
from perfcli.report.quality import GRADES, QUESTIONS, Remark, quality, question_of

VAGUE = "PF402"
QUESTION = question_of(VAGUE)


def remark(severity: Severity, place: str, code: str = VAGUE, *, whole: bool = False) -> Remark:
    return Remark(code, severity, "", place, "", "", whole)


def found(warned: int, noted: int = 0) -> list[Remark]:
    warnings = [remark(Severity.WARNING, f"w{n}") for n in range(warned)]
    return warnings + [remark(Severity.REMARK, f"r{n}") for n in range(noted)]


@pytest.mark.parametrize(
    ("warned", "noted", "grade"),
    [(0, 0, "优"), (0, 1, "优"), (0, 2, "良"), (1, 0, "良"), (2, 0, "中"), (3, 9, "中"), (4, 0, "差")],
)
def test_a_question_is_graded_by_the_share_of_rows(warned: int, noted: int, grade: str) -> None:
    made = quality(found(warned, noted), rows=10)
    assert [one.grade for one in made.answers if one.question is QUESTION] == [grade]
    assert {one.grade for one in made.answers if one.question is not QUESTION} == {"优"}


def test_two_findings_of_one_row_count_once() -> None:
    twice = [remark(Severity.WARNING, "a"), remark(Severity.WARNING, "a")]
    assert quality(twice, 10).answers == quality(twice[:1], 10).answers


def test_a_remark_on_the_whole_sheet_is_not_one_row_of_many() -> None:
    made = quality([remark(Severity.REMARK, "甲局", "PF413", whole=True)], 500)
    assert [(a.grade, a.why) for a in made.answers if a.grade != "优"] == [("良", "整张表有提示")]


def test_one_bad_question_holds_the_whole_at_fair_and_an_error_at_poor() -> None:
    made = quality(found(9), 10)
    assert (made.points_text, made.grade, made.why) == ("93.75", "中", "有一个要点为差")
    made = quality([remark(Severity.ERROR, "a")], 10)
    assert (made.grade, made.why) == ("差", "有错误")


def test_a_sheet_without_findings_is_good_and_one_without_rows_is_no_fault() -> None:
    assert (quality([], 0).grade, quality([], 7).points_text) == ("优", "100")


@given(st.lists(st.builds(remark, st.sampled_from(list(Severity)), st.sampled_from("abcdef"))))
def test_a_further_finding_never_makes_a_sheet_better(remarks: list[Remark]) -> None:
    ranks = [GRADES.index(quality(remarks[:n], 6).grade) for n in range(len(remarks) + 1)]
    assert ranks == sorted(ranks)


def test_every_rule_answers_a_question_and_every_question_has_rules() -> None:
    asked = {question_of(rule.code) for rule in all_rules()}
    assert asked == set(QUESTIONS)
