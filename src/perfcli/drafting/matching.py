"""Which node of a file is which node of a new draft: by name, by what the last import called it, by place.

In: two lists of nodes as data, and the list of the last import. Out: pairs of indexes; what is left over on either side.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

_CLOSE = 0.6
_NAME = 100
"""Longer names are compared by their beginnings."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.syntax.tree import Data


class Pair(NamedTuple):
    """One node: where it stands in the file (-1 where it is new), in the draft (-1 where it has vanished), in the base (-1)."""

    old: int
    new: int
    base: int


def match(
    old: Sequence[dict[str, Data]], base: Sequence[dict[str, Data]], new: Sequence[dict[str, Data]]
) -> list[Pair]:
    """The nodes of the file in their order, then the new ones."""
    found: dict[int, int] = {}
    _by_name(old, new, found)
    _by_base(old, base, new, found)
    for index in range(min(len(old), len(new))):
        if index not in found and index not in found.values() and _alike(old[index], new[index]):
            found[index] = index
    pairs = [Pair(i, found.get(i, -1), -1) for i in range(len(old))]
    pairs += [Pair(-1, i, -1) for i in range(len(new)) if i not in found.values()]
    return _with_base(pairs, old, base, new)


def _alike(old: dict[str, Data], new: dict[str, Data]) -> bool:
    """Whether two nodes of the same place are one that was renamed: the same words below the name, or nearly the same name."""
    if any(new.get(key) and new.get(key) == old.get(key) for key in ("content", "goals", "code")):
        return True
    names = str(old.get("name", ""))[:_NAME], str(new.get("name", ""))[:_NAME]
    return difflib.SequenceMatcher(None, *names).ratio() >= _CLOSE


def _by_name(old: Sequence[dict[str, Data]], new: Sequence[dict[str, Data]], found: dict[int, int]) -> None:
    """Names may occur again: each is taken once, in order."""
    free = dict(enumerate(new))
    for index, node in enumerate(old):
        same = next((i for i, one in free.items() if one.get("name") == node.get("name")), None)
        if same is not None:
            found[index] = same
            del free[same]


def _by_base(
    old: Sequence[dict[str, Data]],
    base: Sequence[dict[str, Data]],
    new: Sequence[dict[str, Data]],
    found: dict[int, int],
) -> None:
    """A node that a person renamed still has the id of the last import, which knows its name in the source."""
    names = {str(node.get("id")): node.get("name") for node in base}
    for index, node in enumerate(old):
        if index in found or (name := names.get(str(node.get("id")))) is None:
            continue
        same = next(
            (i for i, one in enumerate(new) if i not in found.values() and one.get("name") == name), None
        )
        if same is not None:
            found[index] = same


def _with_base(
    pairs: list[Pair],
    old: Sequence[dict[str, Data]],
    base: Sequence[dict[str, Data]],
    new: Sequence[dict[str, Data]],
) -> list[Pair]:
    """What the last import said of each: under the new name, the old name or the old id."""
    free = set(range(len(base)))
    done = []
    for pair in pairs:
        here = old[pair.old] if pair.old >= 0 else {}
        there = new[pair.new] if pair.new >= 0 else {}
        keys = (("name", there.get("name")), ("name", here.get("name")), ("id", here.get("id")))
        at = next((i for key, value in keys if value for i in sorted(free) if base[i].get(key) == value), -1)
        free.discard(at)
        done.append(pair._replace(base=at))
    return done
