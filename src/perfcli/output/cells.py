"""How many cells of a terminal a text takes: a Chinese character two, a letter one.

In: one line of text. Out: its width, as rich counts it; the texts of target files, nearly all, are told without asking rich.
"""

from __future__ import annotations

import re

from rich.cells import cell_len

_WIDE = re.compile("[\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]")


def width(text: str) -> int:
    """The width of a text."""
    if text.isascii():
        return len(text) if text.isprintable() else cell_len(text)
    wide = len(_WIDE.findall(text))
    plain = text.isprintable() and len(text.encode("ascii", "ignore")) + wide == len(text)
    return len(text) + wide if plain else cell_len(text)
