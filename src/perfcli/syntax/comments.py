"""Waivers: `# perfcli: ignore[PF402] until=2026-12-31 reason=…`, found in comments and tied to the node they cover.

A waiver at the end of a node's first line, or on the lines directly above it, covers that node and all below it; above
the first key it covers the file. In: a tree. Out: `Waiver`s. Whether they are right is said in `loading`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span
from perfcli.syntax.tree import Branch, mark_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Event, Tree

_MARK = re.compile(r"#[ ]*perfcli[:：](?P<body>[^\n]*)")
_IGNORE = re.compile(r"\s*ignore\s*(?:\[(?P<codes>[^\]]*)\])?(?P<rest>.*)")
_UNTIL = re.compile(r"(?:^|\s)until=(?P<until>\S*)")
_REASON = re.compile(r"(?:^|\s)reason=(?P<reason>.*)")


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
    if _MARK.search(tree.text) is None:
        return ()
    return tuple(_found(tree))


def _found(tree: Tree) -> Iterator[Waiver]:
    nodes = list(_nodes(tree))
    lines = tree.text.split("\n")
    for number, line in enumerate(lines, 1):
        match = _MARK.search(line)
        if match is None or (match.start() and not line[match.start() - 1].isspace()):
            continue
        place = Span(tree.path, number, match.start() + 1, number, len(line.rstrip()) + 1)
        if any(node.scalar is not None and _inside(place, node.scalar) for node in nodes):
            continue
        yield _waiver(match.group("body"), place, _covered(tree, lines, place, nodes))


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


def _covered(tree: Tree, lines: list[str], place: Span, nodes: list[_Node]) -> Span:
    """The span that a waiver covers."""
    if lines[place.line - 1][: place.column - 1].strip():
        return _first_on(tree, place.line, nodes)
    if place.line < tree.span().line:
        return Span(tree.path, 1, 1, len(lines) + 1, 1)
    below = (n for n in range(place.line + 1, len(lines) + 1) if _is_content(lines[n - 1]))
    return _first_on(tree, next(below, place.line), nodes)


def _is_content(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("#")


def _first_on(tree: Tree, line: int, nodes: list[_Node]) -> Span:
    """The outermost node that begins on `line`; the line itself where none does."""
    return next(
        (node.whole for node in nodes if node.whole.line == line), Span(tree.path, line, 1, line + 1, 1)
    )


class _Node(NamedTuple):
    """A node with its key; and, for text, where the text itself stands."""

    whole: Span
    scalar: Span | None


def _nodes(tree: Tree) -> Iterator[_Node]:
    """Every node below the root, outer ones first."""
    if isinstance(tree.root, Branch):
        yield from _below(tree.path, tree.root)


def _below(path: str, branch: Branch) -> Iterator[_Node]:
    for step, item in branch.items.items():
        key: Event | None = branch.keys.get(str(step))
        if isinstance(item, Branch):
            yield _Node(mark_span(path, key.start_mark if key else item.start, item.end), None)
            yield from _below(path, item)
        else:
            start = key.start_mark if key else item.start_mark
            value = mark_span(path, item.start_mark, item.end_mark)
            yield _Node(mark_span(path, start, item.end_mark), value)


def _inside(place: Span, scalar: Span) -> bool:
    """Whether a comment-like text stands inside a scalar (a quoted or a block text)."""
    start, end = (scalar.line, scalar.column), (scalar.end_line, scalar.end_column)
    return start <= (place.line, place.column) < end
