"""The result of scoring as a value: places, ladders, verdicts, tallies, rejected rows and the receipt.

Tables, JSON and reports are made from it, and it is read back from scores.json. In: nothing. Out: named tuples
(built and started up much faster than frozen dataclasses, and there are very many).
Texts that the tool says are `Text` (zh, en); everything else is data as the files have it. Numbers are exact Decimals.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from perfcli.diagnostics import Text

Status: TypeAlias = Literal["reported", "missing", "absent", "not_applicable", "rejected", "unscorable"]
"""What became of an indicator.

`reported`: graded. `missing`: its row says so. `absent`: it has no row. `not_applicable`: its row says so.
`rejected`: its row was refused (see `Scorecard.rejected`). `unscorable`: reported, but nothing to grade it by.
"""

Value: TypeAlias = "Decimal | str | None"
"""A number in the ladder's unit, a day as `2016-06-30`, a word, or nothing."""

LEVELS = ("region", "department", "unit", "duty", "activity", "project")
"""Kinds of a `Tally`, outermost first."""


class Rung(NamedTuple):
    """One grade of a ladder: the cell as published, how it is read (`≥85%`), and its bound (None: the worst, or words)."""

    label: str
    text: str
    reading: str
    bound: Value = None
    inclusive: bool = True


class Ladder(NamedTuple):
    """A ladder, best grade first. `kind` is higher, lower, date or words; empty when it could not be read."""

    rungs: tuple[Rung, ...]
    kind: str
    unit: str = ""
    higher: bool = True
    name: str = ""
    """The scale's name in the file; empty for bands written at the indicator."""


class Place(NamedTuple):
    """An indicator: where it stands, in ids (`address`), by the form's number and in names; and its standard."""

    address: str
    number: str
    department: str
    unit: str
    duty: str
    activity: str
    project: str
    indicator: str
    weight: Decimal | None = None
    target: str = ""
    """The target value as written, if there is one."""
    ladder: Ladder | None = None

    @property
    def aim(self) -> str:
        """What is to be reached, as published: the target value, or the best grade with its cell; empty where there is neither."""
        best = self.ladder.rungs[0] if self.ladder else None
        return self.target or (f"{best.label} {best.text}" if best else "")


class Verdict(NamedTuple):
    """What one actual earns on one ladder: the chain value, bound, grade, points, with a sentence why.

    `rank` counts grades from the best (0); -1 without a grade. `bound` is the demand that was met (empty: the worst
    grade, or words). `distance` is how far the next better grade's bound is away, in `distance_unit`; zero when the
    bound itself does not count and any more is enough. `points` is None where the profile gives none.
    """

    value: Value
    unit: str
    grade: str
    rank: int
    bound: str
    next_grade: str
    next_bound: str
    distance: Decimal | None
    distance_unit: str
    points: Decimal | None
    reason: Text
    full: Decimal | None = None
    """What the points are out of, where a target value earned them: the indicator's weight, or 100 without one."""


class Score(NamedTuple):
    """One indicator with what was reported for it and what that earns.

    `verdict` is always there: without a grade its reason says why. `row` is the line in the table of actuals (0: no
    row); `actual` the text as typed; `cells` the user's own columns, in the order of `Scorecard.columns`.
    """

    place: Place
    status: Status
    actual: str
    verdict: Verdict
    row: int = 0
    reason: str = ""
    """偏差原因, as the user wrote it."""
    measure: str = ""
    evidence: str = ""
    as_of: str = ""
    cells: tuple[str, ...] = ()
    stated: str = ""
    """评定得分: points that a person gave within a tier, as written."""
    origin: str = ""
    """The cell or line that was read, `a.xlsx!Sheet1!C5` or `late.csv:5`; empty where the one table is CSV and `row` says it."""

    @property
    def graded(self) -> bool:
        """Whether it has a grade."""
        return self.verdict.rank >= 0

    @property
    def judged(self) -> bool:
        """Whether it has a grade, or points for what was reported."""
        return self.graded or (self.status == "reported" and self.verdict.points is not None)


class Tally(NamedTuple):
    """The roll-up of one node: all indicators below it, counted once each.

    `counts` has every grade of the scorecard, best first, with zeros. Coverage is `graded` of `total`; `graded` counts those
    that have points against a target value too. `points` is the
    weighted mean of the graded indicators, rounded once; `unrounded` has 28 digits; both None where points are not
    assigned. `grade` is the grade of the total where the profile has a table for it.
    """

    level: str
    address: str
    number: str
    name: str
    counts: tuple[tuple[str, int], ...]
    total: int
    graded: int
    missing: int = 0
    absent: int = 0
    not_applicable: int = 0
    rejected: int = 0
    unscorable: int = 0
    weight: Decimal = Decimal(0)
    """Sum of the weights that the mean divides by."""
    points: Decimal | None = None
    unrounded: Decimal | None = None
    grade: str = ""
    pointed: int = 0
    """How many of the graded have points for a target value and no grade."""


