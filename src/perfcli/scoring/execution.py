"""Budget execution: the rate of what was spent, and the share of its weight that the rate earns, by the rules of a profile.

In: initial, adjusted and executed sums of one item in one unit, the profile's `Execution`. Out: `Executed`, exact; or why none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import show
from perfcli.quantity.numbers import times
from perfcli.scoring.rounding import rounded
from perfcli.scoring.shares import HUNDRED, ONE, ZERO, Share, stepped

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.model.profile import Rounding
    from perfcli.model.scheme import Execution

_SHOWN_PLACES = 2
NO_BUDGET = Text("预算为零，按方案须更正", "a budget of zero, which the profile calls a fault")


class Executed(NamedTuple):
    """What a budget execution earns; `share` is None where the row is left out."""

    share: Share | None
    rate: Decimal | None
    """In percent points, to two decimals or as many as the profile keeps; None for a budget of zero."""
    why: Text


def execute(
    initial: Decimal | None,
    adjusted: Decimal | None,
    executed: Decimal | None,
    rules: Execution,
    rounding: Rounding,
) -> Executed | Text:
    """Judge one item's spending; a text where a sum that is needed is not there."""
    base, name = _base(initial, adjusted, rules)
    if base is None:
        return Text("没有预算数，算不出执行率", "there is no budget to measure spending against")
    if executed is None:
        return Text("没有执行数，算不出执行率", "there is no figure of what was spent")
    if base == ZERO and rules.no_budget == "error":
        return NO_BUDGET
    if base == ZERO:
        return _without_budget(executed, rules)
    places = _SHOWN_PLACES if rounding.rate is None else rounding.rate
    rate = rounded(times(executed, HUNDRED), base, places, rounding.mode)
    share = _share(executed, base, rate, rules, exact=rounding.rate is None)
    why = Text(
        f"执行率 {show(executed)}÷{show(base)}（{name.zh}）＝{show(rate)}%",
        f"execution {show(executed)} ÷ {show(base)} ({name.en}) = {show(rate)}%",
    )
    return Executed(share, rate, Text(f"{why.zh}；{share.why.zh}", f"{why.en}; {share.why.en}"))


def _base(initial: Decimal | None, adjusted: Decimal | None, rules: Execution) -> tuple[Decimal | None, Text]:
    """The denominator; where the adjusted budget is blank nothing was adjusted, and the initial one holds."""
    if rules.denominator == "adjusted" and adjusted is not None:
        return adjusted, Text("全年预算数", "adjusted budget")
    return initial, Text("年初预算数", "initial budget")


def _share(executed: Decimal, base: Decimal, rate: Decimal, rules: Execution, *, exact: bool) -> Share:
    """The share by ratio or by steps; a rate that the profile rounds is rounded before it earns anything."""
    if rules.rule == "steps":
        # A step is reached by the exact rate, unless the profile rounds rates.
        return stepped(rate if not exact else _exact(executed, base), rules.steps)
    top, under = (executed, base) if exact else (rate, HUNDRED)
    if top > under and rules.cap:
        return Share(ONE, ONE, Text("不超过分值", "not above the weight"), met=True)
    return Share(max(top, ZERO), under, Text("按执行率计分", "points by the rate"), met=top >= under)


def _exact(executed: Decimal, base: Decimal) -> Decimal:
    """The rate cut off far below what a step is written with, so that it never rounds up to one."""
    return rounded(times(executed, HUNDRED), base, 20, "down")


def _without_budget(executed: Decimal, rules: Execution) -> Executed:
    policy = rules.no_budget
    if policy == "exclude":
        return Executed(
            None, None, Text("预算为零，按方案不计入", "a budget of zero: left out by the profile")
        )
    full = policy == "full" or (policy == "unspent" and executed <= ZERO)
    why = (
        Text("预算为零，按方案计满分", "a budget of zero: full points by the profile")
        if full
        else Text("预算为零，按方案计零分", "a budget of zero: no points by the profile")
    )
    return Executed(Share(ONE if full else ZERO, ONE, why, met=full), None, why)
