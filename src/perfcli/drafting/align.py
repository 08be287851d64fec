"""Which item of one paper is which item of the other.

In: the items of both. Out: pairs. What is said once in each paper ties two items together; their neighbours follow in order, as
rows of a table do; what is left is tied by whatever it shares. So rows are found wherever they stand, also after a change,
and a table in which every department says the same is followed from row to row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.drafting.facts import Item

_WEIGHTS = {"name": 4, "path": 4, "under": 1, "level1": 0, "level2": 0, "weight": 0}
"""What is said again and again ties nothing together; texts not named here count two."""
_ONCE, _SEVERAL = 1, 400
"""How many pairs a text may propose: one is certain, and beyond the other it tells nothing apart."""
_STEP = 3
"""How far a neighbour is looked for: a row may have been lost, or be new."""


def align(source: Sequence[Item], printed: Sequence[Item]) -> dict[int, int]:
    """For each item of the source that has one, its item among the printed ones."""
    pairs = _Pairs(source, printed)
    for limit in (_ONCE, _SEVERAL):
        pairs.tie(limit)
        pairs.follow(range(1, len(source)), 1)
        pairs.follow(range(len(source) - 2, -1, -1), -1)
    return pairs.taken


class _Pairs:
    def __init__(self, source: Sequence[Item], printed: Sequence[Item]) -> None:
        self.source, self.printed = source, printed
        self.ours = [dict.fromkeys(item.marks()) for item in source]
        self.theirs = [dict.fromkeys(item.marks()) for item in printed]
        self.taken: dict[int, int] = {}
        self.used: set[int] = set()

    def _take(self, one: int, other: int) -> None:
        self.taken[one] = other
        self.used.add(other)

    def _score(self, one: int, other: int) -> int:
        theirs = self.theirs[other]
        return sum(_WEIGHTS.get(mark[0], 2) for mark in self.ours[one] if mark in theirs)

    def tie(self, limit: int) -> None:
        """Pairs that share what few others say, the best first, of equal ones the one nearest in order."""
        index: dict[tuple[str, str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, items, marks, done in (
            (0, self.source, self.ours, self.taken),
            (1, self.printed, self.theirs, self.used),
        ):
            for at, item in enumerate(items):
                for field, text in marks[at] if at not in done else ():
                    if _WEIGHTS.get(field, 2) > 1:
                        index[item.kind, field, text][side].append(at)
        pairs = {
            (one, other)
            for ours, theirs in index.values()
            if len(ours) * len(theirs) <= limit
            for one in ours
            for other in theirs
        }
        for _, _, one, other in sorted(
            (-self._score(*pair), abs(pair[0] - pair[1]), *pair) for pair in pairs
        ):
            if one not in self.taken and other not in self.used:
                self._take(one, other)

    def follow(self, order: Iterable[int], step: int) -> None:
        """Items of the same name that stand next to a pair, from one to the next."""
        for one in order:
            before = self.taken.get(one - step)
            if one in self.taken or before is None:
                continue
            item = self.source[one]
            near = [
                other
                for other in range(before + step, before + step * (_STEP + 1), step)
                if 0 <= other < len(self.printed)
                and other not in self.used
                and self.printed[other].kind == item.kind
                and self.printed[other].name == item.name
                and (item.under == self.printed[other].under or not item.under)
            ]
            if near:
                self._take(one, max(near, key=lambda other: (self._score(one, other), -abs(other - before))))


def out_of_order(pairs: Iterable[tuple[int, int]]) -> set[int]:
    """The items of the source that stand before or behind their neighbours where they do not in the other paper."""
    ordered = sorted(pairs)
    tails: list[int] = []
    ranks = []
    for _, other in ordered:
        at = bisect_left(tails, other)
        tails[at : at + 1] = [other]
        ranks.append(at)
    wanted = len(tails) - 1
    moved = set()
    for (one, _), rank in zip(reversed(ordered), reversed(ranks), strict=True):
        if rank == wanted:
            wanted -= 1
        else:
            moved.add(one)
    return moved
