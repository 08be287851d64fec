"""What a ladder's text leaves open or says twice: overlap, gap, bare worst number, equal neighbours.

Finding is separate from reading: nothing here moves a cut.

In: rows in one unit, the direction. Out: findings, each with a value a person can check it on. For lower-better ladders
every number is looked at with its sign turned, so there is one rule for both.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import Unit, show, show_day, times

from .model import Finding

if TYPE_CHECKING:
    from .cell import Edge
    from .rows import Row

_HALF = Decimal("0.5")
_CEILING = {
    "percent": Decimal(100),
    "permille": Decimal(1000),
    "": Decimal(100),
    "score": Decimal(100),
    "ratio": Decimal(1),
}


class Survey(NamedTuple):
    """A ladder being looked over: graded rows best first, the worst row (None if blank), direction, unit, whole."""

    graded: tuple[Row, ...]
    worst: Row | None
    higher: bool
    unit: Unit
    whole: bool
    stated_worst: bool = False
    blank: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def findings(self) -> tuple[Finding, ...]:
        """Overlaps, gaps, then what the worst cell leaves open."""
        overlaps: list[tuple[str, str]] = []
        gaps: list[tuple[str, str]] = self._best_end()
        rows = (*self.graded, *([self.worst] if self.worst else ()))
        for better, worse in pairwise(rows):
            self._pair(better, worse, overlaps, gaps)
        gaps += self._worst_end()
        found = [
            Finding(name, tuple(v for v, _ in met), (), met[0][1])
            for name, met in (("overlap", overlaps), ("gap", gaps))
            if met
        ]
        return (*found, *self._bare_worst())

    def near(self, row: Row) -> Edge | None:
        """The edge on the worse side: the bound."""
        cell = row.cell
        return (cell.lower if self.higher else cell.upper) or cell.point

    def far(self, row: Row) -> Edge | None:
        """The edge on the better side, where the cell has one."""
        return row.cell.upper if self.higher else row.cell.lower

    def text(self, value: Decimal) -> str:
        """A number of the ladder without its unit; a day as a date."""
        if self.unit.dimension in ("date", "relative-date"):
            return show_day(value, relative=self.unit.dimension == "relative-date")
        return show(value)

    def example(self, value: Decimal) -> str:
        """A value a person can type."""
        return self.text(value) + ("" if "date" in self.unit.dimension else self.unit.name)

    def _turned(self, value: Decimal) -> Decimal:
        return value if self.higher else value.copy_negate()

    def _pair(
        self, better: Row, worse: Row, overlaps: list[tuple[str, str]], gaps: list[tuple[str, str]]
    ) -> None:
        near, far = self.near(better), self.far(worse)
        if near is None or far is None:
            return
        low, high = self._touching(near, lower=True), self._touching(far, lower=False)
        if high > low or (high == low and self._both(near, far)):
            if high == low and self._contrasted(near, far, worse):
                return
            overlaps.append(self._region(near.value, far.value, overlap=True))
        elif self._open(low, high, near, far) and not self._blank_between(better, worse):
            gaps.append(self._region(near.value, far.value, overlap=False))

    def _touching(self, edge: Edge, *, lower: bool) -> Decimal:
        """The edge's number, turned; for whole numbers the last one that belongs to the cell."""
        value = self._turned(edge.value)
        if not self.whole:
            return value
        if lower:
            rounded = value.to_integral_value(ROUND_CEILING)
            return rounded + 1 if rounded == value and not edge.inclusive else rounded
        rounded = value.to_integral_value(ROUND_FLOOR)
        return rounded - 1 if rounded == value and not edge.inclusive else rounded

    def _both(self, near: Edge, far: Edge) -> bool:
        return self.whole or (near.inclusive and far.inclusive)

    def _contrasted(self, near: Edge, far: Edge, worse: Row) -> bool:
        """Inclusion said in words on one side only (88%以上（含）, 88%以下), or 以下 used for "below" in this ladder."""
        if near.said != far.said:
            return True
        rows = (*self.graded, *([self.worst] if self.worst else ()))
        below = any(row.cell.below_excludes for row in rows)
        return below and not far.said and "以下" in worse.cell.text

    def _open(self, low: Decimal, high: Decimal, near: Edge, far: Edge) -> bool:
        """Whether a number lies between two cells and in neither."""
        if self.whole:
            return low - high > 1
        return high < low or not (near.inclusive or far.inclusive)

    def _blank_between(self, better: Row, worse: Row) -> bool:
        """Whether the number without a cell belongs to a grade that was left blank, which is said already."""
        if better.label not in self.order or worse.label not in self.order:
            return False
        return any(
            label in self.blank
            for label in self.order[self.order.index(better.label) : self.order.index(worse.label)]
        )

    def _region(self, near: Decimal, far: Decimal, *, overlap: bool) -> tuple[str, str]:
        low, high = min(near, far), max(near, far)
        if low == high:
            return self.text(low), self.example(low)
        value = low if overlap and self.whole else between(low, high, whole=self.whole)
        return f"{self.text(low)}-{self.text(high)}", self.example(value)

    def _natural(self, value: Decimal, *, top: bool) -> bool:
        """Whether nothing lies beyond: no percent above 100, nothing below zero."""
        if "date" in self.unit.dimension:
            return True
        if not top:
            return value <= 0
        ceiling = _CEILING.get(self.unit.dimension)
        return ceiling is not None and value >= ceiling

    def _best_end(self) -> list[tuple[str, str]]:
        far = self.far(self.graded[0])
        if far is None or self._natural(far.value, top=self.higher):
            return []
        return [self._beyond(far.value, above=self.higher)]

    def _worst_end(self) -> list[tuple[str, str]]:
        """A worst cell that ends (`≥70%` where higher is better) leaves what is worse still."""
        cell = self.worst.cell if self.worst else None
        edge = (cell.lower if self.higher else cell.upper) if cell else None
        if edge is None or self._natural(edge.value, top=not self.higher):
            return []
        return [self._beyond(edge.value, above=not self.higher)]

    def _beyond(self, value: Decimal, *, above: bool) -> tuple[str, str]:
        step = Decimal(1) if self.whole or abs(value) > 1 else times(abs(value), _HALF)
        return f"{'>' if above else '<'}{self.text(value)}", self.example(value + (step if above else -step))

    def _bare_worst(self) -> tuple[Finding, ...]:
        """A bare number in the worst cell: equal to the bound above it, or leaving what is between to the reader."""
        worst = self.worst
        point, near = worst.cell.point if worst else None, self.near(self.graded[-1])
        if worst is None or point is None or near is None:
            return ()
        if point.value == near.value:
            labels = (self.graded[-1].label, worst.label)
            return (Finding("equal", labels, labels, self.example(point.value)),)
        first = worst.cell.period
        if self.stated_worst or (first is not None and first == near.value + 1):
            return ()
        value = between(min(point.value, near.value), max(point.value, near.value), whole=self.whole)
        return (Finding("bare-worst", (self.text(point.value),), (worst.label,), self.example(value)),)


def between(low: Decimal, high: Decimal, *, whole: bool) -> Decimal:
    """A round value strictly between two, preferring whole numbers; the lower one where whole numbers leave none."""
    middle = (low + high) * _HALF
    rounded = middle.to_integral_value(ROUND_FLOOR)
    if rounded > low:
        return rounded
    return low if whole else middle
