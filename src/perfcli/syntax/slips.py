"""Slips of the pen that explain why a line which looks right does not parse: unquoted signs, colons of the wrong width.

Asked only when a file cannot be read as it should. In: text. Out: diagnostics PF007, PF008 and PF001 with exact places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Fix, Span, Text, diagnose
from perfcli.syntax import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 2000
"""Longer lines are no one's typing, and looking for slips in them could take for ever."""
MAX_SLIPS = 100

_KEY = r"""[^\s"'#:{}\[\],][^"'#:{}\[\],\n]{0,60}?"""
_FIRST = r""">=|>(?=[ ]*\d)|[%*@`](?=\S)|[|&!](?=[^\s|&!])"""
_SIGN = re.compile(rf"""(?P<lead>[ ]*(?:-[ ]+)*)(?:{_KEY}:[ ]+)?(?P<found>(?P<sign>{_FIRST}).*)""")
_FLOW_SIGN = re.compile(
    r"""[{,\[][ ]*(?:[^"'#:{}\[\],\n]{1,60}:[ ]+)?(?P<found>(?P<sign>>=?|[%*@`])[^,}\]\n]*)"""
)
_WORD = r"[A-Za-z_][A-Za-z_0-9]{0,20}|[\u4e00-\u9fff]{1,12}[0-9]?"
_COLON = re.compile(rf"""[ ]*(?:-[ ]+)*(?P<found>(?P<key>{_WORD})[ ]*(?P<colon>：|:(?=[^\s:/])))""")
_COMMA = re.compile(rf"""[{{,][^{{}}"'\n]*?(?P<found>，)[ ]*(?:{_WORD})[ ]*:""")
_COMMENT = re.compile(r"[ ]+#.*$")
_BLOCK = re.compile(
    r"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?P<key>[^#]*?:[ ]+)?[|>](?:[-+][1-9]?|[1-9][-+]?)?[ ]*(?:[ ]\#.*)?"""
)

_FULL_WIDTH = Text("是全角冒号“：”", "a full-width colon follows")
_GLUED = Text("的冒号之后没有空格", "a colon without a space follows")
_FULL_COMMA = Text(
    "花括号里用了全角逗号“，”，请改成半角逗号加空格",
    "a full-width comma between braces: type a half-width comma and a space",
)


def slips(text: str, path: str, first: int = 1, last: int | None = None) -> list[Diagnostic]:
    """All slips on the lines from `first` to `last`, at most `MAX_SLIPS`, in order."""
    found: list[Diagnostic] = []
    for number, line in _lines(text):
        if number >= first and (last is None or number <= last):
            found.extend(sorted(_on_line(line, number, path), key=lambda d: d.sort_key()))
        if len(found) >= MAX_SLIPS or (last is not None and number > last):
            break
    return found[:MAX_SLIPS]


def colon(path: str, line: int, column: int, found: str, key: str) -> Diagnostic:
    """The finding for a colon after `key` that is no YAML colon: of full width, or without a space."""
    what = _FULL_WIDTH if "：" in found else _GLUED
    place = Span(path, line, column, line, column + len(found))
    return diagnose(kinds.BAD_COLON, place, key=key, what=what)._replace(
        fix=Fix(place, f"{key}: ", safe="：" in found)
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are neither comments nor part of a block text, with their numbers."""
    within = -1
    for number, line in enumerate(text.split("\n"), 1):
        content = line.lstrip(" ")
        if not content or (within >= 0 and len(line) - len(content) >= within):
            continue
        within = -1
        if content.startswith("#") or len(line) > MAX_LINE:
            continue
        block = _BLOCK.fullmatch(line)
        if block is None:
            yield number, line
            continue
        dashes = len(block["dashes"]) if block["key"] else len(block["dashes"].rstrip()) - 1
        within = len(block["indent"]) + max(dashes, 0) + 1


def _on_line(line: str, number: int, path: str) -> Iterator[Diagnostic]:
    seen: set[int] = set()
    for match in (_SIGN.match(line), *_FLOW_SIGN.finditer(line)):
        if match is None or match.start("found") in seen or _in_quotes(line, match.start("found")):
            continue
        seen.add(match.start("found"))
        value = _COMMENT.sub("", match["found"]).rstrip()
        place = _place(path, number, match.start("found"), value)
        fix = None if set('"\\') & set(value) else Fix(place, f'"{value}"', safe=True)
        yield diagnose(kinds.UNQUOTED, place, sign=match["sign"], found=value[:60])._replace(fix=fix)
    if (match := _COLON.match(line)) is not None:
        slip = colon(path, number, match.start("found") + 1, match["found"], match["key"])
        if slip.fix is not None and line[match.end("found") :].startswith(" "):
            slip = slip._replace(fix=slip.fix._replace(text=f"{match['key']}:"))  # its own space stays
        yield slip
    for match in _COMMA.finditer(line):
        place = _place(path, number, match.start("found"), match["found"])
        yield diagnose(kinds.NOT_YAML, place, problem=_FULL_COMMA)


def _in_quotes(line: str, index: int) -> bool:
    """Whether an odd number of quotes, or a comment, stands before `index`: then the sign is inside a text."""
    before = line[:index]
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1 or " #" in before


def _place(path: str, line: int, index: int, found: str) -> Span:
    return Span(path, line, index + 1, line, index + 1 + len(found))
