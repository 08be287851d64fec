"""Waivers: `# perfcli: ignore[PF402] until=2026-12-31 reason=…`, found in comments and tied to the node they cover.

A waiver at the end of a node's first line, or on the lines directly above it, covers that node and all below it; above
the first key it covers the file. In: a tree. Out: `Waiver`s. Whether they are right is said in `loading`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.diagnostics import Span
from perfcli.syntax.tree import Branch, mark_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Tree

_LOOK = re.compile(r"#[ ]*perfcli[:：]")
"""A quick look: `#` alone at the front is what the search can run to."""
_MARK = re.compile(r"(?<!\S)#[ ]*perfcli[:：]")
_IGNORE = re.compile(r"\s*ignore\s*(?:\[(?P<codes>[^\]]*)\])?(?P<rest>.*)")
_UNTIL = re.compile(r"(?:^|\s)until=(?P<until>\S*)")
_REASON = re.compile(r"(?:^|\s)reason=(?P<reason>.*?)(?:\s+until=\S*\s*)?$")


class Waiver(NamedTuple):
    """One waiver comment as written. `codes` is empty and `shape` false when it could not be read."""

    span: Span
    covers: Span
    codes: tuple[str, ...]
    until: str
    reason: str
    shape: bool
    text: str = ""
    """The comment as written, without its sign."""


def waivers(tree: Tree) -> tuple[Waiver, ...]:
    """The waivers of a document, in order of appearance."""
    if _LOOK.search(tree.text) is None:
        return ()
    return tuple(_found(tree))


def _found(tree: Tree) -> Iterator[Waiver]:
    places = Places(tree)
    for number, line in enumerate(places.lines, 1):
        signs = (sign for sign in _MARK.finditer(line) if not places.in_text(number, sign.start() + 1))
        sign = next(signs, None)
        if sign is not None:
            place = Span(tree.path, number, sign.start() + 1, number, len(line.rstrip()) + 1)
            yield _waiver(line[sign.end() :], place, places.covered(place))


def _waiver(body: str, place: Span, covers: Span) -> Waiver:
    match = _IGNORE.fullmatch(body)
    if match is None or match.group("codes") is None:
        return Waiver(place, covers, (), "", "", shape=False, text=body.strip())
    codes = tuple(code.strip() for code in re.split("[,，、]", match.group("codes")) if code.strip())
    rest = match.group("rest")
    until, reason = _UNTIL.search(rest), _REASON.search(rest)
    return Waiver(
        place,
        covers,
        codes,
        until.group("until") if until else "",
        reason.group("reason").strip() if reason else "",
        shape=bool(codes),
        text=body.strip(),
    )


class Places:
    """Where the nodes and texts of a document stand, laid out so that each comment is placed by a look-up."""

    def __init__(self, tree: Tree) -> None:
        self.path = tree.path
        self.lines = tree.lines
        self.root = tree.span().line
        self.first_on: dict[int, Span] = {}
        """The outermost node that begins on a line, with its key."""
        self.texts: list[tuple[tuple[int, int], tuple[int, int]]] = []
        """Where quoted texts, and block texts without their header, begin and end; in order."""
        if isinstance(tree.root, Branch):
            self.visit(tree.root)
        self.starts = [start for start, _ in self.texts]
        self.content = self.next_content()

    def visit(self, branch: Branch) -> None:
        """Note every node below `branch`, outer ones first."""
        for step, item in branch.items.items():
            key = branch.keys.get(str(step))
            start = key.start_mark if key else item.start if isinstance(item, Branch) else item.start_mark
            end = item.end if isinstance(item, Branch) else item.end_mark
            self.first_on.setdefault(start.line + 1, mark_span(self.path, start, end))
            self.text(key)
            if isinstance(item, Branch):
                self.visit(item)
            else:
                self.text(item)

    def text(self, event: Any) -> None:  # noqa: ANN401 - a scalar event, or nothing
        """Note where a text stands in which a `#` is no comment."""
        if event is None or not event.style:
            return
        start = (event.start_mark.line + 1, event.start_mark.column + 1)
        if event.style in ("|", ">"):
            start = (start[0] + 1, 1)
        self.texts.append((start, (event.end_mark.line + 1, event.end_mark.column + 1)))

    def next_content(self) -> list[int]:
        """For each line, the number of the next line below it that is neither blank nor a comment; 0 for none."""
        following, below = 0, [0] * (len(self.lines) + 1)
        for number in range(len(self.lines), 0, -1):
            below[number] = following
            text = self.lines[number - 1].lstrip()
            if text and not text.startswith("#"):
                following = number
        return below

    def in_text(self, line: int, column: int) -> bool:
        """Whether a comment-like text stands inside a quoted or a block text."""
        index = bisect_right(self.starts, (line, column)) - 1
        return index >= 0 and (line, column) < self.texts[index][1]

    def covered(self, place: Span) -> Span:
        """The span that a waiver covers."""
        if self.lines[place.line - 1][: place.column - 1].strip():
            return self.first(place.line)
        if place.line < self.root:
            return Span(self.path, 1, 1, len(self.lines) + 1, 1)
        return self.first(self.content[place.line] or place.line)

    def first(self, line: int) -> Span:
        """The outermost node that begins on `line`; the line itself where none does."""
        return self.first_on.get(line) or Span(self.path, line, 1, line + 1, 1)
