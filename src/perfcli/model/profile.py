"""A scoring profile (评分方案): every choice of a scoring scheme as data, with its source.

This is the part that grade bands need; target values, money and class weights extend it without a change of shape.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator

from perfcli.model.indicator import Number, Optional
from perfcli.model.plan import Many
from perfcli.model.record import Id, Name, Record, Words, blank_as_empty

Policy: TypeAlias = Literal["exclude", "zero"]
Mode: TypeAlias = Literal["half-up", "half-even", "down"]

ProfileVersion = Annotated[str, BeforeValidator(lambda v: v)]


class Head(Record):
    """Which profile this is; `name@version` is how a region asks for it."""

    id: Id
    name: Name
    version: str


class Effective(Record):
    """From which day to which day the profile holds (`YYYY-MM-DD`, both included)."""

    since: str = ""
    until: str = ""


class Adopted(Record):
    """Who adopted the profile, by which document; printed instead of our own doubt."""

    by: str
    document: str
    date: str


class Rounding(Record):
    """Decimal places and mode of every printed figure; `half-up` is the rounding of the official forms."""

    places: int = 2
    mode: Mode = "half-up"


class Threshold(Record):
    """One grade of a total: earned from this many points, inclusive."""

    grade: str
    least: Number = None


class Example(Record):
    """A row of the profile's own test: what an actual on a ladder must give."""

    bands: Annotated[dict[str, str], BeforeValidator(lambda v: v or {})]
    actual: str
    grade: str
    points: Number = None


class Profile(Record):
    """One profile file."""

    perfcli: Literal["1"]
    profile: Head
    source: Words = ()
    effective: Annotated[Effective | None, Optional] = None
    adopted: Annotated[Adopted | None, Optional] = None
    points: Annotated[dict[str, Number], BeforeValidator(blank_as_empty)] = {}
    missing: Policy = "exclude"
    not_applicable: Policy = "exclude"
    rounding: Rounding = Rounding()
    totals: Annotated[tuple[Threshold, ...], Many] = ()
    examples: Annotated[tuple[Example, ...], Many] = ()
    note: str = ""

    @property
    def title(self) -> str:
        """`name@version`, as a region's `profile:` writes it."""
        return f"{self.profile.id}@{self.profile.version}"

    def points_of(self, grade: str) -> Decimal | None:
        """The points of a grade, or None: this profile gives no points for it."""
        return self.points.get(grade)
