"""Did you mean: the names nearest to a mistyped one, among very many.

In: the words that exist, and one that does not. Out: at most three, best first. Only words that share pairs of
characters are compared, and only so many questions are answered.
"""

from __future__ import annotations

import difflib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_QUESTIONS = 100
MAX_COMPARED = 24
MAX_LOOKED_AT = 4000
MAX_LENGTH = 120


class Suggester:
    """Answers for one set of words; its index is built with the first question."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words
        self._asked = 0
        self._index: dict[str, list[str]] | None = None

    def near(self, word: str, count: int = 1) -> tuple[str, ...]:
        """The nearest words, or none: too far, too long, or too many questions already."""
        self._asked += 1
        if self._asked > MAX_QUESTIONS or not word or len(word) > MAX_LENGTH:
            return ()
        if self._index is None:
            self._index = _index(self._words)
        shared: Counter[str] = Counter()
        # Rare pairs first: a pair that every word has says nothing and costs most.
        lists = sorted((self._index.get(pair, []) for pair in sorted(_pairs(word))), key=len)
        looked_at = 0
        for words in lists:
            looked_at += len(words)
            if looked_at > MAX_LOOKED_AT and shared:
                break
            shared.update(words)
        likely = [found for found, _ in shared.most_common(MAX_COMPARED)]
        return tuple(difflib.get_close_matches(word, likely, n=count, cutoff=0.6))


def _index(words: Iterable[str]) -> dict[str, list[str]]:
    """Which words hold a pair of characters."""
    index: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        for pair in _pairs(word):
            index.setdefault(pair, []).append(word)
    return index


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(max(1, len(word) - 1))}
