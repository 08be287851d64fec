"""A workbook as it came back: every cell with the text that a person sees, wherever it stands.

In: nothing. Out: `Filled` and its parts; `formats.workbook_in` makes them. Rows and columns count from 0, as in `book`.
"""

from __future__ import annotations

from typing import NamedTuple

from perfcli.collecting.book import address


class FilledCell(NamedTuple):
    """One cell with content: `95%`, never 0.95 where the cell shows 95%."""

    text: str
    doubt: str = ""
    """Why the text is not sure: `no-value` (a formula without a result), `error-value`, `picture`, `lost-digits`."""


BLANK = FilledCell("")


class FilledSheet(NamedTuple):
    """One sheet: its cells that hold something, by row and column."""

    name: str
    cells: dict[tuple[int, int], FilledCell]
    hidden: bool = False
    covered: frozenset[tuple[int, int]] = frozenset()
    """Positions that a merged cell covers, but for its first."""

    def at(self, row: int, column: int) -> FilledCell:
        """A cell; blank where there is none."""
        return self.cells.get((row, column), BLANK)

    def text(self, row: int, column: int) -> str:
        """The text of a cell without blanks around it."""
        return self.at(row, column).text.strip()

    def origin(self, row: int, column: int) -> str:
        """Where a person finds a cell: `填报表!D7`."""
        return f"{self.name}!{address(row, column)}"

    @property
    def height(self) -> int:
        """The number of rows down to the last that holds something."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """The number of columns up to the last that holds something."""
        return max((column for _, column in self.cells), default=-1) + 1


class Filled(NamedTuple):
    """One workbook."""

    path: str
    sha256: str
    """Of the file's bytes."""
    sheets: tuple[FilledSheet, ...]

    def sheet(self, name: str) -> FilledSheet | None:
        """The sheet of this name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
