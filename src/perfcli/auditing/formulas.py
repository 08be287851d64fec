"""How a row is computed, as a formula for a sheet: `{t}` target, `{a}` actual, `{w}` weight, `{s}` printed points.

In: what a row was judged by. Out: the row with its formula and the numbers that the formula refers to.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import show, times
from perfcli.scoring.shares import HUNDRED, ZERO, way_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.auditing.model import Checked, Money
    from perfcli.model.profile import Profile, Rounding
    from perfcli.model.scheme import Step, Values
    from perfcli.scale import TargetReading
    from perfcli.scoring.shares import Share

_TWICE = Decimal(200)


def with_values(
    row: Checked, target: TargetReading, value: Decimal | str, profile: Profile, level1: str
) -> Checked:
    """A row judged against a target value; days are numbers to nobody and keep their result."""
    if isinstance(value, str) or profile.values is None or target.kind != "number" or target.value is None:
        return row
    if target.deduction is not None or _stepwise(profile.values):
        return row
    steps = profile.steps_of(level1)
    share = _steps(steps) if steps and target.unit == "%" else _share(target, profile.values)
    formula = _points(share, profile.rounding)
    return row._replace(formula=formula, target=target.value, actual=value)


def _stepwise(values: Values) -> bool:
    """Whether it has rules that the formulas here do not spell out: such a row keeps its result as a number."""
    by_steps = "steps" in (values.higher, values.lower)
    return by_steps or bool(values.over_steps) or values.outside == "all"


def with_money(row: Checked, money: Money, profile: Profile) -> Checked:
    """The row for execution: spent over budget."""
    rules = profile.execution
    base = money.adjusted.value if money.adjusted.value is not None else money.initial.value
    if rules is not None and rules.denominator == "initial":
        base = money.initial.value
    if rules is None or not base or money.executed.value is None:
        return row
    share = "MIN(1,MAX(0,{a}/{t}))" if rules.cap else "MAX(0,{a}/{t})"
    if rules.rule == "steps":
        share = _steps(rules.steps).replace("{a}", "(100*{a}/{t})")
    return row._replace(formula=_points(share, profile.rounding), target=base, actual=money.executed.value)


def within(share: Share) -> str:
    """Points of a tier: those that are printed, moved into the tier where they lie outside it."""
    low, high = (show(end if end is not None else HUNDRED) for end in (share.lowest, share.most))
    return f"MIN(MAX({{s}},{{w}}*{low}/100),{{w}}*{high}/100)"


def _share(target: TargetReading, values: Values) -> str:
    bound = target.value or ZERO
    if target.operator == "range" and target.high is not None:
        high = show(target.high)
        below, above = _higher(">=", bound, values), _lower("<=", target.high, values).replace("{t}", high)
        return f"IF({{a}}<{{t}},{below},{above})"
    way = way_of(target, values)
    if way == "exact":
        return "IF({a}={t},1,0)"
    strict = target.operator in ("<", ">")
    return (
        _higher(">" if strict else ">=", bound, values)
        if way == "higher"
        else _lower("<" if strict else "<=", bound, values)
    )


def _higher(sign: str, bound: Decimal, values: Values) -> str:
    if values.higher != "ratio" or bound <= ZERO:
        return f"IF({{a}}{sign}{{t}},1,0)"
    if not values.cap:
        return "MAX({a},0)/{t}"
    return f"IF({{a}}{sign}{{t}},1,MAX({{a}},0)/{{t}})"


def _lower(sign: str, bound: Decimal, values: Values) -> str:
    if values.lower == "all" or bound <= ZERO:
        return f"IF({{a}}{sign}{{t}},1,0)"
    if values.lower == "inverse":
        return f"IF({{a}}{sign}{{t}},1,{{t}}/{{a}})"
    end = show(times(values.zero_at or _TWICE, Decimal("0.01")))
    return f"IF({{a}}{sign}{{t}},1,MAX(0,({{t}}*{end}-{{a}})/({{t}}*{end}-{{t}})))"


def _steps(steps: Sequence[Step]) -> str:
    formula = "0"
    for step in reversed(steps):
        formula = f"IF({{a}}>={show(step.at or ZERO)},{show(step.share or ZERO)}/100,{formula})"
    return formula


def _points(share: str, rounding: Rounding) -> str:
    """The share, rounded as a rate where the profile does, times the weight, rounded as a row."""
    if rounding.rate is not None:
        share = f"{rounded(f'100*{share}', rounding.rate, rounding.mode)}/100"
    return rounded(f"{{w}}*{share}", rounding.row, rounding.mode)


def rounded(formula: str, places: int, mode: str) -> str:
    """A formula rounded in one of the three modes."""
    if mode == "down":
        return f"ROUNDDOWN({formula},{places})"
    if mode == "half-even":
        half = f"ABS(MOD(ABS({formula})*10^{places},2)-0.5)<0.000000001"
        return f"IF({half},ROUNDDOWN({formula},{places}),ROUND({formula},{places}))"
    return f"ROUND({formula},{places})"
