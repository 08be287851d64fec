"""One cell of a ladder, or one target value, as the grammar understood it.

In: nothing. Out: `Edge` (a number with its inclusion) and `Cell` (a lower edge, an upper edge or a bare point, or a
kind that says why there is none).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from perfcli.quantity import NONE, Unit

if TYPE_CHECKING:
    from decimal import Decimal

CellKind = Literal[
    "number", "words", "rest", "zero", "on-time",
    "blank", "not-applicable", "placeholder", "ditto", "glued", "compound", "linear", "ocr", "unreadable",
]  # fmt: skip
"""`rest` is a worst cell that says "everything else", `zero` a 无 that may mean 0, `on-time` a 按时 beside delays."""


class Edge(NamedTuple):
    """A number at the edge of a cell: `said` when its inclusion stands in words (含, 及) and so wins over a plain one."""

    value: Decimal
    inclusive: bool = True
    said: bool = False
    unit: Unit = NONE


class Cell(NamedTuple):
    """What one text says: edges where it is a number, else `kind` and `about`."""

    text: str
    kind: CellKind = "words"
    lower: Edge | None = None
    upper: Edge | None = None
    point: Edge | None = None
    period: Decimal | None = None
    """First day of a period whose last day is the point."""
    delay: bool = False
    equals: bool = False
    below_excludes: bool = False
    """`90%至95%以下`: here 以下 is written for "below", so it is read so in the whole ladder."""
    notes: tuple[str, ...] = ()
    """`approximate`, `baseline`, `rises`, `falls`: what the number alone does not say."""
    about: tuple[str, ...] = ()
    """Of a text that is no number, what a message says; of 持平, 增长 and 下降 `still`, `rises` and `falls`."""

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges there are, low before high."""
        return tuple(edge for edge in (self.lower, self.point, self.upper) if edge is not None)

    def mapped(self, lower: Edge | None, point: Edge | None, upper: Edge | None) -> Cell:
        """The same cell with other edges."""
        return self._replace(lower=lower, point=point, upper=upper)
