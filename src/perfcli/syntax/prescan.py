"""What can be said of the text before and beside the parser: characters that do not belong, slips of the pen.

In: text. Out: diagnostics PF005-PF008 with exact places.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.syntax import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = frozenset("\u3000\xa0")
"""Spaces that Chinese text may hold although `str.isprintable` refuses them."""

_INVISIBLE = {
    "Cc": Text("控制字符", "control character"),
    "Cf": Text("零宽或双向控制字符", "zero-width or bidirectional control"),
    "Cn": Text("未定义的字符", "unassigned code point"),
    "Co": Text("私用区字符", "private-use character"),
    "Cs": Text("半个代理对", "lone surrogate"),
    "Zl": Text("行分隔符", "line separator"),
    "Zp": Text("段落分隔符", "paragraph separator"),
    "Zs": Text("异常的空格", "unusual space"),
}

# Unassigned and private-use characters may be rare names' characters that this Python does not know yet: let them pass.
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

_SIGN = re.compile(
    r"""^(?P<lead>[ ]*(?:-[ ]+)*)(?:(?P<key>[^\s"'#:{}\[\],][^"'#:{}\[\],\n]{0,60}?):[ ]+)?"""
    r"""(?P<found>(?P<sign>>=|>(?=[ ]*\d)|[%*@`](?=\S))[^\n]*?)[ ]*(?:[ ]\#[^\n]*)?$""",
    re.MULTILINE,
)
_FLOW_SIGN = re.compile(
    r"""[{,\[][ ]*(?:[^"'#:{}\[\],\n]{1,60}:[ ]+)?(?P<found>(?P<sign>>=?|[%*@`])[^,}\]\n]*)"""
)
_COLON = re.compile(r"""^[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_0-9\u4e00-\u9fff]{1,12})[ ]*：""", re.MULTILINE)


def forbidden_characters(text: str, path: str) -> list[Diagnostic]:
    """Control, bidirectional and zero-width characters, odd line ends and tabs, each with its place."""
    # Three replacements and one look, all in C: this runs over every character of every file.
    if text.replace("\n", "").replace("\u3000", "").replace("\xa0", "").isprintable():
        return []
    return list(_forbidden(text, path))


def _forbidden(text: str, path: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        for column, char in enumerate(line, 1):
            if char.isprintable() or char in _SPACES:
                continue
            place = Span(path, number, column, number, column + 1)
            category = unicodedata.category(char)
            if char == "\t":
                yield diagnose(kinds.TAB, place)
            elif category in _REFUSED:
                yield diagnose(
                    kinds.BAD_CHARACTER, place, code=f"U+{ord(char):04X}", what=_INVISIBLE[category]
                )


def slips(text: str, path: str) -> list[Diagnostic]:
    """Unquoted signs and full-width colons: why a line that looks right does not parse."""
    found = [*_unquoted(text, path), *_colons(text, path)]
    return sorted(set(found), key=lambda d: d.sort_key())


def _unquoted(text: str, path: str) -> Iterator[Diagnostic]:
    seen: set[tuple[int, int]] = set()
    for pattern in (_SIGN, _FLOW_SIGN):
        for match in pattern.finditer(text):
            place = _place(text, path, match.start("found"), match.group("found").rstrip())
            if (place.line, place.column) not in seen and not _in_quotes(text, match.start("found")):
                seen.add((place.line, place.column))
                value = match.group("found").rstrip()
                yield diagnose(kinds.UNQUOTED, place, sign=match.group("sign"), found=value[:60])


def _colons(text: str, path: str) -> Iterator[Diagnostic]:
    for match in _COLON.finditer(text):
        place = _place(text, path, match.start("key"), match.group(0).lstrip(" -"))
        yield diagnose(kinds.FULL_WIDTH_COLON, place, key=match.group("key"))


def _in_quotes(text: str, index: int) -> bool:
    """Whether an odd number of quotes stands before `index` on its line: then the sign is inside a text."""
    before = text[text.rfind("\n", 0, index) + 1 : index]
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1 or " #" in before


def _place(text: str, path: str, index: int, found: str) -> Span:
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Span(path, line, column, line, column + len(found))
