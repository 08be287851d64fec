"""What a value earns of its weight on a ladder whose levels have shares: by steps, or on a straight line between two bounds.

In: a scale, a value, a profile. Out: an exact `Share`, or why there is none. The grade is the scale's own and does not change.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import minus, show, times
from perfcli.scoring.rounding import add
from perfcli.scoring.shares import HUNDRED, Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.model.profile import Profile
    from perfcli.model.scheme import Levels
    from perfcli.scale import Bound, Scale


class Rungs(NamedTuple):
    """A ladder ready to give points: a bound for each level but those that take the rest, and the shares."""

    bounds: tuple[Bound, ...]
    shares: tuple[Decimal, ...]
    """One for each label."""
    below: Decimal | None
    """The share of a value beyond the last bound; None where the last level takes it."""


def rungs_of(scale: Scale, profile: Profile) -> Rungs | Text:
    """The bounds and shares of a ladder under a profile, or why they do not fit together."""
    levels = profile.levels
    floored = levels is not None and levels.below is not None and scale.kind != "words"
    bounds = (*scale.bounds, scale.floor) if floored and scale.floor else scale.bounds
    rest = floored and scale.floor is None  # the last cell says "the rest", which is below the last level
    shares = _shares(scale, profile, levels, rest=rest)
    if isinstance(shares, Text):
        return shares
    below = levels.below if levels is not None and floored and not rest else None
    return Rungs(bounds, shares, below)


def _shares(
    scale: Scale, profile: Profile, levels: Levels | None, *, rest: bool
) -> tuple[Decimal, ...] | Text:
    """The share of each label: by its order, or by the profile's points of that grade."""
    if levels is None or not levels.shares:
        named = [profile.points_table.get(label) for label in scale.labels]
        if any(share is None for share in named):
            lacking = "、".join(
                label for label, share in zip(scale.labels, named, strict=True) if share is None
            )
            return Text(f"方案没有给“{lacking}”写得分", f"the profile has no points for {lacking!r}")
        return tuple(share for share in named if share is not None)
    ending = (levels.below,) if rest else ()
    shares = tuple(share for share in (*levels.shares, *ending) if share is not None)
    if len(shares) == len(scale.labels):
        return shares
    wanted, found = len(levels.shares), len(scale.labels) - len(ending)
    return Text(
        f"评价标准有 {found} 级，方案的“阶梯计分”有 {wanted} 级",
        f"the ladder has {found} levels, and the profile's levels have {wanted}",
    )


def level_share(scale: Scale, value: Decimal | str, profile: Profile) -> Share | Text:
    """The share of the weight that a value earns."""
    rungs = rungs_of(scale, profile)
    if isinstance(rungs, Text):
        return rungs
    index = met_level(scale, value, rungs.bounds)
    if index >= len(rungs.shares):
        below, last = rungs.below or Decimal(0), rungs.bounds[-1].text
        why = Text(
            f"达不到最末一级的{last}，得分值的 {show(below)}%",
            f"short of the last level's {last}: {show(below)}% of the weight",
        )
        return Share(below, HUNDRED, why, beyond=True)
    line = profile.levels is not None and profile.levels.between == "line"
    if line and isinstance(value, Decimal) and 0 < index < len(rungs.bounds):
        between = _between(scale, value, rungs, index)
        if between is not None:
            return between
    share = rungs.shares[index]
    label = scale.labels[index]
    why = Text(f"“{label}”级得分值的 {show(share)}%", f"level {label!r}: {show(share)}% of the weight")
    return Share(share, HUNDRED, why, index == 0)


def met_level(scale: Scale, value: Decimal | str, bounds: Sequence[Bound]) -> int:
    """The best level whose bound a value meets; behind the last bound, the number of bounds."""
    if isinstance(value, str):
        return scale.grade(value).index
    return next((index for index, bound in enumerate(bounds) if scale.meets(value, bound)), len(bounds))


def _between(scale: Scale, value: Decimal, rungs: Rungs, index: int) -> Share | None:
    """The straight line from the bound that was met to the better one; None where they are one."""
    low, high = rungs.bounds[index].value, rungs.bounds[index - 1].value
    span = abs(minus(high, low))
    if not span:
        return None
    worse, better = rungs.shares[index], rungs.shares[index - 1]
    gained = times(abs(minus(value, low)), minus(better, worse))
    why = Text(
        f"在 {scale.show(low)}（{show(worse)}%）与 {scale.show(high)}（{show(better)}%）之间按直线折算",
        f"on a straight line from {scale.show(low)} ({show(worse)}%) to {scale.show(high)} ({show(better)}%)",
    )
    return Share(add(times(worse, span), gained), times(span, HUNDRED), why)
