"""Faults of a ladder's numbers: out of order, equal, more than there is, a lost sign, a ratio for a percent.

In: rows in one unit, or a `Survey`. Out: findings or answers; nothing here reads text.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import NONE, show

from .cell import Cell, Edge
from .direction import not_monotone
from .model import Finding

if TYPE_CHECKING:
    from .coverage import Survey
    from .rows import Row

_FULL = 100
"""Percent of a capped rate."""


def lost_sign(cell: Cell) -> bool:
    """Whether a number above 100 makes sense once its first digit 2 is taken for a lost ≥."""
    edge = cell.lower or cell.point
    text = show(edge.value) if edge else ""
    return len(text.partition(".")[0]) >= 3 and text[0] == "2" and Decimal(text[1:]) <= _FULL  # noqa: PLR2004


def disorder(survey: Survey) -> Finding | None:
    """A grade without a bound on its side, equal bounds, or bounds out of order."""
    rows = survey.graded
    missing = tuple(row.label for row in rows if survey.near(row) is None)
    if missing:
        return Finding("mixed-relations", missing, missing, rows[0].cell.text.strip())
    keys = [strictness(survey, row) for row in rows]
    for index in range(1, len(rows)):
        if keys[index] == keys[index - 1]:
            labels = (rows[index - 1].label, rows[index].label)
            edge = survey.near(rows[index])
            return Finding("equal", labels, labels, survey.example(edge.value) if edge else "")
        if keys[index] > keys[index - 1]:
            return not_monotone((rows[index - 1], rows[index]))
    worst = survey.worst
    if worst is not None and survey.far(worst) is None and strictness(survey, worst) > keys[-1]:
        return not_monotone((rows[-1], worst))
    return None


def strictness(survey: Survey, row: Row) -> tuple[Decimal, bool]:
    """How much a bound asks: its number (turned where lower is better), then whether the number itself fails."""
    edge = survey.near(row) or Edge(Decimal(0))
    return (edge.value if survey.higher else edge.value.copy_negate(), not edge.inclusive)


def ratios(rows: tuple[Row, ...]) -> bool:
    """Whether all numbers are bare and at most 1, and one is a fraction: 0.95 where 95% may be meant."""
    edges = [edge for row in rows for edge in row.cell.edges]
    return (
        bool(edges)
        and all(e.unit == NONE and 0 <= e.value <= 1 for e in edges)
        and any(e.value % 1 for e in edges)
    )


def capped(survey: Survey) -> tuple[str, ...]:
    """Grades of a capped rate that ask for more than there is: above 100, or 100%以上."""
    if not survey.higher or survey.unit.dimension != "percent":
        return ()
    found = []
    for row in survey.graded:
        near = survey.near(row)
        open_end = near is not None and (not near.inclusive or "以上" in row.cell.text)
        if near is not None and (near.value > _FULL or (near.value == _FULL and open_end)):
            found.append(row.label)
    return tuple(found)


def bare_fractions(rows: tuple[Row, ...], parsed: tuple[Row, ...]) -> tuple[str, ...]:
    """Labels of bare fractions among percents: 0.95 and 95% are never silently the same."""
    top = max(edge.value for row in rows for edge in row.cell.edges)
    return tuple(row.label for row in parsed if 2 * top >= _FULL and any(map(_fraction, row.cell.edges)))


def _fraction(edge: Edge) -> bool:
    return edge.unit == NONE and 0 < edge.value < 1
