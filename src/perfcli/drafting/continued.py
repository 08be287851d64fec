"""Tables that go on in the next one: a page break, or a person, cut them, and only the first part has a header.

In: the blocks of a paper. Out: the same with such parts put together; numbers of pages between them are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.answers import label_of
from perfcli.drafting.header import find_header
from perfcli.drafting.matrix import Matrix
from perfcli.paper import Grid
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.paper import Block

_PAGE = re.compile(r"^(?:第[0-9]+页(?:,?共[0-9]+页)?|-?[0-9]+-?|[0-9]+/[0-9]+)?$")
_LOOK = 6
"""Rows in which a table's header is looked for."""


def joined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with parts of one table in one grid."""
    found: list[Block] = []
    for block in blocks:
        at = _before(found)
        before = found[at] if at >= 0 else None
        if isinstance(block, Grid) and isinstance(before, Grid) and _goes_on(before, block):
            found[at:] = [before._replace(rows=before.rows + block.rows)]
        else:
            found.append(block)
    return found


def _before(blocks: list[Block]) -> int:
    """The last block that is no number of a page."""
    at = len(blocks) - 1
    while at >= 0:
        block = blocks[at]
        if isinstance(block, Grid) or not _PAGE.match(normalise(block.text)):
            break
        at -= 1
    return at


def _goes_on(before: Grid, grid: Grid) -> bool:
    """Whether a table has no beginning of its own and fits below the one before."""
    above, below = Matrix(before), Matrix(grid)
    if (
        before.name != grid.name
        or before.hidden != grid.hidden
        or above.width != below.width
        or not below.height
    ):
        return False
    cells = below.cells(0)
    if len(cells) < 2 or any(label_of(cell.text) for _, cell in cells):  # noqa: PLR2004 - a title stands alone
        return False
    if any(find_header(below, row) for row in range(min(2, below.height))):
        return False
    return any(find_header(above, row) for row in range(min(_LOOK, above.height)))
