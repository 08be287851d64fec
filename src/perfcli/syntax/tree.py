"""A tree of plain data (dict, list, str) and the places where each piece stands.

The places are the parser's events, in the shape of the data; of everyday YAML, which is read without events, they are the
lines of its entries, and the events are asked for when a place is wanted that the lines do not tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from perfcli.diagnostics import Diagnostic, Span
from perfcli.syntax.spots import Spot, spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfcli.syntax.spots import Places

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
    """One document. `data` is text all the way down; `problems` what was wrong.

    Its places are `events`; or `places`, and `grow` makes the events of `text` and `path` when they are needed after all.
    """

    path: str
    text: str
    data: Data
    events: Branch | Event | None = None
    problems: tuple[Diagnostic, ...] = ()
    places: Places | None = None
    grow: Callable[[str, str], Branch | Event | None] | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    """Keys of the data to keys as written, where they differ: the data may have been put into another language."""

    all_lines: list[str] = field(default_factory=list, repr=False)
    named: dict[KeyPath, tuple[int, int, int]] = field(default_factory=dict, repr=False)
    """Places of names that were looked up: rules and scores ask for the same ones."""

    @property
    def root(self) -> Branch | Event | None:
        """The places of everything; None when the text could not be read."""
        if self.events is None and self.grow is not None:
            self.events = self.grow(self.text, self.path)
            _rekey(self.events, self.data, self.words)
        return self.events

    def rename(self, data: Data, words: Mapping[str, str]) -> None:
        """Put the data under other keys; `words` says how each of them is written."""
        self.data, self.words = data, words
        _rekey(self.events, data, words)

    @property
    def readable(self) -> bool:
        """Whether the text could be read."""
        return self.events is not None or self.places is not None

    @property
    def lines(self) -> list[str]:
        """The lines of the text, split once."""
        if not self.all_lines:
            self.all_lines = self.text.split("\n")
        return self.all_lines

    def span(self, where: KeyPath = ()) -> Span:
        """The place of the value at `where`; of the nearest thing above it that exists, when it does not."""
        found = self._spot(where)
        if found is not None and found.whole:
            return self._on_line(found.line, found.start, found.end)
        node = self.root
        for step in where:
            below = node.items.get(step) if isinstance(node, Branch) else None
            if below is None:
                break
            node = below
        return self._span_of(node)

    def key_span(self, where: KeyPath) -> Span:
        """The place of the key that leads to `where`, or of the value when it has no key (a list item)."""
        if where and isinstance(where[-1], str):
            found = self._spot(where) if where[-1] in self._mapping(where[:-1]) else None
            if found is not None:
                return self._on_line(found.line, found.key, found.key_end)
            node = self.root
            for step in where[:-1]:
                below = node.items.get(step) if isinstance(node, Branch) else None
                if below is None:
                    return self._span_of(node)
                node = below
            if isinstance(node, Branch) and (key := node.keys.get(where[-1])) is not None:
                return mark_span(self.path, key.start_mark, key.end_mark)
        return self.span(where)

    def head_span(self, where: KeyPath) -> Span:
        """A short place to point at for a node: its `name` or `id`, else its key, else its first line."""
        there = self._mapping(where)
        for key in ("name", "id"):
            if key in there:
                return self.span((*where, key))
        return self.key_span(where) if where else self.span(where)

    def name_place(self, where: KeyPath, name: str) -> tuple[int, int, int]:
        """Line, first and last column of the `name` of a node that a model has accepted: every node of a province is asked for."""
        found = self.named.get(where)
        if found is None:
            found = self.named[where] = self._name_place(where, name)
        return found

    def _name_place(self, where: KeyPath, name: str) -> tuple[int, int, int]:
        places: Any = self.places or {}
        for step in where:
            entry = places.get(step)
            if type(entry) is not tuple:
                break
            places = entry[1]
        else:
            line = places.get("name", -1)
            text = self.all_lines[line] if line >= 0 else ""
            if text.endswith(name) and text.find(":") + 2 + len(name) == len(text):
                return line + 1, len(text) - len(name) + 1, len(text) + 1
        _, line, column, _, end = self.span((*where, "name"))
        return line, column, end

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

    def _mapping(self, where: KeyPath) -> dict[str, Data]:
        """The mapping that stands at `where`; empty where none does."""
        data = self.value(where)
        return data if isinstance(data, dict) else {}

    def _spot(self, where: KeyPath) -> Spot | None:
        """Where an entry of everyday YAML stands."""
        return None if self.places is None else spot(self.lines, self.places, self.data, where, self.words)

    def _on_line(self, line: int, start: int, end: int) -> Span:
        return Span(self.path, line + 1, start + 1, line + 1, end + 1)

    def _span_of(self, node: Branch | Event | None) -> Span:
        if node is None:
            return Span(self.path)
        if isinstance(node, Branch):
            return mark_span(self.path, node.start, node.end)
        return mark_span(self.path, node.start_mark, node.end_mark)


def mark_span(path: str, start: Mark, end: Mark) -> Span:
    """A span from two marks of the parser."""
    return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _rekey(node: Branch | Event | None, data: Data, words: Mapping[str, str]) -> None:
    """Put places under the keys of the data, which may be written otherwise."""
    if not words or not isinstance(node, Branch):
        return
    if isinstance(data, dict):
        keys = {words.get(key, key): key for key in data}
        node.keys = {keys.get(written, written): place for written, place in node.keys.items()}
        node.items = {keys.get(str(written), written): place for written, place in node.items.items()}
    for step, below in node.items.items():
        inner = data[step] if isinstance(data, list) and isinstance(step, int) else ""
        inner = data.get(str(step), "") if isinstance(data, dict) else inner
        _rekey(below, inner, words)
