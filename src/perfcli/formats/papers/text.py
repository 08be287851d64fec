"""Plain text with tables in it: a cell on each line behind a tab, tabs between the cells of a line, bars between cells.

In: bytes (byte-order mark, else strict UTF-8, else strict GB18030). Out: a `Paper` whose cells know their line. A line is
judged by what it looks like; lines of one look in a row are one table, all others are paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.formats.csv_ import MAX_RECORD_LINES
from perfcli.formats.papers.bars import bar_rows
from perfcli.formats.papers.decode import decoded
from perfcli.formats.papers.grids import Budget, padded
from perfcli.formats.papers.lines import Line, lines_of, lines_within
from perfcli.formats.papers.separated import separated_rows
from perfcli.formats.papers.stacked import Stacked, stacked
from perfcli.paper import Block, Cell, Paper, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Diagnostic

suffixes = (".txt", ".tsv", ".tab", ".md")

_QUOTE = re.compile(r'(?:^|\t)"')


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The paragraphs and tables of a text."""
    return _paper(decoded(data, path), path)


def _paper(text: str, path: str) -> tuple[Paper, tuple[Diagnostic, ...]]:
    budget = Budget(path)
    lines = lines_of(lines_within(text, path))
    blocks: list[Block] = []
    found: list[Diagnostic] = []
    at = 0
    while at < len(lines):
        end, more, said = _piece(lines, at, budget)
        blocks += more
        found += said
        at = end
    return Paper(path, "text", tuple(blocks)), tuple(found)


def _piece(
    lines: list[Line], at: int, budget: Budget
) -> tuple[int, tuple[Block, ...], tuple[Diagnostic, ...]]:
    """What begins at a line: a table, or one paragraph; with the line after it."""
    look = lines[at].look
    if look == "stacked" and _stack_follows(lines, at):
        part = stacked(lines, at, budget)
        return part.end, *_of_stack(part)
    if look in ("stacked", "tabs") and (end := _tabs_end(lines, at)) > at + 1:
        rows, found = separated_rows(
            [line.text for line in lines[at:end]], lines[at].number, "\t", budget.path
        )
        return end, (_grid(rows, budget, lines[at].number),), found
    if look == "bars" and (end := _bars_end(lines, at)) > at + 1:
        rows = bar_rows([(line.number, line.text) for line in lines[at:end]], budget.path)
        return end, (_grid(rows, budget, lines[at].number),), ()
    if look == "blank":
        return at + 1, (), ()
    return at + 1, tuple(_paragraphs(lines[at])), ()


def _of_stack(part: Stacked) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    return part.blocks, part.found


def _paragraphs(line: Line) -> Iterator[Paragraph]:
    text = line.text.strip("\t\r")
    if text.strip():
        yield Paragraph(text, f"第{line.number}行")


def _stack_follows(lines: list[Line], at: int) -> bool:
    """Cells stand one on a line when at least two of them follow each other and the lines with inner tabs are fewer."""
    single = inner = 0
    for place in range(at, len(lines)):
        look = lines[place].look
        if look in ("plain", "bars") and (single < 2 or lines[place - 1].look == "blank"):  # noqa: PLR2004 - two make a row
            break
        single += look == "stacked"
        inner += look == "tabs"
    return single > max(1, inner)


def _tabs_end(lines: list[Line], at: int) -> int:
    """The end of the lines with tabs; a line without any belongs to them when such lines stand directly around it."""
    end = at
    while end < len(lines) and (
        lines[end].look in ("tabs", "stacked")
        or (
            lines[end].look == "plain" and end + 1 < len(lines) and lines[end + 1].look in ("tabs", "stacked")
        )
    ):
        end = _quote_end(lines, end)
    return end


def _quote_end(lines: list[Line], at: int) -> int:
    """The line after this one, or after the one that closes a quote which a cell of this one opens."""
    if _QUOTE.search(lines[at].text) and lines[at].text.count('"') % 2:
        for end in range(at + 1, min(at + MAX_RECORD_LINES, len(lines))):
            if lines[end].text.count('"') % 2:
                return end + 1
    return at + 1


def _bars_end(lines: list[Line], at: int) -> int:
    end = at
    while end < len(lines) and lines[end].look == "bars":
        end += 1
    return end


def _grid(rows: list[list[Cell]], budget: Budget, first: int) -> Block:
    return padded(budget, f"第{first}行", rows, lambda row, column: _missing(rows, row, column))


def _missing(rows: list[list[Cell]], row: int, column: int) -> str:
    """The origin of a cell that a short row does not have."""
    line = rows[row][0].origin.partition("行")[0] if rows[row] else "第?"
    return f"{line}行第{column + 1}格"
