"""What was taken for granted when an actual was read, said aloud. In: a reading with notes. Out: remarks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text, diagnose
from perfcli.scale.names import is_capped
from perfcli.scoring import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Diagnostic, Span
    from perfcli.scale import ActualReading
    from perfcli.scoring.survey import Leaf

FULL = Decimal(100)
NOTES = {
    "zero-word": Text("“无”“零”“持平”算作 0", "the word means 0"),
    "period": Text("一段时间取最后一天", "of a period the last day is taken"),
    "baseline": Text("与上年相比的数，照写的取", "a figure against last year is taken as written"),
    "unit-dropped": Text("评价标准没有单位，单位略去", "the ladder has no unit, so the unit is dropped"),
}


def above_cap(leaf: Leaf, reading: ActualReading, text: str, span: Span) -> Iterator[Diagnostic]:
    """More than 100 % of a rate that cannot have more: probably a slip, and never full points in silence."""
    against, value, name = leaf.against, reading.value, leaf.place.indicator
    if against is None or against.unit != "%" or not isinstance(value, Decimal) or value <= FULL:
        return
    if is_capped(name):
        yield diagnose(
            kinds.ABOVE_CAP, span, address=leaf.place.address, found=" ".join(text.split())[:60], name=name
        )


def assumed(reading: ActualReading, leaf: Leaf, text: str, span: Span) -> Iterator[Diagnostic]:
    """One remark for each note."""
    value = reading.value
    shown = leaf.against.show(value) if leaf.against and isinstance(value, Decimal) else str(value)
    for note in reading.notes:
        yield diagnose(
            kinds.ASSUMED,
            span,
            address=leaf.place.address,
            found=" ".join(text.split())[:60],
            value=shown,
            note=NOTES.get(note, Text(note, note)),
        )
