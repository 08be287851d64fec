"""Which indicator a row of a form is about: by its hidden id, which must agree with what is seen; else by number and name.

In: lines; what a row says. Out: `Match`. What people see counts more than what is hidden: a row that was pasted over another keeps
the other's id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.lines import Line

LOST = Text("没有了", "is lost")
UNKNOWN = Text("不是这份表的", "is none of this form")
OTHER = Text("与看得见的序号、名称对不上", "does not agree with its number and name")
BLANKED = Text("还在，序号和名称被清空了，按标识", "is there, number and name are gone")


class Match(NamedTuple):
    """The line, and why that is not sure; None where it is."""

    line: Line | None = None
    why: Text | None = None


class Lines:
    """Finds lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._by_id = {line.address: line for line in lines}

    def find(self, address: str, number: str, name: str) -> Match:
        """The line of a row."""
        hidden = self._by_id.get(address)
        if hidden is not None and not number and not name:
            return Match(hidden, BLANKED)
        if hidden is not None and normalise(number) == hidden.number:
            return Match(hidden)
        seen = self._seen(number, name)
        if seen is not None:
            return Match(seen, OTHER if hidden else UNKNOWN if address else LOST)
        same = hidden is not None and normalise(name) == normalise(hidden.name)
        return Match(hidden) if same else Match()

    def _seen(self, number: str, name: str) -> Line | None:
        """By number and name; by a name alone that only one line has, where there is no number."""
        plain = normalise(name)
        named = [line for line in self.lines if normalise(line.name) == plain] if plain else []
        both = [line for line in named if line.number == normalise(number)]
        if both:
            return both[0]
        return named[0] if len(named) == 1 and not number else None
