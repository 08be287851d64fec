"""Cells that span rows and columns, laid out as a rectangle; tables inside tables; tables that were cut in two.

In: cells with their place, one after another. Out: a `Grid` in which covered positions are None and missing ones an empty
cell. What would grow beyond the limits is refused before it is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.formats.papers.refusal import too_large
from perfcli.guard import getting_on
from perfcli.paper import Block, Cell, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAX_COLUMNS = 1024
MAX_POSITIONS = 500_000
"""Of all tables of a document together: some ten times a county with ninety departments."""

MIN_HEADER = 5
"""Columns that a header must name before two tables are taken for one: label, value, label, value is a form."""

_POSITIONS = Text("表格的格数（行数×列数）太多", "the tables have too many cells (rows × columns)")
_COLUMNS = Text("一张表的列数太多", "a table has too many columns")


class Budget:
    """How many positions the tables of one document may still take."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.left = MAX_POSITIONS

    def take(self, positions: int, origin: str) -> None:
        """Use some of it up.

        Raises:
            Refused: there is not enough left.
        """
        self.left -= positions
        getting_on()
        if self.left < 0:
            raise too_large(self.path, _POSITIONS, f"{MAX_POSITIONS}", origin)


class GridBuilder:
    """Collects the cells of one table row by row."""

    def __init__(self, budget: Budget, origin: str, name: str = "") -> None:
        self.budget = budget
        self.origin = origin
        self.name = name
        self.height = 0
        self.width = 0
        self._cells: dict[tuple[int, int], Cell] = {}
        self._covered: set[tuple[int, int]] = set()

    def free(self, row: int, column: int) -> int:
        """The first column from `column` on that no cell above reaches into."""
        while self.covers(row, column):
            column += 1
        return column

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell stands at a position or reaches over it."""
        return (row, column) in self._covered

    def put(self, row: int, column: int, cell: Cell) -> Cell:
        """Place a cell; where it would lie over another one it is made narrower and lower."""
        columns = 1
        while columns < min(cell.columns, MAX_COLUMNS + 1) and not self.covers(row, column + columns):
            columns += 1
        self._grow(row + 1, column + columns)
        rows = 1
        while rows < cell.rows and not any(self.covers(row + rows, column + at) for at in range(columns)):
            rows += 1
            self._grow(row + rows, self.width)
        placed = cell._replace(rows=rows, columns=columns) if (rows, columns) != cell[2:4] else cell
        self._cells[row, column] = placed
        self._covered.update((row + down, column + right) for down in range(rows) for right in range(columns))
        return placed

    def stretch(self, row: int, column: int) -> bool:
        """Let the cell above `row` that begins at `column` reach one row further down; False if there is none."""
        for above in range(row - 1, -1, -1):
            if (cell := self._cells.get((above, column))) is not None:
                if above + cell.rows != row:
                    return False
                self._grow(row + 1, self.width)
                self._cells[above, column] = cell._replace(rows=cell.rows + 1)
                self._covered.update((row, column + right) for right in range(cell.columns))
                return True
            if not self.covers(above, column):
                return False
        return False

    def _grow(self, height: int, width: int) -> None:
        """Make room."""
        height, width = max(self.height, height), max(self.width, width)
        if width > MAX_COLUMNS:
            raise too_large(self.budget.path, _COLUMNS, f"{MAX_COLUMNS}", self.origin)
        if more := width * height - self.width * self.height:
            self.budget.take(more, self.origin)
            self.height, self.width = height, width

    def grid(self, pad: Callable[[int, int], str], *, hidden: bool = False) -> Grid:
        """The rectangle; `pad` gives the origin of a position that the file has no cell for."""
        rows = tuple(
            tuple(self._at(row, column, pad) for column in range(self.width)) for row in range(self.height)
        )
        return Grid(self.name, self.origin, rows, hidden)

    def _at(self, row: int, column: int, pad: Callable[[int, int], str]) -> Cell | None:
        cell = self._cells.get((row, column))
        if cell is None and (row, column) not in self._covered:
            return Cell("", pad(row, column))
        return cell


def padded(
    budget: Budget, origin: str, rows: Sequence[Sequence[Cell]], pad: Callable[[int, int], str]
) -> Grid:
    """A table of single cells whose rows may differ in length."""
    builder = GridBuilder(budget, origin)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            builder.put(at, column, cell)
    return builder.grid(pad)


def nested(outer: Grid, inner: Sequence[Block]) -> tuple[Block, ...]:
    """A table and what stands inside its cells: a table that only lays out the page is opened, any other kept before its inner ones."""
    filled = [cell for row in outer.rows for cell in row if cell is not None and cell.text.strip()]
    if not inner:
        return (outer,)
    if len(filled) > 1 and len(outer.rows[0]) > 1:
        return (outer, *inner)
    lines = [Paragraph(line, cell.origin, cell.bold) for cell in filled for line in cell.text.split("\n")]
    return (*(line for line in lines if line.text.strip()), *inner)


def joined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Tables that follow each other at once and begin with the same header are one table that was cut; the header stays once."""
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if isinstance(block, Grid) and isinstance(before, Grid) and (same := header_height(before, block)):
            result[-1] = before._replace(rows=before.rows + block.rows[same:])
        else:
            result.append(block)
    return tuple(result)


def header_height(first: Grid, second: Grid) -> int:
    """How many rows at the top of two tables are one and the same header; 0 if they have none in common."""
    if not first.rows or not second.rows or len(first.rows[0]) != len(second.rows[0]):
        return 0
    lowest = 0
    for height, (one, other) in enumerate(zip(first.rows, second.rows, strict=False), 1):
        if [_shape(cell) for cell in one] != [_shape(cell) for cell in other]:
            return 0
        lowest = max([lowest, *(height - 1 + cell.rows for cell in other if cell)])
        if lowest == height and _names_columns(second, height):
            return height
    return 0


def _names_columns(grid: Grid, height: int) -> bool:
    """Whether the last header row gives each of many columns a name of its own; a form's label beside its value does not."""
    columns = len(grid.rows[0])
    if columns < MIN_HEADER:
        return False
    names = [grid.at(height - 1, column) for column in range(columns)]
    return all(name is not None and name.text.strip() and name.columns == 1 for name in names)


def _shape(cell: Cell | None) -> tuple[str, int, int] | None:
    return (cell.text.strip(), cell.rows, cell.columns) if cell is not None else None
