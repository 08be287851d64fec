"""Everyday YAML read line by line: what nearly every target file is written in, at a third of the events' cost.

In: a text without forbidden characters that ends with a line feed. Out: its data and the lines of its entries, or
nothing: then the parser's events decide. Taken are block mappings and lists whose texts are plain or in simple double
quotes on one line, mappings in braces on one line, blank lines and comments. Whatever else stands in a file, right or
wrong, makes this reader step aside for the whole of it, so that YAML is refused and explained in one place only. A test
holds its data and places to those of the events.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

MAX_LEVELS = 24
"""Below the reader's cap on depth: what is nested deeper is left to it."""

_SIGNS = r"\s\-?:,\[\]{}#&*!|>'\"%@`"
_KEY = r"\w[\w-]{0,99}"  # the parser takes no key of more than 1,024 characters
_TEXT = rf"[^{_SIGNS}][^\n#:]*(?::(?![ \n])[^\n#:]*)*"
_CELL = rf"[^{_SIGNS}][^\n,:?#\[\]{{}}\"']*(?<![ ])"
_PAIR = rf"{_KEY}:[ ]{_CELL}"
_LINE = re.compile(
    rf"""^([ ]*)(-[ ]+)?(?:({_KEY}):(?![^ \n]))?[ ]*"""
    rf"""(?:({_TEXT})|"([^"\\\n]+)"|\{{[ ]?({_PAIR}(?:,[ ]{_PAIR})*)[ ]?\}})?[ ]*(?:(?<![^ \n])\#[^\n]*)?$""",
    re.MULTILINE,
)


class Block:
    """The lines, from 0, on which the entries of one block mapping or list begin, and the blocks below it."""

    __slots__ = ("below", "lines")

    def __init__(self) -> None:
        self.lines: dict[str | int, int] = {}
        self.below: dict[str | int, Block] = {}


class Plain(NamedTuple):
    """A document read: its data, and where its entries stand."""

    data: dict[str, Data]
    block: Block


_Row: TypeAlias = "tuple[str, str, str, str, str, str]"


def read_plain(text: str) -> Plain | None:
    """The document in `text`, if it is everyday YAML."""
    rows = _LINE.findall(text)
    if len(rows) != text.count("\n") + 1:
        return None  # a line that the pattern does not take
    reader = _Reader()
    return Plain(reader.root, reader.block) if reader.take(rows) and reader.root else None


def _pairs(braces: str) -> dict[str, str]:
    """The pairs between braces; nothing where a key stands twice."""
    pairs = [pair.split(": ") for pair in braces.split(", ")]
    found: dict[str, str] = dict(pairs)  # type: ignore[arg-type]  # the pattern took a key and a text
    return found if len(found) == len(pairs) else {}


class _Reader:
    """Takes rows (indent, dash, key, text, quoted, braces). The innermost open block is `here`, at `column`."""

    def __init__(self) -> None:
        self.root: dict[str, Data] = {}
        self.block = Block()
        self.here: Any = self.root
        self.column = 0
        self.lines = self.block
        self.outer: list[tuple[int, Any, Block]] = []
        self.waiting: str | None = None
        """The key of the row before, when its value may follow below it."""

    def take(self, rows: list[_Row]) -> bool:  # noqa: C901 - every line of a province passes here: one loop, few calls
        """Whether all rows were understood."""
        for line, (indent, dash, key, text, quoted, braces) in enumerate(rows):
            value: Any = text.rstrip(" ") or quoted
            if braces and not (value := _pairs(braces)):
                return False
            if not (key or dash):
                if value:
                    return False  # the second line of a text
                continue
            column = len(indent)
            while column < self.column:
                self.leave()
            if not (self.item(column, line) if dash else self.among(column)):
                return False
            if not key:
                if not value:
                    return False
                self.here.append(value)
                self.waiting = None
                continue
            if dash:
                self.here.append(self.enter(len(self.here), column + len(dash), {}))
            if key in self.here:
                return False
            self.here[key] = value
            self.lines.lines[key] = line
            self.waiting = None if value else key
        return True

    def enter(self, step: str | int, column: int, block: Any) -> Any:  # noqa: ANN401 - a dict or a list
        """Open a block below the entry `step` of the one that is open."""
        self.outer.append((self.column, self.here, self.lines))
        self.lines.below[step] = below = Block()
        self.column, self.here, self.lines, self.waiting = column, block, below, None
        return block

    def leave(self) -> None:
        """Close the innermost block."""
        self.column, self.here, self.lines = self.outer.pop()
        self.waiting = None

    def item(self, column: int, line: int) -> bool:
        """Whether a list item may stand at `column`; the list is open then."""
        if type(self.here) is not list or column != self.column:
            key = self.waiting  # a list may stand right under its key, without an indent
            if key is None or len(self.outer) > MAX_LEVELS:
                return False
            holder = self.here
            holder[key] = self.enter(key, column, [])
        self.lines.lines[len(self.here)] = line
        return True

    def among(self, column: int) -> bool:
        """Whether a key may stand at `column`; its mapping is open then."""
        if type(self.here) is list and column == self.column:
            self.leave()  # a list without an indent ends where the next key of its holder stands
        if type(self.here) is list:
            return False
        if column > self.column:
            key = self.waiting
            if key is None or len(self.outer) > MAX_LEVELS:
                return False
            holder = self.here
            holder[key] = self.enter(key, column, {})
        return column == self.column
