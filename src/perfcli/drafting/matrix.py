"""A grid laid out so that every position knows the cell that covers it.

In: a `Grid`. Out: a `Matrix` to ask for texts and places; one pass over the cells, however large they are merged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcli.paper import Cell, Grid

BLANKS = " \t\r\n\u3000\xa0"
"""White space that may go from the ends of a cell; inside it stays."""


class Matrix:
    """Positions of a grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = len(grid.rows)
        self.width = max((len(row) for row in grid.rows), default=0)
        self._owner: list[list[tuple[int, int] | None]] = [[None] * self.width for _ in range(self.height)]
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    self._cover(row, column, cell)

    def _cover(self, row: int, column: int, cell: Cell) -> None:
        for below in range(row, min(row + max(cell.rows, 1), self.height)):
            for right in range(column, min(column + max(cell.columns, 1), self.width)):
                self._owner[below][right] = (row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a position."""
        owner = self._owner[row][column] if 0 <= row < self.height and 0 <= column < self.width else None
        return self.grid.rows[owner[0]][owner[1]] if owner else None

    def start(self, row: int, column: int) -> tuple[int, int]:
        """The top left of the cell that covers a position."""
        return self._owner[row][column] or (row, column)

    def text(self, row: int, column: int) -> str:
        """What a person sees at a position, whichever merged cell shows it."""
        cell = self.cell(row, column)
        return cell.text.strip(BLANKS) if cell else ""

    def own(self, row: int, column: int) -> str:
        """The text of the cell that begins at a position; nothing where a merged cell goes on."""
        return self.text(row, column) if self.start(row, column) == (row, column) else ""

    def from_above(self, row: int, column: int) -> bool:
        """Whether the position is covered by a cell of a row above."""
        return self.start(row, column)[0] < row

    def cells(self, row: int) -> list[tuple[int, Cell]]:
        """The cells that begin in a row and hold something."""
        return [
            (c, cell)
            for c, cell in enumerate(self.grid.rows[row])
            if cell is not None and cell.text.strip(BLANKS)
        ]

    def origin(self, row: int, column: int = -1) -> str:
        """Where a person finds a row (by its first cell that holds something) or a cell."""
        if column >= 0 and (cell := self.cell(row, column)) is not None:
            return cell.origin
        found = self.cells(row)
        first = next((cell for cell in self.grid.rows[row] if cell is not None), None)
        return found[0][1].origin if found else first.origin if first else self.grid.origin

    def shown(self, row: int) -> str:
        """A row on one line, shortened, to be told."""
        return " | ".join(" ".join(cell.text.split()) for _, cell in self.cells(row))[:120]
