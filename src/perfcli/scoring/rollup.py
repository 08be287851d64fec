"""From indicators to activity, duty, department and region: every node sums the indicators below it, once each.

In: a `Survey`, the score of each leaf, the profile's roll-up choices. Out: `Tally`s. A mean is the weighted mean of the
leaves, never a mean of means; it is divided and rounded once, at the end.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import times
from perfcli.scoring.rounding import add, quotient, rounded
from perfcli.scoring.scorecard import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.model.profile import Profile
    from perfcli.scoring.scorecard import Score
    from perfcli.scoring.survey import Branch, Survey

_ONE = Decimal(1)
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_STATES = {
    "reported": -6,
    "missing": -5,
    "absent": -4,
    "not_applicable": -3,
    "rejected": -2,
    "unscorable": -1,
}
"""Where each state is counted, from the end; reported without a grade means points against a target value."""


class _Sum:
    """What is below one node: how many earned each grade, then how many are in each state."""

    __slots__ = ("counts", "open", "points", "weight")

    def __init__(self, grades: int) -> None:
        self.counts = [0] * (grades + len(_STATES))
        self.weight = _ZERO
        self.points = _ZERO
        self.open = False
        """Whether a graded indicator has no points, or one is due points that nobody gave, so that no mean would be honest."""

    def take(self, other: _Sum) -> None:
        """Add a node below."""
        self.counts = [*map(operator.add, self.counts, other.counts)]
        if other.weight:
            self.weight = add(self.weight, other.weight)
            self.points = add(self.points, other.points)
        self.open = self.open or other.open


@dataclass(frozen=True, slots=True)
class Terms:
    """How a profile adds up: whether it gives points, rounding, and the grades of a total."""

    points: bool
    places: int
    mode: str
    totals: tuple[tuple[str, Decimal | None], ...]

    @classmethod
    def of(cls, profile: Profile) -> Terms:
        """The terms of a profile."""
        totals = tuple((threshold.grade, threshold.least) for threshold in profile.totals)
        return cls(profile.gives_points, profile.rounding.places, profile.rounding.mode, totals)

    def grade(self, points: Decimal) -> str:
        """The grade of a total, told by its rounded points; empty where the profile has no table."""
        return next((label for label, least in self.totals if least is None or points >= least), "")


def roll_up(
    survey: Survey, scores: Sequence[Score], grades: Sequence[str], terms: Terms
) -> tuple[Tally, ...]:
    """The tally of every branch; `scores` stand in the order of the survey's leaves."""
    order = {grade: index for index, grade in enumerate(grades)}
    sums = [_Sum(len(grades)) for _ in survey.branches]
    for leaf, score in zip(survey.leaves, scores, strict=True):
        _count(sums[leaf.above.branch], score, order, terms)
    for index in range(len(sums) - 1, -1, -1):
        parent = survey.branches[index].parent
        if parent >= 0:
            sums[parent].take(sums[index])
    return tuple(
        [_tally(branch, found, grades, terms) for branch, found in zip(survey.branches, sums, strict=True)]
    )


def _count(into: _Sum, score: Score, order: dict[str, int], terms: Terms) -> None:
    """One indicator."""
    verdict = score.verdict
    into.counts[order[verdict.grade] if verdict.rank >= 0 else _STATES[score.status]] += 1
    if not terms.points:
        return
    if (part := counted(score)) is not None:
        into.weight = add(into.weight, part[0])
        into.points = add(into.points, part[1])
    elif is_due(score):
        into.open = True


def counted(score: Score) -> tuple[Decimal, Decimal] | None:
    """What one indicator adds to every node above it: its weight, and its points times what they count; None without points.

    Points of a grade are out of 100 and count by weight; those of a target value are out of the weight already.
    """
    verdict, weight = score.verdict, score.place.weight
    if verdict.points is None:
        return None
    own = _ONE if weight is None else weight
    factor = _HUNDRED if verdict.full is not None and weight is not None else own
    return own, times(verdict.points, factor)


def is_due(score: Score) -> bool:
    """Whether points are due that are not there, so that no total above would be honest."""
    verdict = score.verdict
    return verdict.points is None and (verdict.rank >= 0 or verdict.full is not None)


def _tally(branch: Branch, found: _Sum, grades: Sequence[str], terms: Terms) -> Tally:
    *counts, pointed, missing, absent, not_applicable, rejected, unscorable = found.counts
    points = unrounded = None
    if terms.points and found.weight > 0 and not found.open:
        points = rounded(found.points, found.weight, terms.places, terms.mode)
        unrounded = quotient(found.points, found.weight)
    return Tally(
        branch.level, branch.address, branch.number, branch.name,
        tuple(zip(grades, counts, strict=True)), sum(found.counts), sum(counts) + pointed,
        missing, absent, not_applicable, rejected, unscorable,
        found.weight, points, unrounded, terms.grade(points) if points is not None else "", pointed,
    )  # fmt: skip


def merged_grades(ladders: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Every grade label once, best first: a label new to the list stands behind the one above it in its own ladder."""
    merged: list[str] = []
    for labels in ladders:
        at = 0
        for index, label in enumerate(labels):
            if label in merged:
                at = merged.index(label) + 1
                continue
            following = next((merged.index(after) for after in labels[index + 1 :] if after in merged), -1)
            if index == 0:
                at = following if following >= 0 else len(merged)
            merged.insert(at, label)
            at += 1
    return tuple(merged)
