"""Tables of a PDF that have no ruling lines, read by where their texts stand; a table whose rows cannot be told apart is left as text.

In: the characters outside ruled tables. Out: grids with their top, the characters that belong to none, and what a person has to
check.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.formats.papers.grids import Budget, padded
from perfcli.formats.papers.pdf_lines import Char, Line, number, run_together, segments_of
from perfcli.paper import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_COLUMNS = 3
MIN_ROWS = 3
_FAR = 4.0
"""Line heights that two rows of one table may be apart."""
_APART = 1.25
"""How much farther than lines of a cell rows stand apart, if they do."""

_CHECK = Text(
    "这张表没有框线，按文字的位置分的格，请逐格核对",
    "the table has no ruling lines; its cells were told apart by their places: check each",
)
_GLUED = Text(
    "这里像是没有框线的表，行列分不清，按一行一行的文字留着",
    "this looks like a table without ruling lines whose rows and columns cannot be told apart; it is kept as lines of text",
)


class Loose(NamedTuple):
    """What was found, what is left, and what to say of it."""

    grids: tuple[tuple[Grid, float], ...]
    rest: list[Char]
    said: tuple[tuple[str, Text], ...]


class _Band(NamedTuple):
    """The stretch of the page that a column takes."""

    x0: float
    x1: float


Row = list[Line]


def loose_tables(chars: list[Char], page: str, budget: Budget) -> Loose:
    """The tables among the texts of a page."""
    rows = segments_of(chars)
    grids: list[tuple[Grid, float]] = []
    said: list[tuple[str, Text]] = []
    taken: list[tuple[float, float]] = []
    at = 0
    while at < len(rows):
        end, bands = _region(rows, at)
        if len(bands) < MIN_COLUMNS:
            at += 1
            continue
        groups = _groups(rows[at:end], bands)
        origin = f"{page} 无框线表{len(grids) + 1}"
        said.append((origin if groups else page, _CHECK if groups else _GLUED))
        if groups:
            grids.append((_grid(groups, bands, origin, budget), rows[at][0].top))
            taken.append((rows[at][0].top, max(part.bottom for part in rows[end - 1])))
        at = end
    rest = [char for char in chars if not any(top <= _middle(char) <= bottom for top, bottom in taken)]
    return Loose(tuple(grids), rest, tuple(said))


def _middle(char: Char) -> float:
    return (number(char, "top") + number(char, "bottom")) / 2


def _region(rows: Sequence[Row], at: int) -> tuple[int, list[_Band]]:
    """The end of the table that begins at a row, and its columns; no columns if none begins there."""
    if len(rows[at]) < MIN_COLUMNS:
        return at + 1, []
    end, full, bands = at, 0, _bands(rows[at : at + 1])
    while end < len(rows) and (end == at or _is_near(rows[end - 1], rows[end])):
        if len(rows[end]) >= MIN_COLUMNS:
            wider = _bands([*rows[at:end], rows[end]])
            if len(wider) < MIN_COLUMNS:
                break
            bands, full = wider, full + 1
        elif any(_column(part, bands) is None for part in rows[end]):
            break
        end += 1
    while end > at and any(_column(part, bands) is None for row in rows[at:end] for part in row):
        end -= 1
    return (end, bands) if full >= MIN_ROWS and end - at >= MIN_ROWS else (at + 1, [])


def _is_near(above: Row, below: Row) -> bool:
    return below[0].top - above[0].bottom < _FAR * max(part.size for part in (*above, *below))


def _bands(rows: Sequence[Row]) -> list[_Band]:
    """What the texts of full rows cover from side to side, with gaps between the columns."""
    bands: list[_Band] = []
    for part in sorted(
        (part for row in rows if len(row) >= MIN_COLUMNS for part in row), key=lambda one: one.x0
    ):
        if bands and part.x0 <= bands[-1].x1:
            bands[-1] = _Band(bands[-1].x0, max(bands[-1].x1, part.x1))
        else:
            bands.append(_Band(part.x0, part.x1))
    return bands


def _column(part: Line, bands: Sequence[_Band]) -> int | None:
    """The one column that a text stands in."""
    hit = [at for at, band in enumerate(bands) if part.x0 <= band.x1 and band.x0 <= part.x1]
    return hit[0] if len(hit) == 1 else None


def _groups(rows: Sequence[Row], bands: Sequence[_Band]) -> list[list[Row]]:
    """The lines of each row; nothing if the columns are not clean, or no distance tells rows from lines."""
    if not _is_clean(rows, bands):
        return []
    steps = [below[0].bottom - above[0].bottom for above, below in pairwise(rows)]
    if max(steps) < _APART * min(steps):
        begun = all(_column(row[0], bands) == 0 for row in rows)
        return [[row] for row in rows] if begun else []
    groups = [[rows[0]]]
    for step, row in zip(steps, rows[1:], strict=True):
        if step < _APART * min(steps):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _is_clean(rows: Sequence[Row], bands: Sequence[_Band]) -> bool:
    """Whether some line fills every column and none has two texts in one: else a header stands beside its column, not above."""
    columns = [[_column(part, bands) for part in row] for row in rows]
    return any(len(row) == len(bands) for row in columns) and all(
        len(set(row)) == len(row) for row in columns
    )


def _grid(groups: Sequence[Sequence[Row]], bands: Sequence[_Band], origin: str, budget: Budget) -> Grid:
    cells = [
        [
            _cell(
                [part for row in group for part in row if _column(part, bands) == column],
                band,
                f"{origin} 第{at}行第{column + 1}格",
            )
            for column, band in enumerate(bands)
        ]
        for at, group in enumerate(groups, 1)
    ]
    return padded(budget, origin, cells, lambda row, _: f"{origin} 第{row + 1}行")


def _cell(parts: Sequence[Line], band: _Band, origin: str) -> Cell:
    said = run_together(parts, band.x1)
    bold = bool(said) and all(line.bold for line in said)
    return Cell("\n".join(line.text.strip() for line in said), origin, bold=bold)
