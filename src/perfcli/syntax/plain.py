"""Everyday YAML read line by line: what nearly every target file is written in, at a quarter of the events' cost.

In: a text without forbidden characters that ends with a line feed. Out: its data and the lines of its entries, or
nothing: then the parser's events decide. Taken are block mappings and lists whose texts are plain or in simple double
quotes on one line, or of several lines below a sign, mappings in braces on one line, blank lines and comments. Whatever else stands in a file, right or
wrong, makes this reader step aside for the whole of it, so that YAML is refused and explained in one place only. A test
holds its data and places to those of the events.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.syntax.blocks import may_hold, without_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcli.syntax.spots import Places
    from perfcli.syntax.tree import Data

MAX_LEVELS = 24
"""Below the reader's cap on depth: what is nested deeper is left to it."""

_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@` \u3000\xa0")
"""No plain text that is taken here begins with one of these."""
_KEY = r"\w[\w-]{0,99}"  # the parser takes no key of more than 1,024 characters
_HEAD = re.compile(rf"([ ]*)(-[ ]+)?({_KEY})")
_INNER = r"[^\n,:?#\[\]{}\"'\\]"
_CELL = rf"(?:[^\s\-?:,\[\]{{}}#&*!|>'\"%@`][^\n,:?#\[\]{{}}\"']*(?<![ ])|\"{_INNER}+\")"
_PAIR = rf"{_KEY}:[ ]{_CELL}"
_BRACES = re.compile(rf"\{{[ ]?({_PAIR}(?:,[ ]{_PAIR})*)[ ]?\}}")
_OPENING, _NEXT, _CLOSING = (
    re.compile(rf"\{{[ ]?({_KEY}):[ ]"),
    re.compile(rf",[ ]({_KEY}):[ ]"),
    re.compile(r"[ ]?\}"),
)
_INSIDE = re.compile(_CELL)


class Plain(NamedTuple):
    """A document read: its data, and where its entries stand."""

    data: dict[str, Data]
    places: Places
    lines: list[str]


def read_plain(text: str) -> Plain | None:
    """The document in `text`, if it is everyday YAML."""
    lines = whole = text.split("\n")
    texts: dict[int, str] = {}
    if may_hold(text):
        made = without_blocks(lines)
        if made is None:
            return None
        lines, texts = made
    if "#" in text:
        lines = [_uncommented(line) if "#" in line else line for line in lines]
    if " \n" in text:
        lines = [line.rstrip(" ") for line in lines]
    read = _read(lines, texts)
    return Plain(*read, whole) if read else None


def _uncommented(line: str) -> str:
    """A line without its comment. With quotes about, it is left for the events: a `#` may stand inside them."""
    if line.lstrip(" ").startswith("#"):
        return ""
    at = line.find(" #")
    return line if at < 0 else "?" if '"' in line else line[:at].rstrip(" ")


_HEADS: dict[str, tuple[int, int, str]] = {}
"""What stands before a colon, as written, to its indent, the length of a dash and the key. A province has a few dozen."""
_MOST_HEADS = 4096


def _head(text: str) -> tuple[int, int, str] | None:
    """A head that is seen for the first time, taken apart and remembered; nothing when it is none."""
    match = _HEAD.fullmatch(text)
    if match is None:
        return None
    if len(_HEADS) >= _MOST_HEADS:
        _HEADS.clear()
    head = _HEADS[text] = (len(match[1]), len(match[2] or ""), match[3])
    return head


def _bare(cell: str) -> str:
    """A text in braces without its quotes."""
    return cell[1:-1] if cell[0] == '"' else cell


@lru_cache(maxsize=4096)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a mapping in braces; none when it is anything but plain, or a key stands twice."""
    match = _BRACES.fullmatch(text)
    pairs = (
        tuple((key, _bare(cell)) for key, _, cell in (p.partition(": ") for p in match[1].split(", ")))
        if match
        else ()
    )
    return pairs if len(dict(pairs)) == len(pairs) else ()


def _nested(text: str) -> dict[str, Data]:
    """A mapping in braces with others inside it: `{id: a, bands: {优: 1, 差: 0}}`; empty when it is anything but plain."""
    found, end = _inner(text, 0, MAX_LEVELS) if text.count("{") > 1 else ({}, 0)
    return found if end == len(text) else {}


def _inner(text: str, at: int, levels: int) -> tuple[dict[str, Data], int]:
    """The mapping whose brace stands at `at`, and where it ends; nothing and 0 when it is not plain."""
    found: dict[str, Data] = {}
    key = _OPENING.match(text, at)
    while key is not None and levels and key[1] not in found:
        value: Data
        if text.startswith("{", key.end()):
            value, end = _inner(text, key.end(), levels - 1)
        else:
            cell = _INSIDE.match(text, key.end())
            value, end = (_bare(cell[0]), cell.end()) if cell else ("", 0)
        if not value:
            break
        found[key[1]] = value
        if closing := _CLOSING.match(text, end):
            return found, closing.end()
        key = _NEXT.match(text, end)
    return {}, 0


def _value(text: str) -> str | Mapping[str, Data]:
    """What stands after a colon or a dash, read; nothing when it is not everyday."""
    first = text[:1]
    if first == "{":
        return dict(_pairs(text)) or _nested(text)
    if first == '"':
        simple = text.endswith('"') and text.count('"') == 2 and "\\" not in text  # noqa: PLR2004 - one pair
        return text[1:-1] if simple else ""
    if first == " ":
        return _value(text.lstrip(" "))
    return "" if first in _SIGNS or ": " in text or text[-1] == ":" else text


def _item(line: str, block: str) -> tuple[int, str | Mapping[str, Data]]:
    """Where a list item stands that is no mapping of its own lines, and what it is; nothing when the line is none."""
    body = line.lstrip(" ")
    return len(line) - len(body), (_value(body[2:]) or block) if body.startswith("- ") else ""


def _read(lines: list[str], texts: Mapping[int, str]) -> tuple[dict[str, Data], Places] | None:  # noqa: C901, PLR0912 - every line of a province: one loop, no calls
    """The document, or nothing at the first line that is not understood.

    `texts` are those of several lines, by the line of their sign. `here` is the innermost open block, at `column`; `waiting` the key of the line before, whose block may follow.
    """
    root: dict[str, Data] = {}
    all_places: Places = {}
    here: Any = root
    column, places, waiting = 0, all_places, None
    outer: list[tuple[int, Any, Places]] = []
    known = _HEADS.get
    for number, line in enumerate(lines):
        if not line:
            continue
        head, colon, text = line.partition(": ")
        value: Any = text
        if not colon and line[-1] == ":":
            head, colon = line[:-1], ":"
        entry = (known(head) or _head(head)) if colon else None
        if entry is None:
            (at, value), dash, key = _item(line, texts.get(number, "")), 2, ""
            if not value:
                return None
        else:
            at, dash, key = entry
            if text and not text.isalnum() and not (value := _value(text) or texts.get(number, "")):
                return None
        if at != column or dash or type(here) is list:
            while at < column:
                column, here, places = outer.pop()
                waiting = None
            if not dash and at == column and type(here) is list:  # a list without an indent has ended
                column, here, places = outer.pop()
                waiting = None
            if at > column or (dash and type(here) is dict):  # a block begins, the value of the key before it
                if waiting is None or len(outer) > MAX_LEVELS:
                    return None
                outer.append((column, here, places))
                block: Any = [] if dash else {}
                here[waiting] = block
                below: Places = {}
                places[waiting] = (places[waiting], below)  # type: ignore[assignment]  # a line so far
                column, here, places = at, block, below
            if not key:
                places[len(here)] = number
                here.append(value)
                waiting = None
                continue
            if dash:
                outer.append((column, here, places))
                below = {}
                places[len(here)] = (number, below)
                here.append({})
                column, here, places = at + dash, here[-1], below
        if key in here or type(here) is list:
            return None
        here[key] = value
        places[key] = number
        waiting = None if value else key
    return (root, all_places) if root else None
