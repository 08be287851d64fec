"""How alike two nodes are in content, in whole percent, and which pairs of many are alike at all.

In: nodes. Out: percents by neighbouring pairs of characters, which suit Chinese; no fractions, so that every machine agrees.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.loading.outline import Node

_NAME, _ALL = 7, 10
"""The name's share of the likeness."""
_COMMON = 60
"""A pair of characters that more nodes than this have in common tells nothing."""


class Looks(NamedTuple):
    """What a node is compared by."""

    name: Counter[str]
    rest: Counter[str]
    plain: str


def looks(node: Node) -> Looks:
    """The pairs of characters of a node's name and of what else it says."""
    item: Any = node.item
    parts = [getattr(item, key, None) or "" for key in ("content", "formula", "unit", "target")]
    parts += list(getattr(item, "goals", ()))
    parts += [one.name for key in ("activities", "indicators", "projects") for one in getattr(item, key, ())]
    if node.standard is not None:
        parts += [text for _, text in node.standard.cells]
    plain = normalise(node.name)
    return Looks(_pairs(plain), _pairs(normalise("".join(parts))[:600]), plain)


def percent(old: Looks, new: Looks) -> int:
    """How alike they are; what neither says is not counted."""
    name = _dice(old.name, new.name)
    if not old.rest and not new.rest:
        return name
    return (_NAME * name + (_ALL - _NAME) * _dice(old.rest, new.rest)) // _ALL


def alike(old: Mapping[int, Looks], new: Mapping[int, Looks], least: int) -> Iterator[tuple[int, int, int]]:
    """(percent, old, new) of the pairs that are at least so alike."""
    holders: dict[str, list[int]] = {}
    for key, look in new.items():
        for pair in (look.plain, *look.name):
            holders.setdefault(pair, []).append(key)
    for key, look in old.items():
        near = dict.fromkeys(
            other
            for pair in (look.plain, *look.name)
            if len(those := holders.get(pair, ())) <= _COMMON or pair == look.plain
            for other in those[:_COMMON]
        )
        for other in near:
            if (found := percent(look, new[other])) >= least:
                yield found, key, other


def text_percent(old: str, new: str) -> int:
    """How alike two texts are."""
    return _dice(_pairs(normalise(old)), _pairs(normalise(new)))


def _pairs(text: str) -> Counter[str]:
    if not text:
        return Counter()
    return Counter(text[at : at + 2] for at in range(max(1, len(text) - 1)))


def _dice(old: Counter[str], new: Counter[str]) -> int:
    size = old.total() + new.total()
    if not size:
        return 0
    small, large = sorted((old, new), key=len)
    common = sum(min(count, large[pair]) for pair, count in small.items() if pair in large)
    return 200 * common // size


def names(those: Sequence[Looks]) -> Counter[str]:
    """How often each name stands among some nodes."""
    return Counter(look.plain for look in those)
