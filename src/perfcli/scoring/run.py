"""A whole scoring run on values: parts of target files, a table and a profile to a scorecard.

In: `Job`. Out: `Result`: the scorecard (None when the run cannot start) and all findings, sorted by place.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import perfcli
from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.scale import Scale, TargetReading
from perfcli.scoring import kinds, run_kinds
from perfcli.scoring.basis import basis
from perfcli.scoring.checking import table_hash, with_check
from perfcli.scoring.columns import Sheet, Wide, read_columns
from perfcli.scoring.execution_rows import ExecutionRows, Paid
from perfcli.scoring.grading import NO_ACTUAL, Grader, ungraded
from perfcli.scoring.late import take
from perfcli.scoring.matching import Matcher
from perfcli.scoring.parts import NO_STANDARD, TARGET_ONLY
from perfcli.scoring.profiles import check_ladder, shown
from perfcli.scoring.receipt import make_receipt, shown_path, text_hash
from perfcli.scoring.rollup import Terms, merged_grades, roll_up
from perfcli.scoring.said_scores import all_full, other_scores
from perfcli.scoring.scorecard import Proof, Score, Scorecard, Source, Status, Verdict
from perfcli.scoring.shares import HUNDRED
from perfcli.scoring.survey import survey
from perfcli.scoring.weights import check_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.diagnostics import Kind
    from perfcli.loading.document import Document
    from perfcli.model.profile import Profile
    from perfcli.scoring.check_columns import CheckSheet
    from perfcli.scoring.evidence import Paper
    from perfcli.scoring.grading import Graded
    from perfcli.scoring.intake import Entry
    from perfcli.scoring.parts import Part
    from perfcli.scoring.scorecard import Rejected
    from perfcli.scoring.survey import Leaf, Survey
    from perfcli.table import Table


@dataclass(frozen=True, slots=True)
class Job:
    """What to score: the parts of target files with the regions that govern them, by path; the actuals, the profile.

    `faulty` maps the path of each target file with errors to the first part of its addresses (empty: unknown).
    """

    parts: Sequence[Part]
    regions: Mapping[str, Document]
    table: Table
    profile: Document
    faulty: Mapping[str, str]
    require_all: bool = False
    root: str = ""
    """Paths in the receipt are relative to it."""
    paid: Paid | None = None
    bases: tuple[Document, ...] = ()
    """The profiles that the profile extends."""
    check: CheckSheet | None = None
    """The bureau's check of the self-evaluation."""
    beside: tuple[Table, ...] = ()
    """Other tables of the same rank as `table`: no indicator may stand in two of them."""
    earlier: tuple[tuple[Table, ...], ...] = ()
    """The tables that these replace row by row, the earliest first."""
    papers: tuple[Paper, ...] = ()
    """The files of evidence that the tables name, as they were found."""


@dataclass(frozen=True, slots=True)
class Result:
    """A scorecard and everything found on the way."""

    card: Scorecard | None
    findings: tuple[Diagnostic, ...]


def run(job: Job) -> Result:
    """Score."""
    profile = job.profile.profile
    layers = (*job.earlier, (job.table, *job.beside))
    read = [[read_columns(table) for table in layer] for layer in layers]
    sheets = [[sheet for sheet, _ in layer if sheet is not None] for layer in read]
    problems = tuple(problem for layer in read for _, found in layer for problem in found)
    regions = {path: document.region for path, document in job.regions.items() if document.region}
    laid = survey(job.parts, regions, frozenset(job.faulty))
    problems = (*problems, *_unfit(job, laid))
    if profile is None or problems:
        return Result(None, problems)
    return _Run(job, profile, sheets, laid).result()


