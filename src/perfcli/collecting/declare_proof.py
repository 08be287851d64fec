"""Whether what was typed in a cell stands in the draft that was made of it: a last look that nothing was lost on the way.

In: the data of the draft. Out: `Content`, which is asked for one cell after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.drafting.numbering import split_number
from perfcli.model.terms import CHOICES
from perfcli.quantity import Problem, normalise, read_amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Data

_NUMBERS = frozenset(("budget", "amount", "weight"))
_ELSEWHERE = frozenset(("action", "level", "parent", "fund", "scale"))
"""Columns that say what to do with a row, or are words that are checked where they are read."""


class Content:
    """All that a draft says."""

    def __init__(self, data: dict[str, Data]) -> None:
        texts = list(_texts(data, ""))
        self.whole = "\n".join(normalise(text) for text in texts)
        self.numbers = {
            reading.value for text in texts if not isinstance(reading := read_amount(text), Problem)
        }

    def has(self, key: str, text: str) -> bool:
        """Whether the text of a cell stands in it, by the key of its column."""
        if key in _ELSEWHERE or not normalise(text):
            return True
        if key in _NUMBERS:
            reading = read_amount(text.removesuffix("分"))
            if not isinstance(reading, Problem):
                return reading.value in self.numbers
        return any(normalise(said) in self.whole for said in (text, split_number(text).name))


def _texts(data: Data, key: str) -> Iterator[str]:
    """Every text, goals as one, fixed words in Chinese too."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(value, name)
    elif isinstance(data, list):
        if all(isinstance(item, str) for item in data):
            yield "".join(map(str, data))
        for item in data:
            yield from _texts(item, key)
    else:
        yield data
        yield CHOICES.get(key, {}).get(data, "")
