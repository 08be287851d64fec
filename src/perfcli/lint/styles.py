"""How a ladder is written, whatever it says: which kinds of relation its cells use, without numbers and units.

In: cells as published. Out: a style, equal for `100% 85% 75%以下` and `90% 80% 60%以下`, another for `≥90% ≥80% ＜80%`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from perfcli.quantity import normalise
from perfcli.scale.tokens import Lexer

if TYPE_CHECKING:
    from perfcli.model.indicator import Cells

Style: TypeAlias = tuple[str, ...]
"""Cell by cell, equal neighbours once: empty for a bare number, O a sign, W a word before, P a word after, T a range."""

_RELATIONS = frozenset("OWPT")
_DATE, _WORDS = "date", "words"
_LONGEST = 80


@lru_cache(maxsize=4096)
def style(cells: Cells) -> Style:
    """The style of a ladder of numbers; nothing for dates and for words."""
    written = [_cell(text) for _, text in cells]
    if _DATE in written:
        return ()
    return tuple(kinds for kinds, _ in groupby(kinds for kinds in written if kinds != _WORDS))


@lru_cache(maxsize=8192)
def _cell(text: str) -> str:
    """The relations of one cell, or which of two kinds of cell it is instead."""
    tokens = Lexer(normalise(text[:_LONGEST]), year=2000, dates=False, money=False).tokens()
    quantities = [token.quantity for token in tokens if token.quantity is not None]
    if any(quantity.unit.dimension.endswith("date") for quantity in quantities):
        return _DATE
    if not quantities:
        return _WORDS
    return "".join(kind for kind, _ in groupby(token.kind for token in tokens if token.kind in _RELATIONS))
