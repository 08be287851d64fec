"""The blocks of a parsed page: lines of text, and tables laid out as a browser does.

In: an element tree. Out: paragraphs and grids in order, with `表2 第5行第3格`. A table inside a cell follows the table that it
stands in.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from perfcli.formats.papers import kinds
from perfcli.formats.papers.grids import Budget, GridBuilder, joined, nested
from perfcli.formats.papers.html_text import Lines, unseen, walk
from perfcli.paper import Block, Cell, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_INDENT = re.compile(
    r"(?:text-indent|padding-left|margin-left)\s*:\s*([0-9.]{1,6})\s*(em|px|pt)", re.IGNORECASE
)
_EM = {"em": 1.0, "px": 16.0, "pt": 12.0}
MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534
"""As browsers bound them."""


class Page:
    """Walks one page; tables are numbered in the order in which they begin."""

    def __init__(self, path: str) -> None:
        self.budget = Budget(path)
        self.tables = 0
        self.paragraphs = 0

    def blocks(self, root: HtmlElement) -> tuple[Block, ...]:
        """Everything that can be seen."""
        return joined(tuple(self._flow(root)))

    def _flow(self, root: HtmlElement) -> Iterator[Block]:
        lines = Lines()
        for table in walk(root, lines):
            yield from self._said(lines)
            yield from self._table(table)
        yield from self._said(lines)

    def _said(self, lines: Lines) -> Iterator[Paragraph]:
        for text, bold in filter(operator.itemgetter(0), lines.take()):
            self.paragraphs += 1
            yield Paragraph(text, f"第{self.paragraphs}段", bold)

    def _table(self, table: HtmlElement) -> tuple[Block, ...]:
        self.tables += 1
        origin = f"表{self.tables}"
        builder = GridBuilder(self.budget, origin)
        rows = _rows(table)
        left = _rows_left(rows)
        inner: list[Block] = []
        above: list[Block] = []
        for caption in table.findall("caption"):
            above += self._flow(caption)
        for at, row in enumerate(rows):
            column = 0
            for number, element in enumerate(_cells(row), 1):
                column = builder.free(at, column)
                cell, more = self._cell(element, f"{origin} 第{at + 1}行第{number}格", left[at])
                column += builder.put(at, column, cell).columns
                inner += more
        if not builder.height:
            return (*above, *inner)
        grid = builder.grid(lambda row, column: f"{origin} 第{row + 1}行第{column + 1}格")
        return (*above, *nested(grid, inner))

    def _cell(self, element: HtmlElement, origin: str, left: int) -> tuple[Cell, list[Block]]:
        lines = Lines()
        inner: list[Block] = []
        for table in walk(element, lines):
            inner += self._table(table)
        said = lines.take()
        rows, columns = _span(element, "rowspan", MAX_ROWSPAN), _span(element, "colspan", MAX_COLSPAN)
        cell = Cell(
            text="\n".join(text for text, _ in said),
            origin=origin,
            rows=min(rows, left) or left,
            columns=max(columns, 1),
            bold=bool(said) and (element.tag == "th" or all(bold for _, bold in said)),
            indent=_indent(element),
            doubt=kinds.PICTURE.name if not said and element.find(".//img") is not None else "",
        )
        return cell, inner


def _rows(table: HtmlElement) -> list[HtmlElement]:
    """The table's own rows: head, bodies, foot, in the order in which they are shown."""
    parts: dict[str, list[HtmlElement]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            parts["tbody"].append(child)
        elif child.tag in parts:
            parts[str(child.tag)] += child.findall("tr")
    return [row for part in parts.values() for row in part if not unseen(row)]


def _rows_left(rows: list[HtmlElement]) -> list[int]:
    """For each row, how many there are from it to the end of its part of the table: no cell reaches further."""
    left: list[int] = []
    for at in range(len(rows) - 1, -1, -1):
        same = at + 1 < len(rows) and rows[at].getparent() is rows[at + 1].getparent()
        left.append(left[-1] + 1 if same else 1)
    return left[::-1]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [child for child in row if child.tag in ("td", "th") and not unseen(child)]


def _span(element: HtmlElement, name: str, most: int) -> int:
    """A span as browsers read it: what is no number is 1, 0 rows are all that follow."""
    found = re.match(r"\s*\+?([0-9]{1,9})", element.get(name) or "")
    return min(int(found[1]), most) if found else 1


def _indent(element: HtmlElement) -> int:
    """The indent of the cell or of its first paragraph, in characters."""
    first = next((child for child in element if child.tag in ("p", "div", "span")), None)
    for one in (first, element):
        found = _INDENT.search(one.get("style") or "") if one is not None else None
        if found and found[1].count(".") <= 1 and found[1] != ".":
            return round(float(found[1]) / _EM[found[2].lower()])
    return 0
