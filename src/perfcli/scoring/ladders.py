"""A compiled ladder as a scorecard shows it: every published cell beside what it was read as.

In: a `Scale`, or the cells of one that could not be read. Out: `Ladder`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.quantity import show_day
from perfcli.scoring.scorecard import Ladder, Rung

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.model.indicator import Cells
    from perfcli.scale import Scale


def unread(cells: Cells) -> tuple[Rung, ...]:
    """The rungs of a ladder that could not be read: the published text alone."""
    return tuple(Rung(label, text, "") for label, text in cells)


def ladder_of(scale: Scale, name: str = "") -> Ladder:
    """A compiled ladder as a scorecard shows it: every published cell beside what it was read as."""
    bounds = dict(zip(scale.labels, scale.bounds, strict=False))
    rungs = []
    for (label, text), reading in zip(scale.cells, scale.readings, strict=True):
        bound = bounds.get(label)
        number: Decimal | str | None = None
        if bound is not None:
            number = as_data(scale, bound.value)
        rungs.append(Rung(label, text, reading, number, bound.inclusive if bound else True))
    return Ladder(tuple(rungs), scale.kind, scale.unit, scale.higher, name)


def as_data(scale: Scale, value: Decimal) -> Decimal | str:
    """A value as data: the number itself, a day as its date."""
    if "date" in scale.measure.dimension:
        return show_day(value, relative=scale.relative)
    return value
