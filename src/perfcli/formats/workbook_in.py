"""Workbooks as they come back, whatever program saved them: every cell with the text that a person sees.

In: the bytes of a file. Out: a `Filled`, or the one coded reason why there is none. It is read as any document is (`papers`): under
limits, large ones in a process that can be stopped, numbers under their formats (0.95 shown as 95% is `95%`).
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from perfcli.collecting.filled import Filled, FilledCell, FilledSheet
from perfcli.diagnostics import Span, Text, diagnose
from perfcli.formats.papers import kinds, read_paper
from perfcli.formats.papers.xlsx_scan import column_number
from perfcli.paper import Grid

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic

FORMS = ("xlsx", "xls")
"""What a workbook can be, whatever its name says."""
_ORIGIN = re.compile(r".*!([A-Z]{1,3})([0-9]{1,7})(?::[A-Z]{1,3}[0-9]{1,7})?", re.DOTALL)
_NO_BOOK = Text("，里面不是工作簿", ": it is no workbook")


def read(data: bytes, path: str) -> tuple[Filled | None, tuple[Diagnostic, ...]]:
    """A workbook, or why it is not read; what was left out beside it."""
    paper, found = read_paper(data, path)
    if paper is None:
        return None, found
    if paper.format not in FORMS:
        return None, (*found, diagnose(kinds.UNKNOWN, Span(path), reason=_NO_BOOK))
    sheets = tuple(_sheet(block) for block in paper.blocks if isinstance(block, Grid))
    return Filled(path, hashlib.sha256(data).hexdigest(), sheets), found


def _sheet(grid: Grid) -> FilledSheet:
    """The cells of a sheet, where they stand in it."""
    place = _ORIGIN.fullmatch(grid.origin)
    top, left = (int(place[2]) - 1, column_number(place[1]) - 1) if place else (0, 0)
    cells = {
        (top + y, left + x): FilledCell(cell.text, cell.doubt)
        for y, row in enumerate(grid.rows)
        for x, cell in enumerate(row)
        if cell is not None and (cell.text.strip() or cell.doubt)
    }
    covered = {
        (top + y + down, left + x + right)
        for y, row in enumerate(grid.rows)
        for x, cell in enumerate(row)
        if cell is not None and (cell.rows > 1 or cell.columns > 1)
        for down in range(cell.rows)
        for right in range(cell.columns)
        if down or right
    }
    return FilledSheet(grid.name, cells, grid.hidden, frozenset(covered))
