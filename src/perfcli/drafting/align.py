"""Which item of one paper is which item of the other.

In: the items of both. Out: pairs. Every text that two items share is a vote for the pair, names more than others; the best
pair is taken first, of equal ones the one nearest in order. So rows are found wherever they stand, also after a change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.drafting.facts import Item

_WEIGHTS = {"name": 4, "path": 4, "under": 0, "level1": 0, "level2": 0, "weight": 0}
"""What is said again and again only counts where something else agrees; texts not named here count two."""
_COMMON = 40
"""A text in more items than this tells none of them apart."""


def align(source: Sequence[Item], printed: Sequence[Item]) -> dict[int, int]:
    """For each item of the source that has one, its item among the printed ones."""
    votes = _votes(source, printed)
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, one, other in sorted(
        (-score, abs(one - other), one, other) for (one, other), score in votes.items()
    ):
        if one not in taken and other not in used:
            taken[one] = other
            used.add(other)
    return taken


def _votes(source: Sequence[Item], printed: Sequence[Item]) -> Counter[tuple[int, int]]:
    """How much each pair of items has in common."""
    index: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, item in enumerate(printed):
        for field, text in item.marks():
            index[item.kind, field, text].append(at)
    votes: Counter[tuple[int, int]] = Counter()
    for at, item in enumerate(source):
        for field, text in item.marks():
            found = index.get((item.kind, field, text), ())
            if len(found) <= _COMMON:
                for other in found:
                    votes[at, other] += _WEIGHTS.get(field, 2)
    return Counter({pair: score for pair, score in votes.items() if score > 0})


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
