"""Growth against last year's actual (上年完成值): a target such as 较上年增长5% judged by the level that was reached.

In: a target of growth in percent, the actual as typed, the baseline as written. Out: target and actual on one scale, both multiplied
by the baseline so that no division rounds; None where the actual is a growth already, or there is no baseline to go by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import minus, show, times
from perfcli.scale import ActualReading, read_actual, read_target
from perfcli.scoring.rounding import rounded
from perfcli.scoring.shares import HUNDRED, ZERO

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scale import TargetReading

_PLACES = 4


class Growth(NamedTuple):
    """A target and a value on the scale of the baseline, the rate to be shown, and the sum in words."""

    target: TargetReading
    value: Decimal
    rate: Decimal
    why: Text
    reading: ActualReading


def growth(target: TargetReading, text: str, baseline: str, year: int | None) -> Growth | None:
    """The growth that a level means."""
    falls = "falls" in target.notes
    asked = target.kind == "number" and target.unit == "%" and (falls or "rises" in target.notes)
    if not asked or target.value is None or not baseline.strip() or "%" in text or "％" in text:
        return None
    last = read_target(baseline, kind="number", year=year)
    if last.problem or last.kind != "number" or last.value is None or last.value <= ZERO or last.unit == "%":
        return None
    level = read_actual(text, last, year=year)
    named = bool(last.unit) and text.strip().endswith(last.unit)
    if level.value is None or isinstance(level.value, str) or not (named or not last.unit):
        return None
    moved = minus(last.value, level.value) if falls else minus(level.value, last.value)
    scaled = times(moved, HUNDRED)
    rate = rounded(scaled, last.value, _PLACES, "half-up")
    high = None if target.high is None else times(target.high, last.value)
    word = ("下降", "down") if falls else ("增长", "up")
    why = Text(
        f"{last.show(level.value)}，比上年完成值 {last.show(last.value)} {word[0]} {show(rate)}%",
        f"{last.show(level.value)}, {word[1]} {show(rate)}% on last year's {last.show(last.value)}",
    )
    on_scale = target._replace(value=times(target.value, last.value), high=high)
    return Growth(on_scale, scaled, rate, why, ActualReading(rate, notes=level.notes))
