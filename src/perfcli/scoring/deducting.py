"""Points taken off for every unit that is missing (每缺一项扣2分), down to nothing.

In: a target with a deduction, an actual, how far it is from its target, the profile's rule for a part of a unit. Out: a `Share`
with the points to take off, exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.quantity import show, times
from perfcli.quantity.numbers import EXACT

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scale import TargetReading
    from perfcli.scale.deduction import Deduction


def taken_off(rule: Deduction, short: Decimal, part: str) -> tuple[Decimal, Decimal]:
    """The points to take off as a fraction: above, below."""
    if part == "share":
        return times(rule.off, short), rule.per
    whole, rest = EXACT.divmod(short, rule.per)
    if rest and part == "started":
        whole += 1
    return times(rule.off, whole), EXACT.create_decimal(1)


def said(target: TargetReading, rule: Deduction, short: Decimal) -> Text:
    """The deduction in words."""
    days = target.kind == "date"
    unit = "天" if days else target.unit
    missing, per = f"{show(short)}{unit}", f"{show(rule.per)}{unit}"
    return Text(
        f"差{missing}，每差{per}扣{show(rule.off)}分，扣完为止",
        f"{missing} short: {show(rule.off)} points off for every {per}, down to nothing",
    )
