"""How the target of an indicator is read: one answer for scoring, rules, audits and comparisons.

In: whatever states its unit, direction, kind, classes and deduction, and a text. Out: `TargetReading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from perfcli.scale.names import is_cost
from perfcli.scale.target import read_target

if TYPE_CHECKING:
    from perfcli.scale.target import TargetReading


class Asking(Protocol):
    """What an indicator, or a printed row of one, says about its values; blank or None where it says nothing."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def unit(self) -> str:
        """Its unit."""

    @property
    def direction(self) -> str | None:
        """Whether more or less is better."""

    @property
    def kind(self) -> str | None:
        """What sort of value it has."""

    @property
    def level1(self) -> str:
        """Its first class (一级指标)."""

    @property
    def level2(self) -> str:
        """Its second class (二级指标)."""

    @property
    def deduct(self) -> str:
        """What each missing unit costs."""


def read_asked(item: Asking, text: str, year: int | None) -> TargetReading:
    """A text read as the target of an indicator; never raises, and readings are kept by `read_target`."""
    return read_target(
        text, unit=item.unit, direction=item.direction or "", name=item.name, year=year,
        kind=item.kind or "", cost=is_cost(item.level1, item.level2), deduct=item.deduct,
    )  # fmt: skip
