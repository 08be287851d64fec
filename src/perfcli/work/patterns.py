"""Patterns of paths: `*` and `?` stay in a folder, `**` crosses folders, a folder means all below it.

In: patterns and the folder that they start from. Out: whether a path fits one. A pattern without a slash fits a name anywhere.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

from perfcli.files import relative

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIECE = re.compile(r"\*\*/|\*+|\?|[^*?]+")


def fits(path: str, patterns: Iterable[str], base: str) -> bool:
    """Whether a path, seen from `base`, fits one of the patterns."""
    seen = relative(path, base or os.curdir).replace(os.sep, "/")
    return any(_compiled(pattern).fullmatch(seen) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else "(?:.*/)?"
    return re.compile(f"{anywhere}{''.join(map(_piece, _PIECE.findall(plain)))}(?:/.*)?", re.DOTALL)


def _piece(piece: str) -> str:
    if piece == "**/":
        return "(?:.*/)?"
    if piece.startswith("**"):
        return ".*"
    return {"*": "[^/]*", "?": "[^/]"}.get(piece) or re.escape(piece)
