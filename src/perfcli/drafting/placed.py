"""The other half of the proof: every value stands in the very cell that it is said to be read from.

In: a paper, the data of a target file, the origin of each of its values. Out: the values that their cells do not say, so that
two values that changed places are seen although both were written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.drafting.matrix import Matrix
from perfcli.drafting.nodes import Unused
from perfcli.drafting.proof import plain
from perfcli.model.terms import CHOICES
from perfcli.paper import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.drafting.origins import Origin
    from perfcli.paper import Paper
    from perfcli.syntax.tree import Data, KeyPath


def misplaced(paper: Paper, data: dict[str, Data], origins: Mapping[KeyPath, Origin]) -> list[Unused]:
    """The values of a target file that do not stand in their cells; those read outside tables are not looked at."""
    cells = _cells(paper)
    return [
        Unused(origin.cell, text)
        for where, origin in origins.items()
        if origin.source == paper.path and origin.cell in cells
        for text in _values(data, where)
        if plain(text) not in cells[origin.cell]
    ]


def _cells(paper: Paper) -> dict[str, str]:
    """The text of every cell by its origin."""
    found: dict[str, str] = {}
    for block in paper.blocks:
        if isinstance(block, Grid):
            matrix = Matrix(block)
            for row in range(matrix.height):
                found |= {cell.origin: plain(cell.text) for _, cell in matrix.cells(row)}
    return found


def _values(data: dict[str, Data], where: KeyPath) -> Iterator[str]:
    """The texts at a place of a target file: one, or those of a list or of a ladder; none for a node with a place of its own."""
    at: Data = data
    for step in where:
        if isinstance(at, dict):
            at = _step(data, at, str(step))
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
        else:
            return
    if isinstance(at, str):
        yield CHOICES.get(str(where[-1]), {}).get(at, at)  # a fixed word stands on paper in Chinese
    elif isinstance(at, list):
        yield from (one for one in at if isinstance(one, str))
    elif where[-1] == "bands":
        yield from (one for one in at.values() if isinstance(one, str))


def _step(data: dict[str, Data], node: dict[str, Data], key: str) -> Data:
    """What a node has under a key; its ladder also where it is used by name."""
    named, scales = node.get("scale"), data.get("scales")
    if key == "bands" and key not in node and isinstance(named, str) and isinstance(scales, dict):
        return scales.get(named, {})
    return node.get(key, {})
