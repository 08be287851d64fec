"""The bureau's check (复核) of scores: every row confirms or corrects one self-evaluation, waits to be filled in, or is rejected.

In: the leaves with their scores, a table of checks, the profile. Out: `Checking`: what was checked, all scores with that in place of
what was reported, and findings. Always rows = accepted + rejected. What was not checked keeps its self-evaluation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.quantity import show
from perfcli.scale import ActualReading, Scale
from perfcli.scoring import check_kinds, kinds
from perfcli.scoring.check_verdict import Judge, Judged
from perfcli.scoring.grading import NO_ACTUAL, Grader
from perfcli.scoring.intake import read_stated
from perfcli.scoring.matching import Matcher, Narrowing
from perfcli.scoring.receipt import text_hash
from perfcli.scoring.refusals import refusal
from perfcli.scoring.rollup import Terms, roll_up
from perfcli.scoring.scorecard import Checked, CheckedScore, Rejected
from perfcli.scoring.wording import did_you_mean, filled, listed
from perfcli.table import BROKEN_REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Argument, Kind
    from perfcli.model.check import CheckRow
    from perfcli.model.profile import Profile
    from perfcli.scoring.check_columns import CheckSheet
    from perfcli.scoring.check_verdict import Outcome
    from perfcli.scoring.matching import Match
    from perfcli.scoring.scorecard import Score, Scorecard, Verdict
    from perfcli.scoring.survey import Leaf, Survey
    from perfcli.table import Table

_DRAWN = re.compile(r"(?:抽样|sample of) ([0-9]{1,7}) (?:行|rows)")
"""How `sample` says at the head of its table how many rows it drew."""
_NO_RESULT = Text("写了复核理由，没有写复核结果", "a reason stands there and no result")
_NO_GRADE = Text("没有评级", "no grade")


class Checking(NamedTuple):
    """What became of a table of checks. `scores` are all of the scorecard's, those checked with their new verdicts."""

    checked: tuple[CheckedScore, ...]
    scores: tuple[Score, ...]
    rejected: tuple[Rejected, ...]
    rows: int
    findings: tuple[Diagnostic, ...]


def check(leaves: Sequence[Leaf], scores: Sequence[Score], sheet: CheckSheet, profile: Profile) -> Checking:
    """Take in every row of the check."""
    intake = _Intake(leaves, scores, sheet, profile)
    intake.take_all()
    found = intake.found
    changed = tuple(
        score._replace(status=new.status, actual=new.actual, verdict=new.verdict)
        if (new := found.get(id(leaf))) and new.state == "corrected"
        else score
        for leaf, score in zip(leaves, scores, strict=True)
    )
    ordered = tuple(found[id(leaf)] for leaf in leaves if id(leaf) in found)
    intake.findings += _of_whole(sheet, intake, ordered)
    rejected = tuple(sorted(intake.rejected, key=lambda row: row.row))
    return Checking(ordered, changed, rejected, intake.rows, tuple(intake.findings))


def _of_whole(sheet: CheckSheet, intake: _Intake, found: Sequence[CheckedScore]) -> Iterator[Diagnostic]:
    """What concerns the whole table: rows that wait, a table that checks nothing, rows of the sample that are gone."""
    place = sheet.table.span(sheet.table.header.line)
    if waiting := [str(one.row) for one in found if one.state == "pending"]:
        yield diagnose(check_kinds.PENDING, place, count=len(waiting), rows=listed(waiting))
    if len(waiting) == len(found):
        yield diagnose(check_kinds.NOTHING_CHECKED, place)
    drawn = next((int(said[1]) for text in sheet.table.notices if (said := _DRAWN.search(text))), 0)
    if intake.rows < drawn:
        yield diagnose(check_kinds.SHORT, place, drawn=drawn, found=intake.rows)


