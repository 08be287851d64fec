"""A scoring profile (评分方案): every choice of a scoring scheme as data, with its source."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from perfcli.model.indicator import Direction, IndicatorKind, Ladder, Number, Optional
from perfcli.model.plan import Many
from perfcli.model.record import Id, Name, Record, Words, choice
from perfcli.model.scheme import ClassWeight, Demands, Execution, Levels, Milestone, Step, Values

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


Places: TypeAlias = Annotated[int, Field(ge=0, le=MAX_PLACES)]


class Rounding(Record):
    """Decimal places at each stage, and the mode; `half-up` is the rounding of the official forms."""

    rate: Places | None = None
    """Of a rate before it is multiplied by a weight; None: not rounded there."""
    row: Places = 2
    """Of the points of one row."""
    places: Places = 2
    """Of a mean or a total."""
    mode: Annotated[Mode, choice("mode")] = "half-up"


class Threshold(Record):
    """One grade of a total: earned from this many points, inclusive; the last one, blank, takes the rest."""

    grade: Name
    least: Number = None


class Example(Record):
    """A row of the profile's own test: what an actual on a ladder or against a target must give, or money spent.

    Exactly one of `bands`, `target` and `adjusted` or `initial` says what it is about.
    """

    bands: Annotated[Ladder | None, Optional] = None
    target: str = ""
    name: str = ""
    """The name of the indicator, where its direction hangs on it."""
    direction: Annotated[Direction | None, choice("direction")] = None
    weight: Number = None
    level1: str = ""
    kind: Annotated[IndicatorKind | None, choice("kind")] = None
    deduct: str = ""
    baseline: str = ""
    initial: Number = None
    adjusted: Number = None
    executed: Number = None
    actual: str = ""
    stated: Number = None
    """Points that a person gave within a tier."""
    grade: str = ""
    points: Number = None


_OWN = frozenset(("adopted", "effective", "extends", "note"))
"""What a profile says of itself only."""
_PARTS = frozenset(("levels", "values", "execution", "demands", "rounding"))
"""What a profile may change in part."""


class Profile(Record):
    """One profile file."""

    perfcli: Literal["1"]
    profile: Head
    source: Words = ()
    effective: Annotated[Effective | None, Optional] = None
    adopted: Annotated[Adopted | None, Optional] = None
    extends: Annotated[str | None, Optional] = None
    points: Annotated[tuple[tuple[str, Number], ...], BeforeValidator(_points)] = ()
    levels: Annotated[Levels | None, Optional] = None
    values: Annotated[Values | None, Optional] = None
    execution: Annotated[Execution | None, Optional] = None
    demands: Annotated[Demands | None, Optional] = None
    classes: Annotated[tuple[ClassWeight, ...], Many] = ()
    monitoring: Annotated[tuple[Milestone, ...], Many] = ()
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

    def on_top_of(self, base: Profile) -> Profile:
        """This profile with what it does not say taken from `base`; an adoption is never taken over."""
        taken: dict[str, object] = {
            name: getattr(base, name) for name in base.model_fields_set - self.model_fields_set - _OWN
        }
        for name in _PARTS & self.model_fields_set:
            own, under = getattr(self, name), getattr(base, name)
            if own is not None and under is not None:
                said = {field: getattr(own, field) for field in own.model_fields_set}
                taken[name] = under.model_copy(update=said)
        return self.model_copy(update=taken)

    @property
    def gives_points(self) -> bool:
        """Whether it gives points at all, or grades only."""
        rules = (self.levels, self.values, self.execution)
        return bool(self.points) or any(rule is not None for rule in rules)

    @cached_property
    def points_table(self) -> dict[str, Decimal]:
        """Points by grade."""
        return {label: points for label, points in self.points if points is not None}

    def class_of(self, level1: str) -> ClassWeight | None:
        """What the profile says of a class; 产出指标 and 产出 are one."""
        return self._classes.get(level1.strip().removesuffix("指标"))

    @cached_property
    def _classes(self) -> dict[str, ClassWeight]:
        """The classes by name; of two of one name the first holds."""
        return {one.level1.removesuffix("指标"): one for one in reversed(self.classes)}

    def milestone(self, month_day: str) -> Milestone | None:
        """What monitoring asks for on a day such as `07-31`: the last milestone that has come; None before the first."""
        return max(
            (one for one in self.monitoring if one.date <= month_day), key=lambda one: one.date, default=None
        )

    def steps_of(self, level1: str) -> tuple[Step, ...]:
        """The steps that a class is graded by; none for most."""
        found = self.class_of(level1) if level1 else None
        return found.steps if found else ()

    def points_of(self, grade: str) -> Decimal | None:
        """The points of a grade, or None: this profile gives no points for it."""
        return dict(self.points).get(grade)
