"""The canonical layout of a YAML text: indents, spaces and blank lines; every word, quote, comment and order stays.

In: a readable text. Out: the same text laid out; the very same text when laying it out would change what it says (which
is compared). Canonical is: two spaces for each level, list items below their key, one space behind a colon, a dash and a
comma, none inside braces, two before a comment at the end of a line, never two blank lines, one line feed at the end.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span
from perfcli.syntax.edits import Edit, apply
from perfcli.syntax.reader import read_tree
from perfcli.syntax.tree import Branch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Event, Mark, Tree

STEP = 2
_LEAD = re.compile(r"([ ]*)((?:-[ ]+)*)")
_BEHIND = re.compile(r"([\]},: ]*?)[ ]+(#.*)")
_GAP = re.compile(r"[ ]*:[ ]+")
_COMMA = re.compile(r"[ ]*,[ ]*")


def laid_out(text: str) -> str:
    """The text in the canonical layout; as it is when it cannot be read, or would not say the same."""
    tree = read_tree(text, "")
    if tree.problems or not isinstance(tree.root, Branch):
        return text
    spaced = _kept(text, apply(tree.text, _spaces(tree)))
    return _kept(spaced, _lines(read_tree(spaced, "")))


def _kept(before: str, after: str) -> str:
    """The text after, if it says the same with the same comments; else the text before."""
    old, new = read_tree(before, ""), read_tree(after, "")
    same = not new.problems and old.data == new.data and _bare(before) == _bare(after)
    return after if same else before


def _bare(text: str) -> str:
    """A text without its white space: no layout may change anything else."""
    return "".join(text.split())


def _spaces(tree: Tree) -> Iterator[Edit]:
    """The edits of spaces inside lines."""
    lines = tree.text.split("\n")
    if isinstance(tree.root, Branch):
        yield from _inside(tree.root, lines)


def _inside(branch: Branch, lines: list[str]) -> Iterator[Edit]:
    for step, item in branch.items.items():
        key = branch.keys.get(str(step)) if isinstance(step, str) else None
        if key is not None and _filled(item):
            yield from _gap(key.end_mark, _start(item), lines, _GAP, ": ")
        if isinstance(item, Branch):
            yield from _inside(item, lines)
    if _is_flow(branch, lines) and branch.items:
        yield from _braces(branch, lines)


def _braces(branch: Branch, lines: list[str]) -> Iterator[Edit]:
    """No space inside the braces, one behind each comma."""
    places = [
        (_start(branch.keys.get(str(step)) or item), _end(item) if _filled(item) else None)
        for step, item in branch.items.items()
    ]
    first, last = places[0][0], places[-1][1]
    yield from _trim(branch.start, 1, first, 0, lines)
    if last is not None:
        yield from _trim(last, 0, branch.end, 1, lines)
    for (_, end), (start, _) in pairwise(places):
        if end is not None:
            yield from _gap(end, start, lines, _COMMA, ", ")


def _trim(start: Mark, after: int, end: Mark, before: int, lines: list[str]) -> Iterator[Edit]:
    """No spaces between two places of one line, which lie `after` and `before` characters inside the marks."""
    left, right = start.column + after, end.column - before
    if start.line == end.line and left < right and not lines[start.line][left:right].strip(" "):
        yield Edit(Span("", start.line + 1, left + 1, start.line + 1, right + 1), "")


def _gap(start: Mark, end: Mark, lines: list[str], usual: re.Pattern[str], text: str) -> Iterator[Edit]:
    """What stands between two marks of one line, written in the one way if it is the usual thing."""
    if start.line != end.line or start.column >= end.column:
        return
    found = lines[start.line][start.column : end.column]
    if found != text and usual.fullmatch(found):
        yield Edit(Span("", start.line + 1, start.column + 1, end.line + 1, end.column + 1), text)


def _start(item: Branch | Event) -> Mark:
    return item.start if isinstance(item, Branch) else item.start_mark


def _end(item: Branch | Event) -> Mark:
    return item.end if isinstance(item, Branch) else item.end_mark


def _filled(item: Branch | Event) -> bool:
    """Whether a value is written at all."""
    start, end = _start(item), _end(item)
    return (start.line, start.column) != (end.line, end.column)


def _is_flow(branch: Branch, lines: list[str]) -> bool:
    """Whether a mapping or a list stands in braces or brackets."""
    line = lines[branch.start.line]
    return branch.start.column < len(line) and line[branch.start.column] in "{["


class _Survey:
    """What each line is: where a node begins, the inside of a text of several lines, how far its nodes reach."""

    def __init__(self, tree: Tree) -> None:
        self.lines = tree.text.split("\n")
        self.indents: dict[int, int] = {}
        self.within: set[int] = set()
        self.reach: dict[int, int] = {}
        if isinstance(tree.root, Branch):
            self.visit(tree.root, 0)

    def visit(self, branch: Branch, indent: int) -> None:
        """Note the lines of everything below `branch`, whose entries belong at `indent`."""
        flow = _is_flow(branch, self.lines)
        for step, item in branch.items.items():
            key = branch.keys.get(str(step)) if isinstance(step, str) else None
            if not flow:
                self.indents.setdefault(_start(key or item).line, indent)
            if key is not None:
                self.ends(key)
            self.ends(item)
            if isinstance(item, Branch):
                self.visit(item, indent + STEP)

    def ends(self, item: Branch | Event) -> None:
        """Note how far a node reaches, and the lines inside it when it is a text or stands in braces."""
        start, end = _start(item), _end(item)
        self.reach[end.line] = max(end.column, self.reach.get(end.line, 0))
        if not isinstance(item, Branch) and end.line > start.line:
            self.within.update(range(start.line + 1, end.line + (1 if end.column else 0)))


def _lines(tree: Tree) -> str:
    """The lines with their indents, the ends of lines, and the blank lines."""
    survey = _Survey(tree)
    laid: list[str] = []
    waiting: list[str] = []
    indent, shift = 0, 0
    for number, line in enumerate(survey.lines):
        if number in survey.within:
            laid.append(
                " " * (len(line) - len(line.lstrip(" ")) + shift) + line.lstrip(" ") if line else line
            )
            continue
        body = line.strip(" ")
        if not body or body.startswith("#"):
            waiting.append(body)
            continue
        written = len(line) - len(line.lstrip(" "))
        indent = survey.indents.get(number, written + shift)
        shift = indent - written
        laid += _between(waiting, indent, first=not laid)
        waiting = []
        laid.append(_line(line, max(indent, 0), survey.reach.get(number, 0)))
    laid += _between([*waiting, ""], 0, first=not laid)
    return "\n".join(laid).rstrip("\n") + "\n"


def _between(waiting: list[str], indent: int, *, first: bool) -> Iterator[str]:
    """Comments at the indent of what they stand above; one blank line where there were several, none at the top."""
    blank = first
    for body in waiting:
        if body or not blank:
            yield " " * indent + body if body else ""
        blank = not body


def _line(line: str, indent: int, reach: int) -> str:
    """One line at its indent, with one space behind each dash and two before its comment."""
    behind = _BEHIND.fullmatch(line, reach) if reach else None
    if behind:
        line = f"{line[:reach]}{behind[1]}  {behind[2]}"
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    dashes = lead[2].count("-") if lead else 0
    return (" " * indent + "- " * dashes + line[start:]).rstrip(" ")
