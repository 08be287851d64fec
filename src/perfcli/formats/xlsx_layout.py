"""Where everything of a printout stands in a workbook: which blocks share a sheet, in which order, with which columns.

In: sections. Out: `Leaf`s. Nothing here knows of Excel's files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.printout import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.printout import Block, Section

WIDTH, PORTRAIT_WIDTH = 150, 100
"""The width of a sheet, in Excel's characters; printing fits it to the paper."""
MOST_FROZEN = 8
"""More rows than this are not frozen: there would be no room left to scroll in."""
MAX_NAME = 31
_PLAIN = (1,) * 8
"""Columns of a sheet without a table: one column as wide as the paper would not be fitted to it everywhere."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class Leaf(NamedTuple):
    """One sheet: its name, title, the shares of its columns, and its blocks from the top down."""

    name: str
    title: str
    widths: tuple[int, ...]
    blocks: tuple[Block, ...]

    @property
    def header(self) -> tuple[int, int] | None:
        """The first and the last row of the first table's header, from 0; None without one."""
        for at, block in enumerate(self.blocks):
            if isinstance(block, Grid):
                return (1 + at, at + block.head) if block.head else None
        return None


def leaves(section: Section) -> Iterator[Leaf]:
    """The sheets of a section: a new one wherever the columns change, and the prose on a sheet of its own.

    Prose above a table would leave no room below its header, which stays in sight while one scrolls.
    """
    prose, rest = _prose(section.blocks)
    for at, group in enumerate(_groups(rest)):
        named = next(
            (b.text for b in group if isinstance(b, Paragraph) and b.style == "heading"), section.name
        )
        yield _leaf(section.name if at == 0 else named, section.title, group)
    if prose:
        yield _leaf(f"{section.name}总体目标", section.title, prose)


def _prose(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The paragraphs that are prose, with their headings, and everything else."""
    prose: list[Block] = []
    rest: list[Block] = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        told = after if isinstance(block, Paragraph) and block.style == "heading" else block
        (prose if isinstance(told, Paragraph) and told.style == "body" else rest).append(block)
    return prose, rest


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each sheet: what stands above a table is on its sheet."""
    groups: list[list[Block]] = [[]]
    widths: tuple[int, ...] = ()
    above: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid):
            if widths and block.widths != widths:
                groups.append([])
            widths = block.widths
            groups[-1] += [*above, block]
            above = []
        else:
            above.append(block)
    groups[-1] += above
    return groups


def _leaf(name: str, title: str, blocks: Sequence[Block]) -> Leaf:
    """A sheet with these blocks."""
    widths = next((block.widths for block in blocks if isinstance(block, Grid)), _PLAIN)
    return Leaf(name, title, widths, tuple(blocks))


class Names:
    """Gives out names of sheets, each once, as Excel allows them."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, text: str) -> str:
        """A name for a sheet, with a number behind when it is taken."""
        plain = _FORBIDDEN.sub("_", text).strip().strip("'") or "表"
        at = 1
        while True:
            tail = f"-{at}" if at > 1 else ""
            name = plain[: MAX_NAME - len(tail)] + tail
            if name.casefold() not in self._taken and name.casefold() != "history":
                self._taken.add(name.casefold())
                return name
            at += 1
