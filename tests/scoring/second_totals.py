"""The second telling of scoring, part two: the grade on a ladder, and rows added up to a total with its grade.

In: rungs best first and a value; a plain profile and lines. Out: a grade; a `Total`. No import of perfcli.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from . import second

if TYPE_CHECKING:
    from collections.abc import Sequence


class Rung(NamedTuple):
    """A grade and the bound that earns it; the worst has none."""

    label: str
    bound: Fraction | None = None
    inclusive: bool = True


def grade(ladder: Sequence[Rung], direction: str, value: Fraction) -> str:
    """The best grade whose bound the value meets; the worst takes everything else."""
    for rung in ladder[:-1]:
        assert rung.bound is not None
        beyond = value > rung.bound if direction == "higher" else value < rung.bound
        if beyond or (rung.inclusive and value == rung.bound):
            return rung.label
    return ladder[-1].label


class Line(NamedTuple):
    """A row of a total: its weight and its points, or the state that left it without."""

    weight: Fraction
    points: Fraction | None
    state: str = "reported"
    """`reported`, `missing` or `not_applicable`."""
    by_grade: bool = False
    """Whether the points are those of a grade, out of a hundred, and not out of the weight."""


class Total(NamedTuple):
    """Points out of a hundred, and the grade that they earn; none where no row counts."""

    points: Fraction | None
    grade: str = ""


def total(profile: second.Plain, lines: Sequence[Line]) -> Total:
    """The rounded rows added up, as parts of a hundred of what the counted rows weigh; none while one waits for its points."""
    if any(line.state == "reported" and line.points is None for line in lines):
        return Total(None)
    counted = [line for line in lines if counts(profile, line)]
    weight = sum((line.weight for line in counted), Fraction(0))
    if not weight:
        return Total(None)
    earned = sum(
        ((line.points or 0) * (line.weight if line.by_grade else 100) for line in counted), Fraction(0)
    )
    points = second.stage(profile, "places", earned / weight)
    return Total(points, grade_of(profile, points))


def counts(profile: second.Plain, line: Line) -> bool:
    """Whether a row is part of the total: reported with points, or of a state that counts as zero."""
    if line.state != "reported":
        return bool(profile.get(line.state, "exclude") == "zero")
    return line.points is not None


def grade_of(profile: second.Plain, points: Fraction) -> str:
    """The grade of a total: the first threshold reached, the last one takes the rest."""
    for threshold in profile.get("totals") or ():
        if threshold.get("least") is None or points >= second.number(threshold["least"]):
            return str(threshold["grade"])
    return ""
