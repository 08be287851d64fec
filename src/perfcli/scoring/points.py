"""The points of one row: its share of the weight, rounded once at the stages that the profile names.

In: shares, weights, a profile. Out: points, or why a person must give them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.quantity import show
from perfcli.quantity.numbers import EXACT, times
from perfcli.scoring.rounding import rounded
from perfcli.scoring.shares import HUNDRED, ONE, TWO, ZERO, Share, share_of, stepped, way_of

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.model.profile import Profile, Rounding
    from perfcli.model.scheme import Values
    from perfcli.scale import TargetReading
    from perfcli.scoring.growth import Growth


NO_LEVELS = Text("扣分的增长指标请写增长了百分之几", "growth with a deduction is reported as a percentage")


def value_share(
    target: TargetReading, value: Decimal | str, profile: Profile, level1: str, grown: Growth | None = None
) -> Share | Text:
    """The share of an actual against its target; by steps of the actual itself where its class is graded so.

    A level that was read as growth is judged on the scale of its baseline, exactly.
    """
    if grown is not None:
        share = value_share(grown.target, grown.value, profile, "") if target.deduction is None else NO_LEVELS
        return share if isinstance(share, Text) else share._replace(why=_joined(grown.why, share))
    values: Values | None = profile.values
    steps = profile.steps_of(level1) if target.deduction is None else ()
    if steps and not isinstance(value, str) and _climbs(target, values):
        return stepped(value, steps)
    if values is None:
        return Text("方案不按指标值计分", "the profile gives no points for target values")
    share = share_of(target, value, values)
    if isinstance(share, Text) or not values.over_steps:
        return share
    return _limited(share, target, value, values)


def _joined(said: Text, share: Share) -> Text:
    """How much it grew, and what that means; the numbers on the scale of the baseline are nobody's."""
    rest = share.why if share.met else Text("按方案折算", "points by the profile")
    return Text(f"{said.zh}，{rest.zh}", f"{said.en}, {rest.en}")


def _limited(share: Share, target: TargetReading, value: Decimal | str, values: Values) -> Share:
    """At most the share that the profile leaves to so much more than was asked for."""
    found = None
    for step in values.over_steps:
        if step.at is not None and passes(target, value, step.at, values):
            found = step
    if found is None or found.at is None or found.share is None:
        return share
    if times(share.top, HUNDRED) <= times(found.share, share.under):
        return share
    why = Text(
        f"超额完成，达到指标值的 {show(found.at)}% 界限，最多得分值的 {show(found.share)}%",
        f"far beyond the target, past the limit of {show(found.at)}%: {show(found.share)}% of the weight at most",
    )
    return share._replace(limit=found.share) if share.off else Share(found.share, HUNDRED, why)


def _climbs(target: TargetReading, values: Values | None) -> bool:
    """Whether steps of the actual itself can grade it: a percentage that is better the higher it is."""
    lower = way_of(target, values) == "lower" if values is not None else target.higher is False
    return target.unit == "%" and not lower


def is_over(target: TargetReading, value: Decimal | str, values: Values | None) -> bool:
    """Whether an actual passes the target by so much that it must be explained; mirrored where lower is better."""
    return values is not None and values.over is not None and passes(target, value, values.over, values)


def passes(target: TargetReading, value: Decimal | str, percent: Decimal, values: Values) -> bool:
    """Whether an actual reaches so many percent of its target; where lower is better, as many below it."""
    if isinstance(value, str) or target.kind != "number":
        return False
    goal = (
        target.value if target.operator != "range" else target.high
    )  # what lies in a range is not beyond it
    if goal is None or goal <= ZERO:
        return False
    limit = times(goal, percent.scaleb(-2, EXACT))
    if target.operator != "range" and way_of(target, values) == "lower":
        if values.mirror == "difference":
            return value <= EXACT.subtract(times(goal, TWO), limit)
        return times(value, limit) <= times(goal, goal)  # value ÷ goal at most goal ÷ limit
    return value >= limit


def points_of(
    share: Share, weight: Decimal, rounding: Rounding, stated: Decimal | None = None
) -> Decimal | Text:
    """Points out of `weight`; within a tier those that a person stated, where it lies in the tier."""
    if stated is not None:
        return _stated(share, weight, stated, rounding)
    if not share.stated:
        low, high = _room(share, weight)
        return Text(
            f"定性指标要评定得分（{show(low)}～{show(high)} 分），并写明原因",
            f"a target in words needs points from a person ({show(low)} to {show(high)}), with the reason",
        )
    if share.off:
        return _less(share, weight, rounding)
    if rounding.rate is None:
        return rounded(times(weight, share.top), share.under, rounding.row, rounding.mode)
    rate = rounded(times(share.top, HUNDRED), share.under, rounding.rate, rounding.mode)
    return rounded(times(weight, rate), HUNDRED, rounding.row, rounding.mode)


def _less(share: Share, weight: Decimal, rounding: Rounding) -> Decimal:
    """The weight without what is taken off, never below nothing; points off are no rate and are not rounded as one."""
    left = EXACT.subtract(times(weight, share.off_under), share.off)
    most = times(times(weight, share.limit.scaleb(-2, EXACT)), share.off_under)
    return rounded(max(min(left, most), ZERO), share.off_under, rounding.row, rounding.mode)


def _stated(share: Share, weight: Decimal, stated: Decimal, rounding: Rounding) -> Decimal | Text:
    if share.tier < 0:
        return Text(
            "这个指标的得分由完成值算出，不能另行评定", "the points of this indicator follow from its actual"
        )
    low, high = _room(share, weight)
    if low <= stated <= high:
        return rounded(stated, ONE, rounding.row, rounding.mode)
    return Text(
        f"评定得分 {show(stated)} 不在这一档的 {show(low)}～{show(high)} 分以内",
        f"{show(stated)} points are outside the tier's {show(low)} to {show(high)}",
    )


def _room(share: Share, weight: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most points that a tier allows."""
    ends = (share.lowest, share.most)
    low, high = (times(weight, end if end is not None else HUNDRED).scaleb(-2, EXACT) for end in ends)
    return low, high
