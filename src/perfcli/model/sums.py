"""What the weights of one form must add up to by a profile: in all, and in every class (一级指标).

In: a profile, the weights of the indicators of one owner with their classes, its project category. Out: sums that are wrong. The
checks of targets and scoring go by the same function.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.model.profile import Profile

_EXACT = Context(prec=200)
_HUNDRED = Decimal(100)


class Weighed(NamedTuple):
    """An indicator's class and weight."""

    level1: str
    weight: Decimal


class ClassSum(NamedTuple):
    """A class whose weights add up to something else than the profile says."""

    level1: str
    found: Decimal
    expected: Decimal
    rows: tuple[int, ...]
    """Which of the indicators are of the class."""


def total(weights: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    found = Decimal(0)
    for weight in weights:
        found = _EXACT.add(found, weight)
    return found


def due_total(profile: Profile | None) -> Decimal | None:
    """What the indicators of a form add up to beside budget execution; None where the profile does not say."""
    if profile is None or not (profile.classes or profile.execution):
        return None
    own = profile.execution.weight if profile.execution else None
    return _EXACT.subtract(_HUNDRED, own or Decimal(0))


def wrong_classes(profile: Profile, category: str, rows: Sequence[Weighed]) -> Iterator[ClassSum]:
    """Classes that do not add up. Without any class written there is nothing to add; an exempt project may share out a class."""
    if not any(row.level1 for row in rows) or any(
        category in one.exempt for one in profile.classes if category
    ):
        return
    of = [profile.class_of(row.level1) for row in rows]
    for one in profile.classes:
        own = tuple(index for index, found_class in enumerate(of) if found_class is one)
        found = total(rows[index].weight for index in own)
        if one.weight is not None and found != one.weight:
            yield ClassSum(one.level1, found, one.weight, own)
