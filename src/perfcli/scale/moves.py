"""Growth and decline in one ladder: 增长5%, 增长3%, 持平, 下降 are numbers of one kind with a sign.

In: parsed rows. Out: the same rows, all counted the way that the first of them moves: a move the other way is negative, 持平 is
zero, a bare 下降 is less than zero. Ladders whose numbers do not move keep such words as words.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .cell import Edge
from .phrases import FALLS, RISES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .cell import Cell
    from .rows import Row

MOVES = ("rises", "falls")
_ZERO = Decimal(0)


def move_of(text: str) -> str:
    """`rises` or `falls` where a text says that something moves; of both words the first counts."""
    found = [
        (text.find(word), move)
        for move, words in zip(MOVES, (RISES, FALLS), strict=True)
        for word in words
        if word in text
    ]
    return min(found)[1] if found else ""


def first_move(texts: Iterable[str]) -> str:
    """The way in which the first text that speaks of moving moves."""
    return next((move for text in texts if (move := move_of(text))), "")


def one_way(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """All rows counted the way that the first number moves."""
    way = next((move for row in rows for move in MOVES if move in row.cell.notes), "") or _contrast(rows)
    return tuple(row._replace(cell=_counted(row.cell, way)) for row in rows) if way else rows


def _contrast(rows: tuple[Row, ...]) -> str:
    """`rises` for ≥5%, ≥3%, 同比下降: percents that ask less and less, and a worst cell that says the thing fell."""
    if not rows or rows[-1].cell.about != ("falls",):
        return ""
    edges = [row.cell.lower or row.cell.point for row in rows[:-1]]
    asked = [edge.value for edge in edges if edge is not None and edge.unit.dimension == "percent"]
    return "rises" if len(asked) == len(edges) and asked == sorted(asked, reverse=True) else ""


def _counted(cell: Cell, way: str) -> Cell:
    if cell.kind == "words" and cell.about in (("still",), ("rises",), ("falls",)):
        return _spoken(cell, way)
    other = next(move for move in MOVES if move != way)
    if other not in cell.notes:
        return cell
    return cell.mapped(_negative(cell.upper), _negative(cell.point), _negative(cell.lower))


def _spoken(cell: Cell, way: str) -> Cell:
    """持平 is zero; 增长 and 下降 without a number are on one side of it."""
    number = cell._replace(kind="number", about=())
    edge = Edge(_ZERO, inclusive=False)
    if cell.about == ("still",):
        return number._replace(point=Edge(_ZERO))
    return number._replace(lower=edge) if cell.about == (way,) else number._replace(upper=edge)


def _negative(edge: Edge | None) -> Edge | None:
    return edge and edge._replace(value=edge.value.copy_negate())
