"""A document to be printed, before it is Word, Excel or PDF: pages of paragraphs and grids, all text already as shown.

In: nothing. Out: `Printout` and its parts. Writers in `formats` print it; they know these values and no view. (`paper` is
its counterpart for reading: there every piece has an origin, here every piece has a look.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Align: TypeAlias = Literal["left", "center", "right"]
Style: TypeAlias = Literal["heading", "subheading", "body", "plain", "quiet"]
"""`body` is indented by two characters as prose is; `plain` is not."""


class Cell(NamedTuple):
    """One cell, at the top left of the positions that it covers."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    bold: bool = False
    align: Align = "left"
    number: bool = False
    """Whether the text is an amount or a count, which a spreadsheet may hold as a number."""
    label: bool = False
    """Whether it names what stands beside or below it: grey ground, centred."""
    fill: str = ""
    """A colour behind the text, as `#rrggbb`."""
    marked: int = -1
    """The line of the text that is set bold, from 0; -1 for none."""


class Row(NamedTuple):
    """One row; a row is never broken over two pages."""

    cells: tuple[Cell, ...]
    """From left to right, without the positions that other cells cover."""
    keep: bool = False
    """Whether it stays on one page with the row that follows."""
    room: int = 1
    """The least height in lines: room for the pen."""
    whose: str = ""
    """Whose rows begin here, where one table holds several departments: a PDF says it at the head of the page."""


class Grid(NamedTuple):
    """One table. The first `head` rows are repeated on every page."""

    name: str
    """What the table is, for those who do not see it."""
    widths: tuple[int, ...]
    """The columns' shares of the width; of any sum."""
    rows: tuple[Row, ...]
    head: int = 0
    form: bool = False
    """A form, whose cells over several columns stay joined in a spreadsheet, and not a list that people sort."""
    joined: bool = False
    """Whether it stands right below the grid before it, as if one."""

    @property
    def kind(self) -> str:
        """What it is, for templates."""
        return "grid"

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The table as rows of texts, blank where a cell covers more than its first position."""
        found = [[""] * len(self.widths) for _ in self.rows]
        for row, column, cell in places(self.rows):
            found[row][column] = cell.text
        return tuple(tuple(row) for row in found)


class Paragraph(NamedTuple):
    """One line of text outside grids, or several with line feeds."""

    text: str
    style: Style = "plain"

    @property
    def kind(self) -> str:
        """What it is, for templates."""
        return "text"


class Ends(NamedTuple):
    """One line with a text at each end, right above a grid."""

    left: str
    right: str

    @property
    def kind(self) -> str:
        """What it is, for templates."""
        return "ends"


class Pen(NamedTuple):
    """Labels with room behind each for the pen; the last is printed bare."""

    labels: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What it is, for templates."""
        return "pen"


Block: TypeAlias = "Paragraph | Ends | Pen | Grid"


class Section(NamedTuple):
    """One form or report: it begins on a new page and its pages are counted for themselves."""

    name: str
    """A short name, such as a sheet of a workbook has."""
    title: str
    notices: tuple[str, ...]
    """Said above the title and at the head of every page."""
    check: str
    """The check code at the foot of every page; may be empty."""
    blocks: tuple[Block, ...]
    portrait: bool = False
    foot: str = ""
    """What stands at the foot where a section of one page has its number among others; else its pages are counted."""


class Printout(NamedTuple):
    """One file."""

    title: str
    year: int
    sections: tuple[Section, ...]


class Written(NamedTuple):
    """A printed file, and what could not be shown in it."""

    data: bytes
    missing: str = ""
    """Characters that the font lacks, each once; the file shows their numbers instead."""
    cut: int = 0
    """Cells whose text is too long for the format, so that paper does not show all of it."""


class Placed(NamedTuple):
    """A cell and where it stands."""

    row: int
    column: int
    cell: Cell


def places(rows: Sequence[Row]) -> Iterator[Placed]:
    """Every cell with its row and column, from left to right and from the top down."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row.cells:
            while (y, x) in taken:
                x += 1
            if cell.rows > 1:
                span = range(x, x + cell.columns)
                taken.update((y + down, at) for down in range(1, cell.rows) for at in span)
            yield Placed(y, x, cell)
            x += cell.columns


def width_of(text: str) -> int:
    """How wide a line is set, in half characters: Chinese characters and signs count two.

    That is how many bytes they have in GB 18030, where all that is set wide has two or more; counting bytes is quick.
    """
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def lines_of(text: str, room: int) -> int:
    """How many lines a text takes where a line has room for so many half characters."""
    return sum(max(1, -(-width_of(line) // max(1, room))) for line in text.split("\n"))
