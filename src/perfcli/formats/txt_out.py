"""Printouts as plain text in the form that counties publish: every cell begins a line with a tab, a blank line follows every row.

In: a `Printout`. Out: bytes, UTF-8. A header cell over several columns stands once; below it stands the second row with a blank cell
wherever a name of the first one reaches down. Line breaks in a cell stay; what follows begins without a tab.
"""

from __future__ import annotations

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
        else:
            pieces.extend("\n".join(f"\t{_one_cell(text)}" for text in row) for row in _rows(part))
    return Written(("\n\n".join(pieces) + "\n").encode())


def _rows(grid: Grid) -> Iterator[tuple[str, ...]]:
    """The rows of a table; in the first row of a header, cells over several columns stand once."""
    for at, texts in enumerate(grid.texts()):
        if at == 0 and grid.head > 1:
            yield tuple(cell.text for cell in grid.rows[0].cells)
        else:
            yield texts


def _one_cell(text: str) -> str:
    """A text without tabs, each of which would begin a cell."""
    return text.replace("\t", " ")
