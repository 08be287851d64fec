"""What an actual earns of its weight against a target value, exactly, by the rules of a profile.

In: a target and an actual as they were read, the profile's `Values`. Out: a `Share`, a fraction of the weight with the rule in
words; or why there is none. Nothing is rounded here. Where the rules come from stands in the profile that states them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import normalise, show, times
from perfcli.quantity.numbers import EXACT
from perfcli.scoring.deducting import said as said_of
from perfcli.scoring.deducting import taken_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.model.scheme import Step, Tier, Values
    from perfcli.scale import TargetReading
    from perfcli.scale.deduction import Deduction

ZERO, ONE, TWO, HUNDRED = Decimal(0), Decimal(1), Decimal(2), Decimal(100)


class Share(NamedTuple):
    """`top` of `under` parts of the weight; above one only where a profile has no cap. `under` is above zero."""

    top: Decimal
    under: Decimal
    why: Text
    """The rule, in words, after the value: `正向指标，按比例 93%÷95%`."""
    met: bool = False
    tier: int = -1
    """The tier of words, from 0 for the best; -1 for numbers and days."""
    lowest: Decimal | None = None
    """The least and the most percent of the weight that a person may give within the tier."""
    most: Decimal | None = None
    stated: bool = True
    """Whether the share is settled; False where a tier asks a person for points and nobody gave them."""
    off: Decimal = ZERO
    """Points taken off afterwards, in parts of `off_under`."""
    off_under: Decimal = ONE
    limit: Decimal = HUNDRED
    """The most percent of the weight after that."""
    beyond: bool = False
    """Whether the value lies beyond the last level of a ladder, where there is no grade."""


MET = Text("达到指标值，得满分", "the target is met: full points")
NOT_MET = Text("没有达到指标值，不得分", "the target is not met: no points")


NO_DEDUCTION = Text(
    "是扣分指标，没有写读得懂的扣分标准（如 每缺一项扣2分）",
    "points are to be deducted, and how many cannot be read (such as 每缺一项扣2分)",
)


def share_of(target: TargetReading, value: Decimal | str, values: Values) -> Share | Text:
    """The share that `value` earns, or why it cannot be told."""
    if target.kind == "words" or isinstance(value, str):
        return _in_words(target, str(value), values.tiers)
    if target.value is None:
        return Text("指标值读不出来", "the target value cannot be read")
    if "no-deduction" in target.notes:
        return NO_DEDUCTION
    return _in_numbers(target, target.value, value, values)


def _in_numbers(target: TargetReading, bound: Decimal, value: Decimal, values: Values) -> Share:
    """The share of a number or a day."""
    if target.deduction is not None:
        return _deducted(target, target.deduction, value, values)
    if target.operator == "range" and target.high is not None:
        return _ranged(target, bound, target.high, value, values)
    way = way_of(target, values)
    if way == "exact":
        return Share(ONE, ONE, MET, met=True) if value == bound else Share(ZERO, ONE, NOT_MET)
    judge = _higher if way == "higher" else _lower
    return judge(target, bound, value, values)


def _ranged(target: TargetReading, low: Decimal, high: Decimal, value: Decimal, values: Values) -> Share:
    """Inside a range everything; below it as if its low end, above it as if its high end were the target."""
    if values.outside == "all":
        return Share(ONE, ONE, MET, met=True) if in_range(target, value) else Share(ZERO, ONE, NOT_MET)
    if value > low or (value == low and not target.low_out):
        return _lower(target, high, value, values)
    return _higher(target, low, value, values)


def in_range(target: TargetReading, value: Decimal) -> bool:
    """Whether a value lies inside a range."""
    low, high = target.value or ZERO, target.high or ZERO
    above = value > low if target.low_out else value >= low
    return above and (value < high if target.high_out else value <= high)


def _deducted(target: TargetReading, rule: Deduction, value: Decimal, values: Values) -> Share:
    """All at the target, then less for every unit that is missing on the wrong side of it."""
    short = _short(target, target.value or ZERO, value, values)
    if short <= ZERO:
        return Share(ONE, ONE, MET, met=True)
    off, under = taken_off(rule, short, values.part)
    return Share(ONE, ONE, said_of(target, rule, short), off=off, off_under=under)


def _short(target: TargetReading, bound: Decimal, value: Decimal, values: Values) -> Decimal:
    """How far a value is from its target; not above zero where it is met."""
    if target.operator == "range" and target.high is not None:
        return max(EXACT.subtract(bound, value), EXACT.subtract(value, target.high))
    way = way_of(target, values)
    ahead = EXACT.subtract(value, bound)
    return ahead.copy_abs() if way == "exact" else ahead if way == "lower" else ahead.copy_negate()


def way_of(target: TargetReading, values: Values) -> str:
    """Which way is better: by the sign, else as it was stated or inferred, else by the profile; `= 0` asks for no more than 0."""
    if target.operator in ("≥", ">"):
        return "higher"
    if target.operator in ("≤", "<") or target.kind == "date":
        return "lower"
    if target.operator == "=" and target.value == ZERO:
        return "lower"
    if target.higher is not None:
        return "higher" if target.higher else "lower"
    return values.bare


def _higher(target: TargetReading, bound: Decimal, value: Decimal, values: Values) -> Share:
    met = value > bound if target.operator == ">" or target.low_out else value >= bound
    in_parts = values.higher != "all" and bound > ZERO and target.kind != "date"  # a day is kept or not
    if met and (values.cap or not in_parts):
        return Share(ONE, ONE, MET, met=True)
    if not in_parts or value <= ZERO:
        return Share(ZERO, ONE, NOT_MET)
    if values.higher == "steps" and not met:
        return _part_steps(bound, value, values.higher_steps, rising=False)
    why = Text(
        f"正向指标，按比例 {target.show(value)}÷{target.show(bound)}",
        f"higher is better, in proportion: {target.show(value)} ÷ {target.show(bound)}",
    )
    return Share(value, bound, why, met=met)


def _lower(target: TargetReading, bound: Decimal, value: Decimal, values: Values) -> Share:
    met = value < bound if target.operator == "<" or target.high_out else value <= bound
    if met:
        return Share(ONE, ONE, MET, met=True)
    if values.lower == "all" or bound <= ZERO or target.kind == "date":
        return Share(ZERO, ONE, NOT_MET)
    if values.lower == "steps":
        return _part_steps(bound, value, values.lower_steps, rising=True)
    if values.lower == "inverse":
        why = Text(
            f"反向指标，按反比 {target.show(bound)}÷{target.show(value)}",
            f"lower is better, in inverse proportion: {target.show(bound)} ÷ {target.show(value)}",
        )
        return Share(bound, value, why)
    return _straight(target, bound, value, values.zero_at or times(HUNDRED, Decimal(2)))


def _part_steps(bound: Decimal, value: Decimal, steps: Sequence[Step], *, rising: bool) -> Share:
    """The share of the first step that the value reaches, in percent of the target; beyond the last it is nothing."""
    percent = times(value, HUNDRED)
    for step in steps:
        edge = times(bound, step.at or ZERO)
        if percent <= edge if rising else percent >= edge:
            share, at = step.share or ZERO, show(step.at or ZERO)
            why = Text(f"分档：{'不超过' if rising else '达到'}指标值的 {at}%，得分值的 {show(share)}%",
                       f"by steps: {'up to' if rising else 'from'} {at}% of the target, {show(share)}% of the weight")  # fmt: skip
            return Share(share, HUNDRED, why)
    return Share(ZERO, HUNDRED, Text("分档：在最末一档以外，不得分", "by steps: beyond the last, no points"))


def _straight(target: TargetReading, bound: Decimal, value: Decimal, zero_at: Decimal) -> Share:
    """A straight line from all at the target to nothing at `zero_at` percent of it."""
    end = times(bound, zero_at.scaleb(-2, EXACT))
    why = Text(
        f"反向指标，从 {target.show(bound)} 到 {target.show(end)} 直线递减到零分",
        f"lower is better, on a straight line from {target.show(bound)} to nothing at {target.show(end)}",
    )
    if value >= end:
        return Share(ZERO, ONE, why)
    return Share(EXACT.subtract(end, value), EXACT.subtract(end, bound), why)


def _in_words(target: TargetReading, said: str, tiers: Sequence[Tier]) -> Share | Text:
    """The tier whose words the actual uses; the target's own words mean that it was reached."""
    plain = normalise(said)
    if target.kind == "words" and normalise(target.word) in ("是", "否"):
        if plain not in ("是", "否"):
            return Text(
                f"完成值要写“是”或“否”，这里是“{said[:40]}”", f"the actual is 是 or 否, not {said[:40]!r}"
            )
        met = plain == normalise(target.word)
        return Share(ONE if met else ZERO, ONE, MET if met else NOT_MET, met=met)
    for index, tier in enumerate(tiers):
        own = {normalise(word) for word in (tier.name, *tier.words)}
        if plain in own or (index == 0 and target.kind == "words" and plain == normalise(target.word)):
            return _tiered(tier, index)
    names = "、".join(tier.name for tier in tiers)
    if not tiers:
        return Text("方案没有定性指标的档次", "the profile has no tiers for targets in words")
    return Text(
        f"完成值“{said[:40]}”不在方案的档次里：{names}",
        f"{said[:40]!r} is none of the profile's tiers: {names}",
    )


def _tiered(tier: Tier, index: int) -> Share:
    lowest, most = tier.lowest or ZERO, tier.most if tier.most is not None else HUNDRED
    ranged = f"{show(most)}%–{show(lowest)}%"
    why = Text(f"“{tier.name}”档，可得分值的 {ranged}", f"the tier {tier.name!r}, {ranged} of the weight")
    usual = tier.usual
    return Share(
        usual if usual is not None else lowest, HUNDRED, why, index == 0, index, lowest, most,
        stated=usual is not None or lowest == most,
    )  # fmt: skip


def stepped(value: Decimal, steps: Sequence[Step]) -> Share:
    """The share of the highest step that a value reaches; below the last it is nothing."""
    for step in steps:
        if step.at is not None and value >= step.at:
            share = step.share or ZERO
            return Share(
                share, HUNDRED,
                Text(f"分档：达到 {show(step.at)} 得分值的 {show(share)}%", f"by steps: {show(step.at)} reached, {show(share)}% of the weight"),
                share == HUNDRED,
            )  # fmt: skip
    return Share(ZERO, HUNDRED, Text("分档：低于最末一档，不得分", "by steps: below the last, no points"))
