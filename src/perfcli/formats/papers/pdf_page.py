"""One page of a PDF: tables by their ruling lines, and the lines of text around them, from top to bottom.

In: a page as pdfplumber gives it. Out: a `Page` of blocks, each with where it stands. A line that ends where its cell ends was
broken by the layout and runs on; a line that ends before that is a line of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.formats.papers.grids import Budget, GridBuilder
from perfcli.paper import Cell, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pdfplumber.page import Page as PdfPage
    from pdfplumber.table import Table as PdfTable

_NEAR = 2.5
"""Points that two ruling lines of one edge may differ by."""
_PADDING = 8.0
"""The most that a cell leaves free before its text."""
_SLACK = 1.6
"""Characters that a broken line may leave free: no line begins with a comma."""
_WORD_ENDS = re.compile(r"[A-Za-z][,.;:)]?$")
_WORD_BEGINS = re.compile(r"^[A-Za-z(]")


class Line(NamedTuple):
    """A line of text and its box, in points from the top left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    size: float


class Placed(NamedTuple):
    """A block with its top, and the edges of its columns when it is a table."""

    block: Paragraph | Grid
    top: float
    edges: tuple[float, ...] = ()


class Page(NamedTuple):
    """The blocks of a page in order; whether there is any text, and any picture."""

    number: int
    blocks: tuple[Placed, ...]
    characters: int
    unreadable: int
    pictures: int


def page_of(page: PdfPage, budget: Budget) -> Page:
    """Read a page."""
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    boxes = [table.bbox for table in tables]
    lines = [line for line in _lines(page.chars) if not any(_inside(line, box) for box in boxes)]
    found = [
        _table(page, table, f"第{page.page_number}页" + (f" 表{at}" if len(tables) > 1 else ""), budget)
        for at, table in enumerate(tables, 1)
    ]
    found += _paragraphs(lines, float(page.width), page.page_number)
    unreadable = sum(_is_unreadable(str(char["text"])) for char in page.chars)
    ordered = tuple(sorted((one for one in found if one is not None), key=lambda one: one.top))
    return Page(page.page_number, ordered, len(page.chars), unreadable, len(page.images))


def _is_unreadable(text: str) -> bool:
    return text.startswith("(cid:") or "\ue000" <= text[:1] <= "\uf8ff" or text == "\ufffd"


def _inside(line: Line, box: Sequence[float]) -> bool:
    middle, centre = (line.top + line.bottom) / 2, (line.x0 + line.x1) / 2
    return box[0] <= centre <= box[2] and box[1] <= middle <= box[3]


def _lines(chars: Iterable[dict[str, object]]) -> list[Line]:
    """Characters on one height are a line; a wide gap in it is a blank."""
    rows: list[list[dict[str, object]]] = []
    for char in sorted(chars, key=lambda one: (_number(one, "bottom"), _number(one, "x0"))):
        if rows and _number(char, "bottom") - _number(rows[-1][-1], "bottom") < _number(char, "size") / 3:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [
        line for row in rows if (line := _line(sorted(row, key=lambda one: _number(one, "x0")))).text.strip()
    ]


def _number(char: dict[str, object], key: str) -> float:
    value = char[key]
    return float(value) if isinstance(value, int | float) else 0.0


def _line(chars: list[dict[str, object]]) -> Line:
    text = ""
    end = _number(chars[0], "x0")
    for char in chars:
        said = str(char["text"])
        gap = _number(char, "x0") - end
        if text and gap > _number(char, "size") / 2 and not text.endswith(" ") and said.strip():
            text += " "
        text += said
        end = max(end, _number(char, "x1"))
    seen = [char for char in chars if str(char["text"]).strip()] or chars
    bold = all(re.search("bold|black|heavy", str(char.get("fontname", "")), re.IGNORECASE) for char in seen)
    return Line(
        text.rstrip(),
        _number(seen[0], "x0"),
        min(_number(char, "top") for char in seen),
        max(_number(char, "x1") for char in seen),
        max(_number(char, "bottom") for char in seen),
        bold,
        max(_number(char, "size") for char in seen),
    )


