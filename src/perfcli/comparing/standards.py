"""Whether a target or a ladder asks for less than before, and for which values: a partial order is told as one.

In: readings of both sides with their years. Out: a `Move`. Every value is looked at: between and at all bounds of both sides
the old and the new demand are asked, so that "looser from 85 to 90, tighter below 60" can be said.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from perfcli.diagnostics import Text
from perfcli.quantity import convert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfcli.quantity import Unit
    from perfcli.scale import Scale, TargetReading

Effect: TypeAlias = Literal["same", "looser", "tighter", "mixed", "unknown"]
Show: TypeAlias = "Callable[[Decimal], str]"
_LAST_OF_FEBRUARY = 28


class Move(NamedTuple):
    """Which way a demand moved; `looser` and `tighter` say for which values."""

    effect: Effect
    looser: Text = Text("", "")
    tighter: Text = Text("", "")
    why: Text = Text("", "")
    """Why it is not known."""


class _Part(NamedTuple):
    """Values of one kind: a bound itself (`low` is `high`), or what lies between two bounds."""

    low: Decimal | None
    high: Decimal | None

    @property
    def sample(self) -> Decimal:
        """A value of it."""
        if self.low is None or self.high is None:
            end = self.low if self.low is not None else self.high
            return Decimal(0) if end is None else end + (1 if self.high is None else -1)
        return (self.low + self.high) / 2

    @property
    def point(self) -> bool:
        """Whether it is one value."""
        return self.low is not None and self.low == self.high


def ladders(old: Scale | None, new: Scale | None, years: tuple[int, int]) -> Move:
    """Two ladders; grades are told apart by their labels."""
    if old is None or new is None:
        return _unknown("有一边的评价标准读不懂", "the ladder of one side cannot be read")
    if "words" in (old.kind, new.kind):
        same = old.kind == new.kind and old.canonical() == new.canonical()
        return Move("same") if same else _unknown("评价标准是文字", "the ladder is of words")
    order = _order(old.labels, new.labels)
    if order is None:
        return _unknown("等级的名称或个数变了", "its grades are others")
    if old.higher is not new.higher or old.delay is not new.delay:
        return _unknown("方向变了", "its direction changed")
    bounds = [_moved(bound.value, old.measure, new.measure, years) for bound in old.bounds]
    if any(bound is None for bound in bounds):
        return _unknown("单位不能换算", "its units cannot be converted")
    kept = [(b, bound.inclusive) for b, bound in zip(bounds, old.bounds, strict=True) if b is not None]
    then = _grader(kept, [order.index(label) for label in old.labels], higher=old.higher)
    now = _grader(
        [(b.value, b.inclusive) for b in new.bounds],
        [order.index(label) for label in new.labels],
        higher=new.higher,
    )
    points = {b for b, _ in kept} | {b.value for b in new.bounds}
    return _move(points, lambda value: then(value) - now(value), new.show)


def targets(old: TargetReading, new: TargetReading, years: tuple[int, int]) -> Move:
    """Two targets. An exact value counts as a minimum or maximum where either side says which way is better."""
    if old.problem or new.problem or not old.kind or old.kind != new.kind:
        return _unknown("有一边不是能比较的数", "one side is no number that can be compared")
    if old.kind == "words":
        return Move("same") if old.word == new.word else _unknown("目标是文字", "the target is of words")
    if old.delay is not new.delay or (None not in (old.higher, new.higher) and old.higher is not new.higher):
        return _unknown("方向变了", "its direction changed")
    higher = old.higher if new.higher is None else new.higher
    ends = [
        _moved(v, old.measure, new.measure, years) if v is not None else None for v in (old.value, old.high)
    ]
    if ends[0] is None or new.value is None or (old.high is not None and ends[1] is None):
        return _unknown("单位不能换算", "its units cannot be converted")
    before = old._replace(value=ends[0], high=ends[1])
    points = {v for v in (*ends, new.value, new.high) if v is not None}
    then, now = _taker(before, higher), _taker(new, higher)
    move = _move(points, lambda value: int(now(value)) - int(then(value)), new.show)
    if move.effect == "mixed":
        return (
            _unknown("没有写越大越好还是越小越好", "nothing says whether more or less is better")
            if higher is None
            else move
        )
    return move


def _unknown(zh: str, en: str) -> Move:
    return Move("unknown", why=Text(zh, en))


def _order(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...] | None:
    """One order of the labels of both, best first, where one holds all of the other's in its order."""
    long, short = sorted((tuple(old), tuple(new)), key=len, reverse=True)
    return long if tuple(label for label in long if label in short) == short else None


