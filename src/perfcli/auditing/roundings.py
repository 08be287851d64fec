"""Which rounding gives a printed figure: another number of places, another mode, or a rate rounded before it earned points.

In: an exact fraction of the weight, the printed figure. Out: the rounding in words, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.quantity import times
from perfcli.scoring.rounding import rounded
from perfcli.scoring.shares import HUNDRED

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.auditing.model import Figure

MODES = (
    ("half-up", Text("四舍五入", "half up")),
    ("down", Text("舍去尾数", "cut off")),
    ("half-even", Text("四舍六入五成双", "half to even")),
)
_PLACES = range(5)


def rounding_of(printed: Figure, weight: Decimal, top: Decimal, under: Decimal) -> Text | None:
    """The rounding under which `weight` · `top` ÷ `under` is the printed figure."""
    if printed.value is None:
        return None
    for places in range(min(printed.decimals, 6) + 1):
        for mode, said in MODES:
            if rounded(times(weight, top), under, places, mode) == printed.value:
                return Text(f"得分{said.zh}到 {places} 位小数", f"with points {said.en} to {places} places")
    for places in _PLACES:
        for mode, said in MODES:
            rate = rounded(times(top, HUNDRED), under, places, mode)
            if rounded(times(weight, rate), HUNDRED, min(printed.decimals, 6), "half-up") == printed.value:
                return Text(
                    f"比率先{said.zh}到百分数 {places} 位小数",
                    f"with the rate {said.en} to {places} places of a percent first",
                )
    return None
