"""A compiled ladder: bounds, disjoint intervals that cover every value once, and the grade of a value.

In: nothing. Out: the frozen values `Scale`, `Bound`, `Interval`, `Placement`, `Explanation`, `Finding`, `Reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import NONE, Unit, minus, show, show_day

if TYPE_CHECKING:
    from decimal import Decimal

ScaleKind = Literal["higher", "lower", "date", "words"]


class Bound(NamedTuple):
    """The number a grade demands; `text` is its canonical spelling, such as `≥85%`."""

    value: Decimal
    inclusive: bool
    text: str


class Interval(NamedTuple):
    """The values of one grade; an end of None is open to infinity."""

    label: str
    low: Decimal | None
    low_inclusive: bool
    high: Decimal | None
    high_inclusive: bool

    def holds(self, value: Decimal) -> bool:
        """Whether `value` lies in the interval."""
        above = self.low is None or value > self.low or (self.low_inclusive and value == self.low)
        below = self.high is None or value < self.high or (self.high_inclusive and value == self.high)
        return above and below


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a value stands: its grade, the bound it met (None: the worst grade, or words) and one sentence why."""

    label: str
    index: int
    bound: Bound | None
    reason: Text


class Explanation(NamedTuple):
    """A placement with the next better grade, its bound and the exact distance to it (0 with an excluded bound: any more)."""

    placement: Placement
    next_grade: str = ""
    next_bound: Bound | None = None
    distance: Decimal | None = None


class Finding(NamedTuple):
    """Something to say about a ladder: `name(values or labels)`, with a value a person can check it on."""

    name: str
    values: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    counter_example: str = ""

    @property
    def text(self) -> str:
        """The finding in short, such as `overlap(75)` or `missing-unit(差)`."""
        return f"{self.name}({','.join(self.values)})" if self.values else self.name


class Scale(NamedTuple):
    """A ladder as it grades: `labels` best first, one bound for each but the worst, the cells as published.

    Numbers are in `unit`; days are day numbers (`date.toordinal`); for `words`, `words` holds the text of each label.
    """

    labels: tuple[str, ...]
    kind: ScaleKind
    unit: str
    bounds: tuple[Bound, ...]
    cells: tuple[tuple[str, str], ...]
    words: tuple[str, ...] = ()
    measure: Unit = NONE
    whole: bool = False
    delay: bool = False
    higher: bool = True
    """Whether more is better; dates and delays are lower (earlier) is better unless stated."""
    floor: Bound | None = None
    """The worst cell's own number where it is written as a bound of its own (`60%`, `≥60%`): a profile may ask for it."""

    @property
    def relative(self) -> bool:
        """Whether its days are relative (次月10日)."""
        return self.measure.dimension == "relative-date"

    def intervals(self) -> tuple[Interval, ...]:
        """Best first, disjoint, covering every number exactly once; empty for words."""
        if self.kind == "words":
            return ()
        found, edge, included = [], None, False
        for label, bound in zip(self.labels, self.bounds, strict=False):
            found.append(
                self._between(label, bound.value, near_in=bound.inclusive, far=edge, far_in=included)
            )
            edge, included = bound.value, not bound.inclusive
        found.append(self._between(self.labels[-1], None, near_in=False, far=edge, far_in=included))
        return tuple(found)

    def _between(
        self, label: str, near: Decimal | None, *, near_in: bool, far: Decimal | None, far_in: bool
    ) -> Interval:
        """An interval whose worse end is `near` and whose better end is `far`."""
        if self.higher:
            return Interval(label, near, near_in, far, far_in)
        return Interval(label, far, far_in, near, near_in)

    def meets(self, value: Decimal, bound: Bound) -> bool:
        """Whether `value` earns the grade of `bound`."""
        if value == bound.value:
            return bound.inclusive
        return (value > bound.value) is self.higher

    def grade(self, value: Decimal | str) -> Placement:
        """The best grade whose bound `value` meets; the worst takes everything else.

        Raises:
            LookupError: for a word that is none of the scale's words or labels, or a word for a scale of numbers.
        """
        if isinstance(value, str):
            return self._word(value)
        if self.kind == "words":
            raise LookupError(f"a scale of words grades no number: {value}")
        for index, bound in enumerate(self.bounds):
            if self.meets(value, bound):
                return self._placed(index, bound, value)
        return self._placed(len(self.labels) - 1, None, value)

    def _word(self, value: str) -> Placement:
        for words in (self.words, self.labels if self.kind == "words" else ()):
            if value in words:
                index = words.index(value)
                label = self.labels[index]
                return Placement(label, index, None, Text(f"“{value}”即“{label}”", f"“{value}” is “{label}”"))
        raise LookupError(f"no word of this scale: {value}")

    def _placed(self, index: int, bound: Bound | None, value: Decimal) -> Placement:
        label, shown = self.labels[index], self.show(value)
        if bound is None:
            last = self.bounds[-1].text
            return Placement(
                label,
                index,
                None,
                Text(f"{shown}未达到{last}，为“{label}”", f"{shown} does not meet {last}: “{label}”"),
            )
        return Placement(
            label,
            index,
            bound,
            Text(f"{shown}达到{bound.text}，为“{label}”", f"{shown} meets {bound.text}: “{label}”"),
        )

    def explain(self, value: Decimal | str) -> Explanation:
        """The grade of `value`, the next better grade and how far away it is."""
        placement = self.grade(value)
        if placement.index == 0:
            return Explanation(placement)
        label = self.labels[placement.index - 1]
        if isinstance(value, str):
            return Explanation(placement, label)
        bound = self.bounds[placement.index - 1]
        return Explanation(placement, label, bound, abs(minus(bound.value, value)))

    def show(self, value: Decimal) -> str:
        """A value of this scale as people write it: `75%`, `2024-06-30`, `延迟1个月`."""
        if self.measure.dimension in ("date", "relative-date"):
            return show_day(value, relative=self.relative)
        return f"{'延迟' if self.delay else ''}{show(value)}{self.unit}"

    @property
    def readings(self) -> tuple[str, ...]:
        """The reading of each published cell in canonical spelling, one a cell (`75%以下` → `＜75%`); blank stays blank."""
        read = dict(zip(self.labels, self._canonical(), strict=True))
        return tuple(read.get(label, "") for label, _ in self.cells)

    def canonical(self) -> tuple[tuple[str, str], ...]:
        """Cells in canonical spelling; reading them again gives the same scale."""
        return tuple(zip(self.labels, self._canonical(), strict=True))

    def _canonical(self) -> tuple[str, ...]:
        if self.kind == "words":
            return self.words
        last = self.bounds[-1]
        sign = {(True, True): "＜", (True, False): "≤", (False, True): "＞", (False, False): "≥"}
        return (*(b.text for b in self.bounds), self.spell(sign[self.higher, last.inclusive], last.value))

    def spell(self, sign: str, value: Decimal) -> str:
        """A relation in canonical spelling."""
        return ("延迟" if self.delay else "") + sign + self.show(value).removeprefix("延迟")


class Reading(NamedTuple):
    """What a ladder was read as: the scale (None where it cannot be read) and the findings, in a fixed order."""

    scale: Scale | None
    findings: tuple[Finding, ...] = ()
