"""How good a target sheet is itself (目标表质量): eight questions under the four criteria of a review, each with a grade and why.

In: findings in words, and how many rows the sheet has. Out: `Quality`. The grades say how much of the sheet is in order, as far as rules
can see; whether the targets are the right ones is for the reviewer to say. The scheme is our own, and every sheet prints it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLETE, RELEVANT, SUITABLE, FEASIBLE = "完整性", "相关性", "适当性", "可行性"
CRITERIA = (
    (COMPLETE, "该填的都填了，写得清楚、前后一致"),
    (RELEVANT, "目标和指标对得上部门职责、活动和资金"),
    (SUITABLE, "指标值和评价标准高低合适、能分出档次"),
    (FEASIBLE, "完成得了，数据取得到，预算撑得起"),
)
"""The criteria of a review, each with the question that it asks."""

GRADES = ("优", "良", "中", "差")
_POINTS = {"优": 100, "良": 85, "中": 70, "差": 50}
_TOTALS = (("优", 90), ("良", 80), ("中", 60))
_TENTH, _THIRD = Fraction(1, 10), Fraction(3, 10)
SCHEME = (
    "质量等级的评法：每个要点，没有问题的为优（十分之一以内的行有提示也算）；只有提示，或者有警告的行不超过十分之一，为良；"
    "有警告的行不超过十分之三，为中；有错误，或者有警告的行更多，为差。综合取八个要点的平均（优 100、良 85、中 70、差 50），"
    "90 分以上为优，80 分以上为良，60 分以上为中，其余为差；有一个要点为差，综合不高于中；有错误，综合为差。"
)
"""The scheme in words, printed under every grade."""


class Remark(NamedTuple):
    """One finding in words: its code, how bad it is, where, what, and what to do."""

    code: str
    severity: Severity
    level: str
    place: str
    message: str
    hint: str
    whole: bool = False
    """Whether it is about the sheet as a whole, and not about one of its rows."""
    waived: str = ""
    """Why it is waived, and until when; empty for one that stands."""


class Question(NamedTuple):
    """One of the eight questions: its criterion, what it asks, and the codes that answer it (the longest prefix wins)."""

    criterion: str
    text: str
    codes: tuple[str, ...]


QUESTIONS = (
    Question(COMPLETE, "该填的都填了", ("PF", "PF202", "PF211", "PF217", "PF302")),
    Question(
        COMPLETE,
        "写得清楚、前后一致",
        ("PF203", "PF212", "PF30", "PF31", "PF402", "PF403", "PF42", "PF43", "PF45"),
    ),
    Question(
        RELEVANT, "指标对得上职责和活动", ("PF122", "PF123", "PF408", "PF410", "PF425", "PF427", "PF429")
    ),
    Question(RELEVANT, "产出和效果都有指标衡量", ("PF132", "PF133", "PF134", "PF307", "PF411", "PF414")),
    Question(
        SUITABLE,
        "指标值高低合适",
        ("PF216", "PF218", "PF404", "PF405", "PF406", "PF407", "PF416", "PF418", "PF50"),
    ),
    Question(SUITABLE, "评价标准和分值分得出轻重", ("PF2", "PF409", "PF415", "PF450", "PF451", "PF452")),
    Question(FEASIBLE, "数据取得到", ("PF412", "PF413")),
    Question(FEASIBLE, "预算撑得起", ("PF304", "PF417", "PF501")),
)


class Answer(NamedTuple):
    """The grade of one question, and the counts that it follows from."""

    question: Question
    grade: str
    why: str
    errors: int
    """Findings that are errors."""


class Quality(NamedTuple):
    """The eight answers, their mean and the grade of the whole sheet."""

    rows: int
    answers: tuple[Answer, ...]
    points: Fraction
    grade: str
    why: str = ""
    """Why the grade is lower than the mean says; mostly empty."""

    @property
    def points_text(self) -> str:
        """The mean with at most two decimals, cut and never rounded up over a bound."""
        hundredths = int(self.points * 100)
        return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")


def question_of(code: str) -> Question:
    """The question that a finding answers."""
    return max(
        QUESTIONS,
        key=lambda one: max((len(start) for start in one.codes if code.startswith(start)), default=0),
    )


def criterion_of(code: str) -> str:
    """The criterion that a finding belongs under."""
    return question_of(code).criterion


def quality(remarks: Sequence[Remark], rows: int) -> Quality:
    """The quality of a sheet of so many rows (at least one); what is waived does not count."""
    rows, remarks = max(rows, 1), [one for one in remarks if not one.waived]
    answers = tuple(
        _answer(question, [one for one in remarks if question_of(one.code) is question], rows)
        for question in QUESTIONS
    )
    mean = Fraction(sum(_POINTS[one.grade] for one in answers), len(answers))
    earned = next((grade for grade, least in _TOTALS if mean >= least), GRADES[-1])
    held, why = _held(answers, earned)
    return Quality(rows, answers, mean, held, why)


def _answer(question: Question, found: Sequence[Remark], rows: int) -> Answer:
    """One question: errors, rows with warnings, rows with remarks."""
    errors = sum(one.severity is Severity.ERROR for one in found)
    warned = len({one.place for one in found if one.severity is Severity.WARNING})
    remarks = [one for one in found if one.severity is Severity.REMARK]
    noted = {one.place for one in remarks if not one.whole}
    whole = any(one.whole for one in remarks)
    share = Fraction(warned, rows)
    if errors or share > _THIRD:
        grade = "差"
    elif share > _TENTH:
        grade = "中"
    elif warned or whole or Fraction(len(noted), rows) > _TENTH:
        grade = "良"
    else:
        grade = "优"
    counted = "、".join(f"{n} 行有{level}" for n, level in ((warned, "警告"), (len(noted), "提示")) if n)
    why = (
        f"错误 {errors} 条" if errors else "",
        f"{rows} 行中 {counted}" if counted else "",
        "整张表有提示" if whole else "",
    )
    return Answer(question, grade, "，".join(filter(None, why)) or "没有发现问题", errors)


def _held(answers: Sequence[Answer], earned: str) -> tuple[str, str]:
    """The grade of the whole, held down by what a mean must not hide."""
    if any(one.errors for one in answers):
        return GRADES[-1], "有错误" if earned != GRADES[-1] else ""
    if any(one.grade == GRADES[-1] for one in answers) and GRADES.index(earned) < GRADES.index("中"):
        return "中", "有一个要点为差"
    return earned, ""
