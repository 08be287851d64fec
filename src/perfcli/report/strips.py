"""Drawings as numbers: a ladder as a line with the value on it, counts as a bar, indicators as a row of tiles.

In: ladders, values and counts. Out: `Strip` and `Part`s; widths are thousandths, whole and exact from Decimals.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.report.colours import palette
from perfcli.report.score_view import Part, Strip, Tick

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.scoring.scorecard import Ladder, Score, Value

FULL = 1000
TICK_ROOM = 150
"""Nearer than this, the text of a second bound would run into the first one's."""

_MARGIN = Decimal("0.3")
"""How far the outer grades reach beyond the outermost bound, as a share of what lies between."""


def strip(score: Score) -> Strip | None:
    """The ladder of a graded indicator as a line from low to high; words and unreadable bounds get equal parts."""
    ladder = score.place.ladder
    if ladder is None or not ladder.rungs:
        return None
    bounds = [_number(rung.bound) for rung in ladder.rungs[:-1]]
    value = _number(score.verdict.value)
    numbers = [bound for bound in bounds if bound is not None]
    title = _title(ladder, score)
    if ladder.kind == "words" or len(numbers) < len(bounds) or not numbers or value is None:
        return Strip(_equal(ladder, score.verdict.rank), (), -1, "", title)
    low, high = _ends([*numbers, value])
    places = [_place(number, low, high) for number in numbers]
    parts = _parts(ladder, places, score.verdict.rank)
    ticks = _ticks(sorted(zip(places, (rung.reading for rung in ladder.rungs), strict=False)))
    return Strip(parts, ticks, _place(value, low, high), score.actual, title)


def bar(counts: Iterable[tuple[str, int]], fills: dict[str, str]) -> tuple[Part, ...]:
    """Counts as one bar; a grade that nothing earned has no part."""
    kept = [(label, count) for label, count in counts if count]
    total = sum(count for _, count in kept)
    parts: list[Part] = []
    done = 0
    for label, count in kept:
        start, edge = FULL * done // total, FULL * (done + count) // total
        done += count
        parts.append(Part(f"{label} {count}", f"{label}：{count} 个", start, edge - start, fills[label]))
    return tuple(parts)


def _number(value: Value) -> Decimal | None:
    """A number or a day as a number; None for words and for days of no year."""
    if isinstance(value, str):
        try:
            return Decimal(date.fromisoformat(value).toordinal())
        except ValueError:
            return None
    return value


def _ends(numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Both ends of the line."""
    low, high = min(numbers), max(numbers)
    margin = (high - low) * _MARGIN or abs(high) * _MARGIN or Decimal(1)
    return low - margin, high + margin


def _place(number: Decimal, low: Decimal, high: Decimal) -> int:
    return int((number - low) * FULL / (high - low))


def _parts(ladder: Ladder, places: Sequence[int], rank: int) -> tuple[Part, ...]:
    """The grades along the line: the best one at the high end when higher is better."""
    edges = [FULL if ladder.higher else 0, *places, 0 if ladder.higher else FULL]
    colours = palette(len(ladder.rungs))
    parts = [
        Part(rung.label, _said(rung.label, rung.text), min(a, b), abs(a - b), colours[at], at == rank)
        for at, (rung, a, b) in enumerate(zip(ladder.rungs, edges, edges[1:], strict=False))
    ]
    return tuple(sorted(parts, key=lambda part: part.x))


def _equal(ladder: Ladder, rank: int) -> tuple[Part, ...]:
    """Equal parts, the worst at the left."""
    count = len(ladder.rungs)
    colours = palette(count)
    cuts = [FULL * at // count for at in range(count + 1)]
    ordered = list(enumerate(ladder.rungs))[::-1]
    return tuple(
        Part(r.label, _said(r.label, r.text), cuts[i], cuts[i + 1] - cuts[i], colours[at], at == rank)
        for i, (at, r) in enumerate(ordered)
    )


def _ticks(places: Iterable[tuple[int, str]]) -> tuple[Tick, ...]:
    """Bounds that have room beside one another; the others stand in the table."""
    found: list[Tick] = []
    for x, text in places:
        if not found or x - found[-1].x >= TICK_ROOM:
            found.append(Tick(x, text))
    return tuple(found)


def _said(label: str, text: str) -> str:
    return f"{label}：{text}"


def _title(ladder: Ladder, score: Score) -> str:
    """What the drawing shows, for those who do not see it."""
    grades = "，".join(_said(rung.label, rung.text) for rung in ladder.rungs)
    earned = f"；实际 {score.actual}，{score.verdict.grade}" if score.graded else ""
    return f"评价标准 {grades}{earned}"
