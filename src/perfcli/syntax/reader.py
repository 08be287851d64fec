"""YAML text to a `Tree`: line by line where it is everyday YAML (see `plain`), else out of the parser's events.

All scalars stay text and keep their places. `yaml.load` is never called, so YAML 1.1's surprises (`no`, `010`, `1:30`,
dates, floats) do not exist, duplicate keys are seen, and a cap on depth keeps hostile input from growing. libyaml gives
the events, the pure-Python parser where it is missing; all three ways are held to the same answers by a test.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from perfcli.syntax.kinds import MAX_PROBLEMS
from perfcli.syntax.plain import read_plain
from perfcli.syntax.prescan import forbidden_characters, only_plain_characters
from perfcli.syntax.tree import Tree

if TYPE_CHECKING:
    from perfcli.syntax.tree import Branch, Event


def read_tree(text: str, path: str) -> Tree:
    """Read one document. Faults are in `Tree.problems`; `Tree.data` is what could be read, `{}` if nothing."""
    if not only_plain_characters(text):
        bad = tuple(islice(forbidden_characters(text, path), MAX_PROBLEMS))
        if bad:
            return Tree(path, text, {}, None, bad)
    if not text.endswith("\n"):
        text += "\n"  # the two parsers place the end of a text without one differently
    plain = read_plain(text)
    if plain is None:
        return read_events(text, path)
    return Tree(path, text, plain.data, places=plain.places, grow=_grow, all_lines=plain.lines)


def _grow(text: str, path: str) -> Branch | Event | None:
    """The places of a text that was read without events."""
    return read_events(text, path).events


def read_events(text: str, path: str, *, pure: bool = False) -> Tree:
    """Read a text that ends with a line feed and has no forbidden characters out of a parser's events."""
    from perfcli.syntax import events  # noqa: PLC0415 - everyday YAML needs no parser

    return events.read(text, path, pure=pure)
