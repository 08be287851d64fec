"""An actual as a clerk types it, read against a scale or a target: value, or a problem code with arguments.

In: text, the scale or target, the plan's year. Out: `ActualReading`. Nothing is guessed silently: a bare number takes
the indicator's unit, units convert only exactly inside one dimension, and what was taken for granted stands in `notes`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import NONE, PERCENT, Unit, convert, normalise, show, times

from .cell import Cell, Edge
from .grammar import Context, parse_cell
from .moves import MOVES, first_move
from .target import TargetReading

if TYPE_CHECKING:
    from .model import Scale


class ActualReading(NamedTuple):
    """An actual as read: `value` is a number in the scale's unit, a day number, or a word; None with a `problem`.

    Problems: blank, not-applicable, placeholder, unreadable, glued, compound, ditto, ocr, linear, too-long, exponent,
    no-year, no-such-day, inequality, range, approximate, ratio, wrong-unit, inexact, fraction, negative, unknown-word,
    not-a-number. `arguments` fill its message; `suggestion` is a text to type instead, where one can be offered.
    Notes: zero-word, period, baseline, unit-dropped.
    """

    value: Decimal | str | None = None
    problem: str = ""
    arguments: tuple[str, ...] = ()
    suggestion: str = ""
    notes: tuple[str, ...] = ()


def read_actual(text: str, against: Scale | TargetReading, *, year: int | None = None) -> ActualReading:
    """Read one actual; never raises."""
    if not normalise(text[:500]):
        return ActualReading(problem="blank")
    if against.kind == "words":
        return _word(text, against)
    measure = against.measure
    context = Context(year, "", against.kind == "date", measure.dimension == "money")
    cell = parse_cell(text, context)
    if cell.kind != "number":
        return _no_number(text, cell, against)
    if refused := _shape(text, cell, against):
        return refused
    point = cell.point or Edge(Decimal(0))
    point = point._replace(value=times(point.value, Decimal(_way(cell, against))))
    if against.delay and not cell.delay and measure != NONE and point.unit == NONE and point.value:
        return ActualReading(
            problem="unreadable",
            arguments=(_short(text),),
            suggestion=f"延迟{show(point.value)}{measure.name}",
        )
    return _united(text, cell, point, against)


def _short(text: str) -> str:
    return text.strip()[:60]


def _word(text: str, against: Scale | TargetReading) -> ActualReading:
    """A word must be one of the scale's; any text answers a target of words."""
    plain = normalise(text[:500]).rstrip("。;")
    if isinstance(against, TargetReading):
        return ActualReading(plain)
    for known in (*against.words, *against.labels):
        if plain == normalise(known):
            return ActualReading(known)
    near = next((word for word in against.words if plain in word or word in plain), "")
    return ActualReading(
        problem="unknown-word", arguments=(_short(text), "、".join(against.words)), suggestion=near
    )


def _no_number(text: str, cell: Cell, against: Scale | TargetReading) -> ActualReading:
    if cell.kind == "zero" and (against.whole or against.higher is False) and against.kind != "date":
        return ActualReading(Decimal(0), notes=("zero-word",))
    if cell.about == ("still",) and _asked(against):
        return ActualReading(Decimal(0), notes=("zero-word",))
    if cell.kind == "on-time" and against.delay:
        return ActualReading(Decimal(0))
    if cell.kind in ("words", "rest", "zero", "on-time"):
        return ActualReading(problem="not-a-number", arguments=(_short(text), against.unit))
    if (
        cell.kind == "unreadable"
        and cell.about
        and cell.about[0] in ("too-long", "exponent", "no-year", "no-such-day")
    ):
        return ActualReading(problem=cell.about[0], arguments=(_short(text),))
    return ActualReading(problem=cell.kind, arguments=(_short(text),))


def _shape(text: str, cell: Cell, against: Scale | TargetReading) -> ActualReading | None:
    """An actual is one exact number: no inequality, no range, no 约, no 下降 beside a target that does not say which way."""
    if cell.lower is not None and cell.upper is not None:
        return ActualReading(problem="range", arguments=(_short(text),))
    if cell.point is None:
        edge = cell.edges[0]
        return ActualReading(
            problem="inequality",
            arguments=(_short(text),),
            suggestion=show(edge.value) + edge.unit.name if "date" not in edge.unit.dimension else "",
        )
    if "approximate" in cell.notes:
        return ActualReading(problem="approximate", arguments=(_short(text),))
    if not _way(cell, against):
        return ActualReading(problem="unreadable", arguments=(_short(text),))
    return None


def _way(cell: Cell, against: Scale | TargetReading) -> int:
    """1, or -1 for `下降5%` where growth is asked for; 0 where the text does not say which of them its numbers are."""
    moved = next((move for move in MOVES if move in cell.notes), "")
    if not moved:
        return 1
    asked = _asked(against)
    return 0 if not asked else 1 if asked == moved else -1


def _asked(against: Scale | TargetReading) -> str:
    """Which way a target or the best grade that speaks of it wants things to move."""
    return first_move(
        (against.text,) if isinstance(against, TargetReading) else (text for _, text in against.cells)
    )


def _united(text: str, cell: Cell, point: Edge, against: Scale | TargetReading) -> ActualReading:
    measure, unit = against.measure, point.unit
    if unit == NONE and "date" in measure.dimension:
        return ActualReading(problem="not-a-date", arguments=(_short(text),))
    if unit == NONE and measure == PERCENT and 0 < point.value <= 1:
        return ActualReading(
            problem="ratio",
            arguments=(_short(text),),
            suggestion=show(times(point.value, Decimal(100))) + "%",
        )
    notes = [note for note in cell.notes if note == "baseline"] + (
        ["period"] if cell.period is not None else []
    )
    if _same_kind(unit, measure):
        value: Decimal | None = point.value
        notes += ["unit-dropped"] if measure == NONE != unit else []
    elif unit.dimension != measure.dimension:
        return _wrong_unit(text, point, measure)
    else:
        value = convert(point.value, unit, measure)
    if value is None:
        return ActualReading(problem="inexact", arguments=(_short(text), measure.name))
    return _checked(text, value, against, tuple(notes))


def _same_kind(unit: Unit, measure: Unit) -> bool:
    """Whether the number may be taken as it is: bare, a count beside a bare scale, 个 beside 个村."""
    if unit == NONE:
        return True
    if measure == NONE:
        return unit.whole or unit.dimension == "score"
    return (
        "个" in (unit.name, measure.name) and unit.name[0] == measure.name[0] and unit.whole and measure.whole
    )


def _wrong_unit(text: str, point: Edge, measure: Unit) -> ActualReading:
    """The unit is of another kind; a percent for a bare ratio can be spelled out."""
    suggestion = ""
    if measure.dimension in ("ratio", "") and point.unit == PERCENT:
        suggestion = show(point.value.scaleb(-2)) if len(point.value.as_tuple().digits) < 20 else ""  # noqa: PLR2004
    return ActualReading(
        problem="wrong-unit", arguments=(_short(text), point.unit.name, measure.name), suggestion=suggestion
    )


def _checked(
    text: str, value: Decimal, against: Scale | TargetReading, notes: tuple[str, ...]
) -> ActualReading:
    """Counts are whole and not negative."""
    if against.whole and against.kind != "date":
        if value != value.to_integral_value():
            return ActualReading(problem="fraction", arguments=(_short(text), against.unit))
        if value < 0 and not against.delay:
            return ActualReading(problem="negative", arguments=(_short(text),))
    return ActualReading(value, notes=notes)
