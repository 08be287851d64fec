"""Texts of several lines in everyday YAML (`content: |` and `goals: >-`), read line by line.

In: the lines of a document. Out: each text by the line of its sign, and the lines without those that it is made of; or nothing where
a block is written in a way that is left to the parser: a sign with an indent or a comment, deeper lines in a folded text, blank lines
at its beginning or kept at its end.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SIGNED = re.compile(r"([ ]*)((?:-[ ]+)*)(?:\w[\w-]{0,99}:[ ]+)?([|>])(-?)")
"""A key or a dash, or both, with the sign of a block and nothing behind it."""
_ENDS = (" |\n", " |-\n", " >\n", " >-\n")


class Block(NamedTuple):
    """One text, and the line on which the next thing stands."""

    text: str
    end: int


def may_hold(text: str) -> bool:
    """Whether a document may hold such a text: a quick look."""
    return any(end in text for end in _ENDS)


def without_blocks(lines: list[str]) -> tuple[list[str], dict[int, str]] | None:
    """The lines with every block's own ones blanked, and the blocks' texts by line."""
    left, texts = list(lines), {}
    number = 0
    while number < len(lines):
        match = _SIGNED.fullmatch(lines[number]) if lines[number].endswith(("|", ">", "|-", ">-")) else None
        if match is None:
            number += 1
            continue
        block = _block(
            lines, number + 1, len(match[1]) + len(match[2]) * bool(":" in match[0]), match[3], match[4]
        )
        if block is None:
            return None
        texts[number] = block.text
        left[number + 1 : block.end] = [""] * (block.end - number - 1)
        number = block.end
    return left, texts


def _block(lines: list[str], first: int, outer: int, sign: str, strip: str) -> Block | None:
    """The block that begins on a line, below something at `outer`."""
    start = lines[first] if first < len(lines) else ""
    indent = len(start) - len(start.lstrip(" "))
    if not start.strip(" ") or indent <= outer:
        return None
    own: list[str] = []
    at = first
    while at < len(lines):
        line = lines[at]
        if line.strip(" "):
            depth = len(line) - len(line.lstrip(" "))
            if depth <= outer:
                break
            if depth < indent:
                return None
        elif len(line) > indent:
            return None
        own.append(line[indent:])
        at += 1
    while own and not own[-1]:
        own.pop()
    made = "\n".join(own) if sign == "|" else _folded(own)
    return None if made is None else Block(made if strip else f"{made}\n", at)


def _folded(lines: list[str]) -> str | None:
    """Lines joined by spaces, blank ones as line ends; none where a line is deeper than the others or ends in a space."""
    if any(line[:1] in (" ", "\t") or line.endswith((" ", "\t")) for line in lines):
        return None
    text, gap = lines[0], 0
    for line in lines[1:]:
        if line:
            text += ("\n" * gap if gap else " ") + line
            gap = 0
        else:
            gap += 1
    return text
