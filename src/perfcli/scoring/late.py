"""Several tables of actuals as one: tables side by side, and late ones that replace what earlier ones said.

In: `Sheet`s in layers, the earliest layer first, and how rows are matched and graded. Out: `Taken`: one entry for each indicator,
every rejected row, every correction with both values, and the counts of each table. Within a layer an indicator has one row; a
row of a later layer replaces it. A blank late row says nothing, a rejected one leaves the earlier value standing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.scoring import kinds
from perfcli.scoring.intake import Intake
from perfcli.scoring.scorecard import Correction, Rejected, TableRows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcli.scoring.columns import Sheet
    from perfcli.scoring.grading import Grader
    from perfcli.scoring.intake import Entry
    from perfcli.scoring.matching import Matcher
    from perfcli.scoring.survey import Leaf

_OF_A_VALUE = frozenset((kinds.NO_REASON, kinds.NO_MEASURE, kinds.NO_EVIDENCE, kinds.ASSUMED))
"""Findings that are of no use once the value is replaced."""


class Replaced(NamedTuple):
    """A correction with the leaf that it is of."""

    leaf: Leaf
    was: Entry
    now: Entry
    stands: bool
    """Whether the later row does."""


@dataclass(slots=True)
class Taken:
    """What all tables together say."""

    entries: dict[int, Entry] = field(default_factory=dict)
    """Rows that count, by `id` of the leaf."""
    void: dict[int, Entry] = field(default_factory=dict)
    """Rejected rows whose points are still due; see `Intake.void`."""
    refused: set[int] = field(default_factory=set)
    rejected: list[Rejected] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    intakes: list[tuple[int, Intake]] = field(default_factory=list)
    """The tables with the layers they are in."""

    @property
    def rows(self) -> int:
        """Rows in all tables."""
        return sum(intake.rows for _, intake in self.intakes)

    def corrections(self) -> tuple[Correction, ...]:
        """What was replaced, in the order of the tables."""
        return tuple(
            Correction(
                one.leaf.place.address, _said(one.was), one.was.origin, _said(one.now), one.now.origin,
                one.now.actual.reason, one.was.actual.reason, "new" if one.stands else "old",
            )
            for one in self.replaced
        )  # fmt: skip

    def tables(self) -> tuple[TableRows, ...]:
        """The counts of each table; none for the usual one table in CSV."""
        if len(self.intakes) == 1 and not self.intakes[0][1].sheet.table.left:
            return ()
        lost = [id((one.was if one.stands else one.now).sheet) for one in self.replaced]
        return tuple(
            TableRows(
                intake.sheet.table.path, intake.rows, len(intake.entries) - lost.count(id(intake.sheet)),
                len(intake.rejected), lost.count(id(intake.sheet)), layer,
            )
            for layer, intake in self.intakes
        )  # fmt: skip


def take(
    layers: Sequence[Sequence[Sheet]], matcher: Matcher, grader: Grader, homes: Mapping[str, str]
) -> Taken:
    """Take every table in, the earliest layer first."""
    taken = Taken()
    several = sum(map(len, layers)) > 1
    for number, layer in enumerate(layers):
        first: dict[int, Span] = {}
        fresh: list[Intake] = []
        for sheet in layer:
            intake = Intake(sheet, matcher, grader, homes, first)
            intake.take_all()
            fresh.append(intake)
            taken.intakes.append((number, intake))
        _lay_over(taken, fresh)
        for intake in fresh:
            name = intake.sheet.table.path if several else ""
            taken.rejected += [row._replace(table=name) for row in intake.rejected]
            taken.findings += intake.findings
    taken.refused -= taken.entries.keys()
    taken.void = {key: entry for key, entry in taken.void.items() if key not in taken.entries}
    return taken


def _lay_over(taken: Taken, fresh: Sequence[Intake]) -> None:
    """Put the rows of a layer over what stood before."""
    settled: set[str] = set()
    for intake in fresh:
        for key, entry in intake.entries.items():
            was = taken.entries.get(key)
            if was is None:
                taken.entries[key] = entry
                settled.add(entry.leaf.place.address)
                continue
            blank = not entry.actual.actual.strip() and not entry.actual.status.strip()
            taken.replaced.append(Replaced(entry.leaf, was, entry, not blank))
            if not blank:
                taken.entries[key] = entry
                settled.add(entry.leaf.place.address)
            taken.findings += _about(was, entry, blank=blank)
        _left_standing(taken, intake)
        taken.refused |= intake.refused
        taken.void |= intake.void
    if settled:
        taken.findings = [left for one in taken.findings if (left := _eased(one, settled)) is not None]


def _eased(found: Diagnostic, settled: set[str]) -> Diagnostic | None:
    """What is left of an earlier table's finding when a later row settled its indicator."""
    if found.address not in settled or found.kind in kinds.OF_CORRECTIONS:
        return found
    if found.kind in _OF_A_VALUE:
        return None
    return found._replace(severity=Severity.REMARK) if found.severity is Severity.ERROR else found


def _about(was: Entry, now: Entry, *, blank: bool) -> list[Diagnostic]:
    """What is to be said of one correction."""
    span = now.span("actual")
    place = now.leaf.place
    said = {"address": place.address, "name": place.indicator, "was": _said(was), "where": was.origin}
    related = (was.span("actual"),)
    if blank:
        what = Text("是空的，没有说明什么", "is blank and says nothing")
        return [diagnose(kinds.SAME_AGAIN, span, related=related, what=what, **said)]
    if _alike(was, now):
        what = Text("和原来一样", "says the same")
        return [diagnose(kinds.SAME_AGAIN, span, related=related, what=what, **said)]
    if now.actual.reason.strip():
        return []
    return [diagnose(kinds.UNEXPLAINED_CORRECTION, span, related=related, now=_said(now), **said)]


def _left_standing(taken: Taken, intake: Intake) -> None:
    """Rejected late rows whose indicator has an earlier value: that stands."""
    standing = {
        entry.leaf.place.address: entry for entry in taken.entries.values() if entry.sheet is not intake.sheet
    }
    for row in intake.rejected:
        was = standing.get(row.address)
        if was is not None and id(was.leaf) in intake.refused and id(was.leaf) not in intake.entries:
            place = was.leaf.place
            taken.findings.append(
                diagnose(
                    kinds.EARLIER_STANDS, intake.sheet.table.span(row.row), related=(was.span("actual"),),
                    address=place.address, name=place.indicator, was=_said(was), where=was.origin,
                )
            )  # fmt: skip


def _alike(was: Entry, now: Entry) -> bool:
    """Whether two rows report the same value."""
    if was.status != now.status or was.actual.stated.strip() != now.actual.stated.strip():
        return False
    values = [entry.graded.reading.value if entry.graded else None for entry in (was, now)]
    return (
        values[0] == values[1]
        if None not in values
        else was.actual.actual.strip() == now.actual.actual.strip()
    )


def _said(entry: Entry) -> str:
    """What a row reports, in a word."""
    return entry.actual.actual.strip() or entry.actual.status.strip() or "—"
