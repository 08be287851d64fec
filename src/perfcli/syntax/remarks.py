"""Comments and blank lines of a document, each tied to the node that it belongs to.

A comment behind a node's first line belongs to that node; one on a line of its own to the node below it. In: a tree. Out: `Remarks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcli.syntax.comments import Places
from perfcli.syntax.tree import Branch

if TYPE_CHECKING:
    from perfcli.syntax.tree import KeyPath, Tree

_SIGN = re.compile(r"(?<!\S)#")


@dataclass(slots=True)
class Remarks:
    """What stands between the nodes. Texts keep their sign; an empty text is a blank line."""

    above: dict[KeyPath, list[str]] = field(default_factory=dict)
    """Lines of their own, above a node."""
    behind: dict[KeyPath, str] = field(default_factory=dict)
    """Behind the first line of a node."""
    below: list[str] = field(default_factory=list)
    """Below the last node."""

    @property
    def texts(self) -> list[str]:
        """Every comment, sorted: what a new layout must still hold."""
        found = [
            *self.behind.values(),
            *self.below,
            *(text for lines in self.above.values() for text in lines),
        ]
        return sorted(filter(None, found))


def remarks(tree: Tree) -> Remarks:
    """All comments and blank lines."""
    return _Gatherer(tree).gathered()


def first_lines(tree: Tree) -> dict[int, KeyPath]:
    """The outermost node that begins on each line, counted from 1; a list item for its first key."""
    found: dict[int, KeyPath] = {}
    if isinstance(tree.root, Branch):
        _begun(tree.root, (), found)
    return found


def _begun(branch: Branch, where: KeyPath, found: dict[int, KeyPath]) -> None:
    for step, item in branch.items.items():
        key = branch.keys.get(str(step))
        mark = key.start_mark if key else item.start if isinstance(item, Branch) else item.start_mark
        found.setdefault(mark.line + 1, (*where, step))
        if isinstance(item, Branch):
            _begun(item, (*where, step), found)


class _Gatherer:
    """Walks the lines from the top."""

    def __init__(self, tree: Tree) -> None:
        self.places = Places(tree)
        self.begun = first_lines(tree)
        self.made = Remarks()
        self.waiting: list[str] = []
        """Lines that wait for the node below them."""
        self.last: KeyPath = ()

    def gathered(self) -> Remarks:
        for number, line in enumerate(self.places.lines, 1):
            self.line(number, line)
        while self.waiting and not self.waiting[-1]:
            self.waiting.pop()
        self.made.below = self.waiting
        return self.made

    def line(self, number: int, line: str) -> None:
        """One line: blank, a comment, or content with a comment behind it perhaps."""
        if self.places.in_text(number, 1):
            return
        sign = next(
            (sign for sign in _SIGN.finditer(line) if not self.places.in_text(number, sign.start() + 1)), None
        )
        comment = line[sign.start() :].rstrip() if sign else ""
        if not line[: sign.start() if sign else None].strip():
            self.own_line(comment)
            return
        if (where := self.begun.get(number)) is not None:
            self.last = where
            if self.waiting:
                self.made.above[where] = self.waiting
                self.waiting = []
        if comment:
            self.behind(comment)

    def own_line(self, comment: str) -> None:
        """A comment, or one blank line of several."""
        if comment or (self.waiting[-1:] != [""] and (self.last or self.waiting)):
            self.waiting.append(comment)

    def behind(self, comment: str) -> None:
        """Behind the node that begins here; a second one of the same node goes above the next."""
        if self.made.behind.setdefault(self.last, comment) is not comment:
            self.waiting.append(comment)
