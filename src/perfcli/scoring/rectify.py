"""What must be put right after an evaluation (整改): one line a problem, with a name that stays the same run after run.

In: a scorecard, with its check where there is one. Out: `Problem`s in printing order. Nothing is judged anew: each line says what the
scores, the check and the profile say already.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from perfcli.model.terms import KEYS
from perfcli.quantity import minus, show
from perfcli.scoring.checking import result_of
from perfcli.scoring.execution_rows import STEP
from perfcli.scoring.grading import NO_ACTUAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcli.scoring.scorecard import CheckedScore, Score, Scorecard, Tally, Verdict

LOWERED, WORST, LACKING = "lowered", "worst", "lacking"
UNEXPLAINED, EXECUTION, EVIDENCE = "unexplained", "execution", "evidence"

NAMES = {
    LOWERED: "复核调低", WORST: "评为末等", LACKING: "缺报", UNEXPLAINED: "偏差未说明",
    EXECUTION: "执行率偏低", EVIDENCE: "缺佐证材料",
}  # fmt: skip
"""What a kind of problem is called."""
DEMANDS = {
    LOWERED: "按复核结果更正自评，说明差异原因",
    WORST: "查明原因，提出改进措施",
    LACKING: "补报实际完成值和佐证材料",
    UNEXPLAINED: "补写偏差原因和改进措施",
    EXECUTION: "说明原因，提出加快执行的措施",
    EVIDENCE: "补交佐证材料",
}
"""What is asked of the unit."""

TABLE = (
    "id", "kind", "department", "address", "subject", "problem", "demand", "measure",
    "deadline", "responsible", "status",
)  # fmt: skip
"""The columns of rectify.csv."""
_OPEN = ("", "", "待整改")
_LACKING = ("missing", "absent", "rejected")
_DIGITS = 10


class Problem(NamedTuple):
    """One thing to put right. `key` names it: year, kind and address only, so that it is the same in every list."""

    key: str
    kind: str
    department: str
    address: str
    subject: str
    what: str
    demand: str
    measure: str = ""
    """What the unit said that it would do."""


def problems(card: Scorecard) -> tuple[Problem, ...]:
    """Every problem, indicator by indicator, then of the nodes whose total has the worst grade."""
    return (*_of_scores(card), *_of_totals(card))


def _of_scores(card: Scorecard) -> Iterator[Problem]:
    checks = {one.address: one for one in card.checked.scores} if card.checked else {}
    columns = _columns(card)
    for score in card.scores:
        check = checks.get(score.place.address)
        for kind, what in _found(score, check, card, columns):
            yield _problem(card.year, kind, score, what)


def _columns(card: Scorecard) -> frozenset[str]:
    """Which of the columns for words the table of actuals has: what a form has no room for is not asked for."""
    said = {header.strip().lower() for header in card.headers}
    return frozenset(name for name in ("reason", "evidence") if name in said or KEYS[name] in said)


def _found(
    score: Score, check: CheckedScore | None, card: Scorecard, columns: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The problems of one indicator, by what stands after the check."""
    lowered = check is not None and check.state == "corrected" and _worse(check, score)
    if check is not None and lowered:
        own, new = result_of(score.status, score.verdict).zh, result_of(check.status, check.verdict).zh
        yield LOWERED, f"自评 {own}，复核 {new}：{check.reason}"
    status, verdict = (check.status, check.verdict) if check else (score.status, score.verdict)
    execution = score.place.address.endswith(f"/{STEP}")
    if status in _LACKING:
        yield LACKING, verdict.reason.zh if execution else NO_ACTUAL[status].zh
    if _is_worst(score, verdict):
        yield WORST, f"评为“{verdict.grade}”" if verdict.grade else "得 0 分"
    if execution:
        if (low := _low_execution(score, card)) is not None:
            yield EXECUTION, low
        return
    if "reason" in columns and not score.reason.strip() and not lowered and (lost := _lost(score)):
        yield UNEXPLAINED, f"{lost}，没有写偏差原因"
    if "evidence" in columns and score.judged and not score.evidence.strip():
        yield EVIDENCE, "没有佐证材料"


def _worse(check: CheckedScore, score: Score) -> bool:
    """Whether the check took something away: points, a grade, or the value itself."""
    own, new = score.verdict, check.verdict
    if check.status in _LACKING and score.judged:
        return True
    if own.points is not None and new.points is not None and own.points != new.points:
        return new.points < own.points
    return own.rank >= 0 and new.rank > own.rank


def _is_worst(score: Score, verdict: Verdict) -> bool:
    """The last grade of a ladder, or no points at all for what was reported."""
    if verdict.rank >= 0:
        ladder = score.place.ladder
        return ladder is not None and verdict.rank == len(ladder.rungs) - 1
    return (
        verdict.value is not None and verdict.points is not None and not verdict.points and bool(verdict.full)
    )


def _low_execution(score: Score, card: Scorecard) -> str | None:
    """An execution rate below the profile's bound."""
    rate: Decimal | str | None = score.verdict.value
    bound = card.basis.explain
    if bound is None or rate is None or isinstance(rate, str) or rate >= bound:
        return None
    return f"预算执行率 {show(rate)}%，低于 {show(bound)}%"


def _lost(score: Score) -> str:
    """What needs a reason: a lower grade, or lost points."""
    verdict = score.verdict
    if verdict.rank > 0:
        return f"评为“{verdict.grade}”"
    if verdict.full is not None and verdict.points is not None and verdict.points < verdict.full:
        return f"失 {show(minus(verdict.full, verdict.points))} 分"
    return ""


def _of_totals(card: Scorecard) -> Iterator[Problem]:
    """Projects, units and departments whose total, after the check, has the worst grade of the profile's table."""
    last = card.basis.totals[-1][0] if card.basis.totals else ""
    for tally in card.checked.tallies if card.checked else card.tallies:
        if last and tally.grade == last and tally.level in ("department", "unit", "project"):
            yield _total(card, tally)


def _total(card: Scorecard, tally: Tally) -> Problem:
    points = "" if tally.points is None else f"，{show(tally.points)} 分"
    home = tally.address.partition("/")[0]
    department = next((one.name for one in card.tallies if one.address == home), tally.name)
    what = f"总评“{tally.grade}”{points}"
    key = key_of(card.year, WORST, tally.address)
    return Problem(key, WORST, department, tally.address, f"{tally.name}（总评）", what, DEMANDS[WORST])


def _problem(year: int, kind: str, score: Score, what: str) -> Problem:
    place = score.place
    subject = " › ".join(name for name in (place.project or place.activity, place.indicator) if name)
    owner = place.unit or place.department
    key = key_of(year, kind, place.address)
    return Problem(key, kind, owner, place.address, subject, what, DEMANDS[kind], score.measure.strip())


def rectify_table(card: Scorecard) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The list as a table; the last three columns are for whoever follows it up."""
    rows: list[tuple[str, ...]] = [
        (
            one.key,
            one.kind,
            one.department,
            one.address,
            one.subject,
            one.what,
            one.demand,
            one.measure,
            *_OPEN,
        )
        for one in problems(card)
    ]
    return TABLE, rows


def key_of(year: int, kind: str, address: str) -> str:
    """The name of a problem: `ZG2026-3F2A91C0DE`."""
    text = f"{year}:{kind}:{address}".encode("utf-8", "surrogatepass")
    return f"ZG{year}-{hashlib.sha256(text).hexdigest()[:_DIGITS].upper()}"
