"""The targets of a plan as they read, for the rules on targets. In: a subject. Out: `Target`s in printing order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.model.indicator import Indicator
from perfcli.scale import TargetReading, read_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node


class Target(NamedTuple):
    """One indicator that has a target."""

    node: Node
    item: Indicator
    text: str
    reading: TargetReading


def targets(subject: Subject) -> Iterator[Target]:
    """Every indicator with a target, and how its target reads; readings are kept by `read_target`."""
    for node in subject.aimed:
        item = node.item
        if isinstance(item, Indicator) and item.target:
            yield Target(node, item, item.target.strip(), read(item, item.target, subject.outline.plan.year))


def read(item: Indicator, text: str, year: int) -> TargetReading:
    """A text read as a value of an indicator."""
    return read_asked(item, text, year)