def _moved(value: Decimal, old: Unit, new: Unit, years: tuple[int, int]) -> Decimal | None:
    """An old number in the unit of the new side; a day of the old year as the same day of the new."""
    if old.dimension != new.dimension:
        return None
    if old.dimension == "date" and years[0] != years[1]:
        return _same_day(value, *years)
    return convert(value, old, new)


def _same_day(value: Decimal, old: int, new: int) -> Decimal | None:
    try:
        day = date.fromordinal(int(value))
        leap = (day.month, day.day) == (2, 29)
        return Decimal(
            date(day.year - old + new, day.month, _LAST_OF_FEBRUARY if leap else day.day).toordinal()
        )
    except (ValueError, OverflowError):
        return None


def _grader(
    bounds: Sequence[tuple[Decimal, bool]], ranks: Sequence[int], *, higher: bool
) -> Callable[[Decimal], int]:
    """The rank of the grade that a value earns; 0 is the best."""

    def rank(value: Decimal) -> int:
        for (bound, inclusive), place in zip(bounds, ranks, strict=False):
            if (inclusive and value == bound) or (value != bound and (value > bound) is higher):
                return place
        return ranks[-1]

    return rank


def _taker(target: TargetReading, higher: bool | None) -> Callable[[Decimal], bool]:
    """Whether a value meets a target."""
    value, operator = target.value or Decimal(0), target.operator
    if operator == "=" and higher is not None:
        operator = "≥" if higher else "≤"

    def takes(actual: Decimal) -> bool:
        if operator == "range":
            high = target.high if target.high is not None else value
            above = actual > value or (actual == value and not target.low_out)
            return above and (actual < high or (actual == high and not target.high_out))
        if actual == value:
            return operator in ("≥", "≤", "=")
        return operator in ("≥", ">") if actual > value else operator in ("≤", "<")

    return takes


def _move(points: Iterable[Decimal], gain: Callable[[Decimal], int], show: Show) -> Move:
    """What is gained by the change, value by value."""
    parts = _parts(sorted(points))
    looser: list[Text] = []
    tighter: list[Text] = []
    for sign, group in groupby(parts, lambda part: _sign(gain(part.sample))):
        if sign:
            (looser if sign > 0 else tighter).append(_told(list(group), show))
    if not looser and not tighter:
        return Move("same")
    effect: Effect = "mixed" if looser and tighter else "looser" if looser else "tighter"
    return Move(effect, _joined(looser), _joined(tighter))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _parts(points: list[Decimal]) -> list[_Part]:
    parts = [_Part(None, points[0])] if points else []
    for index, point in enumerate(points):
        parts.append(_Part(point, point))
        parts.append(_Part(point, points[index + 1] if index + 1 < len(points) else None))
    return parts


def _told(parts: list[_Part], show: Show) -> Text:
    """Neighbouring values as a person says them."""
    first, last = parts[0], parts[-1]
    if first.low is None and last.high is None:
        return Text("所有的值", "all values")
    if last.high is None and first.low is not None:
        sign = "≥" if first.point else "＞"
        return Text(f"{sign}{show(first.low)}", f"{sign}{show(first.low)}")
    if first.low is None and last.high is not None:
        sign = "≤" if last.point else "＜"
        return Text(f"{sign}{show(last.high)}", f"{sign}{show(last.high)}")
    low, high = show(first.low or Decimal(0)), show(last.high or Decimal(0))
    if low == high:
        return Text(low, low)
    ends = ["含" if part.point else "不含" for part in (first, last)]
    english = ["incl." if part.point else "excl." for part in (first, last)]
    return Text(f"{low}（{ends[0]}）至 {high}（{ends[1]}）", f"{low} ({english[0]}) to {high} ({english[1]})")


def _joined(texts: list[Text]) -> Text:
    return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))
