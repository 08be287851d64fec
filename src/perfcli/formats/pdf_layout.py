"""How much room a printout's texts have on A4, about: which rows are too high for a page, which words too long for a line.

In: grids. Out: heights in mm, numbers of rows that are held together, yes or no. Typst sets the page; this only tells it where to
let go: a row that does not fit on a page has to be broken, and a run of letters that does not fit in its cell too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.printout import lines_of, places, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.printout import Grid, Placed

WIDTH = {True: 186.0, False: 273.0}
"""Width of the text in mm, upright and across."""
HIGH = {True: 240.0, False: 150.0}
"""Rows that are higher together than this, in mm, do not fit on a page below their header."""
HALF, LINE = 1.59, 4.6
"""Width of half a character and height of a line in a grid, in mm."""
_RUN = re.compile("[!-\u24ff]{5,}")
_SPREAD = 1.25
"""Some letters and signs are wider than half a character."""


def room(placed: Placed, grid: Grid, *, portrait: bool) -> int:
    """How many half characters stand on a line of a cell."""
    _, x, cell = placed
    width = WIDTH[portrait] * sum(grid.widths[x : x + cell.columns]) / sum(grid.widths)
    inset = 1.2 if cell.align == "center" else 2.6
    return max(1, int((width - inset) / HALF))


def overlong(text: str, half_characters: int) -> bool:
    """Whether a text has a run of letters, digits and signs that is longer than its line."""
    if len(text) * 2 * _SPREAD <= half_characters:
        return False
    return any(width_of(run) * _SPREAD > half_characters for run in _RUN.findall(text))


def heights(grid: Grid, *, portrait: bool) -> list[float]:
    """How high each row will be, in mm."""
    found = [float(row.room) for row in grid.rows]
    for placed in sorted(places(grid.rows), key=lambda one: one.cell.rows):
        y, _, cell = placed
        needed = lines_of(cell.text, room(placed, grid, portrait=portrait) - 1)
        short = needed - sum(found[y : y + cell.rows])
        if short > 0:
            found[min(y + cell.rows, len(found)) - 1] += short
    return [lines * LINE + 2.4 for lines in found]


def ties(grid: Grid, high: Sequence[float], limit: float) -> Iterator[int]:
    """For each row how many rows are held together from it on; 0 for those held by one above. Empty where none are."""
    if not any(row.keep for row in grid.rows[grid.head :]):
        return
    yield from (1 for _ in range(grid.head))
    at = grid.head
    while at < len(grid.rows):
        end, height = at + 1, high[at]
        while end < len(grid.rows) and grid.rows[end - 1].keep and height + high[end] <= limit:
            height += high[end]
            end += 1
        yield end - at
        yield from (0 for _ in range(at + 1, end))
        at = end
