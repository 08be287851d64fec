"""Everyday YAML read line by line: what nearly every target file is written in, at a fifth of the events' cost.

In: a text without forbidden characters that ends with a line feed. Out: its data and the lines of its entries, or
nothing: then the parser's events decide. Taken are block mappings and lists whose texts are plain or in simple double
quotes on one line, mappings in braces on one line, blank lines and comments. Whatever else stands in a file, right or
wrong, makes this reader step aside for the whole of it, so that YAML is refused and explained in one place only. A test
holds its data and places to those of the events.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

MAX_LEVELS = 24
"""Below the reader's cap on depth: what is nested deeper is left to it."""

_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@` \u3000\xa0")
"""No plain text that is taken here begins with one of these."""
_KEY = r"\w[\w-]{0,99}"  # the parser takes no key of more than 1,024 characters
_HEAD = re.compile(rf"([ ]*)(-[ ]+)?({_KEY})")
_CELL = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n,:?#\[\]{}\"']*(?<![ ])"
_PAIR = rf"{_KEY}:[ ]{_CELL}"
_BRACES = re.compile(rf"\{{[ ]?({_PAIR}(?:,[ ]{_PAIR})*)[ ]?\}}")


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


def read_plain(text: str) -> Plain | None:
    """The document in `text`, if it is everyday YAML."""
    lines = text.split("\n")
    if "#" in text:
        lines = [_uncommented(line) if "#" in line else line for line in lines]
    if " \n" in text:
        lines = [line.rstrip(" ") for line in lines]
    reader = _Reader()
    return Plain(reader.root, reader.block) if reader.take(lines) and reader.root else None


def _uncommented(line: str) -> str:
    """A line without its comment. With quotes about, it is left for the events: a `#` may stand inside them."""
    if line.lstrip(" ").startswith("#"):
        return ""
    at = line.find(" #")
    return line if at < 0 else "?" if '"' in line else line[:at].rstrip(" ")


@lru_cache(maxsize=4096)
def _head(text: str) -> tuple[int, int, str] | None:
    """What stands before a colon: the indent, the length of a dash, the key. The files of a province share a few dozen."""
    match = _HEAD.fullmatch(text)
    return (len(match[1]), len(match[2] or ""), match[3]) if match else None


@lru_cache(maxsize=4096)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a mapping in braces; none when it is anything but plain, or a key stands twice."""
    match = _BRACES.fullmatch(text)
    pairs = (
        tuple((key, cell) for key, _, cell in (p.partition(": ") for p in match[1].split(", ")))
        if match
        else ()
    )
    return pairs if len(dict(pairs)) == len(pairs) else ()


def _value(text: str) -> str | dict[str, str]:
    """What stands after a colon or a dash, read; nothing when it is not everyday."""
    first = text[:1]
    if first == "{":
        return dict(_pairs(text))
    if first == '"':
        simple = text.endswith('"') and text.count('"') == 2 and "\\" not in text  # noqa: PLR2004 - one pair
        return text[1:-1] if simple else ""
    if first == " ":
        return _value(text.lstrip(" "))
    return "" if first in _SIGNS or ": " in text or text[-1] == ":" else text


class _Reader:
    """Takes lines one after another. The innermost open block is `here`, at `column`."""

    def __init__(self) -> None:
        self.root: dict[str, Data] = {}
        self.block = self.now = Block()
        self.here: Any = self.root
        self.column = 0
        self.outer: list[tuple[int, Any, Block]] = []
        self.waiting: str | None = None
        """The key of the line before, when its value may follow below it."""

    def take(self, lines: list[str]) -> bool:
        """Whether all lines were understood."""
        for number, line in enumerate(lines):
            head, colon, value = line.partition(": ")
            if not line:
                continue
            if not colon and line[-1] == ":":
                head, colon = line[:-1], ":"
            entry = _head(head) if colon else None
            if entry is None:
                if not self.item(line, number):
                    return False
                continue
            column, dash, key = entry
            read: Any = value
            if (
                value
                and (value[0] in _SIGNS or value[-1] == ":" or ": " in value)
                and not (read := _value(value))
            ):
                return False
            if (column != self.column or dash or type(self.here) is list) and not self.move(
                column, dash, number
            ):
                return False
            if key in self.here:
                return False
            self.here[key] = read
            self.now.lines[key] = number
            self.waiting = None if value else key
        return True

    def item(self, line: str, number: int) -> bool:
        """Whether a line is an item of a list that is no mapping of its own lines."""
        body = line.lstrip(" ")
        value = _value(body[2:]) if body.startswith("- ") else ""
        if not value or not self.listed(len(line) - len(body), number):
            return False
        self.here.append(value)
        self.waiting = None
        return True

    def move(self, column: int, dash: int, number: int) -> bool:
        """Whether a key may stand at `column`, or behind a dash there; its mapping is open then."""
        if dash:
            if not self.listed(column, number):
                return False
            self.here.append(self.enter(len(self.here), column + dash, {}))
            return True
        self.leave(column)
        if type(self.here) is list and column == self.column:
            self.leave(
                column, items=True
            )  # a list without an indent ends where the next key of its holder stands
        return (column == self.column or self.enter_waiting(column, {})) and type(self.here) is dict

    def listed(self, column: int, number: int) -> bool:
        """Whether a list item may stand at `column`; its list is open then."""
        self.leave(column)
        if (type(self.here) is not list or column != self.column) and not self.enter_waiting(column, []):
            return False
        self.now.lines[len(self.here)] = number
        return True

    def enter_waiting(self, column: int, block: Any) -> bool:  # noqa: ANN401 - a dict or a list
        """Whether a key waits for a block at `column`; a list may stand right under its key, without an indent."""
        key, holder = self.waiting, self.here
        if key is None or len(self.outer) > MAX_LEVELS:
            return False
        holder[key] = self.enter(key, column, block)
        return True

    def enter(self, step: str | int, column: int, block: Any) -> Any:  # noqa: ANN401 - a dict or a list
        """Open a block below the entry `step` of the one that is open."""
        self.outer.append((self.column, self.here, self.now))
        self.now.below[step] = self.now = Block()
        self.column, self.here, self.waiting = column, block, None
        return block

    def leave(self, column: int, *, items: bool = False) -> None:
        """Close the blocks that stand further in than `column`; and a list at it, if asked."""
        while column < self.column or items:
            self.column, self.here, self.now = self.outer.pop()
            self.waiting, items = None, False
