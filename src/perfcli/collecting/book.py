"""A workbook to be filled in, before it is a file: sheets of cells, what may be typed where, what helps and what warns.

In: nothing. Out: `Book` and its parts. `formats.workbook_out` writes it; nothing here knows of Excel's files. Rows and columns
count from 0. (`printout` is its counterpart for paper: there nothing is typed.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

Look: TypeAlias = Literal[
    "plain",
    "quiet",
    "title",
    "heading",
    "head",
    "label",
    "given",
    "number",
    "fill",
    "result",
    "print",
    "strong",
]
"""The part that a cell plays: text without a frame (`plain`, `quiet`, `title`, `heading`); names of columns (`head`) and of what
stands beside (`label`); what the bureau gives (`given`, `number`); what is to be typed (`fill`); what a formula finds (`result`);
a cell of a printed table (`print`, `strong`)."""

Align: TypeAlias = Literal["", "left", "center", "right"]
State: TypeAlias = Literal["shown", "hidden", "buried"]
"""`buried` sheets are not in the list of hidden ones that Excel offers to show."""

TEXT_FORMAT = "@"
"""What is typed stays as it was typed: 95% is not turned into 0.95, nor 6-30 into a day of this year."""


class Cell(NamedTuple):
    """One cell. With a formula, `text` is its result as it is now; with a number, how people write it."""

    text: str = ""
    look: Look = "plain"
    formula: str = ""
    """Begins with `=`; functions by their English names, only such as Excel 2010 and WPS 2016 know."""
    number: Decimal | None = None
    open: bool = False
    """Whether it may be typed in."""
    format: str = ""
    """A number format; empty for text as typed in open cells and for the usual one elsewhere."""
    align: Align = ""


class Area(NamedTuple):
    """A range of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def text(self) -> str:
        """`B3:D7`; `B3` for one cell."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    @property
    def fixed(self) -> str:
        """`$B$3:$D$7`, as formulas need it."""
        first = address(self.top, self.left, fixed=True)
        last = address(self.bottom, self.right, fixed=True)
        return first if first == last else f"{first}:{last}"


def cell_area(row: int, column: int) -> Area:
    """One cell as a range."""
    return Area(row, column, row, column)


def column_name(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int, *, fixed: bool = False) -> str:
    """`B3`, or `$B$3`."""
    return f"${column_name(column)}${row + 1}" if fixed else f"{column_name(column)}{row + 1}"


def at(sheet: str, row: int, column: int) -> str:
    """`'填报表'!$B$3`, as a formula on another sheet says it."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{address(row, column, fixed=True)}"


def quoted(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'


class Rule(NamedTuple):
    """What may be typed in a range, and what is said when one of its cells is chosen."""

    where: Area
    title: str = ""
    """At most 32 characters."""
    hint: str = ""
    """At most 255 characters; longer ones are cut."""
    words: tuple[str, ...] = ()
    """A drop-down list; empty where anything may be typed."""
    strict: bool = True
    """Whether only words of the list may be typed."""


class Tint(NamedTuple):
    """A colour that cells take while a formula is true; relative addresses are those of the first cell of `where`."""

    where: Area
    formula: str
    look: Literal["due", "done", "quiet", "framed", "strong"]
    """`due`: something is still to be written, red; `done`: white; `quiet`: grey; `framed`: a frame around the cell; `strong`: bold, in a frame."""


class Column(NamedTuple):
    """A column: its width in characters."""

    width: float = 9
    hidden: bool = False


class Row(NamedTuple):
    """A row: a cell for each column from the first, None where there is none."""

    cells: tuple[Cell | None, ...]
    height: float = 0
    """In points; 0: as high as its texts need."""
    least: float = 0
    """The least height in points where it is as high as its texts need: room for what will be typed."""


class Page(NamedTuple):
    """How a sheet is printed: A4, as wide as the paper."""

    landscape: bool = True
    repeated: tuple[int, int] | None = None
    """The first and last row that stand at the head of every page."""
    header: str = ""
    footer: str = ""
    """At the left of the foot; page numbers stand at the right."""
    area: Area | None = None


class Sheet(NamedTuple):
    """One sheet; protected, so that only open cells can be typed in."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()
    rules: tuple[Rule, ...] = ()
    tints: tuple[Tint, ...] = ()
    frozen: tuple[int, int] = (0, 0)
    """How many rows and columns stay in sight."""
    page: Page = Page()
    state: State = "shown"
    tab: str = ""
    """The colour of its tab, as `#rrggbb`."""
    start: tuple[int, int] = (0, 0)
    """The cell that is chosen when the sheet is opened."""


class Book(NamedTuple):
    """One workbook. The first sheet that is shown is the one that people see."""

    title: str
    year: int
    sheets: tuple[Sheet, ...]
    names: tuple[tuple[str, str], ...] = ()
    """Defined names, each with what it stands for, as `='填报表'!$B$3`."""