def _run_together(lines: Sequence[Line], right: float) -> list[Line]:
    """Lines that the layout broke are one; `right` is how far text may reach."""
    joined: list[Line] = []
    full = False
    for line in lines:
        if joined and full:
            before = joined[-1]
            gap = " " if _WORD_ENDS.search(before.text) and _WORD_BEGINS.search(line.text) else ""
            joined[-1] = before._replace(text=before.text + gap + line.text.lstrip(), bottom=line.bottom)
        else:
            joined.append(line)
        full = right - line.x1 < _SLACK * line.size
    return joined


def _table(page: PdfPage, table: PdfTable, origin: str, budget: Budget) -> Placed | None:
    columns = _edges(edge for box in table.cells for edge in (box[0], box[2]))
    rows = _edges(edge for box in table.cells for edge in (box[1], box[3]))
    builder = GridBuilder(budget, origin)
    inside = [char for char in page.chars if _inside(_line([char]), table.bbox)]
    held = _by_cell(table.cells, inside)
    counts: dict[int, int] = {}
    for box in sorted(table.cells, key=lambda one: (_at(rows, one[1]), _at(columns, one[0]))):
        top, left = _at(rows, box[1]), _at(columns, box[0])
        counts[top] = counts.get(top, 0) + 1
        text, bold = _text(held.get(box, []), box)
        cell = Cell(
            text,
            f"{origin} 第{top + 1}行第{counts[top]}格",
            max(1, _at(rows, box[3]) - top),
            max(1, _at(columns, box[2]) - left),
            bold,
        )
        if not builder.covers(top, left):
            builder.put(top, left, cell)
    if not builder.height:
        return None
    grid = builder.grid(lambda row, _: f"{origin} 第{row + 1}行")
    return Placed(grid, table.bbox[1], tuple(columns))


def _edges(values: Iterable[float]) -> list[float]:
    """The different edges, those near each other taken for one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


Box = tuple[float, float, float, float]


def _by_cell(boxes: Sequence[Box], chars: Iterable[dict[str, object]]) -> dict[Box, list[dict[str, object]]]:
    """The characters whose middle lies in a cell."""
    held: dict[Box, list[dict[str, object]]] = {}
    for char in chars:
        x = (_number(char, "x0") + _number(char, "x1")) / 2
        y = (_number(char, "top") + _number(char, "bottom")) / 2
        for box in boxes:
            if box[0] <= x < box[2] and box[1] <= y < box[3]:
                held.setdefault(box, []).append(char)
                break
    return held


def _text(chars: list[dict[str, object]], box: Box) -> tuple[str, bool]:
    lines = _lines(chars)
    if not lines:
        return "", False
    padding = min(_PADDING, max(0.0, min(line.x0 for line in lines) - box[0]))
    said = _run_together(lines, box[2] - padding)
    return "\n".join(line.text for line in said), all(line.bold for line in lines)


def _paragraphs(lines: list[Line], width: float, page: int) -> list[Placed | None]:
    """The lines outside tables; a line that reaches the margin runs on into the next, if that is not further in."""
    right = max((line.x1 for line in lines), default=width)
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        runs_on = (
            last is not None
            and last.x1 - last.x0 > width / 2
            and right - last.x1 < _SLACK * last.size
            and line.x0 <= found[-1][0].x0 + last.size / 2
            and abs(line.size - last.size) < 1
            and 0 <= line.top - last.bottom < 2 * last.size
        )
        if runs_on:
            found[-1].append(line)
        else:
            found.append([line])
    placed: list[Placed | None] = []
    for at, group in enumerate(found, 1):
        text = "\n".join(line.text for line in _run_together(group, right))
        paragraph = Paragraph(text, f"第{page}页 第{at}段", all(line.bold for line in group))
        placed.append(Placed(paragraph, group[0].top))
    return placed
