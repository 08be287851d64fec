"""A scoring profile (评分方案): every choice of a scoring scheme as data, with its source.

This is the part that grade bands need; target values, money and class weights extend it without a change of shape.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from perfcli.model.indicator import Ladder, Number, Optional
from perfcli.model.plan import Many
from perfcli.model.record import Id, Name, Record, Words, choice

MAX_PLACES = 6
REFERENCE = re.compile(r"^([a-z][a-z0-9-]{0,31})@([0-9A-Za-z][0-9A-Za-z.-]{0,31})$")
"""How a region names its profile: `name@version`."""

Policy: TypeAlias = Literal["exclude", "zero"]
Mode: TypeAlias = Literal["half-up", "half-even", "down"]
Points: TypeAlias = tuple[tuple[str, Decimal | None], ...]


def _version(value: Any) -> Any:  # noqa: ANN401 - data before validation
    if not isinstance(value, str) or not REFERENCE.fullmatch(f"a@{value}"):
        raise PydanticCustomError("identifier", "not a version")
    return value


def _points(value: Any) -> Any:  # noqa: ANN401 - data before validation
    """Grade labels and their points, best first; kept as pairs in the order of the file."""
    if value == "":
        return ()
    if isinstance(value, dict):
        return tuple(value.items())
    if isinstance(value, tuple):
        return value
    raise PydanticCustomError("dict_type", "not a mapping")


class Head(Record):
    """Which profile this is; `name@version` (here `id@version`) is how a region asks for it."""

    id: Id
    name: Name
    version: Annotated[str, BeforeValidator(_version)]


class Effective(Record):
    """From which day to which day the profile holds (`YYYY-MM-DD`, both included; blank: open)."""

    since: str = ""
    until: str = ""


class Adopted(Record):
    """Who adopted the profile, by which document; printed instead of our own doubt."""

    by: str
    document: str
    date: str


class Rounding(Record):
    """Decimal places and mode of a mean; `half-up` is the rounding of the official forms."""

    places: Annotated[int, Field(ge=0, le=MAX_PLACES)] = 2
    mode: Annotated[Mode, choice("mode")] = "half-up"


class Threshold(Record):
    """One grade of a total: earned from this many points, inclusive; the last one, blank, takes the rest."""

    grade: Name
    least: Number = None


class Example(Record):
    """A row of the profile's own test: what an actual on a ladder must give."""

    bands: Ladder
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
    points: Annotated[tuple[tuple[str, Number], ...], BeforeValidator(_points)] = ()
    missing: Annotated[Policy, choice("policy")] = "exclude"
    not_applicable: Annotated[Policy, choice("policy")] = "exclude"
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
        return dict(self.points).get(grade)
