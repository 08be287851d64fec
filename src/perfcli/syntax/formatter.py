"""The canonical layout of a file: the same data, comments and order, laid out in one way.

Two spaces a level, one between a colon and its value, quotes only where they are needed, texts of several lines under `|`, at most one
blank line, no spaces at the end. What its writer put into braces stays in braces where it fits on a line; order is never touched.
In: a tree without problems. Out: text; None where the new text would not say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.syntax.comments import waivers
from perfcli.syntax.printer import WIDTH, has_lines, is_literal, literal, print_flow, print_scalar
from perfcli.syntax.reader import read_tree
from perfcli.syntax.remarks import first_lines, remarks
from perfcli.syntax.tree import Branch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.remarks import Remarks
    from perfcli.syntax.tree import Data, Event, KeyPath, Tree

_STEP = "  "
_EMPTY = '""'


def formatted(tree: Tree) -> str | None:
    """The text in the canonical layout; None where it cannot be laid out anew without loss."""
    if not isinstance(tree.root, Branch) or not isinstance(tree.data, dict) or not tree.data:
        return None
    beside = remarks(tree)
    lines = [*_Writer(tree, beside).mapping(tree.root, tree.data, ()), *beside.below]
    text = "\n".join(lines) + "\n"
    return text if _same(tree, beside, text) else None


def _same(tree: Tree, beside: Remarks, text: str) -> bool:
    """Whether the new text holds the same data, the same comments, and waivers of the same nodes."""
    again = read_tree(text, tree.path)
    if again.problems or again.data != tree.data or _ordered(again.data) != _ordered(tree.data):
        return False
    return remarks(again).texts == beside.texts and _covered(again) == _covered(tree)


def _ordered(data: Data) -> str:
    """The data with the order of its keys."""
    return repr(data)


def _covered(tree: Tree) -> list[tuple[str, KeyPath | None]]:
    """Every waiver and the node that it covers; None for the whole file."""
    nodes = first_lines(tree)
    return [
        (
            one.text,
            None if one.covers.line == 1 and one.span.line < tree.span().line else nodes.get(one.covers.line),
        )
        for one in waivers(tree)
    ]


class _Writer:
    """Writes nodes as lines without their indentation."""

    def __init__(self, tree: Tree, beside: Remarks) -> None:
        self.text = tree.lines
        self.beside = beside
        noted = {*beside.above, *(where for where in beside.behind)}
        self.opened = {where[:n] for where in noted for n in range(1, len(where))}
        """Nodes that hold comments of their own nodes: they cannot stand on one line."""

    def mapping(self, branch: Branch, data: dict[str, Data], where: KeyPath) -> Iterator[str]:
        for index, (key, value) in enumerate(data.items()):
            yield from self.above((*where, key), first=index == 0)
            yield from self.entry(key, value, branch.items[key], (*where, key))

    def above(self, where: KeyPath, *, first: bool) -> Iterator[str]:
        """Comments and a blank line above a node; none is blank above the first."""
        lines = self.beside.above.get(where, [])
        yield from lines[1:] if first and len(where) > 1 and lines[:1] == [""] else lines

    def entry(self, key: str, value: Data, place: Branch | Event, where: KeyPath) -> Iterator[str]:
        name, comment = print_scalar(key), self.comment(where)
        short = self.short(value, place, where, len(name) + 2)
        if short is not None:
            yield f"{name}: {short}".rstrip() + comment
        elif isinstance(value, str):
            head, *rest = literal(value)
            yield f"{name}: {head}{comment}"
            yield from rest
        elif isinstance(place, Branch):
            yield f"{name}:{comment}"
            yield from _deeper(self.below(place, value, where))

    def below(self, place: Branch, value: Data, where: KeyPath) -> Iterator[str]:
        if isinstance(value, dict):
            yield from self.mapping(place, value, where)
        elif isinstance(value, list):
            yield from self.sequence(place, value, where)

    def sequence(self, branch: Branch, data: list[Data], where: KeyPath) -> Iterator[str]:
        for index, value in enumerate(data):
            yield from self.above((*where, index), first=index == 0)
            yield from self.item(value, branch.items[index], (*where, index))

    def item(self, value: Data, place: Branch | Event, where: KeyPath) -> Iterator[str]:
        """One item behind its dash; its comment goes behind its first line."""
        comment, short = self.comment(where), self.short(value, place, where, 2)
        if short is not None:
            yield f"- {short or _EMPTY}{comment}"
            return
        if isinstance(value, str):
            head, *rest = literal(value)
            yield f"- {head}{comment}"
            yield from rest
        elif isinstance(place, Branch):
            for index, line in enumerate(self.below(place, value, where)):
                yield f"- {line}{comment}" if index == 0 else f"{_STEP}{line}" if line else line

    def short(self, value: Data, place: Branch | Event, where: KeyPath, used: int) -> str | None:
        """A value that goes on its key's line; None where it goes below."""
        if isinstance(value, str):
            return None if is_literal(value) else print_scalar(value) if value else ""
        if not value:
            return print_flow(value)
        if not isinstance(place, Branch) or not self.flows(place) or where in self.opened or has_lines(value):
            return None
        written = print_flow(value)
        return written if len(where) * len(_STEP) + used + len(written) <= WIDTH else None

    def flows(self, place: Branch) -> bool:
        """Whether its writer put it into braces or brackets."""
        return self.text[place.start.line][place.start.column] in "{["

    def comment(self, where: KeyPath) -> str:
        text = self.beside.behind.get(where, "")
        return f"  {text}" if text else ""


def _deeper(lines: Iterator[str]) -> Iterator[str]:
    return (f"{_STEP}{line}" if line else line for line in lines)
