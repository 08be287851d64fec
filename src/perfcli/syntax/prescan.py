"""Characters that do not belong in a target file, found before the parser sees the text and after it undid escapes.

In: text. Out: diagnostics PF005 and PF006 with exact places.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Fix, Span, Text, diagnose
from perfcli.syntax import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = frozenset("\u3000\xa0")
"""Spaces that Chinese text may hold although `str.isprintable` refuses them."""

_INVISIBLE = {
    "Cc": Text("控制字符", "control character"),
    "Cf": Text("零宽或双向控制字符", "zero-width or bidirectional control"),
    "Cn": Text("不是字符的码位", "a code point that is no character"),
    "Cs": Text("半个代理对", "lone surrogate"),
    "Zl": Text("行分隔符", "line separator"),
    "Zp": Text("段落分隔符", "paragraph separator"),
}

# Unassigned and private-use characters may be rare names' characters that this Python does not know yet: let them pass.
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NO_CHARACTERS = frozenset("\ufffe\uffff")
"""Code points that neither parser takes."""


def only_plain_characters(text: str) -> bool:
    """A quick yes, all in C, because it is asked of every character of every file."""
    return text.replace("\n", "").replace("\u3000", "").replace("\xa0", "").isprintable()


def forbidden_characters(text: str, path: str) -> Iterator[Diagnostic]:
    """Control, bidirectional and zero-width characters, odd line ends and tabs, each with its place."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        for column, char in enumerate(line, 1):
            if is_forbidden(char):
                place = Span(path, number, column, number, column + 1)
                yield _tab(place, line[:column]) if char == "\t" else refused(char, place)


def _tab(place: Span, before: str) -> Diagnostic:
    """A tab; in the indent it may mean two spaces or one level more, so that to replace it is for a person to look at."""
    text = "  " if before.isspace() else " "
    return diagnose(kinds.TAB, place)._replace(fix=Fix(place, text))


def is_forbidden(char: str) -> bool:
    """Whether a character may not stand in a text."""
    if char.isprintable() or char in _SPACES:
        return False
    return unicodedata.category(char) in _REFUSED or char in _NO_CHARACTERS


def refused(char: str, place: Span) -> Diagnostic:
    """The finding for a forbidden character."""
    what = _INVISIBLE[unicodedata.category(char)]
    return diagnose(kinds.BAD_CHARACTER, place, code=f"U+{ord(char):04X}", what=what)
