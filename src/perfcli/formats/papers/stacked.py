"""Tables whose cells stand one on a line behind a tab, the way a table copied from a web page or Word becomes text.

In: the lines of a file from one such cell on. Out: grids and paragraphs with the line of every cell, and a finding where the
cells do not make whole rows. Blank lines stand inside rows and cells, so rows are found by counting cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.formats.papers import kinds
from perfcli.formats.papers.grids import Budget, GridBuilder, joined
from perfcli.formats.papers.stack_layout import Layout, Piece, best_layout, exact_layout
from perfcli.formats.papers.stack_rows import Rows, rows_of
from perfcli.paper import Block, Cell, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.formats.papers.lines import Line

MAX_FOUND = 50
"""Findings of one stretch of cells; what does not fit bears its doubt besides."""
MAX_TRIES = 50
"""How often the layout of a table without blank lines is worked out anew."""


class Stacked(NamedTuple):
    """What the lines gave, and the index of the line after them."""

    end: int
    blocks: tuple[Block, ...]
    found: tuple[Diagnostic, ...]


def stacked(lines: Sequence[Line], at: int, budget: Budget) -> Stacked:
    """The table that begins at a line."""
    pieces, end = _Collector(lines, at, budget.path).collect()
    blocks: list[Block] = []
    found: list[Diagnostic] = []
    for part in _tables(pieces):
        more, said = _table(part, budget)
        blocks += more
        found += said
    return Stacked(end, joined(blocks), tuple(found[:MAX_FOUND]))


class _Collector:
    """Takes cells from lines until a paragraph follows a whole row."""

    def __init__(self, lines: Sequence[Line], at: int, path: str) -> None:
        self.lines = lines
        self.at = at
        self.counted = Budget(path)
        self.pieces: list[Piece] = []
        self.more: list[str] = []
        self.layout: Layout | None = None
        self.tries = 0
        self.looked_ahead = 0

    def collect(self) -> tuple[list[Piece], int]:
        """The cells, and the index of the line after them."""
        blank = False
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.look == "blank":
                blank = True
                if self.pieces:
                    self.pieces[-1] = self.pieces[-1]._replace(blank_after=True)
            elif "\t" in line.text:
                self._cells(line)
                blank = False
            elif blank and self._ends_here():
                break
            else:
                self._continue(line.text, blank=blank)
                blank = False
            self.at += 1
        self._close()
        if self.pieces:
            self.pieces[-1] = self.pieces[-1]._replace(blank_after=True)
        return [piece._replace(text=piece.text.rstrip()) for piece in self.pieces], self.at

    def _cells(self, line: Line) -> None:
        before, *texts = line.text.split("\t")
        if before.strip() and self.pieces:
            self._continue(before, blank=False)
        self._close()
        self.counted.take(len(texts), f"第{line.number}行")
        self.pieces += [Piece(text.rstrip(), line.number, blank_after=False) for text in texts]

    def _continue(self, text: str, *, blank: bool) -> None:
        last = self.pieces[-1]
        filled = bool(last.text or self.more)
        self.more.append(("\n\n" if blank else "\n") * filled + text.rstrip())
        self.pieces[-1] = last._replace(blank_after=False, continued=last.continued or not blank)

    def _close(self) -> None:
        """Put the lines of the last cell together, once: a cell may have very many."""
        if self.more:
            last = self.pieces[-1]
            self.pieces[-1] = last._replace(text="".join([last.text, *self.more]))
            self.more = []

    def _ends_here(self) -> bool:
        """Whether the paragraph at this line stands outside the table."""
        if self.layout is None and self.tries < MAX_TRIES:
            self.tries += 1
            self.layout = exact_layout(self.pieces)
        layout = self.layout or (best_layout(self.pieces) if self.tries < MAX_TRIES else None)
        if layout is None:
            return False
        return layout.fits(len(self.pieces)) or self._header_follows(len(layout.spans))

    def _header_follows(self, names: int) -> bool:
        """Whether the next cells, behind the paragraphs here, are the header again: the row before them is short."""
        if self.at < self.looked_ahead:
            return False
        at = self.at
        while at < len(self.lines) and "\t" not in self.lines[at].text:
            at += 1
        self.looked_ahead = at
        head = [line.text.partition("\t")[2].strip() for line in self.lines[at : at + names]]
        return head == [piece.text.strip() for piece in self.pieces[:names]]


def _tables(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The cells of each table where the header comes again."""
    layout = best_layout(pieces)
    names = len(layout.spans) if layout else 0
    if not names:
        yield pieces
        return
    header = [piece.text for piece in pieces[:names]]
    if len(set(header)) < names:  # no header says one thing twice
        yield pieces
        return
    start = 0
    for at in range(names, len(pieces)):
        if pieces[at].text == header[0] and [p.text for p in pieces[at : at + names]] == header:
            yield pieces[start:at]
            start = at
    yield pieces[start:]


def _table(pieces: list[Piece], budget: Budget) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    layout = best_layout(pieces)
    rows = rows_of(pieces, layout) if layout else None
    if layout is None or rows is None:
        said = Text(
            f"这里的 {len(pieces)} 格排不成每行一样多的表，按一段一段留着",
            f"these {len(pieces)} cells do not make rows of one length; each is kept as a line",
        )
        lines = tuple(Paragraph(p.text, f"第{p.line}行") for p in pieces if p.text.strip())
        return lines, (_misfit(budget.path, pieces[0].line, said),)
    return (_grid(pieces, layout, rows, budget),), tuple(_misfits(rows, layout, budget.path))


def _misfits(rows: Rows, layout: Layout, path: str) -> Iterator[Diagnostic]:
    for row in rows.misfits:
        said = Text(
            f"这一段有 {len(row)} 格，表有 {layout.width} 列，分不成整行",
            f"there are {len(row)} cells here in a table of {layout.width} columns: no whole rows",
        )
        yield _misfit(path, row[0].line, said)


def _misfit(path: str, line: int, reason: Text) -> Diagnostic:
    return diagnose(kinds.MISFIT, Span(path, line, 1, line, 2), origin=f"第{line}行", reason=reason)


def _grid(pieces: Sequence[Piece], layout: Layout, rows: Rows, budget: Budget) -> Block:
    builder = GridBuilder(budget, f"第{pieces[0].line}行")
    top = _header(builder, pieces, layout)
    origins: list[int] = [pieces[0].line] * top
    for at, row in enumerate(rows.rows, top):
        origins.append(row[0].line)
        doubt = kinds.MISFIT.name if row in rows.misfits else ""
        for column, piece in enumerate(row):
            last = column == layout.width - 1 and piece.continued
            builder.put(at, column, _cell(piece, doubt or (kinds.JOINED.name if last else "")))
    return builder.grid(lambda row, _: f"第{origins[row]}行")


def _header(builder: GridBuilder, pieces: Sequence[Piece], layout: Layout) -> int:
    """Place the header; how many rows it takes."""
    column = 0
    below = list(pieces[len(layout.spans) : layout.header])
    if layout.second == layout.width:
        below = [piece for piece in below if piece.text]
    for piece, span in zip(pieces, layout.spans, strict=False):
        rows = 2 if layout.second and span == 1 else 1
        builder.put(0, column, _cell(piece)._replace(rows=rows, columns=span))
        for right in range(span if layout.second and span > 1 else 0):
            builder.put(1, column + right, _cell(below.pop(0)))
        column += span
    return 2 if layout.second else 1


def _cell(piece: Piece, doubt: str = "") -> Cell:
    return Cell(piece.text, f"第{piece.line}行", doubt=doubt)
