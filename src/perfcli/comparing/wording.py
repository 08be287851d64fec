"""Two wordings of a text as one, with what went and what came.

In: two texts. Out: pieces, each with `=`, `-` or `+`; long stretches that stayed are cut down to their ends.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 4000
"""Longer texts are shown whole, old and new: looking for their common words would take too long."""
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*[%‰]?|[A-Za-z]+|.", re.DOTALL)
"""A number is changed as a whole; Chinese character by character."""
AROUND = 8
"""Characters kept on each side of a change."""


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    """The changed text, piece by piece."""
    if max(len(old), len(new)) > LONGEST:
        return [("-", old), ("+", new)]
    made = [*_changes(old, new)]
    return [
        (sign, _cut(text, first=at == 0, last=at == len(made) - 1) if sign == "=" else text)
        for at, (sign, text) in enumerate(made)
    ]


def _changes(old: str, new: str) -> Iterator[tuple[str, str]]:
    one, other = _WORD.findall(old), _WORD.findall(new)
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            yield "=", "".join(one[a:b])
        else:
            if b > a:
                yield "-", "".join(one[a:b])
            if d > c:
                yield "+", "".join(other[c:d])


def _cut(text: str, *, first: bool, last: bool) -> str:
    """A stretch that stayed, without its middle."""
    if len(text) <= 2 * AROUND + 4:
        return text
    head = "" if first else text[:AROUND]
    tail = "" if last else text[-AROUND:]
    return f"{head}…{tail}"
