"""CSV as Excel and WPS write it, with commas, semicolons, tabs or bars, as one table.

In: bytes (byte-order mark, else strict UTF-8, else strict GB18030). Out: a `Paper` with `第5行第3格`; rows that are shorter
than others are kept and padded, a line that is no record is kept whole and reported.
"""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from perfcli.formats.papers.decode import decoded
from perfcli.formats.papers.grids import Budget, padded
from perfcli.formats.papers.separated import separated_rows
from perfcli.paper import Paper

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.paper import Cell

suffixes = (".csv",)
_SEPARATORS = (",", "\t", ";", "|")
_SAMPLE = 200
"""Lines that are looked at to choose the separator."""


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The table in `data`."""
    lines = decoded(data, path).split("\n")
    first, separator = 1, ""
    if lines[0].lower().startswith("sep=") and len(lines[0].strip()) == len("sep=,"):
        first, separator, lines = 2, lines[0].strip()[-1], lines[1:]  # what Excel writes for itself
    separator = separator or _separator(lines[:_SAMPLE])
    rows, found = separated_rows(lines, first, separator, path, spreadsheet=True)
    if not rows:
        return Paper(path, "csv", ()), found
    grid = padded(Budget(path), f"第{first}行", rows, lambda row, column: _missing(rows[row], column))
    return Paper(path, "csv", (grid,)), found


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
