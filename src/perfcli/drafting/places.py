"""Edits of nodes in the text of a target file: change a value, add a key, add an item; everything else stays as typed.

In: a tree and key paths. Out: `Edit`s. Blocks and braces are told apart by the text itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Span
from perfcli.syntax.edits import Edit
from perfcli.syntax.printer import print_entry, print_flow, print_item, print_scalar
from perfcli.syntax.tree import Branch

if TYPE_CHECKING:
    from perfcli.syntax.printer import Layout
    from perfcli.syntax.tree import Data, Event, KeyPath, Tree


class Places:
    """The places of one file."""

    def __init__(self, tree: Tree, layout: Layout) -> None:
        self.tree = tree
        self.layout = layout

    def node(self, where: KeyPath) -> Branch | Event | None:
        """What stands at a key path."""
        node = self.tree.root
        for step in where:
            node = node.items.get(step) if isinstance(node, Branch) else None
        return node

    def change(self, where: KeyPath, key: str, shown: str, value: Data) -> Edit:
        """Another value for a key; `shown` is the key as the file's language writes it."""
        parent = self._branch(where)
        item = parent.items.get(key)
        if item is None:
            return self.add(where, shown, value)
        event = parent.keys[key]
        start = (event.start_mark.line, event.start_mark.column)
        if self._is_flow(parent):
            written = f"{print_scalar(shown, flow=True)}: {print_flow(value)}"
        else:
            written = print_entry(shown, value, start[1], self.layout).lstrip(" ")
        return Edit(self._span(start, self._end(item)), written)

    def add(self, where: KeyPath, shown: str, value: Data, after: str = "") -> Edit:
        """A key that the mapping does not have yet, after another one or as its last."""
        parent = self._branch(where)
        if self._is_flow(parent):
            at = (parent.end.line, parent.end.column - 1)
            return Edit(self._span(at, at), f", {print_scalar(shown, flow=True)}: {print_flow(value)}")
        first = next(iter(parent.keys.values()))
        anchor = parent.items.get(after) or list(parent.items.values())[-1]
        at = self._line_end(self._end(anchor))
        return Edit(
            self._span(at, at), "\n" + print_entry(shown, value, first.start_mark.column, self.layout)
        )

    def append(self, where: KeyPath, shown: str, item: Data, *, apart: bool = False) -> Edit:
        """An item behind the last one of a list."""
        parent = self._branch(where)
        if self._is_flow(parent):
            at = (parent.end.line, parent.end.column - 1)
            return Edit(self._span(at, at), (", " if parent.items else "") + print_flow(item))
        at = self._line_end(self._end(parent))
        return Edit(
            self._span(at, at),
            ("\n\n" if apart else "\n") + print_item(item, shown, parent.start.column, self.layout),
        )

    def _branch(self, where: KeyPath) -> Branch:
        node = self.node(where)
        if not isinstance(node, Branch):
            raise TypeError(f"no mapping or list at {where}")
        return node

    def _is_flow(self, branch: Branch) -> bool:
        return self.tree.lines[branch.start.line][branch.start.column : branch.start.column + 1] in ("{", "[")

    def _end(self, node: Branch | Event) -> tuple[int, int]:
        """Where a node ends: behind its last character, whatever blank lines and comments follow."""
        if isinstance(node, Branch):
            if self._is_flow(node) or not node.items:
                return node.end.line, node.end.column
            return max(self._end(item) for item in node.items.values())
        line, column = node.end_mark.line, node.end_mark.column
        if getattr(node, "style", None) in ("|", ">"):
            line = min(line, len(self.tree.lines))
            while line > node.start_mark.line and not self.tree.lines[line - 1].strip():
                line -= 1
            return line - 1, len(self.tree.lines[line - 1])
        return line, column

    def _line_end(self, place: tuple[int, int]) -> tuple[int, int]:
        """The end of the line, so that a comment stays with its node."""
        return place[0], len(self.tree.lines[place[0]])

    def _span(self, start: tuple[int, int], end: tuple[int, int]) -> Span:
        return Span(self.tree.path, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)
