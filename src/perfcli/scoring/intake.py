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
from perfcli.quantity import Problem, read_amount
from perfcli.scale import Scale
from perfcli.scoring import kinds, run_kinds
from perfcli.scoring.assumptions import above_cap, assumed
from perfcli.scoring.demands import Explaining
from perfcli.scoring.matching import ANYWHERE, Matcher, Narrowing
from perfcli.scoring.refusals import refusal
from perfcli.scoring.scorecard import Rejected
from perfcli.scoring.wording import did_you_mean, filled, listed
from perfcli.table import BROKEN_REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from perfcli.diagnostics import Kind, Span
    from perfcli.model.actual import Actual
    from perfcli.scoring.columns import Sheet
    from perfcli.scoring.grading import Graded, Grader
    from perfcli.scoring.matching import Match
    from perfcli.scoring.survey import Leaf

_STATUSES = {zh: en for en, zh in CHOICES["actual_status"].items()} | {
    word: word for word in CHOICES["actual_status"]
}


class Entry(NamedTuple):
    """An accepted row: the indicator it is for, its status, for a reported one how it was graded, and its table."""

    leaf: Leaf
    actual: Actual
    status: str
    graded: Graded | None
    sheet: Sheet

    def span(self, column: str = "") -> Span:
        """Where the row stands, or one of its cells."""
        return self.sheet.table.span(self.actual.row, self.sheet.column(column) if column else -1)

    @property
    def origin(self) -> str:
        """The cell of the actual, as a person finds it."""
        return self.sheet.table.origin(self.actual.row, self.sheet.column("actual"))


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


class Intake:
    """Takes in a sheet, row by row."""

    def __init__(
        self,
        sheet: Sheet,
        matcher: Matcher,
        grader: Grader,
        homes: Mapping[str, str],
        first: dict[int, Span] | None = None,
    ) -> None:
        self.sheet = sheet
        self.matcher = matcher
        self.grader = grader
        self.homes = homes
        """First parts of addresses whose target file has errors, with the file's path."""
        self.entries: dict[int, Entry] = {}
        """Accepted rows, by `id` of the leaf."""
        self.void: dict[int, Entry] = {}
        """Rows whose actual was read and whose stated points were not: rejected, and points are still due."""
        self.refused: set[int] = set()
        """Leaves that have a rejected row, by `id`."""
        self.rejected: list[Rejected] = []
        self.findings: list[Diagnostic] = []
        self.rows = 0
        self._first = first if first is not None else {}
        """The first row of each leaf, by `id`, in this table and those beside it."""
        self._width = len(sheet.table.header.cells)
        self._explaining = Explaining(sheet, grader.profile)
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
            elif id(match.leaf) in self._first:
                self._duplicate(actual, match.leaf, self._first[id(match.leaf)])
            else:
                self._first[id(match.leaf)] = self.sheet.table.place(actual.row)
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

    def _duplicate(self, actual: Actual, leaf: Leaf, first: Span) -> None:
        table = self.sheet.table
        elsewhere = "" if first.path == table.path else first.path
        found = diagnose(
            kinds.DUPLICATE,
            table.span(actual.row, self.sheet.column("indicator")),
            related=(table.span(first.line) if not elsewhere else first,),
            address=leaf.place.address,
            indicator=leaf.place.address,
            line=first.line,
            place=Text(f" {elsewhere} ", f" of {elsewhere}") if elsewhere else Text("", ""),
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
            self.entries[id(leaf)] = Entry(leaf, actual, status or "missing", None, self.sheet)
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
        if stated is not None and (why := _misgiven(actual, leaf, graded)):
            self.void[id(leaf)] = Entry(leaf, actual, "reported", graded, self.sheet)
            self._refuse(actual, kinds.BAD_STATED, "stated", leaf, found=actual.stated.strip()[:40], why=why)
            return
        self.entries[id(leaf)] = Entry(leaf, actual, "reported", graded, self.sheet)
        span = self.sheet.table.span(actual.row, self.sheet.column("actual"))
        self.findings.extend(above_cap(leaf, graded.reading, actual.actual, span))
        if graded.reading.notes:
            self.findings.extend(assumed(graded.reading, leaf, actual.actual, span))
        self.findings.extend(self._explaining.lacking(actual, leaf, graded))

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