def _unfit(job: Job, laid: Survey) -> Iterator[Diagnostic]:
    """Why there is nothing that could be scored as one."""
    place = Span(job.table.path)
    if len(laid.years) > 1:
        yield diagnose(run_kinds.SEVERAL_YEARS, place, found=", ".join(map(str, laid.years)))
    elif not laid.leaves:
        yield diagnose(run_kinds.NOTHING, place)
    wishes = sorted({document.region.profile or "" for document in job.regions.values() if document.region})
    if len(wishes) > 1:
        yield diagnose(run_kinds.PROFILES_DIFFER, place, found=", ".join(wish or "—" for wish in wishes))
    if (profile := job.profile.profile) is not None:
        for labels in laid.labels:
            yield from check_ladder(job.profile, profile, labels)


class _Run:
    """One run in progress."""

    def __init__(self, job: Job, profile: Profile, layers: Sequence[Sequence[Sheet]], laid: Survey) -> None:
        self.job, self.profile, self.survey = job, profile, laid
        homes = {home: path for path, home in sorted(job.faulty.items()) if home}
        self.wide = Wide([sheet for layer in layers for sheet in layer])
        self.taken = take(layers, Matcher(laid.leaves), Grader(profile), homes)
        self.plain = not self.taken.tables()
        """Whether the one table is CSV, in which a row's number says where it stands."""
        self.executions = ExecutionRows(laid.leaves, profile, job.paid, Span(job.profile.path))
        self.findings: list[Diagnostic] = []
        self.waiting = 0
        """How many indicators keep the totals above them open because their row was refused."""
        self.without = {status: _without(status, profile, None) for status in NO_ACTUAL}

    def result(self) -> Result:
        """Judge every leaf, add up."""
        scores = self._scores()
        self.findings += [
            *other_scores(scores, self.taken.entries.values()),
            *all_full(scores, self._place()),
        ]
        self.findings += [*self.executions.findings, *check_weights(self.survey, self.profile)]
        for path in sorted(self.job.faulty):
            self.findings.append(diagnose(run_kinds.FAULTY_TARGETS, Span(path), path=path))
        self._say_pointless(scores)
        if self.waiting:
            self.findings.append(diagnose(run_kinds.OPEN_TOTALS, self._place(), count=self.waiting))
        card = self._card(scores)
        if self.job.check is not None:
            card, problems = with_check(card, self.survey, self.job.check, self.profile)
            self.findings += problems
        found = sorted([*self.findings, *self.taken.findings], key=Diagnostic.sort_key)
        return Result(card, tuple(found))

    def _place(self) -> Span:
        return Span(self.job.table.path)

    def _scores(self) -> tuple[Score, ...]:
        """Every indicator, with the rows of budget execution before the first of their owners."""
        leaves: list[Leaf] = []
        scores: list[Score] = []
        for leaf in self.survey.leaves:
            if (row := self.executions.before(leaf)) is not None:
                leaves.append(row[0])
                scores.append(row[1])
            leaves.append(leaf)
            scores.append(self._score(leaf))
        if len(leaves) != len(self.survey.leaves):
            self.survey = self.survey._replace(leaves=tuple(leaves))
        return tuple(scores)

    def _score(self, leaf: Leaf) -> Score:
        """One indicator: its row, or the lack of one."""
        entry = self.taken.entries.get(id(leaf)) or self.taken.void.get(id(leaf))
        if entry is None:
            if id(leaf) in self.taken.refused:
                return Score(leaf.place, "rejected", "", self._refused(leaf))
            self._lacking(kinds.ABSENT, leaf, leaf.span)
            return Score(leaf.place, "absent", "", self._nothing(leaf, "absent"))
        if entry.graded is not None:
            return self._reported(leaf, entry, entry.graded)
        if entry.status == "not_applicable":
            return self._of(leaf, "not_applicable", entry, self._nothing(leaf, "not_applicable"))
        self._lacking(kinds.MISSING, leaf, entry.span())
        return self._of(leaf, "missing", entry, self._nothing(leaf, "missing"))

    def _nothing(self, leaf: Leaf, status: str) -> Verdict:
        """The verdict without a value; an indicator that no value could earn points for loses none by lacking one."""
        if self._obstacle(leaf) is not None:
            return ungraded(NO_ACTUAL[status])
        return _without(status, self.profile, _full(leaf)) if self._weighs(leaf) else self.without[status]

    def _refused(self, leaf: Leaf) -> Verdict:
        """Something was reported and cannot be taken: its points are due, so that leaving it out lifts no total."""
        verdict = self._nothing(leaf, "rejected")
        if not self.profile.gives_points or verdict.points is not None or not self._earns(leaf):
            return verdict
        self.waiting += 1
        reason = Text(
            f"{verdict.reason.zh}；更正以前不出总分", f"{verdict.reason.en}; no total until it is mended"
        )
        return verdict._replace(full=_full(leaf), reason=reason)

    def _earns(self, leaf: Leaf) -> bool:
        """Whether a value could earn it points."""
        by_grade = isinstance(leaf.against, Scale) and bool(self.profile.points)
        return self._obstacle(leaf) is None and (by_grade or self._weighs(leaf))

    def _weighs(self, leaf: Leaf) -> bool:
        """Whether its points are a share of its weight: against a target value, or on a ladder whose levels have shares."""
        return isinstance(leaf.against, TargetReading) or (
            isinstance(leaf.against, Scale) and self.profile.levels is not None
        )

    def _obstacle(self, leaf: Leaf) -> Text | None:
        """Why no value could be graded or earn points."""
        if leaf.obstacle is None and isinstance(leaf.against, TargetReading) and self.profile.values is None:
            return TARGET_ONLY
        return leaf.obstacle

    def _lacking(self, kind: Kind, leaf: Leaf, span: Span) -> None:
        """No actual: an error when all are required."""
        place = leaf.place
        found = diagnose(kind, span, address=place.address, number=place.number, name=place.indicator)
        self.findings.append(found._replace(severity=Severity.ERROR) if self.job.require_all else found)

    def _reported(self, leaf: Leaf, entry: Entry, graded: Graded) -> Score:
        obstacle = self._obstacle(leaf) or graded.obstacle
        if graded.verdict is not None and obstacle is None:
            return self._of(leaf, "reported", entry, graded.verdict)
        reason, place = obstacle or NO_STANDARD, leaf.place
        self.findings.append(
            diagnose(
                kinds.UNSCORABLE, entry.span(), address=place.address, number=place.number, name=place.indicator,
                reason=reason,
            )
        )  # fmt: skip
        unscored = _unscored(leaf, graded, reason)
        if self._obstacle(leaf) is None and self._weighs(leaf):
            unscored = unscored._replace(full=_full(leaf))  # points are due: without them there is no total
        return self._of(leaf, "unscorable", entry, unscored)

    def _of(self, leaf: Leaf, status: Status, entry: Entry, verdict: Verdict) -> Score:
        actual = entry.actual
        return Score(
            leaf.place, status, actual.actual, verdict, actual.row,
            actual.reason, actual.measure, actual.evidence, actual.as_of,
            self.wide.kept(entry.sheet, actual.cells), actual.stated.strip(),
            "" if self.plain else self._shown(entry.origin),
        )  # fmt: skip

    def _shown(self, path: str) -> str:
        return shown_path(path, self.job.root)

    def _say_pointless(self, scores: Sequence[Score]) -> None:
        """Grades that the profile's table of points does not know."""
        lost = Counter(s.verdict.grade for s in scores if s.graded and s.verdict.points is None)
        if lost and self.profile.gives_points:
            span = self.job.profile.tree.key_span(("points",))
            labels = "、".join(sorted(lost))
            self.findings.append(
                diagnose(
                    run_kinds.NO_POINTS, span, profile=self.profile.title, labels=labels, count=lost.total()
                )
            )

    def _card(self, scores: tuple[Score, ...]) -> Scorecard:
        terms = Terms.of(self.profile)
        grades = merged_grades(self.survey.labels)
        names = dict.fromkeys(b.name for b in self.survey.branches if b.level == "region" and b.name)
        taken = self.taken
        tables = [
            table for layer in (*self.job.earlier, (self.job.table, *self.job.beside)) for table in layer
        ]
        return Scorecard(
            year=self.survey.years[0],
            region="、".join(names),
            grades=grades,
            scores=scores,
            tallies=roll_up(self.survey, scores, grades, terms),
            rejected=tuple(
                row._replace(table=self._shown(row.table)) if row.table else row for row in self._rejected()
            ),
            rows=taken.rows,
            accepted=len(taken.entries),
            basis=basis(self.profile),
            receipt=make_receipt(self._inputs(), perfcli.__version__, self.job.root, self.job.faulty),
            columns=self.wide.columns,
            headers=self.wide.headers,
            notices=tuple(dict.fromkeys(notice for table in tables for notice in table.notices)),
            rounding=(terms.places, terms.mode),
            tables=tuple(table._replace(path=self._shown(table.path)) for table in taken.tables()),
            corrections=tuple(
                one._replace(was_origin=self._shown(one.was_origin), now_origin=self._shown(one.now_origin))
                for one in taken.corrections()
            ),
            proofs=tuple(
                Proof(address, self._shown(paper.path), paper.sha256) for address, paper in self._papers()
            ),
        )

    def _rejected(self) -> Iterator[Rejected]:
        """Every rejected row, its cells under the headers of all tables."""
        for _, intake in self.taken.intakes:
            name = intake.sheet.table.path
            for row in self.taken.rejected:
                if not row.table or row.table == name:
                    yield row._replace(cells=self.wide.whole(intake.sheet, row.cells))

    def _papers(self) -> Iterator[tuple[str, Paper]]:
        """The files of evidence that were read, each with the indicator that it is for."""
        by_row: dict[tuple[str, int], list[Paper]] = {}
        for paper in self.job.papers:
            if paper.sha256:
                by_row.setdefault((paper.table, paper.row), []).append(paper)
        for leaf in self.survey.leaves if by_row else ():
            if (entry := self.taken.entries.get(id(leaf))) is not None:
                for paper in by_row.get((entry.sheet.table.path, entry.actual.row), ()):
                    yield leaf.place.address, paper

    def _inputs(self) -> Iterator[Source]:
        """Everything that was read, with the hash of its text."""
        job = self.job
        for part in job.parts:
            yield Source("targets", part.path, part.sha256)
        for path, document in job.regions.items():
            yield Source("region", path, text_hash(document.tree.text))
        yield Source("profile", shown(Path(job.profile.path)), text_hash(job.profile.tree.text))
        for base in job.bases:
            yield Source("profile", shown(Path(base.path)), text_hash(base.tree.text))
        for number, layer in enumerate(job.earlier, 1):
            for table in layer:
                yield Source(f"superseded-{number}", table.path, text_hash(table.content))
        for table in (job.table, *job.beside):
            yield Source("actuals", table.path, text_hash(table.content))
        for _, paper in self._papers():
            yield Source("evidence", paper.path, paper.sha256)
        if job.paid is not None:
            yield Source("spending", job.paid.path, job.paid.sha256)
        if job.check is not None:
            yield Source("check", job.check.table.path, table_hash(job.check.table))


def _full(leaf: Leaf) -> Decimal:
    """What the points of a target value are out of."""
    return HUNDRED if leaf.place.weight is None else leaf.place.weight


def _without(status: str, profile: Profile, full: Decimal | None) -> Verdict:
    """The verdict without a value; zero points where the profile's policy says so, never silently."""
    reason = NO_ACTUAL[status]
    policy = profile.not_applicable if status == "not_applicable" else profile.missing
    if policy != "zero" or (full is None and not profile.points):
        return ungraded(reason)
    said = Text(f"{reason.zh}；按方案计0分", f"{reason.en}; 0 points by the profile")
    return ungraded(said, Decimal(0))._replace(full=full)


def _unscored(leaf: Leaf, graded: Graded, reason: Text) -> Verdict:
    """No grade, but the value as read, where it was read."""
    value, against = graded.reading.value, leaf.against
    if against is None or value is None:
        return ungraded(reason)
    dated = isinstance(value, Decimal) and against.kind == "date"
    shown = against.show(value) if dated and isinstance(value, Decimal) else value
    return ungraded(reason)._replace(value=shown, unit=against.unit)
