"""A table as a file holds it: header, rows of text with their lines, and the rows that could not be told apart.

In: nothing. Out: `Row`, `Broken`, `Table`. Readers of every format give this; may import the floors below only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from perfcli.diagnostics import Span, Text

BROKEN_REASONS = {
    "quote": Text("引号没有收尾", "a quote is never closed"),
    "stray-quote": Text("引号后面还有字", "text after a closing quote"),
    "large": Text("一格里的字太多", "a cell is too long"),
}
"""Why a line is no record."""


class Row(NamedTuple):
    """The cells of one record and the line that it begins on."""

    line: int
    cells: tuple[str, ...]


class Broken(NamedTuple):
    """A line that is no record: why (`quote`, `stray-quote`, `large`), and the line as it stands, shortened."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `notices` are the lines above the header that begin with `#`; `text` has LF line ends and no BOM.

    A table of a spreadsheet has no text: `left` is the column of its first cells, and places count cells.
    """

    path: str
    header: Row
    rows: tuple[Row, ...]
    broken: tuple[Broken, ...] = ()
    notices: tuple[str, ...] = ()
    text: str = ""
    encoding: str = "utf-8"
    left: int = 0

    def origin(self, line: int, column: int) -> str:
        """Where a person finds a cell: `a.xlsx!Sheet1!C5`; in CSV the line, `a.csv:5`."""
        return f"{self.path}!{letters(self.left + column)}{line}" if self.left else f"{self.path}:{line}"

    @property
    def content(self) -> str:
        """All that it says as one text, for a hash: the text itself, or the cells of a spreadsheet with their rows."""
        if not self.left:
            return self.text
        rows = (Row(self.header.line, self.header.cells), *self.rows)
        lines = [f"{line}\t" + "\t".join(cell.replace("\t", " ") for cell in cells) for line, cells in rows]
        return "\n".join([*self.notices, f"@{self.left}", *lines])

    def place(self, line: int) -> Span:
        """The line of a record alone, without a look at its text."""
        return Span(self.path, line, 1, line, 2)

    def span(self, line: int, column: int = -1) -> Span:
        """The place of a record, or of its cell number `column` (from 0) where that stands on the record's first line."""
        if self.left:
            start = self.left + max(column, 0)
            return Span(self.path, line, start, line, start + 1)
        lines = _lines(self.text)
        written = lines[line - 1] if line <= len(lines) else ""
        start, end = _cell(written, column) if column >= 0 else (0, len(written))
        return Span(self.path, line, start + 1, line, max(end, start) + 1)


def letters(column: int) -> str:
    """The name of a column of a sheet: 3 is `C`."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@lru_cache(maxsize=2)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a text; kept, because a bad table asks for one line after another."""
    return tuple(text.split("\n"))


def _cell(line: str, column: int) -> tuple[int, int]:
    """Where a cell begins and ends in a line of comma-separated text, in characters; the whole line if it has none."""
    start, quoted, found = 0, False, 0
    for position, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            if found == column:
                return start, position
            found, start = found + 1, position + 1
    return (start, len(line)) if found == column else (0, len(line))
