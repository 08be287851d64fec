"""What an actual is measured by, as little as a formula needs: steps with their grades, or words; and the same measure in code.

In: a compiled ladder or a target value. Out: a `Yardstick`. A target without a ladder has two grades, 达标 and 未达标: it only tells
whether a reason is due and is never a grade of the indicator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from perfcli.quantity import PERCENT
from perfcli.scale import Scale

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scale import TargetReading

MET, MISSED = "达标", "未达标"
Against: TypeAlias = "Scale | TargetReading | None"
Sign: TypeAlias = Literal[">=", ">", "<=", "<", "="]
_SIGNS: dict[str, Sign] = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "=": "="}


class Step(NamedTuple):
    """A grade and what a value must meet to earn it; two conditions for a range."""

    grade: str
    needs: tuple[tuple[Sign, Decimal], ...]


class Yardstick(NamedTuple):
    """The measure of one indicator; `kind` is empty where a formula cannot judge it."""

    kind: Literal["number", "date", "words", ""]
    unit: str = ""
    percent: bool = False
    whole: bool = False
    steps: tuple[Step, ...] = ()
    """Best first; what meets none earns `last`."""
    last: str = ""
    words: tuple[tuple[str, str], ...] = ()
    """Words with their grades, for a ladder of words."""

    @property
    def best(self) -> str:
        """The grade below which a reason is due."""
        return self.words[0][1] if self.words else self.steps[0].grade if self.steps else ""

    @property
    def grades(self) -> tuple[str, ...]:
        """Every grade, best first."""
        steps = [step.grade for step in self.steps]
        return tuple(
            dict.fromkeys([grade for _, grade in self.words] + steps + ([self.last] if steps else []))
        )

    def grade(self, value: Decimal | str) -> str:
        """The grade of a value as read; empty where it has none."""
        if isinstance(value, str):
            return dict(self.words).get(value, "")
        return next((s.grade for s in self.steps if all(_holds(value, *one) for one in s.needs)), self.last)


NO_YARDSTICK = Yardstick("")


def yardstick(against: Against) -> Yardstick:
    """The measure that a ladder or a target is."""
    if against is None:
        return NO_YARDSTICK
    return _of_scale(against) if isinstance(against, Scale) else _of_target(against)


def _of_scale(scale: Scale) -> Yardstick:
    if scale.kind == "words":
        pairs = (*zip(scale.words, scale.labels, strict=True), *((label, label) for label in scale.labels))
        return Yardstick(
            "words", words=tuple({word: (word, grade) for word, grade in reversed(pairs)}.values())[::-1]
        )
    if scale.delay or scale.relative:
        return NO_YARDSTICK
    signs: dict[tuple[bool, bool], Sign] = {
        (True, True): ">=", (True, False): ">", (False, True): "<=", (False, False): "<",
    }  # fmt: skip
    steps = tuple(
        Step(label, ((signs[scale.higher, bound.inclusive], bound.value),))
        for label, bound in zip(scale.labels, scale.bounds, strict=False)
    )
    kind: Literal["number", "date"] = "date" if scale.kind == "date" else "number"
    percent = scale.measure == PERCENT
    return Yardstick(kind, scale.unit, percent, scale.whole and kind == "number", steps, scale.labels[-1])


def _of_target(target: TargetReading) -> Yardstick:
    """A target value: met or not. A bare value is the least, or the most where less is better; where nobody said, itself."""
    relative = target.measure.dimension == "relative-date"
    if (
        target.problem
        or target.kind not in ("number", "date")
        or target.value is None
        or target.delay
        or relative
    ):
        return NO_YARDSTICK
    needs = _needs(target, target.value)
    kind: Literal["number", "date"] = "date" if target.kind == "date" else "number"
    whole = target.whole and kind == "number"
    return Yardstick(kind, target.unit, target.measure == PERCENT, whole, (Step(MET, needs),), MISSED)


def _needs(target: TargetReading, value: Decimal) -> tuple[tuple[Sign, Decimal], ...]:
    if target.operator == "range" and target.high is not None:
        return ((">" if target.low_out else ">=", value), ("<" if target.high_out else "<=", target.high))
    if target.operator == "=" and target.higher is not None:
        return ((">=" if target.higher else "<=", value),)
    return ((_SIGNS.get(target.operator, "="), value),)


def _holds(value: Decimal, sign: Sign, bound: Decimal) -> bool:
    return {
        ">=": value >= bound, ">": value > bound, "<=": value <= bound, "<": value < bound, "=": value == bound,
    }[sign]  # fmt: skip
