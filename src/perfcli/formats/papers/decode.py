"""Bytes of a text file to text: a byte-order mark decides, then strict UTF-8, then strict GB18030; nothing is guessed.

In: bytes, a path. Out: text with LF line ends, without a mark; or a refusal.
"""

from __future__ import annotations

import re

from perfcli.diagnostics import Text
from perfcli.files import FileError, decode_table
from perfcli.formats.papers import kinds
from perfcli.formats.papers.refusal import Refused, too_large

MAX_TEXT = 8 * 1024 * 1024
"""Bytes of a text file: a county's table has some hundred kilobytes."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LARGE = Text("文本文件太大", "the text file is too large")
_BINARY = Text("（里面不是文字）", " (it does not hold text)")


def decoded(data: bytes, path: str) -> str:
    """The text of a file.

    Raises:
        Refused: another encoding, or no text.
    """
    if len(data) > MAX_TEXT:
        raise too_large(path, _LARGE, "8 MB")
    try:
        text = decode_table(data, path).text
    except FileError:
        raise Refused(kinds.ENCODING, path) from None
    return plain(text, path)


def plain(text: str, path: str) -> str:
    """One kind of line end; a page feed is a blank line; what no text holds is refused."""
    if _CONTROL.search(text):
        raise Refused(kinds.UNKNOWN, path, reason=_BINARY)
    return tidy(text).removeprefix("\ufeff").replace("\x0c", "\n")


def tidy(text: str) -> str:
    """The line ends of every system, and the one that Word gives a line break in a cell, become line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
