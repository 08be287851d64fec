"""Weights (分值) of the indicators of one node. In: an outline. Out: groups of indicators with the weights written."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from perfcli.model.indicator import Indicator
from perfcli.quantity import minus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.loading.outline import Node, Outline


HOLDERS = frozenset(("department", "project"))
"""Whose weights make a whole."""


def weighted(outline: Outline) -> Iterator[tuple[Node, list[Node], list[Decimal]]]:
    """Each node at least one of whose indicators has a weight: the node, its indicators, the weights written."""
    for _, group in groupby(outline.indicators, key=lambda node: id(node.parent)):
        nodes = list(group)
        weights = [weight for node in nodes if (weight := _weight(node)) is not None]
        parent = nodes[0].parent
        if weights and parent is not None:
            yield parent, nodes, weights


def sum_of(weights: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    total = Decimal(0)
    for weight in weights:
        total = minus(total, weight.copy_negate())
    return total


def _weight(node: Node) -> Decimal | None:
    return node.item.weight if isinstance(node.item, Indicator) else None
