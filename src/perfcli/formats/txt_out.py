"""Printouts as plain text: the table of duties in the form that counties publish, where every cell begins a line with a tab.

In: a `Printout`. Out: bytes, UTF-8. A blank line follows every row of that table. A header cell over several columns stands once;
below it stands the second row with a blank cell wherever a name of the first one reaches down. Line breaks in a cell stay; what
follows begins without a tab. All other tables have one row on a line with tabs between the cells, as spreadsheets copy them: a
form has blank cells all over, and nobody could count them in the other form.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from perfcli.formats.plain_parts import Line, parts
from perfcli.printout import Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Grid, Printout

suffixes = (".txt",)
MODULES = ()


def write(printout: Printout) -> Written:
    """One text file."""
    pieces: list[str] = []
    for part in parts(printout):
        if isinstance(part, Line):
            pieces.append("　".join(_one_cell(text) for text in part.texts))
        elif part.head > 1:
            pieces.extend("\n".join(f"\t{_one_cell(text)}" for text in row) for row in _rows(part))
        else:
            pieces.append(_tabbed(part))
    return Written(("\n\n".join(pieces) + "\n").encode())


def _rows(grid: Grid) -> Iterator[tuple[str, ...]]:
    """The rows of a table; in the first row of a header, cells over several columns stand once."""
    for at, texts in enumerate(grid.texts()):
        if at == 0 and grid.head > 1:
            yield tuple(cell.text for cell in grid.rows[0].cells)
        else:
            yield texts


def _tabbed(grid: Grid) -> str:
    """The rows of a table with tabs between the cells; a cell of several lines stands in quotes."""
    out = io.StringIO()
    rows = csv.writer(out, "excel-tab", lineterminator="\n")
    rows.writerows([_one_cell(text) for text in row] for row in grid.texts())
    return out.getvalue().removesuffix("\n")


def _one_cell(text: str) -> str:
    """A text without tabs, each of which would begin a cell."""
    return text.replace("\t", " ")
