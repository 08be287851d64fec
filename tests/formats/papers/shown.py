"""A paper as text for people's eyes: a line for each paragraph, a line for each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.formats.papers import read_paper
from perfcli.paper import Cell, Grid, Paper

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic


def dump(paper: Paper) -> str:
    """Everything that the paper holds."""
    lines = [f"{paper.format} {paper.path}"]
    for block in paper.blocks:
        if isinstance(block, Grid):
            size = f"{len(block.rows)} × {len(block.rows[0])}"
            lines += ["", f"[{block.origin}] {block.name} {size}{' hidden' * block.hidden}"]
            for at, row in enumerate(block.rows, 1):
                lines.append(f"-- {at}")
                lines += [_cell(cell) for cell in row if cell is not None]
        else:
            look = "*" * block.bold + (f" >{block.indent}" if block.indent else "")
            lines.append(f"[{block.origin}] {block.text}{look}")
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> str:
    span = f" {cell.rows}×{cell.columns}" if (cell.rows, cell.columns) != (1, 1) else ""
    indent = f" >{cell.indent}" if cell.indent else ""
    doubt = f" ?{cell.doubt}" if cell.doubt else ""
    text = cell.text.replace("\n", "⏎").replace("\u3000", "□")
    return f"   {cell.origin}{span}: {text}{'*' * cell.bold}{indent}{doubt}".rstrip()


def paper_of(data: bytes | str, path: str) -> Paper:
    """A document that must be readable."""
    paper, found = read_paper(data.encode() if isinstance(data, str) else data, path)
    assert paper is not None, said(found)
    return paper


def grids(paper: Paper) -> list[Grid]:
    return [block for block in paper.blocks if isinstance(block, Grid)]


def lines(paper: Paper) -> list[str]:
    """The texts outside tables."""
    return [block.text for block in paper.blocks if not isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str | None]]:
    """A table's texts; None where a merged cell covers."""
    return [[None if cell is None else cell.text for cell in row] for row in grid.rows]


def is_whole(grid: Grid) -> bool:
    """Whether every position belongs to exactly one cell."""
    positions = [(row, column) for row in range(len(grid.rows)) for column in range(len(grid.rows[0]))]
    covered = [
        (at + down, left + right)
        for at, row in enumerate(grid.rows)
        for left, cell in enumerate(row)
        if cell is not None
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    return sorted(covered) == positions and len({len(row) for row in grid.rows}) == 1


def codes(data: bytes | str, path: str) -> list[str]:
    """The codes of what is said of a document."""
    return [one.code for one in read_paper(data.encode() if isinstance(data, str) else data, path)[1]]


def said(found: tuple[Diagnostic, ...], lang: str = "zh") -> list[str]:
    """Findings as sentences."""
    return [
        one.kind.message.of(lang).format(
            **{name: value.of(lang) if isinstance(value, tuple) else value for name, value in one.arguments}
        )
        for one in found
    ]
