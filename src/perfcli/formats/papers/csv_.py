"""CSV as Excel and WPS write it, with commas, semicolons, tabs or bars, as tables and lines of text.

In: bytes (byte-order mark, else strict UTF-8, else strict GB18030). Out: a `Paper` with `第5行第3格`; rows that are shorter
than others are kept and padded, a line that is no record is kept whole and reported. A single text below a blank line, or at the top, is a line of text.
"""

from __future__ import annotations

import csv
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.formats.papers.decode import decoded
from perfcli.formats.papers.grids import Budget, padded
from perfcli.formats.papers.lines import lines_within
from perfcli.formats.papers.separated import separated_rows
from perfcli.paper import Paper, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Diagnostic
    from perfcli.paper import Block, Cell, Grid

suffixes = (".csv",)
_SEPARATORS = (",", "\t", ";", "|")
_SAMPLE = 200
"""Lines that are looked at to choose the separator."""


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The table in `data`."""
    lines = lines_within(decoded(data, path), path).split("\n")
    first, separator = 1, ""
    if lines[0].lower().startswith("sep=") and len(lines[0].strip()) == len("sep=,"):
        first, separator, lines = 2, lines[0].strip()[-1], lines[1:]  # what Excel writes for itself
    separator = separator or _separator(lines[:_SAMPLE])
    rows, found = separated_rows(lines, first, separator, path, spreadsheet=True)
    if not rows:
        return Paper(path, "csv", ()), found
    return Paper(path, "csv", tuple(_blocks(rows, path))), found


def _blocks(rows: list[list[Cell]], path: str) -> Iterator[Block]:
    """Tables, and the lines of text that stand above and between them."""
    budget = Budget(path)
    for alone, run in groupby(_told_apart(rows), key=lambda one: one[0]):
        own = [row for _, row in run]
        if alone:
            yield from (Paragraph(row[0].text, row[0].origin.partition("第1格")[0]) for row in own)
        else:
            yield _grid(own, budget)


def _told_apart(rows: list[list[Cell]]) -> Iterator[tuple[bool, list[Cell]]]:
    """Each row, and whether it is a line of text: a single text without separators, with a blank line or such a text before it."""
    before, line = 0, True
    for row in rows:
        number = _number(row[0])
        alone = len(row) == 1 and not row[0].doubt and bool(row[0].text)
        line = alone and (line or number > before + 1)
        before = number
        yield line, row


def _number(cell: Cell) -> int:
    return int(cell.origin.removeprefix("第").partition("行")[0])


def _grid(rows: list[list[Cell]], budget: Budget) -> Grid:
    origin = rows[0][0].origin.partition("第1格")[0]
    return padded(budget, origin, rows, lambda row, column: _missing(rows[row], column))


def _missing(row: list[Cell], column: int) -> str:
    """The origin of a cell that a short row does not have."""
    return f"{row[0].origin.partition('第1格')[0]}第{column + 1}格"


def _separator(lines: list[str]) -> str:
    """The separator that makes the most rows of one length, of more than one cell."""

    def alike(separator: str) -> int:
        records = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
        widths = Counter(len(cells) for cells in records if len(cells) > 1)
        return max((width * rows for width, rows in widths.items()), default=0)

    try:
        return max(_SEPARATORS, key=alike)
    except csv.Error:  # a cell beyond the reader's limit; the records say where
        return _SEPARATORS[0]
