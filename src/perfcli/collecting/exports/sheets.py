"""The table of an export: its header, its columns by role, its rows with their places.

In: a `Paper`, an `Export`. Out: a `Sheet`, or the finding that says why there is none. A cell that covers several rows stands in each of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.exports import kinds
from perfcli.collecting.exports.words import line_unit, plain, word
from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.paper import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.exports import Export
    from perfcli.paper import Cell, Paper

HEADER_ROWS = 40
"""Rows of a sheet that are looked at for its header."""

_EXCEL = re.compile(r"!([A-Z]+)([0-9]+)(?::|$)")
_CSV = re.compile(r"第([0-9]+)行")


class Line(NamedTuple):
    """One row: its number as the file counts, the text and the column of each role, and all its cells."""

    row: int
    texts: dict[str, str]
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The table of an export; `columns` has the column of each role from 0, `heads` its header, `units` the unit that it says."""

    path: str
    grid: Grid
    top: int
    columns: dict[str, int]
    heads: dict[str, str]
    units: dict[str, str]
    over: dict[tuple[int, int], Cell]
    """What reaches down to a position from above."""

    def span(self, row: int, role: str = "") -> Span:
        """The place of a row, or of its cell; columns are told for spreadsheets only."""
        excel = "!" in self.grid.origin
        column = self.columns[role] + left_of(self.grid) if excel and role in self.columns else 1
        path = f"{self.path}!{self.grid.name}" if excel else self.path
        return Span(path, row, column, row, column + 1)

    def lines(self, export: Export) -> Iterator[Line]:
        """The rows below the header that hold anything; a header that is printed again is passed over."""
        above = ("", "")
        head = self.texts(self.top)
        for at in range(self.top + 1, len(self.grid.rows)):
            cells = self.texts(at)
            if not any(cells) or cells == head:
                continue
            texts = {role: cells[column] for role, column in self.columns.items()}
            place = (texts.get("department", ""), texts.get("department-code", ""))
            if export.fill and not any(place):
                texts |= dict(zip(("department", "department-code"), above, strict=True))
            elif any(place):
                above = place
            yield Line(row_of(self.grid, at), texts, cells)

    def texts(self, at: int) -> tuple[str, ...]:
        """The row as people see it: what stands in merged cells is said in each row that they cover, in their first column."""
        return tuple(
            _text(cell if cell is not None else self.over.get((at, column)))
            for column, cell in enumerate(self.grid.rows[at])
        )


def reaching(grid: Grid) -> dict[tuple[int, int], Cell]:
    """The cells that reach down over other rows, by each position below their own in their first column."""
    return {
        (at + down, column): cell
        for at, row in enumerate(grid.rows)
        for column, cell in enumerate(row)
        if cell is not None
        for down in range(1, cell.rows)
    }


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{cell.text}（{cell.doubt}）" if cell.doubt else cell.text.strip()


def grids(paper: Paper, sheet: str = "") -> list[Grid]:
    """The visible tables, or the sheet that the settings name."""
    tables = [block for block in paper.blocks if isinstance(block, Grid) and block.rows]
    return [one for one in tables if (one.name == sheet if sheet else not one.hidden)]


def headers(grid: Grid, at: int) -> list[str]:
    """The headers of a row, with those of the row above where that groups columns: `预算数/年初`."""
    found = []
    for column in range(len(grid.rows[at])):
        own, upper = grid.at(at, column), grid.at(at - 1, column)
        text = own.text.strip() if own else ""
        grouped = (
            upper is not None
            and upper is not own
            and upper.columns > 1
            and upper.columns < len(grid.rows[at])
        )
        found.append(
            f"{upper.text.strip()}/{text}" if grouped and upper and upper.text.strip() and text else text
        )
    return found


def find(paper: Paper, export: Export) -> Sheet | Diagnostic:
    """The first table that has all the columns of the mapping; else what the best one lacks."""
    best: tuple[int, Diagnostic] | None = None
    for grid in grids(paper, export.sheet):
        rows = [
            at
            for at in range(min(HEADER_ROWS, len(grid.rows)))
            if not export.header or row_of(grid, at) == export.header
        ]
        for at in rows:
            made = _sheet(paper, grid, at, export)
            if isinstance(made, Sheet):
                return made
            if best is None or made[0] > best[0]:
                best = made
    return best[1] if best is not None and best[0] else diagnose(kinds.NO_HEADER, Span(paper.path))


def _sheet(paper: Paper, grid: Grid, at: int, export: Export) -> Sheet | tuple[int, Diagnostic]:
    """The table with its header in a row; else how many of its columns are there, and the first that is not."""
    heads = headers(grid, at)
    known = [{plain(head), plain(head.rpartition("/")[2])} - {""} for head in heads]
    columns: dict[str, int] = {}
    problem: Diagnostic | None = None
    for role, said in export.columns:
        found = (
            [said - 1] if isinstance(said, int) else [i for i, one in enumerate(known) if plain(said) in one]
        )
        exact = [i for i in found if not isinstance(said, int) and plain(heads[i]) == plain(said)]
        found = exact if len(exact) == 1 else found
        if len(found) == 1 and found[0] < len(heads):
            columns[role] = found[0]
        else:
            problem = problem or _unfound(paper, grid, at, (role, str(said), len(found), heads))
    if problem is not None:
        return len(columns), problem
    if not any(heads):
        return 0, diagnose(kinds.NO_HEADER, Span(paper.path))
    units = {role: word(heads[column]).unit for role, column in columns.items()}
    return Sheet(
        paper.path, grid, at, columns, {role: heads[i] for role, i in columns.items()}, units, reaching(grid)
    )


def _unfound(paper: Paper, grid: Grid, at: int, what: tuple[str, str, int, list[str]]) -> Diagnostic:
    role, said, count, heads = what
    place = Sheet(paper.path, grid, at, {}, {}, {}, {}).span(row_of(grid, at))
    if count > 1:
        return diagnose(kinds.TWO_COLUMNS, place, found=said, count=count, role=role)
    there = "、".join(head for head in heads[:20] if head)
    return diagnose(kinds.NO_COLUMN, place, found=said, role=role, there=there)


def said_unit(paper: Paper, grid: Grid, top: int) -> str:
    """The unit that lines above the header say; empty where none does, or where they differ."""
    texts = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    texts += [cell.text for row in grid.rows[:top] for cell in row if cell is not None]
    units = {unit for text in texts if (unit := line_unit(text))}
    return units.pop() if len(units) == 1 else ""


def row_of(grid: Grid, at: int) -> int:
    """The number of a row as the file counts."""
    origin = next((cell.origin for cell in grid.rows[at] if cell is not None), grid.origin)
    if found := _EXCEL.search(origin):
        return int(found[2])
    csv = _CSV.search(origin)
    return int(csv[1]) if csv else at + 1


def left_of(grid: Grid) -> int:
    """The column that a sheet's content begins in, from 1."""
    found = _EXCEL.search(grid.origin)
    column = 0
    for letter in found[1] if found else "A":
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
