"""Where a word stands in a settings file: TOML is read without places, so the word is looked for.

In: the file, the word. Out: its span; the file's beginning when it is not found, nothing for the command line.
"""

from __future__ import annotations

from perfcli.diagnostics import Span
from perfcli.files import FileError, decode_utf8, read_bytes, relative


def place_in(file: str, word: str) -> Span:
    """The first place where a word stands as a key or a text."""
    if not file:
        return Span("")
    try:
        lines = decode_utf8(read_bytes(file), file).split("\n")
    except FileError:
        return Span(relative(file))
    shown = relative(file)
    for number, line in enumerate(lines, 1):
        at = line.find(word)
        if at >= 0 and not line.lstrip().startswith("#"):
            return Span(shown, number, at + 1, number, at + 1 + len(word))
    return Span(shown)
