"""A tree of plain data (dict, list, str) and, in the same shape, the places where each piece stands.

The parser's events are kept as the places: they carry their marks, so that nothing is computed for text that no one asks about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

from perfcli.diagnostics import Diagnostic, Span

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
KeyPath: TypeAlias = "tuple[str | int, ...]"


class Mark(Protocol):
    """A position of the parser, counted from 0, in characters."""

    line: int
    column: int


class Event(Protocol):
    """What the tree needs of a parser's event."""

    start_mark: Mark
    end_mark: Mark


@dataclass(slots=True)
class Branch:
    """The places of a mapping or a list: its own, those of its keys, and its children."""

    start: Mark
    end: Mark
    keys: dict[str, Event] = field(default_factory=dict)
    items: dict[str | int, Branch | Event] = field(default_factory=dict)


@dataclass(slots=True)
class Tree:
    """One document. `data` is text all the way down; `root` holds the places; `problems` what was wrong."""

    path: str
    text: str
    data: Data
    root: Branch | Event | None
    problems: tuple[Diagnostic, ...] = ()
    _lines: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def lines(self) -> list[str]:
        """The lines of the text, split once."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines

    def span(self, where: KeyPath = ()) -> Span:
        """The place of the value at `where`; of the nearest thing above it that exists, when it does not."""
        node = self.root
        for step in where:
            below = node.items.get(step) if isinstance(node, Branch) else None
            if below is None:
                break
            node = below
        return self._span_of(node)

    def key_span(self, where: KeyPath) -> Span:
        """The place of the key that leads to `where`, or of the value when it has no key (a list item)."""
        node = self.root
        for step in where[:-1]:
            below = node.items.get(step) if isinstance(node, Branch) else None
            if below is None:
                return self._span_of(node)
            node = below
        if isinstance(node, Branch) and where and (key := node.keys.get(str(where[-1]))) is not None:
            return mark_span(self.path, key.start_mark, key.end_mark)
        return self.span(where)

    def head_span(self, where: KeyPath) -> Span:
        """A short place to point at for a node: its `name` or `id`, else its key, else its first line."""
        node: Branch | Event | None = self.root
        for step in where:
            node = node.items.get(step) if isinstance(node, Branch) else None
        if isinstance(node, Branch):
            for key in ("name", "id"):
                if (item := node.items.get(key)) is not None:
                    return self._span_of(item)
        return self.key_span(where) if where else self.span(where)

    def name_place(self, where: KeyPath) -> tuple[int, int, int]:
        """Line, first and last column of the `name` of a node that a model has accepted: a span without its file."""
        node: Any = self.root
        for step in where:
            node = node.items[step]
        name = node.items["name"]
        start, end = name.start_mark, name.end_mark
        return start.line + 1, start.column + 1, end.column + 1

    def excerpt_span(self, where: KeyPath, excerpt: str, offset: int = 0) -> Span:
        """The place of some words inside the text at `where`; of the whole text when they cannot be told apart.

        `offset` is where the words begin in the value: it tells a second occurrence from the first.
        """
        whole = self.span(where)
        value = self.value(where)
        nth = value.count(excerpt, 0, offset) if isinstance(value, str) else 0
        lines = self.lines
        for number in range(whole.line, min(whole.end_line, len(lines)) + 1):
            line = lines[number - 1]
            end = whole.end_column - 1 if number == whole.end_line else len(line)
            column = line.find(excerpt, whole.column - 1 if number == whole.line else 0, end)
            while column >= 0 and nth:
                nth -= 1
                column = line.find(excerpt, column + len(excerpt), end)
            if column >= 0:
                return Span(self.path, number, column + 1, number, column + 1 + len(excerpt))
        return whole

    def value(self, where: KeyPath) -> Data:
        """What stands at `where`; an empty text where nothing does."""
        data = self.data
        for step in where:
            if isinstance(data, dict) and isinstance(step, str):
                data = data.get(step, "")
            elif isinstance(data, list) and isinstance(step, int) and step < len(data):
                data = data[step]
            else:
                return data if step == 0 and isinstance(data, str) else ""
        return data

    def _span_of(self, node: Branch | Event | None) -> Span:
        if node is None:
            return Span(self.path)
        if isinstance(node, Branch):
            return mark_span(self.path, node.start, node.end)
        return mark_span(self.path, node.start_mark, node.end_mark)


def mark_span(path: str, start: Mark, end: Mark) -> Span:
    """A span from two marks of the parser."""
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