def with_check(
    card: Scorecard, survey: Survey, sheet: CheckSheet, profile: Profile
) -> tuple[Scorecard, tuple[Diagnostic, ...]]:
    """The scorecard with its check, and what was found in the table of checks."""
    found = check(survey.leaves, card.scores, sheet, profile)
    checked = Checked(
        scores=found.checked,
        tallies=roll_up(survey, found.scores, card.grades, Terms.of(profile)),
        rejected=found.rejected,
        rows=found.rows,
        accepted=len(found.checked),
        total=len(card.scores),
        headers=tuple(cell.strip() for cell in sheet.table.header.cells),
        notices=sheet.table.notices,
    )
    return card._replace(checked=checked), found.findings


def table_hash(table: Table) -> str:
    """The hash of a table's text; of its cells where it comes from a workbook."""
    rows = (table.notices, *(row.cells for row in (table.header, *table.rows)))
    text = table.text or "\n".join("\t".join(cells) for cells in rows)
    return text_hash(text)


class _Intake:
    """Takes in a sheet, row by row."""

    def __init__(
        self, leaves: Sequence[Leaf], scores: Sequence[Score], sheet: CheckSheet, profile: Profile
    ) -> None:
        self.sheet = sheet
        self.matcher = Matcher(leaves)
        self.scores = {id(leaf): score for leaf, score in zip(leaves, scores, strict=True)}
        self.judge = Judge(Grader(profile), profile)
        self.found: dict[int, CheckedScore] = {}
        self.rejected: list[Rejected] = []
        self.findings: list[Diagnostic] = []
        self.rows = 0
        self._first: dict[int, int] = {}
        self._width = len(sheet.table.header.cells)

    def take_all(self) -> None:
        """Every row, those that could not be told apart included."""
        for row in self.sheet.rows():
            self.rows += 1
            self._take(row)
        for broken in self.sheet.table.broken:
            self.rows += 1
            place = self.sheet.table.span(broken.line)
            found = diagnose(kinds.BROKEN_ROW, place, reason=BROKEN_REASONS[broken.reason])
            self._reject(found, broken.line, (broken.text,), "")

    def _take(self, row: CheckRow) -> None:
        if len(row.cells) != self._width:
            self._refuse(row, kinds.RAGGED, "", found=len(row.cells), expected=self._width)
        elif not row.indicator:
            self._refuse(row, kinds.NO_INDICATOR, "indicator")
        else:
            match = self.matcher.find(row.indicator, Narrowing(row.department, row.duty, row.activity))
            if match.leaf is None:
                self._unmatched(row, match)
            elif (first := self._first.setdefault(id(match.leaf), row.row)) != row.row:
                address = match.leaf.place.address
                self._refuse(
                    row, check_kinds.DUPLICATE, "indicator", match.leaf, indicator=address, line=first
                )
            else:
                self._matched(row, match.leaf, self.scores[id(match.leaf)])

    def _unmatched(self, row: CheckRow, match: Match) -> None:
        """No indicator, or several."""
        found, places = row.indicator[:80], listed([leaf.place.address for leaf in match.candidates])
        if match.column:
            where = Text(self.sheet.header(match.column), match.column)
            said = match.said[:80]
            self._refuse(
                row, kinds.ELSEWHERE, match.column, found=found, where=where, said=said, candidates=places
            )
        elif match.candidates:
            count = len(match.candidates)
            self._refuse(row, kinds.AMBIGUOUS, "indicator", found=found, count=count, candidates=places)
        else:
            self._refuse(
                row, kinds.UNKNOWN, "indicator", found=found, suggestion=did_you_mean(*match.suggestions)
            )

    def _matched(self, row: CheckRow, leaf: Leaf, score: Score) -> None:
        """A row whose indicator is known: first whether it is about the self-evaluation that was scored."""
        points = read_stated(row.checked_points)
        if (other := self._other_self(row, leaf, score)) is not None:
            said, found, column = other
            self._refuse(row, check_kinds.OTHER_SELF, column, leaf, said=said[:60], found=found[:60])
        elif isinstance(points, Text):
            found = row.checked_points[:40]
            self._refuse(row, check_kinds.BAD_VALUE, "checked_points", leaf, found=found, why=points)
        elif not row.checked_actual and points is None:
            self._blank(row, leaf, score)
        else:
            self._judged(row, leaf, score, self.judge(leaf, score, row.checked_actual, points))

    def _judged(self, row: CheckRow, leaf: Leaf, score: Score, outcome: Outcome) -> None:
        """A result that was read: kept, or refused with the cell that is at fault."""
        address = leaf.place.address
        if isinstance(outcome, ActualReading):
            span = self.sheet.table.span(row.row, self.sheet.column("checked_actual"))
            words = leaf.against.words if isinstance(leaf.against, Scale) else ()
            found = refusal(outcome, row.checked_actual, "、".join(words), span, address)
            self._reject(found, row.row, row.cells, self.sheet.header("checked_actual"), address)
        elif isinstance(outcome, Text):
            column = "checked_points" if row.checked_points else "checked_actual"
            said = (row.checked_points or row.checked_actual)[:40]
            self._refuse(row, check_kinds.BAD_VALUE, column, leaf, found=said, why=outcome)
        elif not outcome.same and not row.reason:
            own, new = result_of(score.status, score.verdict), result_of(outcome.status, outcome.verdict)
            name = leaf.place.indicator
            self._refuse(row, check_kinds.NO_REASON, "reason", leaf, name=name, own=own, checked=new)
        else:
            state = "confirmed" if outcome.same else "corrected"
            self._keep(row, leaf, state, outcome)

    def _blank(self, row: CheckRow, leaf: Leaf, score: Score) -> None:
        """A row without a result waits for one; a reason without a result is a slip."""
        if row.reason:
            self._refuse(row, check_kinds.BAD_VALUE, "reason", leaf, found=row.reason[:40], why=_NO_RESULT)
            return
        self._keep(row, leaf, "pending", Judged(score.status, score.actual, score.verdict, same=True))

    def _keep(self, row: CheckRow, leaf: Leaf, state: str, judged: Judged) -> None:
        said = (row.reason, row.checker, row.evidence)
        self.found[id(leaf)] = CheckedScore(
            leaf.place.address, state, judged.status, judged.actual, judged.verdict, row.row, *said
        )

    def _other_self(self, row: CheckRow, leaf: Leaf, score: Score) -> tuple[str, str, str] | None:
        """What the row says of the self-evaluation and what was scored, where they differ; and the column that says so."""
        own = score.actual.strip()
        if (
            row.self_actual
            and row.self_actual.removeprefix("'") != own
            and not self._reads_as(row, leaf, score)
        ):
            return row.self_actual, own, "self_actual"
        points = read_stated(row.self_points)
        if points is not None and points != score.verdict.points:
            found = "" if score.verdict.points is None else show(score.verdict.points)
            return row.self_points, found, "self_points"
        return None

    def _reads_as(self, row: CheckRow, leaf: Leaf, score: Score) -> bool:
        """Whether the words differ and the value does not: spreadsheets write days and numbers in their own way."""
        if leaf.against is None or score.status != "reported":
            return False
        graded = self.judge.grader.grade(leaf, row.self_actual)
        return graded.verdict is not None and graded.verdict.value == score.verdict.value

    def _refuse(
        self, row: CheckRow, kind: Kind, column: str, leaf: Leaf | None = None, **arguments: Argument
    ) -> None:
        """Reject a row with a finding at its cell in `column`."""
        address = leaf.place.address if leaf else ""
        span = self.sheet.table.span(row.row, self.sheet.column(column) if column else -1)
        found = Diagnostic(kind, span, tuple(sorted(arguments.items())), (), kind.severity, address)
        self._reject(found, row.row, row.cells, self.sheet.header(column) if column else "", address)

    def _reject(
        self, found: Diagnostic, row: int, cells: tuple[str, ...], column: str, address: str = ""
    ) -> None:
        self.findings.append(found)
        self.rejected.append(Rejected(row, column, found.code, filled(found), cells, address))


def result_of(status: str, verdict: Verdict) -> Text:
    """A result in a word: points, grade, or what is in their place."""
    if verdict.points is not None:
        points = Text(f"{show(verdict.points)} 分", f"{show(verdict.points)} points")
        grade = verdict.grade
        return Text(f"{grade}，{points.zh}", f"{grade}, {points.en}") if grade else points
    if verdict.grade:
        return Text(verdict.grade, verdict.grade)
    return NO_ACTUAL.get(status, _NO_GRADE)
