"""The rows of a table whose cells stand one on a line, and the stretches of cells that make no whole row.

In: cells and a layout. Out: `Rows`, or None when nothing shows where a row ends. Rows are counted from the top and, where
cells are missing or too many, from the bottom, as far as a blank line follows every row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.formats.papers.stack_layout import Layout, Piece

MIN_WITNESS = 0.6
"""Blank lines are a witness to row ends when they follow at least this share of them."""


class Rows(NamedTuple):
    """Rows in order; those that are no rows are in `misfits` as well."""

    rows: tuple[tuple[Piece, ...], ...]
    misfits: tuple[tuple[Piece, ...], ...] = ()


def rows_of(pieces: Sequence[Piece], layout: Layout) -> Rows | None:
    """The rows below the header."""
    body, width = tuple(pieces[layout.header :]), layout.width
    whole = len(body) % width == 0
    if whole and not _witnessed(body, width):
        return Rows(tuple(_cut(body, width)))
    top = _from_top(body, width)
    bottom = _from_bottom(body, width, top)
    middle = body[top:bottom]
    if not whole and top == 0 and bottom == len(body) and len(middle) > width * 2:
        return None
    above, below = _cut(body[:top], width), _cut(body[bottom:], width)
    parts = tuple(_cut(middle, width))  # no wider than the table, so that they can be kept in it
    return Rows((*above, *parts, *below), () if whole and _only_unmarked(middle, width) else parts)


def _witnessed(body: Sequence[Piece], width: int) -> bool:
    ends = body[width - 1 :: width]
    return bool(ends) and MIN_WITNESS <= sum(piece.blank_after for piece in ends) / len(ends) < 1


def _cut(body: Sequence[Piece], width: int) -> list[tuple[Piece, ...]]:
    return [tuple(body[at : at + width]) for at in range(0, len(body), width)]


def _from_top(body: Sequence[Piece], width: int) -> int:
    at = 0
    while at + width <= len(body) and body[at + width - 1].blank_after:
        at += width
    return at


def _from_bottom(body: Sequence[Piece], width: int, top: int) -> int:
    at = len(body)
    while at - width >= top and (at == width or body[at - width - 1].blank_after):
        at -= width
    return at


def _only_unmarked(middle: Sequence[Piece], width: int) -> bool:
    """Whether row ends merely lack their blank line: where a cell is missing or too many, one stands a cell before or after."""
    ends = range(width - 1, len(middle) - 1, width)
    return not any(
        not middle[at].blank_after and (middle[at - 1].blank_after or middle[at + 1].blank_after)
        for at in ends
    )
