"""Sheets of a workbook, whatever its format: the box that has content, merged cells, texts as shown.

In: cells with their values and formats. Out: a `Grid` that begins at the first row and column with content. A sheet that is
formatted down to its last row is as large as what is written in it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.decode import tidy
from perfcli.formats.papers.grids import MAX_COLUMNS, MAX_POSITIONS, Budget, GridBuilder
from perfcli.formats.papers.number_format import DIGITS, show, show_text
from perfcli.formats.papers.refusal import too_large
from perfcli.formats.papers.stored import stored
from perfcli.paper import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Iterable

COVERED = Text("合并格里被盖住的内容", "content under merged cells")
_WIDE = Text("工作表的内容铺得太开", "the content of a sheet is spread too far")
_DISPIMG = "DISPIMG("


class Box(NamedTuple):
    """Rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def checked(self, path: str, sheet: str) -> Box:
        """Itself, if a table may be so large.

        Raises:
            Refused: the place of the last cell is in the message.
        """
        rows, columns = self.bottom - self.top + 1, self.right - self.left + 1
        if columns > MAX_COLUMNS or rows * columns > MAX_POSITIONS:
            raise too_large(path, _WIDE, f"{MAX_POSITIONS}", f"{sheet}!{address(self.bottom, self.right)}")
        return self


class Sheet(NamedTuple):
    """What a reader knows of a sheet before its cells."""

    name: str
    hidden: bool
    box: Box
    merged: tuple[Box, ...] = ()


class Value(NamedTuple):
    """A cell's value: a number, a text, or the name of an error."""

    value: Decimal | str
    code: str = "General"
    error: bool = False
    bold: bool = False
    indent: int = 0
    doubt: str = ""


def address(row: int, column: int) -> str:
    """`C5`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def sheet_grid(
    sheet: Sheet, values: Iterable[tuple[int, int, Value]], budget: Budget, *, since_1904: bool = False
) -> tuple[Grid, int]:
    """The sheet as a grid, and how many cells with content lie under merged ones. Values come row by row."""
    box = sheet.box
    builder = GridBuilder(budget, f"{sheet.name}!{address(*box[:2])}:{address(*box[2:])}", sheet.name)
    known = {(row, column): value for row, column, value in values}
    for merge in _inside(sheet):
        value = known.pop(merge[:2], Value(""))
        cell = _cell(sheet.name, *merge[:2], value, since_1904=since_1904)
        at = (merge.top - box.top, merge.left - box.left)
        if not builder.covers(*at):
            builder.put(
                *at, cell._replace(rows=merge.bottom - merge.top + 1, columns=merge.right - merge.left + 1)
            )
    covered = 0
    for (row, column), value in known.items():
        if builder.covers(row - box.top, column - box.left):
            covered += bool(str(value.value).strip())
        else:
            cell = _cell(sheet.name, row, column, value, since_1904=since_1904)
            builder.put(row - box.top, column - box.left, cell)
    grid = builder.grid(
        lambda row, column: _origin(sheet.name, row + box.top, column + box.left), hidden=sheet.hidden
    )
    return grid, covered


def _inside(sheet: Sheet) -> Iterable[Box]:
    """The merged ranges that begin inside the box, cut to it."""
    box = sheet.box
    for merge in sorted(set(sheet.merged)):
        if box.top <= merge.top <= box.bottom and box.left <= merge.left <= box.right:
            yield Box(merge.top, merge.left, min(merge.bottom, box.bottom), min(merge.right, box.right))


def _origin(sheet: str, row: int, column: int) -> str:
    return f"{sheet}!{address(row, column)}"


def _cell(sheet: str, row: int, column: int, value: Value, *, since_1904: bool) -> Cell:
    text, doubt = _shown(value, since_1904=since_1904)
    exact, lost = ("", "")
    if isinstance(value.value, Decimal) and not value.error:
        exact, lost = stored(value.value, value.code, text, since_1904=since_1904)
    return Cell(text, _origin(sheet, row, column), 1, 1, value.bold, value.indent, doubt, exact, lost)


def _shown(value: Value, *, since_1904: bool) -> tuple[str, str]:
    """The text of a cell and why it is doubted."""
    if isinstance(value.value, Decimal):
        lost = kinds.LOST_DIGITS.name if value.value.adjusted() >= DIGITS else ""
        return show(value.value, value.code, since_1904=since_1904), value.doubt or lost
    text = tidy(value.value).replace("_x000D_", "").rstrip()
    if value.error:
        return text, kinds.ERROR_VALUE.name
    if _DISPIMG in text[:40] and text.startswith(("=", "_xlfn")):
        return "", kinds.PICTURE.name
    return show_text(text, value.code) if text else text, value.doubt
