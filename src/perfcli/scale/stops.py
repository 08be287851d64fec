"""Ladders that are not read, and why: blank, ditto, glued, two indicators in one, a deduction rule, unreadable.

In: parsed rows. Out: the findings that stop the reading; none where it can go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.quantity import find_number, show

from .model import Finding

if TYPE_CHECKING:
    from .cell import Cell
    from .rows import Row

_SHORT_WORD = 12
"""A longer text in the worst cell of a ladder of numbers is no name for "everything else"."""

_STOPPING = ("placeholder", "ditto", "compound", "glued", "ocr")


def of_kind(rows: tuple[Row, ...], *kinds: str) -> tuple[str, ...]:
    """Labels of the rows of these kinds."""
    return tuple(row.label for row in rows if row.cell.kind in kinds)


def text_of(rows: tuple[Row, ...], label: str) -> str:
    """The published text of a label's cell."""
    return next(row.cell.text.strip() for row in rows if row.label == label)


def stopped(rows: tuple[Row, ...], *, words: bool) -> tuple[Finding, ...]:
    """The findings that stop the reading; `words` says that any text is a grade's word."""
    everything = tuple(row.label for row in rows)
    blank = len(of_kind(rows, "blank"))
    if blank == len(rows):
        return (Finding("blank", ("all",), everything),)
    if deduction := next((row.cell for row in rows if row.cell.kind == "linear"), None):
        return (_linear(deduction, everything),)
    for name in ("not-applicable", "ditto"):
        labels = of_kind(rows, name)
        if labels and len(labels) + blank == len(rows):
            return (Finding(name, (), labels, text_of(rows, labels[0])),)
    return () if words else _one_stopping(rows) or _unreadable(rows)


def _one_stopping(rows: tuple[Row, ...]) -> tuple[Finding, ...]:
    for name in _STOPPING:
        if labels := of_kind(rows, name):
            return (Finding(name, () if name == "compound" else labels, labels, text_of(rows, labels[0])),)
    return ()


def _unreadable(rows: tuple[Row, ...]) -> tuple[Finding, ...]:
    """Cells that fit no clause; beside numbers also words, except in the worst cell, which takes everything else."""
    bad = of_kind(rows, "unreadable")
    if of_kind(rows, "number"):
        delay = any(row.cell.delay for row in rows)
        bad = tuple(row.label for row in rows if _misplaced(row.cell, last=row is rows[-1], delay=delay))
    return (Finding("unreadable", bad, bad, text_of(rows, bad[0])),) if bad else ()


def _misplaced(cell: Cell, *, last: bool, delay: bool) -> bool:
    """Whether a cell says nothing in a ladder of numbers."""
    match cell.kind:
        case "unreadable":
            return True
        case "words":
            return not last or len(cell.text) > _SHORT_WORD
        case "rest":
            return not last
        case "on-time":
            return not delay
        case _:
            return False


def _linear(cell: Cell, labels: tuple[str, ...]) -> Finding:
    """A deduction rule (`95%以上，每降低1%扣1分`) is no ladder; its three numbers are said."""
    start, step, points = cell.about
    digits = next((i for i, char in enumerate(start) if find_number(start, i)), None)
    number = None if digits is None else find_number(start, digits)
    first = show(number.value) if number else start
    values = tuple(value for value in (first, step, points) if value)
    return Finding("linear", values, labels, cell.text.strip())
