"""Rows of actuals taken in or refused: each row is accepted for one indicator, or rejected with one reason.

In: a `Sheet`, the leaves, a `Grader`. Out: `Intake`: entries by leaf, rejected rows, findings. Always rows = accepted +
rejected. Every later row of an indicator is rejected, whatever became of the first: which value counts is never
decided by which row was read.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.model.actual import NARROWING
from perfcli.model.terms import CHOICES
from perfcli.quantity import Problem, minus, read_amount, show
from perfcli.scale import Scale
from perfcli.scoring import kinds, run_kinds
from perfcli.scoring.assumptions import above_cap, assumed
from perfcli.scoring.matching import ANYWHERE, Matcher, Narrowing
from perfcli.scoring.refusals import refusal
from perfcli.scoring.scorecard import Rejected
from perfcli.scoring.wording import did_you_mean, filled, listed
from perfcli.table import BROKEN_REASONS

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.diagnostics import Kind
    from perfcli.model.actual import Actual
    from perfcli.scoring.columns import Sheet
    from perfcli.scoring.grading import Graded, Grader
    from perfcli.scoring.matching import Match
    from perfcli.scoring.survey import Leaf

_STATUSES = {zh: en for en, zh in CHOICES["actual_status"].items()} | {
    word: word for word in CHOICES["actual_status"]
}


class Entry(NamedTuple):
    """An accepted row: its status, and for a reported one how it was graded."""

    actual: Actual
    status: str
    graded: Graded | None


def read_stated(text: str) -> Decimal | Text | None:
    """Points as a person wrote them; None where nothing is written, a text where it is no number."""
    if not text.strip():
        return None
    number = read_amount(text.strip().removesuffix("分"))
    if isinstance(number, Problem) or number.unit or number.value < 0:
        return Text("要写成不小于零的数", "points are a number, zero or more")
    return number.value


def _misgiven(actual: Actual, leaf: Leaf, graded: Graded) -> Text | None:
    """Why points that a person stated cannot stand: no tier to state them in, outside of it, or without a reason."""
    if isinstance(leaf.against, Scale) or leaf.against is None:
        return Text(
            "按评价标准评级的指标没有评定得分", "an indicator that is graded on a ladder has no stated points"
        )
    if graded.obstacle is not None:
        return graded.obstacle
    if not actual.reason.strip():
        return Text("在档次内评定得分要写原因", "points within a tier need a reason")
    return None


def _to_explain(graded: Graded) -> Text | None:
    """What must be explained: a worse grade, lost points, or far more than the target."""
    verdict = graded.verdict
    if verdict is None:
        return None
    if verdict.rank > 0:
        return Text(f"评为“{verdict.grade}”", f"earned {verdict.grade!r}")
    if verdict.full is not None and verdict.points is not None and verdict.points < verdict.full:
        lost = show(minus(verdict.full, verdict.points))
        return Text(f"失 {lost} 分", f"lost {lost} points")
    return Text("超额完成很多", "is far above its target") if graded.over else None


class Intake:
    """Takes in a sheet, row by row."""

    def __init__(self, sheet: Sheet, matcher: Matcher, grader: Grader, homes: dict[str, str]) -> None:
        self.sheet = sheet
        self.matcher = matcher
        self.grader = grader
        self.homes = homes
        """First parts of addresses whose target file has errors, with the file's path."""
        self.entries: dict[int, Entry] = {}
        """Accepted rows, by `id` of the leaf."""
        self.refused: set[int] = set()
        """Leaves that have a rejected row, by `id`."""
        self.rejected: list[Rejected] = []
        self.findings: list[Diagnostic] = []
        self.rows = 0
        self._first: dict[int, int] = {}
        self._width = len(sheet.table.header.cells)
        self._reasons = sheet.column("reason")
        self._narrows = any(sheet.column(name) >= 0 for name in NARROWING)

    def take_all(self) -> None:
        """Every row, those that could not be told apart included."""
        for actual in self.sheet.actuals():
            self.rows += 1
            self._take(actual)
        for broken in self.sheet.table.broken:
            self.rows += 1
            found = diagnose(
                kinds.BROKEN_ROW, self.sheet.table.span(broken.line), reason=BROKEN_REASONS[broken.reason]
            )
            self._reject(found, broken.line, (broken.text,), "")
        self.rejected.sort(key=lambda row: row.row)

    def _take(self, actual: Actual) -> None:
        if len(actual.cells) != self._width:
            self._refuse(actual, kinds.RAGGED, "", found=len(actual.cells), expected=self._width)
        elif not actual.indicator.strip():
            self._refuse(actual, kinds.NO_INDICATOR, "indicator")
        else:
            match = self.matcher.find(actual.indicator, self._narrowing(actual))
            if match.leaf is None:
                self._unmatched(actual, match)
            elif (first := self._first.setdefault(id(match.leaf), actual.row)) != actual.row:
                self._duplicate(actual, match.leaf, first)
            else:
                self._matched(actual, match.leaf)

    def _narrowing(self, actual: Actual) -> Narrowing:
        """What a row says of where its indicator stands; most tables have no columns for it."""
        return Narrowing(actual.department, actual.duty, actual.activity) if self._narrows else ANYWHERE

    def _unmatched(self, actual: Actual, match: Match) -> None:
        """No indicator, or several."""
        found = actual.indicator.strip()[:80]
        places = listed([leaf.place.address for leaf in match.candidates])
        if match.column:
            where, said = Text(self.sheet.header(match.column), match.column), match.said[:80]
            self._refuse(
                actual, kinds.ELSEWHERE, match.column, found=found, where=where, said=said, candidates=places
            )
        elif match.candidates:
            count = len(match.candidates)
            self._refuse(actual, kinds.AMBIGUOUS, "indicator", found=found, count=count, candidates=places)
        elif path := self._faulty(found):
            self._refuse(actual, run_kinds.FAULTY_TARGETS, "indicator", path=path)
        else:
            suggestion = did_you_mean(*match.suggestions)
            self._refuse(actual, kinds.UNKNOWN, "indicator", found=found, suggestion=suggestion)

    def _faulty(self, call: str) -> str:
        """The path of the broken target file that an address leads to."""
        parts = call.split("/")
        ends = ("/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        return next((self.homes[end] for end in ends if end in self.homes), "")

    def _duplicate(self, actual: Actual, leaf: Leaf, first: int) -> None:
        table = self.sheet.table
        found = diagnose(
            kinds.DUPLICATE,
            table.span(actual.row, self.sheet.column("indicator")),
            related=(table.span(first),),
            address=leaf.place.address,
            indicator=leaf.place.address,
            line=first,
        )
        self._reject(found, actual.row, actual.cells, self.sheet.header("indicator"), leaf.place.address)

    def _matched(self, actual: Actual, leaf: Leaf) -> None:
        """Status and value of a row whose indicator is known."""
        said = actual.status.strip()
        status = _STATUSES.get(said.lower(), "") if said else ""
        blank = not actual.actual.strip()
        if said and not status:
            near = get_close_matches(said[:40], _STATUSES, 1, 0.5)
            self._refuse(
                actual, kinds.BAD_STATUS, "status", leaf, found=said[:40], suggestion=did_you_mean(*near)
            )
        elif status in ("missing", "not_applicable") and not blank:
            self._refuse(
                actual, kinds.CONTRADICTION, "status", leaf, status=said, found=actual.actual.strip()[:60]
            )
        elif status == "reported" and blank:
            self._refuse(actual, kinds.NO_ACTUAL, "actual", leaf)
        elif blank:
            self.entries[id(leaf)] = Entry(actual, status or "missing", None)
        else:
            self._reported(actual, leaf)

    def _reported(self, actual: Actual, leaf: Leaf) -> None:
        stated = read_stated(actual.stated)
        if isinstance(stated, Text):
            self._refuse(
                actual, kinds.BAD_STATED, "stated", leaf, found=actual.stated.strip()[:40], why=stated
            )
            return
        graded = self.grader.grade(leaf, actual.actual, stated)
        if graded.reading.problem:
            words = leaf.against.words if isinstance(leaf.against, Scale) else ()
            span = self.sheet.table.span(actual.row, self.sheet.column("actual"))
            found = refusal(graded.reading, actual.actual, "、".join(words), span, leaf.place.address)
            self._reject(found, actual.row, actual.cells, self.sheet.header("actual"), leaf.place.address)
            self.refused.add(id(leaf))
            return
        self.entries[id(leaf)] = Entry(actual, "reported", graded)
        if stated is not None and (why := _misgiven(actual, leaf, graded)):
            self._refuse(actual, kinds.BAD_STATED, "stated", leaf, found=actual.stated.strip()[:40], why=why)
            return
        span = self.sheet.table.span(actual.row, self.sheet.column("actual"))
        self.findings.extend(above_cap(leaf, graded.reading, actual.actual, span))
        if graded.reading.notes:
            self.findings.extend(assumed(graded.reading, leaf, actual.actual, span))
        if self._reasons >= 0 and not actual.reason.strip() and (lost := _to_explain(graded)):
            self._unexplained(actual, leaf, lost)

    def _unexplained(self, actual: Actual, leaf: Leaf, what: Text) -> None:
        """A lost grade, lost points or far too much, without a word, in a table that has a column for it."""
        span = self.sheet.table.span(actual.row, self._reasons)
        place = leaf.place
        self.findings.append(
            diagnose(kinds.NO_REASON, span, address=place.address, name=place.indicator, what=what)
        )

    def _refuse(
        self, actual: Actual, kind: Kind, column: str, leaf: Leaf | None = None, **arguments: str | int | Text
    ) -> None:
        """Reject a row with a finding at its cell in `column`."""
        address = leaf.place.address if leaf else ""
        span = self.sheet.table.span(actual.row, self.sheet.column(column) if column else -1)
        if leaf:
            self.refused.add(id(leaf))
        found = Diagnostic(kind, span, tuple(sorted(arguments.items())), (), kind.severity, address)
        self._reject(found, actual.row, actual.cells, self.sheet.header(column) if column else "", address)

    def _reject(
        self, found: Diagnostic, row: int, cells: tuple[str, ...], column: str, address: str = ""
    ) -> None:
        self.findings.append(found)
        self.rejected.append(Rejected(row, column, found.code, filled(found), cells, address))
