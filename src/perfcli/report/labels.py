"""The grade columns of a table: the labels of all its ladders, best first, however many kinds of ladders there are.

In: outlines. Out: `Columns`, which also says what stands in each cell of an indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.loading.outline import Node
    from perfcli.model.indicator import Cells

MAX_COLUMNS = 6
"""More kinds of labels than a page has room for share columns, and each cell names its grade."""

_ORDINALS = ("第一档", "第二档", "第三档", "第四档", "第五档")
_NO_LADDER = ("指标值",)


@dataclass(frozen=True, slots=True)
class Columns:
    """`labels` as printed over the cells; `shared` when they are mere places and cells name their grade themselves."""

    labels: tuple[str, ...]
    shared: bool = False

    def cells(self, ladder: Cells | None) -> tuple[str, ...]:
        """One text for each column."""
        if ladder is None:
            return ("",) * len(self.labels)
        if self.shared:
            named = [f"{label}：{text}" for label, text in ladder]
            return (*named, *([""] * (len(self.labels) - len(named))))
        found = dict(ladder)
        return tuple(found.get(label, "") for label in self.labels)


def columns(indicators: Iterable[Node]) -> Columns:
    """The columns that hold the ladders of these indicators."""
    ladders = tuple(
        dict.fromkeys(tuple(label for label, _ in n.standard.cells) for n in indicators if n.standard)
    )
    labels: list[str] = []
    for ladder in ladders:
        merge(labels, ladder)
    if len(labels) > MAX_COLUMNS:
        return Columns(_ORDINALS[: max(map(len, ladders))], shared=True)
    return Columns(tuple(labels) or _NO_LADDER)


def merge(labels: list[str], ladder: Sequence[str]) -> None:
    """Add the labels of one more ladder, each after the one that stands before it in its own ladder."""
    at = 0
    for label in ladder:
        if label in labels:
            at = labels.index(label) + 1
        else:
            labels.insert(at, label)
            at += 1
