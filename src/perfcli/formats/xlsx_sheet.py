"""One sheet of a workbook: its cells, their looks, and how high each row has to be.

In: a sheet of xlsxwriter and a `Leaf`. Out: how many cells are longer than a row can be high.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, lines_of, places, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.formats.xlsx_layout import Leaf
    from perfcli.printout import Block, Placed

FONT, STRONG, TITLE = "宋体", "黑体", "方正小标宋简体"
SIZE, LINE = 10, 14.0
"""Height of the text and of a line, in points."""
UNIT = 5.25
"""Width of one of Excel's characters, in points."""
MAX_HEIGHT = 409.0
"""The highest row that Excel knows, in points."""
MAX_TEXT = 32_767
_WIDER = (1.0, 1.35, 1.8, 2.5, 3.5)
"""How much wider a sheet is made, one after another, until its highest row fits; it prints smaller then."""
_NUMBER = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,6})?")
_DIGITS = 15
"""Digits that Excel keeps of a number."""
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")

Look = tuple[tuple[str, object], ...]


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - of an untyped extra
        self.book = book
        self.made: dict[Look, Any] = {}

    def of(self, **look: object) -> Any:  # noqa: ANN401 - of an untyped extra
        """The format that looks so."""
        base = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
        key: Look = tuple(sorted((base | look).items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(dict(key))
        return self.made[key]


def fill_sheet(sheet: Any, leaf: Leaf, looks: Looks, width: int) -> int:  # noqa: ANN401 - of an untyped extra
    """Write all blocks of a sheet from the top down."""
    widths = _widths(leaf, width)
    for at, chars in enumerate(widths):
        sheet.set_column(at, at, chars)
    page = _Page(sheet, looks, widths)
    page.line(leaf.title, 30, align="center", font_name=TITLE, font_size=18)
    for block in leaf.blocks:
        page.put(block)
    return page.cut


def _widths(leaf: Leaf, width: int) -> list[float]:
    """The columns' widths, wide enough for the highest row if that can be."""
    whole = sum(leaf.widths)
    for factor in _WIDER:
        widths = [round(width * factor * share / whole, 2) for share in leaf.widths]
        highest = max((h for b in leaf.blocks if isinstance(b, Grid) for h in _heights(b, widths)), default=0)
        if highest <= MAX_HEIGHT:
            break
    return widths


def _heights(grid: Grid, widths: Sequence[float]) -> list[float]:
    """How high each row of a grid has to be, in points."""
    found = [float(row.room) for row in grid.rows]
    placed = sorted(places(grid.rows), key=lambda one: one.cell.rows)
    for y, x, cell in placed:
        lines = lines_of(cell.text, _room(_span(cell, x, widths, form=grid.form)))
        rows = cell.rows if joined(cell, y, grid) else 1
        if rows == 1:
            found[y] = max(found[y], lines)
        elif (short := lines - sum(found[y : y + rows])) > 0:
            found[y + rows - 1] += short
    return [lines * LINE + 5 for lines in found]


def _span(cell: Cell, x: int, widths: Sequence[float], *, form: bool) -> float:
    """The width that a cell's text has; in a list a cell over several columns has only its first."""
    return sum(widths[x : x + cell.columns]) if form or cell.label else widths[x]


def _room(chars: float) -> int:
    """How many half characters stand on a line of so many of Excel's characters, with a little to spare."""
    return max(2, int((chars * UNIT - 5) / (SIZE / 2) * 0.96))


def joined(cell: Cell, row: int, grid: Grid) -> bool:
    """Whether a cell stays joined: in headers and for labels always, across the columns of a form too."""
    if cell.rows == cell.columns == 1:
        return False
    return row < grid.head or cell.label or grid.form


class _Page:
    """A sheet that is being written; `row` is the next free one."""

    def __init__(self, sheet: Any, looks: Looks, widths: Sequence[float]) -> None:  # noqa: ANN401
        self.sheet = sheet
        self.looks = looks
        self.widths = widths
        self.row = 0
        self.cut = 0

    def put(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Grid():
                self.grid(block)
            case Ends():
                self.ends(block)
            case Pen():
                self.row += 1
                self.line("＿＿＿＿＿＿　　".join(block.labels), 24)
            case Paragraph():
                strong = block.style in ("heading", "subheading")
                self.line(block.text, font_name=STRONG if strong else FONT, font_size=12 if strong else SIZE)

    def line(self, text: str, height: float = 0, **look: object) -> None:
        """One text across the whole sheet."""
        last = len(self.widths) - 1
        shown = self.looks.of(**look)
        if last:
            self.sheet.merge_range(self.row, 0, self.row, last, "", shown)
        self.text(self.row, 0, text, look)
        needed = (
            lines_of(text, _room(sum(self.widths)))
            * LINE
            * (1.2 if look.get("font_size", SIZE) != SIZE else 1)
            + 5
        )
        self.height(max(height, needed))

    def ends(self, block: Ends) -> None:
        """A text at each end of a row."""
        last = len(self.widths) - 1
        middle = last // 2
        if last > 1:
            self.sheet.merge_range(self.row, 0, self.row, middle, "", self.looks.of())
            if last > middle + 1:
                self.sheet.merge_range(self.row, middle + 1, self.row, last, "", self.looks.of(align="right"))
        self.text(self.row, 0, block.left, {})
        self.text(self.row, middle + 1 if last > 1 else last, block.right, {"align": "right"})
        self.height(LINE + 5)

    def height(self, points: float) -> None:
        """End the row: say how high it is."""
        if points > MAX_HEIGHT:
            self.cut += 1
        self.sheet.set_row(self.row, min(round(points, 2), MAX_HEIGHT))
        self.row += 1

    def grid(self, grid: Grid) -> None:
        """A table: its cells, then the heights of its rows."""
        for placed in places(grid.rows):
            self.cell(placed, grid)
        for points in _heights(grid, self.widths):
            self.height(points)

    def cell(self, placed: Placed, grid: Grid) -> None:
        """One cell, joined over what it covers or alone with blanks beside it."""
        y, x, cell = placed
        row, last, right = self.row + y, self.row + y + cell.rows - 1, x + cell.columns - 1
        look = _look(cell)
        if joined(cell, y, grid):
            self.sheet.merge_range(row, x, last, right, "", self.looks.of(**look))
        else:
            for down in range(row, last + 1):
                for across in range(x, right + 1):
                    self.sheet.write_blank(down, across, None, self.looks.of(**look))
        if cell.number and _exact(cell.text):
            places_after = len(cell.text.partition(".")[2])
            look["num_format"] = f"0.{'0' * places_after}" if places_after else "0"
            self.sheet.write_number(row, x, Decimal(cell.text), self.looks.of(**look))
        elif cell.marked >= 0 and "\n" in cell.text:
            self.marked(row, x, cell, look)
        else:
            self.text(row, x, cell.text, look)

    def text(self, row: int, column: int, text: str, look: dict[str, object]) -> None:
        """A text as a text: never a formula, not even after someone has edited the cell."""
        if not text:
            return
        if len(text) > MAX_TEXT:
            self.cut += 1
            text = text[: MAX_TEXT - 1] + "…"
        risky = {"quote_prefix": True} if text.startswith(_LIKE_FORMULAS) else {}
        self.sheet.write_string(row, column, text, self.looks.of(**look, **risky))

    def marked(self, row: int, column: int, cell: Cell, look: dict[str, object]) -> None:
        """A text with one bold line."""
        pieces = list(_pieces(cell, self.looks.of(bold=True)))
        if self.sheet.write_rich_string(row, column, *pieces, self.looks.of(**look)):
            self.text(row, column, cell.text, look)


def _pieces(cell: Cell, bold: Any) -> Iterator[object]:  # noqa: ANN401 - of an untyped extra
    """The text in pieces, a format before the bold one; xlsxwriter wants none empty."""
    lines = cell.text.split("\n")
    before = "\n".join(lines[: cell.marked]) + ("\n" if cell.marked else "")
    after = "\n".join(lines[cell.marked + 1 :])
    if before:
        yield before
    if lines[cell.marked]:
        yield from (bold, lines[cell.marked])
    if cell.marked + 1 < len(lines):
        yield "\n" + after


def _look(cell: Cell) -> dict[str, object]:
    """How a cell looks."""
    look: dict[str, object] = {"border": 1, "align": cell.align}
    if cell.label:
        look |= {"font_name": STRONG, "bg_color": "#F0F1F3"}
    elif cell.bold:
        look["bold"] = True
    if cell.fill:
        look["bg_color"] = cell.fill
    return look


def _exact(text: str) -> bool:
    """Whether a number keeps every digit in Excel."""
    return (
        bool(_NUMBER.fullmatch(text))
        and sum(char.isdigit() for char in text) <= _DIGITS
        and width_of(text) > 0
    )
