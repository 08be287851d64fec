"""How many columns a table has whose cells stand one on a line, found by counting cells.

In: the cells and which of them a blank line follows. Out: a `Layout`: the cells of the first header row, of the second one
if the last or any other name spans several columns, and of a row. Blank lines stand inside rows too, so they bear
witness only where counting leaves a choice.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_COLUMNS = 40
MIN_COLUMNS = 2
_SAMPLE = 600
"""Cells that are looked at to choose between layouts."""


class Piece(NamedTuple):
    """One cell as it stands in the text."""

    text: str
    line: int
    blank_after: bool
    continued: bool = False
    """A line without a tab and without a blank line before it was added."""


class Layout(NamedTuple):
    """The shape of the table."""

    spans: tuple[int, ...]
    """How many columns each cell of the first header row covers."""
    second: int
    """Cells of the second header row; 0 if there is none."""

    @property
    def width(self) -> int:
        """Columns."""
        return sum(self.spans)

    @property
    def header(self) -> int:
        """Cells of the header."""
        return len(self.spans) + self.second

    def fits(self, cells: int) -> bool:
        """Whether so many cells are a header and whole rows."""
        return cells >= self.header and (cells - self.header) % self.width == 0


def exact_layout(pieces: Sequence[Piece]) -> Layout | None:
    """The layout of a header whose two rows are set apart by blank lines."""
    sample = pieces[:_SAMPLE]
    first = _group(sample, 0)
    second = _group(sample, first)
    spans = _spans(first, [bool(piece.text) for piece in sample[first : first + second]])
    return Layout(spans, second) if spans else None


def best_layout(pieces: Sequence[Piece]) -> Layout | None:
    """The layout that agrees best with the cells; None if there is none, or two are equally good."""
    if (exact := exact_layout(pieces)) is not None:
        return exact
    ranked = sorted(
        ((_merit(layout, pieces), layout) for layout in _candidates(pieces[:_SAMPLE])),
        key=lambda one: one[0],
        reverse=True,
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _group(pieces: Sequence[Piece], start: int) -> int:
    """The number of cells up to the next blank line."""
    for at in range(start, len(pieces)):
        if pieces[at].blank_after:
            return at + 1 - start
    return len(pieces) - start


def _spans(names: int, filled: Sequence[bool]) -> tuple[int, ...]:
    """What each name of the first row covers when the second row is filled below the names that span; () if it cannot be."""
    if not MIN_COLUMNS <= names < len(filled) <= MAX_COLUMNS or all(filled):
        return ()
    spans: list[int] = []
    for is_filled, run in groupby(filled):
        length = len(list(run))
        spans += [length] if is_filled else [1] * length
    return tuple(spans) if len(spans) == names and max(spans) > 1 else ()


def _candidates(pieces: Sequence[Piece]) -> Iterator[Layout]:
    """Every layout that the beginning of the table allows."""
    group = _group(pieces, 0)
    named = next((at for at, piece in enumerate(pieces) if not piece.text), len(pieces))
    counts = [group] if group < len(pieces) else range(MIN_COLUMNS, min(named, MAX_COLUMNS) + 1)
    for names in counts:
        if not MIN_COLUMNS <= names <= min(named, MAX_COLUMNS):
            continue
        yield Layout((1,) * names, 0)
        filled = [bool(piece.text) for piece in pieces[names : names + MAX_COLUMNS]]
        for width in range(names + 1, min(len(filled), MAX_COLUMNS) + 1):
            if spans := _spans(names, filled[:width]):
                yield Layout(spans, width)
        for grades in range(2, names):  # the second row holds only what stands below the last name
            if len(pieces) > names + grades and _group(pieces, names) == grades and all(filled[:grades]):
                yield Layout((*(1,) * (names - 1), grades), grades)


def _merit(layout: Layout, pieces: Sequence[Piece]) -> tuple[bool, float, float, bool, int]:
    """Whether all cells are used; how often a blank line follows a row; how often a row has a first cell; a second row; few columns."""
    sample = pieces[:_SAMPLE]
    ends = range(
        layout.header + layout.width - 1, len(sample) - 1, layout.width
    )  # the last cell proves nothing
    starts = range(layout.header, len(sample), layout.width)
    after = [sample[at].blank_after for at in ends]
    first = [bool(sample[at].text) for at in starts]
    fits = layout.fits(len(pieces)) and len(pieces) > layout.header
    return (fits, _share(after), _share(first), layout.second > 0, -layout.width)


def _share(facts: Sequence[bool]) -> float:
    return round(sum(facts) / len(facts), 3) if facts else 0.0