class Rejected(NamedTuple):
    """One refused row of actuals: its line, the column at fault, why, and its cells as they stand in the file."""

    row: int
    column: str
    code: str
    message: Text
    cells: tuple[str, ...]
    address: str = ""
    """The indicator it meant, where that was clear."""
    table: str = ""
    """The table it stands in, where there are several."""


class TableRows(NamedTuple):
    """One table of actuals: `rows` = `accepted` + `rejected` + `superseded`. `late` counts from the first tables (0)."""

    path: str
    rows: int
    accepted: int
    rejected: int
    superseded: int = 0
    late: int = 0


class Correction(NamedTuple):
    """Two rows for one indicator, of which the later table's was to replace the earlier one's; the origins say where they stand.

    `stands` is `new`, or `old` where the later row was blank. `reason` is the later row's, `was_reason` the earlier one's.
    """

    address: str
    was: str
    was_origin: str
    now: str
    now_origin: str
    reason: str = ""
    was_reason: str = ""
    stands: Literal["new", "old"] = "new"


class Proof(NamedTuple):
    """One file of evidence: the indicator it is for, its path as the table names it from the workspace, and the hash of its bytes."""

    address: str
    path: str
    sha256: str


class Basis(NamedTuple):
    """The profile that was applied, as a report prints it."""

    title: str
    """`name@version`."""
    name: str
    source: tuple[str, ...] = ()
    adopted: str = ""
    """Who adopted it, by which document, when; empty when no one did."""
    points: tuple[tuple[str, Decimal], ...] = ()
    """Points of each grade; empty when the profile gives grades only."""
    totals: tuple[tuple[str, Decimal | None], ...] = ()
    """Grades of a total and the least points each needs (None: the rest)."""
    note: str = ""
    explain: Decimal | None = None
    """Below which rate of budget execution a reason is due; None where the profile says nothing."""


class Source(NamedTuple):
    """One input: its role (targets, region, profile, actuals, superseded, spending, check, evidence), path, and the hash of its normalised text.

    `raw` is the hash of its bytes, by which a later run tells that only the encoding or the line ends changed; empty where unknown.
    """

    role: str
    path: str
    sha256: str
    raw: str = ""


class Receipt(NamedTuple):
    """What the scores were made from. `content` is the hash of all of it, `check` its short form for paper."""

    version: str
    sources: tuple[Source, ...]
    content: str
    check: str
    faulty: tuple[str, ...] | None = None
    """The target files that were left out because they had errors; None in files of earlier versions, which do not say."""


class CheckedScore(NamedTuple):
    """What the check found for one indicator: `verdict` beside the one of the self-evaluation, and why.

    `state` is `confirmed`, `corrected`, or `pending`: its row holds no result yet, and the self-evaluation stands.
    """

    address: str
    state: str
    status: Status
    actual: str
    """The value as the check wrote it; that of the self-evaluation where it wrote points only."""
    verdict: Verdict
    row: int
    reason: str = ""
    checker: str = ""
    evidence: str = ""


class Checked(NamedTuple):
    """The bureau's check (复核) beside the self-evaluation. Rows in = `accepted` + `len(rejected)` = `rows`.

    `tallies` are those of the scorecard, node by node, with what was checked in place of what was reported.
    """

    scores: tuple[CheckedScore, ...]
    """Accepted rows, in printing order."""
    tallies: tuple[Tally, ...]
    rejected: tuple[Rejected, ...]
    rows: int
    accepted: int
    total: int
    """How many indicators there are to be checked."""
    headers: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    """Lines above the header of the check that begin with `#`: how the sample was drawn."""

    @property
    def done(self) -> int:
        """How many indicators have a result of the check."""
        return sum(score.state != "pending" for score in self.scores)


class Scorecard(NamedTuple):
    """Everything that a scoring run found. Rows in = `accepted` + `len(rejected)` + `len(corrections)` = `rows`."""

    year: int
    region: str
    """Name of the region; empty without a region file."""
    grades: tuple[str, ...]
    """Every grade label that occurs, best first."""
    scores: tuple[Score, ...]
    """Every indicator, in printing order."""
    tallies: tuple[Tally, ...]
    """Every node above the indicators, in printing order, the region first."""
    rejected: tuple[Rejected, ...]
    rows: int
    accepted: int
    basis: Basis
    receipt: Receipt
    columns: tuple[str, ...] = ()
    """Headers of the user's own columns."""
    headers: tuple[str, ...] = ()
    """All headers of the table of actuals, as they stand in it."""
    notices: tuple[str, ...] = ()
    """Lines above the header of the actuals that begin with `#`, such as 示例数据: printed on every page."""
    rounding: tuple[int, str] = (2, "half-up")
    """Decimal places and mode of `Tally.points`."""
    checked: Checked | None = None
    """What the bureau's check found; None where there is none."""
    tables: tuple[TableRows, ...] = ()
    """The tables of actuals, those that others replace first; empty where the one table is CSV."""
    corrections: tuple[Correction, ...] = ()
    proofs: tuple[Proof, ...] = ()

    @property
    def check(self) -> str:
        """The short check code."""
        return self.receipt.check
