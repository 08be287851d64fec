"""Printouts as lines and rows, for formats that know neither look nor merged cells.

In: a `Printout`. Out: for each section its parts: lines of text, and tables as rows of texts. Lines that stand below everything
on paper (the check code) stand below here too; the room for the pen is left out, because nobody signs such a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.printout import Ends, Grid, Paragraph, Pen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Block, Printout, Section


class Line(NamedTuple):
    """A line of text, or two texts that stand at its ends."""

    texts: tuple[str, ...]


def parts(printout: Printout) -> Iterator[Line | Grid]:
    """All sections, one after another."""
    for section in printout.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Line | Grid]:
    for text in (*section.notices, section.title):
        yield Line((text,))
    for block in section.blocks:
        yield from _block(block)
    if section.check:
        yield Line((f"校验码 {section.check}",))


def _block(block: Block) -> Iterator[Line | Grid]:
    match block:
        case Grid():
            yield block
        case Ends():
            yield Line(tuple(text for text in (block.left, block.right) if text))
        case Paragraph():
            yield Line((block.text,))
        case Pen():
            return
