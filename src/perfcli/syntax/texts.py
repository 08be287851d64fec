"""Quoted and block texts looked at again after parsing: what an escape hid, what a sign at the start swallowed.

In: the places of a parsed document. Out: diagnostics. Only files that hold a backslash, or something like `>5`, are looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Diagnostic, diagnose
from perfcli.syntax import kinds
from perfcli.syntax.prescan import is_forbidden, refused
from perfcli.syntax.problems import translate
from perfcli.syntax.tree import Branch, mark_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Event

_SUSPECT = re.compile(r"[|>][-+]?(?:[1-9][-+]?[\s#]|#)")
_HEADER = re.compile(r"(?P<sign>[|>])(?P<chomp>[-+]?)(?P<indent>[1-9]?)[-+]?(?P<rest>[ ]*[^\n]*)")


def needs_a_look(text: str) -> bool:
    """Whether a text can hold anything that only its events tell."""
    return "\\" in text or ((">" in text or "|" in text) and _SUSPECT.search(text) is not None)


def hidden_faults(text: str, path: str, root: Branch | Event) -> Iterator[Diagnostic]:
    """Forbidden characters written as escapes, and block texts that were meant as `>5`."""
    lines = text.split("\n")
    for event in _scalars(root):
        place = mark_span(path, event.start_mark, event.end_mark)
        if event.style == '"':
            bad = next((char for char in event.value if char != "\n" and is_forbidden(char)), "")
            if bad:
                yield refused(bad, place)
        elif event.style in ("|", ">"):
            yield from _header(lines[place.line - 1][place.column - 1 :], path, event)


def _header(header: str, path: str, event: Any) -> Iterator[Diagnostic]:  # noqa: ANN401 - a scalar event
    """`>5` is YAML for a folded text indented by five, and its 5 would be lost; `>-# x` only one parser takes."""
    match = _HEADER.match(header)
    start = event.start_mark
    place = mark_span(path, start, start)._replace(end_column=start.column + 1 + len(header.rstrip()))
    if match is not None and match["indent"]:
        yield diagnose(
            kinds.UNQUOTED, place, sign=match["sign"], found=header.split(" #", maxsplit=1)[0].rstrip()[:60]
        )
    elif match is not None and match["rest"].startswith("#"):
        yield diagnose(kinds.NOT_YAML, place, problem=translate("a comment or a line break"))


def _scalars(node: Branch | Event) -> Iterator[Any]:
    if isinstance(node, Branch):
        yield from node.keys.values()
        for item in node.items.values():
            yield from _scalars(item)
    elif hasattr(node, "style"):
        yield node
