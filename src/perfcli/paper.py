"""A document of any format as its reader gives it: paragraphs and tables in reading order, every piece with its origin.

In: nothing. Out: `Cell`, `Grid`, `Paragraph`, `Paper`. Texts are as a person sees them (`95%`, never 0.95), with LF line
ends, and are never repaired here. Import drafts targets from it; writers of Word, Excel, HTML, PDF and text print it.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Cell(NamedTuple):
    """One cell, at the top left of the positions that it covers."""

    text: str
    origin: str
    """Where a person finds it: `Sheet1!C5`, `表2 第5行第3格`, `第3页 第5行第3格`, `第41行`."""

    rows: int = 1
    columns: int = 1
    bold: bool = False
    indent: int = 0
    """The indent that the format itself gives, in characters; spaces before the text stay in the text."""
    doubt: str = ""
    """Why the reader is not sure of the text: a key of `formats.kinds`, such as `no-value`; empty when it is."""
    exact: str = ""
    """The stored value, where the text does not show all of it: `94.6%` beside `95%`, a day as `2016-06-30`."""
    lost: str = ""
    """Why it does not: `rounded` by the cell's format, `noise` of binary numbers; empty for a day, or where no one asked for a format."""


class Grid(NamedTuple):
    """One table, rectangular: a position that a merged cell covers holds None."""

    name: str
    """The sheet's name; empty where tables have none."""
    origin: str
    rows: tuple[tuple[Cell | None, ...], ...]
    hidden: bool = False
    """A hidden sheet."""

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a position; None outside the table."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])):
            return None
        for above in range(row, -1, -1):
            for left in range(column, -1, -1):
                cell = self.rows[above][left]
                if cell is not None and above + cell.rows > row and left + cell.columns > column:
                    return cell
        return None


class Paragraph(NamedTuple):
    """One line of text outside tables."""

    text: str
    origin: str
    bold: bool = False
    indent: int = 0


Block: TypeAlias = "Paragraph | Grid"


class Paper(NamedTuple):
    """One document."""

    path: str
    format: str
    """Its reader: `text`, `csv`, `html`, `docx`, `xlsx`, `xls`, `pdf`."""
    blocks: tuple[Block, ...]
