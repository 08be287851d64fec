"""A table of records, from CSV or from the sheets of a workbook that have its header.

In: bytes, a path, how a header looks. Out: a `Table` or several, or why there is none. The place of a cell of a workbook is `file!sheet`,
its row and its column. A cell that cannot be trusted (a formula without a result, an error) says so in its text, so that nobody takes it for blank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity, Span, Text, diagnose
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
_MANY = 10
"""More cells that show less than they store are counted."""
_DOUBTS = {
    "no-value": "公式没有存结果", "error-value": "公式出错", "picture": "图片", "lost-digits": "超过15位，末尾的数字已丢失",
}  # fmt: skip
"""What stands behind the text of a cell that cannot be trusted."""
MERGED = "（合并单元格）"
"""Behind a value that a merged cell gives to several rows, where each row must say its own."""


def is_workbook(data: bytes) -> bool:
    """Whether bytes are a workbook, whatever the file is called."""
    return data.startswith(_WORKBOOKS)


def read_table(
    data: bytes, path: str, is_header: Callable[[Sequence[str]], bool]
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """The table in a file; of a workbook, that of the first visible sheet with such a header."""
    if not is_workbook(data):
        return csv_.read(data, path)
    paper, found = _paper(data, path)
    if paper is None:
        return None, found
    table = next(_tables(paper, is_header), None)
    if table is None:
        return None, (*found, diagnose(table_kinds.EMPTY, Span(path)))
    return table, found


def read_tables(
    data: bytes, path: str, is_header: Callable[[Sequence[str]], bool], own: Callable[[str], bool]
) -> tuple[tuple[Table, ...], tuple[Diagnostic, ...]]:
    """Every table with such a header in a file, values as they are stored; `own` tells the columns in which each row must say its own.

    Merged cells speak for all rows that they cover, but not in those columns.
    """
    if not is_workbook(data):
        table, found = csv_.read(data, path)
        return ((table,) if table else ()), found
    paper, found = _paper(data, path)
    if paper is None:
        return (), found
    grids = [block for block in paper.blocks if isinstance(block, Grid) and block.rows]
    heads = [(grid, _header(grid, is_header)) for grid in grids]
    tables = [_whole(path, grid, at, own) for grid, at in heads if at >= 0 and not grid.hidden]
    if not tables:
        shown = next((grid for grid in grids if not grid.hidden), None)
        table = _table(path, shown, 0) if shown else None
        return ((table,) if table else ()), found or (diagnose(table_kinds.EMPTY, Span(path)),)
    said = (*_unread(path, heads), *(one for grid, at in heads if at >= 0 for one in _losses(path, grid, at)))
    return tuple(tables), (*found, *said)


def _paper(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    from perfcli.formats.papers import doubts, read_paper  # noqa: PLC0415 - most tables are CSV

    paper, found = read_paper(data, path)
    if paper is None:
        return None, found
    return paper, (*(one for one in found if one.severity is not Severity.REMARK), *doubts(paper))


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


def _whole(path: str, grid: Grid, at: int, own: Callable[[str], bool]) -> Table:
    """A sheet from its header on, with what merged cells say; notices are lines above that begin with `#`, as in CSV."""
    table = _table(path, grid, at)
    strict = [own(cell) for cell in table.header.cells]
    rows = []
    for index, cells in enumerate(grid.rows[at + 1 :], at + 1):
        texts = tuple(
            _stored(cell) if cell is not None else _covered(grid, index, column, strict=strict[column])
            for column, cell in enumerate(cells)
        )
        if any(texts):
            rows.append(Row(_place(cells)[0] if any(cells) else table.header.line + index - at, texts))
    above = [" ".join(_text(cell) for cell in row if cell is not None).strip() for row in grid.rows[:at]]
    notices = tuple(text.strip("# ") for text in above if text.startswith("#"))
    return Table(table.path, table.header, tuple(rows), notices=notices, left=table.left)


def _covered(grid: Grid, row: int, column: int, *, strict: bool) -> str:
    """What a merged cell says in a position that it covers."""
    cell = grid.at(row, column)
    said = _stored(cell) if cell is not None else ""
    return f"{said}{MERGED}" if said and strict else said


def _unread(path: str, heads: Sequence[tuple[Grid, int]]) -> Iterator[Diagnostic]:
    """Sheets that were not read, and lines above a header."""
    for grid, at in heads:
        place = Span(f"{path}!{grid.name}")
        if at < 0 or grid.hidden:
            why = (
                Text("隐藏", "it is hidden")
                if at >= 0
                else Text("没有指标和实际完成值的表头", "it has no such header")
            )
            found = diagnose(table_kinds.SHEET_UNREAD, place, name=grid.name, reason=why)
            yield found if at >= 0 else found._replace(severity=Severity.REMARK)
            continue
        lines = [" ".join(_text(cell) for cell in row if cell is not None).strip() for row in grid.rows[:at]]
        if above := [line for line in lines if line and not line.startswith("#")]:
            yield diagnose(
                table_kinds.TITLE_ROWS, place, line=_place(grid.rows[at])[0], text="；".join(above)[:80]
            )


def _losses(path: str, grid: Grid, at: int) -> Iterator[Diagnostic]:
    """Cells that show less than they store: each is told, and beyond so many how many there are."""
    cells = [cell for row in grid.rows[at + 1 :] for cell in row if cell is not None and cell.lost]
    rounded = [cell for cell in cells if cell.lost == "rounded"]
    for cell in rounded[:_MANY]:
        yield diagnose(
            table_kinds.SHOWN_LESS,
            _cell_span(path, grid, cell),
            shown=cell.text,
            exact=cell.exact,
            more=Text("", ""),
        )
    if (left := len(rounded) - _MANY) and left > 0:
        cell = rounded[_MANY]
        more = Text(f"（这样的格还有 {left - 1} 个）", f" ({left - 1} more such cells)")
        yield diagnose(
            table_kinds.SHOWN_LESS,
            _cell_span(path, grid, cell),
            shown=cell.text,
            exact=cell.exact,
            more=more,
        )
    if noisy := [cell for cell in cells if cell.lost == "noise"]:
        span = _cell_span(path, grid, noisy[0])
        yield diagnose(table_kinds.NOISE, span, count=len(noisy), exact=noisy[0].exact)


def _cell_span(path: str, grid: Grid, cell: Cell) -> Span:
    row, column = _place((cell,))
    return Span(f"{path}!{grid.name}", row, column, row, column + 1)


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{cell.text}（{_DOUBTS.get(cell.doubt, cell.doubt)}）" if cell.doubt else cell.text.strip()


def _stored(cell: Cell) -> str:
    """What a cell says, with all of its value."""
    return cell.exact if cell.exact and not cell.doubt else _text(cell)


def _place(row: Sequence[Cell | None]) -> tuple[int, int]:
    """The row of a sheet, and the column of its first cell."""
    for index, cell in enumerate(row):
        if cell is not None and (found := _ORIGIN.search(cell.origin)):
            column = 0
            for letter in found[1]:
                column = column * 26 + ord(letter) - ord("A") + 1
            return int(found[2]), column - index
    return 1, 1
