"""A profile's own examples (算例): rows whose grade and points it states, run whenever it is read.

In: a profile and an example. Out: the grade and the points that the profile really gives; nothing where it gives none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import show
from perfcli.scale import is_cost, read_actual, read_scale, read_target
from perfcli.scoring.execution import execute
from perfcli.scoring.grading import grade_levels
from perfcli.scoring.growth import growth
from perfcli.scoring.points import points_of, value_share

if TYPE_CHECKING:
    from perfcli.model.profile import Example, Profile

YEAR = 2016
"""The year that an example's dates without one belong to."""
FULL = Decimal(100)


class Outcome(NamedTuple):
    """What an example gives."""

    grade: str = ""
    points: Decimal | None = None

    def __str__(self) -> str:
        """As a message shows it."""
        return " ".join(
            part for part in (self.grade, "" if self.points is None else show(self.points)) if part
        )


def run_example(profile: Profile, example: Example) -> Outcome:
    """Grade and points."""
    if example.bands is not None:
        return _on_ladder(profile, example)
    if example.target:
        return _against_target(profile, example)
    return _of_money(profile, example)


def subject_of(example: Example) -> str:
    """What an example is about, for a message."""
    if example.bands is None and not example.target:
        return f"{_sum(example.executed)}/{_sum(example.adjusted if example.adjusted is not None else example.initial)}"
    return example.actual


def _sum(amount: Decimal | None) -> str:
    return "" if amount is None else show(amount)


def _on_ladder(profile: Profile, example: Example) -> Outcome:
    scale = read_scale(
        example.bands or (), name=example.name, direction=example.direction or "", year=YEAR
    ).scale
    graded = grade_levels(scale, example.actual, profile, example.weight, year=YEAR) if scale else None
    if graded is None or graded.verdict is None:
        return Outcome()
    return Outcome(graded.verdict.grade, graded.verdict.points)


def _against_target(profile: Profile, example: Example) -> Outcome:
    target = read_target(
        example.target, direction=example.direction or "", name=example.name, year=YEAR,
        kind=example.kind or "", cost=is_cost(example.level1), deduct=example.deduct,
    )  # fmt: skip
    if profile.values is None or target.problem:
        return Outcome()
    grown = growth(target, example.actual, example.baseline, YEAR) if example.baseline else None
    reading = grown.reading if grown else read_actual(example.actual, target, year=YEAR)
    if reading.value is None:
        return Outcome()
    share = value_share(target, reading.value, profile, example.level1, grown)
    weight = FULL if example.weight is None else example.weight
    if isinstance(share, Text):
        return Outcome()
    earned = points_of(share, weight, profile.rounding, example.stated)
    return Outcome("", None if isinstance(earned, Text) else earned)


def _of_money(profile: Profile, example: Example) -> Outcome:
    rules = profile.execution
    if rules is None:
        return Outcome()
    found = execute(example.initial, example.adjusted, example.executed, rules, profile.rounding)
    if isinstance(found, Text) or found.share is None:
        return Outcome()
    weight = rules.weight if example.weight is None else example.weight
    earned = points_of(found.share, FULL if weight is None else weight, profile.rounding)
    return Outcome("", None if isinstance(earned, Text) else earned)
