"""One page of a PDF: tables by their ruling lines, and the lines of text around them, from top to bottom.

In: a page as pdfplumber gives it. Out: a `Page` of blocks, each with where it stands. A line that ends where its cell ends was
broken by the layout and runs on; a line that ends before that is a line of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcli.formats.papers.grids import Budget, GridBuilder
from perfcli.formats.papers.pdf_lines import SLACK, Char, Line, begins, lines_of, number, run_together
from perfcli.formats.papers.pdf_loose import loose_tables
from perfcli.paper import Cell, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pdfplumber.page import Page as PdfPage
    from pdfplumber.table import Table as PdfTable

    from perfcli.diagnostics import Text

_NEAR = 2.5
"""Points that two ruling lines of one edge may differ by."""
_PADDING = 8.0
_HANGING = tuple("，。、；：！？）》”’,.;:)")
"""The most that a cell leaves free before its text."""


Box: TypeAlias = tuple[float, float, float, float]
Held: TypeAlias = "dict[Box, list[Char]]"


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
    said: tuple[tuple[str, Text], ...] = ()
    """What is to be said of tables without ruling lines, each with its place."""


def page_of(page: PdfPage, budget: Budget) -> Page:
    """Read a page."""
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    inside, outside = _sorted_out(page.chars, tables)
    name = f"第{page.page_number}页"
    found = [
        _table(table, held, name + (f" 表{at}" if len(tables) > 1 else ""), budget)
        for at, (table, held) in enumerate(zip(tables, inside, strict=True), 1)
    ]
    loose = loose_tables(outside, name, budget)
    found += [Placed(grid, top) for grid, top in loose.grids]
    found += _paragraphs(lines_of(loose.rest), float(page.width), name)
    unreadable = sum(_is_unreadable(str(char["text"])) for char in page.chars)
    ordered = tuple(sorted(found, key=lambda one: one.top))
    return Page(page.page_number, ordered, len(page.chars), unreadable, len(page.images), loose.said)


def _sorted_out(chars: Sequence[Char], tables: Sequence[PdfTable]) -> tuple[list[Held], list[Char]]:
    """The characters of each table by their cells, and those that stand in no cell."""
    inside: list[Held] = [{} for _ in tables]
    outside: list[Char] = []
    for char in chars:
        x = (number(char, "x0") + number(char, "x1")) / 2
        y = (number(char, "top") + number(char, "bottom")) / 2
        for table, held in zip(tables, inside, strict=True):
            box = next((box for box in table.cells if box[0] <= x < box[2] and box[1] <= y < box[3]), None)
            if box is not None:
                held.setdefault(box, []).append(char)
                break
        else:
            outside.append(char)
    return inside, outside


def _is_unreadable(text: str) -> bool:
    return text.startswith("(cid:") or "\ue000" <= text[:1] <= "\uf8ff" or text == "\ufffd"


def _table(table: PdfTable, held: Held, origin: str, budget: Budget) -> Placed:
    columns = _edges(edge for box in table.cells for edge in (box[0], box[2]))
    rows = _edges(edge for box in table.cells for edge in (box[1], box[3]))
    builder = GridBuilder(budget, origin)
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


def _text(chars: list[Char], box: Box) -> tuple[str, bool]:
    lines = lines_of(chars)
    if not lines:
        return "", False
    padding = min(_PADDING, max(0.0, min(line.x0 for line in lines) - box[0]))
    said = run_together(lines, box[2] - padding)
    return "\n".join(line.text for line in said), all(line.bold for line in lines)


def _reach(line: Line) -> float:
    """How far a line reaches, without a sign at its end that may hang into the margin."""
    return line.x1 - line.size / 2 if line.text.endswith(_HANGING) else line.x1


def _paragraphs(lines: list[Line], width: float, page: str) -> list[Placed]:
    """The lines outside tables; a line that reaches the margin runs on into the next, if that does not begin a paragraph."""
    right = max((_reach(line) for line in lines), default=width)
    left = min((line.x0 for line in lines), default=0.0)
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        runs_on = (
            last is not None
            and last.x1 - last.x0 > width / 2
            and right - last.x1 < SLACK * last.size
            and line.x0 <= found[-1][0].x0 + last.size / 2
            and not begins(last, line, left)
            and abs(line.size - last.size) < 1
            and 0 <= line.top - last.bottom < 2 * last.size
        )
        if runs_on:
            found[-1].append(line)
        else:
            found.append([line])
    placed: list[Placed] = []
    for at, group in enumerate(found, 1):
        text = "\n".join(line.text for line in run_together(group, right))
        paragraph = Paragraph(text, f"{page} 第{at}段", all(line.bold for line in group))
        placed.append(Placed(paragraph, group[0].top))
    return placed
