"""A table of records, from CSV or from the sheet of a workbook that has its header.

In: bytes, a path, how a header looks. Out: a `Table`, or why there is none. The place of a cell of a workbook is `file!sheet`, its row and
its column. A cell that cannot be trusted (a formula without a result, an error) says so in its text, so that nobody takes it for blank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity, Span, diagnose
from perfcli.formats import csv_
from perfcli.formats import kinds as table_kinds
from perfcli.paper import Grid
from perfcli.table import Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.paper import Cell, Paper

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ORIGIN = re.compile(r"!([A-Z]+)([0-9]+)$")
_HEADER_ROWS = 30
"""Rows of a sheet that are looked at for its header."""


def read_table(
    data: bytes, path: str, is_header: Callable[[Sequence[str]], bool]
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """The table in a file; of a workbook, that of the first visible sheet with such a header."""
    if not data.startswith(_WORKBOOKS):
        return csv_.read(data, path)
    from perfcli.formats.papers import doubts, read_paper  # noqa: PLC0415 - most tables are CSV

    paper, found = read_paper(data, path)
    if paper is None:
        return None, found
    table = next(_tables(paper, is_header), None)
    if table is None:
        return None, (*found, diagnose(table_kinds.EMPTY, Span(path)))
    seen = tuple(one for one in found if one.severity is not Severity.REMARK)
    return table, (*seen, *doubts(paper))


def _tables(paper: Paper, is_header: Callable[[Sequence[str]], bool]) -> Iterator[Table]:
    """Every visible sheet as a table, those with such a header first."""
    grids = [block for block in paper.blocks if isinstance(block, Grid) and not block.hidden and block.rows]
    found = [(_header(grid, is_header), grid) for grid in grids]
    for at, grid in [one for one in found if one[0] >= 0] + [(0, grid) for at, grid in found if at < 0]:
        yield _table(paper.path, grid, at)


def _header(grid: Grid, is_header: Callable[[Sequence[str]], bool]) -> int:
    """The row of the header; -1 where there is none."""
    rows = enumerate(grid.rows[:_HEADER_ROWS])
    return next((at for at, row in rows if is_header([_text(cell) for cell in row])), -1)


def _table(path: str, grid: Grid, at: int) -> Table:
    """A sheet from its header on; what stands above are notices."""
    rows = [Row(_place(row)[0], tuple(_text(cell) for cell in row)) for row in grid.rows]
    notices = [" ".join(filter(None, row.cells)).strip("# ") for row in rows[:at]]
    body = tuple(row for row in rows[at + 1 :] if any(row.cells))
    left = _place(grid.rows[0])[1]
    return Table(f"{path}!{grid.name}", rows[at], body, notices=tuple(filter(None, notices)), left=left)


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{cell.text}（{cell.doubt}）" if cell.doubt else cell.text.strip()


def _place(row: Sequence[Cell | None]) -> tuple[int, int]:
    """The row of a sheet, and the column of its first cell."""
    for index, cell in enumerate(row):
        if cell is not None and (found := _ORIGIN.search(cell.origin)):
            column = 0
            for letter in found[1]:
                column = column * 26 + ord(letter) - ord("A") + 1
            return int(found[2]), column - index
    return 1, 1
