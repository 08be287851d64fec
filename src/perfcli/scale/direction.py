"""Which way is better: from the relations, else the order of the numbers, else the worst cell; the name is asked last, by `ladder`.

In: rows in one unit (best first; the last is the worst, or None where its cell is blank). Out: True (higher), False
(lower), or a `Finding` that says why it cannot be told.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .model import Finding

if TYPE_CHECKING:
    from decimal import Decimal

    from .cell import Cell
    from .rows import Row


def infer(graded: tuple[Row, ...], worst: Row | None, stated: str) -> bool | Finding:
    """The direction of a ladder."""
    if stated in ("higher", "lower"):
        return stated == "higher"
    votes = [vote for row in graded if (vote := _side(row.cell)) is not None]
    if votes and len(set(votes)) > 1:
        labels = tuple(row.label for row in graded)
        return Finding("mixed-relations", (), labels, graded[-1].cell.text.strip())
    if votes:
        return votes[0]
    return _by_order(graded, worst)


def _by_order(graded: tuple[Row, ...], worst: Row | None) -> bool | Finding:
    middles = [middle(row.cell) for row in graded]
    if len(middles) > 1 and (order := _order(middles)) is not None:
        return order
    if len(middles) > 1 and len(set(middles)) > 1:
        odd = next(i for i in range(2, len(middles)) if _order(middles[: i + 1]) is None)
        return not_monotone((graded[odd - 1], graded[odd]))
    if worst is not None and (side := _side(worst.cell)) is not None:
        return not side
    if worst is not None and (order := _order([middles[-1], middle(worst.cell)])) is not None:
        return order
    return Finding("no-direction", (), tuple(row.label for row in graded))


def not_monotone(pair: tuple[Row, Row]) -> Finding:
    """Two neighbours out of order; the second's number is the counter-example."""
    return Finding("not-monotone", (), tuple(row.label for row in pair), pair[1].cell.text.strip())


def _side(cell: Cell) -> bool | None:
    """True for a lower bound only, False for an upper bound only, None for ranges and bare numbers."""
    if cell.lower is not None and cell.upper is None:
        return True
    if cell.upper is not None and cell.lower is None:
        return False
    return None


def middle(cell: Cell) -> Decimal:
    """Twice the middle of a cell, for ordering cells."""
    edges = cell.edges
    return edges[0].value + edges[-1].value


def _order(values: list[Decimal]) -> bool | None:
    """True for falling (higher is better), False for rising, None for neither or all equal; equal neighbours are allowed."""
    pairs = list(pairwise(values))
    falls, rises = any(a > b for a, b in pairs), any(a < b for a, b in pairs)
    return None if falls == rises else falls
