"""Where the keys and texts of everyday YAML stand, worked out from their lines when someone asks.

In: the lines of a text, what `plain` noted of it, its data, a key path. Out: a `Spot`, or nothing: then the events know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_HEAD = re.compile(r"[ ]*(?:-[ ]+)?")


Places: TypeAlias = "dict[str | int, int | tuple[int, Places]]"
"""The entries of a block mapping or list: the line, from 0, on which each begins, and the places in its own block, if it has one."""


class Spot(NamedTuple):
    """A key and its text on one line; line and columns count from 0. A list item has an empty key before it."""

    line: int
    key: int
    key_end: int
    start: int = 0
    end: int = 0
    whole: bool = True
    """Whether the value is a text, whose place `start` and `end` are; of another value only the key is known."""


def spot(
    lines: Sequence[str],
    places: Places,
    data: Any,  # noqa: ANN401 - it is walked by the path, whatever it is
    where: Sequence[str | int],
    words: Mapping[str, str],
) -> Spot | None:
    """The spot of the entry at `where`, or of the text that the path runs into."""
    line, key = -1, None
    for depth, step in enumerate(where):
        key = step if step in places else words.get(step)  # type: ignore[arg-type]  # no item has a word
        entry = places.get(key, -1)  # type: ignore[arg-type]  # nothing is no key
        data = data[step] if entry != -1 else None
        if isinstance(entry, int):
            return _entry(lines[entry], entry, key, data, where[depth + 1 :], words) if entry >= 0 else None  # type: ignore[arg-type]
        line, places = entry
    return _entry(lines[line], line, key, None, (), words) if isinstance(key, str) else None


def _entry(
    text: str,
    line: int,
    key: str | int,
    value: Any,  # noqa: ANN401 - a text, pairs, or None for what has entries of its own
    rest: Sequence[str | int],
    words: Mapping[str, str],
) -> Spot | None:
    """The spot of an entry on its line, or of the pair in its braces that `rest` begins with."""
    at = _HEAD.match(text).end()  # type: ignore[union-attr]  # it matches anything
    end = at + len(key) if isinstance(key, str) else at
    if value == "":
        return Spot(line, at, end, end + 1, end + 1)
    if value is None:
        return Spot(line, at, end, whole=False)
    start = end + 1 if end > at else end
    while text[start] == " ":
        start += 1
    if isinstance(value, str) and text[start] not in "|>":
        return Spot(line, at, end, start, start + len(value) + 2 * (text[start] == '"'))
    if isinstance(value, str):  # a text of several lines: where it ends, the events know
        return Spot(line, at, end, whole=False) if end > at else None
    if not rest:
        return Spot(line, at, end, whole=False) if end > at else None
    return _pair(text, line, start + 1, value, rest, words)


def _pair(
    text: str,
    line: int,
    at: int,
    pairs: Mapping[str, Any],
    asked: Sequence[str | int],
    words: Mapping[str, str],
) -> Spot | None:
    """The spot of one pair in braces; `plain` takes `key: text` and `, ` between two and nothing else."""
    at += text[at] == " "
    for key, value in pairs.items():
        end = at + len(key if text.startswith(f"{key}:", at) else words.get(key, key))
        start, after = end + 2, _end(text, end + 2, value)
        if key == asked[0]:
            if isinstance(value, str):
                return Spot(line, at, end, start, after)
            return (
                _pair(text, line, start + 1, value, asked[1:], words)
                if asked[1:]
                else Spot(line, at, end, whole=False)
            )
        at = after + 2
    return None


def _end(text: str, start: int, value: str | Mapping[str, Any]) -> int:
    """Where a value in braces ends; texts hold no braces, so that counting them finds its own."""
    if isinstance(value, str):
        return start + len(value) + 2 * (text[start] == '"')
    depth, at = 1, start + 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return at
