"""Ladders of four grades in the styles that published tables use, each with the values that earn each grade.

In: a draw of random numbers. Out: `Ladder`s, whose `cells` are the printed texts, best grade first.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

RATE_BOUNDS = (
    (98, 92, 85),
    (97, 90, 80),
    (96, 91, 84),
    (95, 90, 80),
    (95, 85, 75),
    (93, 88, 78),
    (90, 80, 70),
)
COUNT_BOUNDS = ((12, 10, 8), (24, 20, 16), (36, 30, 24), (60, 50, 40), (18, 15, 11), (120, 100, 80))
DURATION_BOUNDS = ((5, 7, 10), (10, 15, 20), (3, 5, 8), (12, 18, 24), (20, 25, 30))
FAULT_BOUNDS = ((0, 2, 4), (1, 3, 6), (2, 5, 9))

# How the four cells of one ladder are printed; a, b, c are the bounds of the three better grades.
RATE_STYLES = (
    ("≥{a}%", "≥{b}%", "≥{c}%", "<{c}%"),
    ("≥{a}%", "≥{b}%且<{a}%", "≥{c}%且<{b}%", "<{c}%"),
    ("不低于{a}%", "不低于{b}%", "不低于{c}%", "低于{c}%"),
    ("{a}%及以上", "{b}%及以上", "{c}%及以上", "不足{c}%"),
    ("X≥{a}%", "{a}%>X≥{b}%", "{b}%>X≥{c}%", "X<{c}%"),
    ("达到{a}%", "达到{b}%", "达到{c}%", "未达到{c}%"),
    ("大于等于{a}%", "大于等于{b}%", "大于等于{c}%", "小于{c}%"),
    ("{a}%", "{b}%", "{c}%", "{c}%以下"),  # the seed's own style, which earns a remark
)
COUNT_STYLES = (
    ("≥{a}{u}", "≥{b}{u}", "≥{c}{u}", "<{c}{u}"),
    ("≥{a}{u}", "{b}-{a1}{u}", "{c}-{b1}{u}", "≤{c1}{u}"),
    ("不少于{a}{u}", "不少于{b}{u}", "不少于{c}{u}", "少于{c}{u}"),
)
LOWER_STYLES = (
    ("≤{a}{u}", "≤{b}{u}", "≤{c}{u}", "超过{c}{u}"),
    ("不超过{a}{u}", "不超过{b}{u}", "不超过{c}{u}", "超过{c}{u}"),
    ("小于等于{a}{u}", "小于等于{b}{u}", "小于等于{c}{u}", "大于{c}{u}"),
)


class Draw(random.Random):
    """A seeded source whose sequence is the same in every Python: only `random()` is promised to be."""

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1."""
        return int(self.random() * limit)

    def pick(self, options: Sequence[T]) -> T:
        """One of `options`."""
        return options[self.below(len(options))]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Four printed cells, their unit, and one sample value for each grade."""

    cells: tuple[str, ...]
    unit: str
    samples: tuple[str, ...]


def rate(draw: Draw) -> Ladder:
    """Percent, higher is better."""
    a, b, c = draw.pick(RATE_BOUNDS)
    samples = tuple(f"{bound}.{draw.below(10)}%" for bound in (a, b, c, c - 1 - draw.below(20)))
    return Ladder(_cells(draw.pick(RATE_STYLES), a, b, c), "%", samples)


def count(draw: Draw, unit: str) -> Ladder:
    """Whole numbers, higher is better."""
    a, b, c = draw.pick(COUNT_BOUNDS)
    values = (a + draw.below(3), b, c + draw.below(2), c - 1 - draw.below(3))
    return Ladder(_cells(draw.pick(COUNT_STYLES), a, b, c, unit), unit, tuple(f"{v}{unit}" for v in values))


def lower(draw: Draw, unit: str, bounds: Sequence[tuple[int, int, int]]) -> Ladder:
    """Whole numbers, lower is better: durations and faults."""
    a, b, c = draw.pick(bounds)
    values = (a, b, c, c + 1 + draw.below(3))
    return Ladder(_cells(draw.pick(LOWER_STYLES), a, b, c, unit), unit, tuple(f"{v}{unit}" for v in values))


def _cells(style: tuple[str, ...], a: int, b: int, c: int, unit: str = "") -> tuple[str, ...]:
    return tuple(s.format(a=a, b=b, c=c, u=unit, a1=a - 1, b1=b - 1, c1=c - 1) for s in style)
