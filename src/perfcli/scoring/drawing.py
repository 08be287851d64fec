"""A ladder drawn as a line of plain text, with a value marked on it.

In: a `Ladder`, a value as data. Out: lines that hold together by display width (Chinese takes two columns; only
characters that are one column wide everywhere are drawn). Numbers and days rise from left to right; a square bracket
is a bound that counts, a round one a bound that does not. Words are listed.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity.numbers import minus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.scoring.scorecard import Ladder, Rung, Value

MIN_SEGMENT = 10
DEFAULT_WIDTH = 78


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def padded(text: str, columns: int) -> str:
    """The text, filled with spaces to a number of columns."""
    return text + " " * (columns - width(text))


def draw(
    ladder: Ladder, value: Value = None, grade: str = "", shown: str = "", columns: int = DEFAULT_WIDTH
) -> tuple[str, ...]:
    """The ladder as lines of text, with a value of this grade on it, `shown` as people write it.

    Words, relative days and ladders too wide for `columns` are listed, one grade a line.
    """
    rungs = [rung for rung in ladder.rungs if rung.reading]
    segment = max([MIN_SEGMENT, *(max(width(r.label), width(_number(r)) + 1) + 2 for r in rungs)])
    edges = [_measured(rung.bound) for rung in rungs if rung.bound is not None]
    if not edges or None in edges or segment * len(rungs) > columns:
        return _listed(ladder, grade, shown)
    return _line(ladder, rungs, value, shown, segment)


def _number(rung: Rung) -> str:
    """The bound without its sign."""
    return rung.reading.lstrip("≥≤＞＜")


def _listed(ladder: Ladder, grade: str, shown: str) -> tuple[str, ...]:
    """One line for each grade, the value beside its own."""
    label = max((width(rung.label) for rung in ladder.rungs), default=0)
    text = max((width(rung.reading or rung.text) for rung in ladder.rungs), default=0)
    lines = []
    for rung in ladder.rungs:
        here = rung.label == grade
        row = f"{'>' if here else ' '} {padded(rung.label, label)}  {padded(rung.reading or rung.text, text)}"
        lines.append(f"{row}  <- {shown}" if here else row.rstrip())
    return tuple(lines)


def _measured(value: Value) -> Decimal | None:
    """A value as a number: a day by its number; relative days (次月10日) have none that compares."""
    if isinstance(value, str):
        try:
            return Decimal(date.fromisoformat(value).toordinal())
        except ValueError:
            return None
    return value


def _line(ladder: Ladder, rungs: Sequence[Rung], value: Value, shown: str, segment: int) -> tuple[str, ...]:
    """Labels above, the line with its bounds, their numbers, then the value below."""
    rising = list(reversed(rungs)) if ladder.higher else list(rungs)
    bounds = rising[1:] if ladder.higher else rising[:-1]
    labels = "".join(padded(f"  {rung.label}", segment) for rung in rising)
    line, numbers = "-" * segment, " " * segment
    for rung in bounds:
        line += _mark(ladder, rung) + "-" * (segment - 1)
        numbers = (
            numbers.rstrip(" ") + " " * (len(line) - segment - width(numbers.rstrip(" "))) + _number(rung)
        )
    lines = [labels.rstrip(), line + ">", numbers.rstrip()]
    at = _column(bounds, value, segment)
    if at >= 0:
        back = at - width(shown) // 2
        lines += [" " * at + "^", " " * max(0, back) + shown]
    return tuple(lines)


def _mark(ladder: Ladder, rung: Rung) -> str:
    """A bound: it opens the interval above it where higher is better, and closes the one below it where lower is."""
    if ladder.higher:
        return "[" if rung.inclusive else "("
    return "]" if rung.inclusive else ")"


def _column(bounds: Sequence[Rung], value: Value, segment: int) -> int:
    """The column of the value: on a bound exactly, between two in proportion, beyond the last in the middle."""
    ours = _measured(value)
    edges = [edge for rung in bounds if (edge := _measured(rung.bound)) is not None]
    if ours is None:
        return -1
    if ours in edges:
        return segment * (edges.index(ours) + 1)
    below = sum(edge < ours for edge in edges)
    if below in (0, len(edges)):
        return segment * below + segment // 2
    low, high = edges[below - 1], edges[below]
    part = int(minus(ours, low) * (segment - 2) // minus(high, low))
    return segment * below + 1 + min(part, segment - 2)
