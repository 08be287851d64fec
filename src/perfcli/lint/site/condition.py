"""Conditions of a site's own rules, ready to be asked of a node.

In: a node, the nodes of its file, the region's money unit. Out: yes or no. A comparison with a blank is no: missing is never zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcli.lint.site.values import number_of, same, text_of
from perfcli.quantity import to_yuan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from perfcli.lint.site.pattern import Pattern
    from perfcli.loading.outline import Node, Outline


class Asked(NamedTuple):
    """A node and where it stands."""

    at: int
    """The node's place in the outline."""
    outline: Outline

    @property
    def node(self) -> Node:
        """The node itself."""
        return self.outline.nodes[self.at]

    def below(self, kind: str) -> Iterator[Asked]:
        """The nodes of a kind anywhere below it: in an outline they follow it directly."""
        where, nodes = self.node.where, self.outline.nodes
        for at in range(self.at + 1, len(nodes)):
            if nodes[at].where[: len(where)] != where:
                return
            if nodes[at].kind == kind:
                yield Asked(at, self.outline)


Condition: TypeAlias = "Callable[[Asked], bool]"


def every(parts: tuple[Condition, ...]) -> Condition:
    """All of them."""
    return lambda asked: all(part(asked) for part in parts)


def some(parts: tuple[Condition, ...]) -> Condition:
    """Any of them."""
    return lambda asked: any(part(asked) for part in parts)


def opposite(part: Condition) -> Condition:
    """Not this one."""
    return lambda asked: not part(asked)


def equals(field: str, wanted: tuple[str, ...]) -> Condition:
    """Whether a field is one of some texts, spaces around it aside."""
    return lambda asked: any(same(field, text_of(asked.node, field).strip(), one) for one in wanted)


def contains(field: str, words: tuple[str, ...]) -> Condition:
    """Whether one of some words stands in a field."""
    return lambda asked: any(word in text_of(asked.node, field) for word in words)


def matches(field: str, pattern: Pattern) -> Condition:
    """Whether a pattern stands in a field."""
    return lambda asked: pattern.search(text_of(asked.node, field))


def missing(field: str, wanted: bool) -> Condition:
    """Whether a field is blank, or is not."""
    return lambda asked: (not text_of(asked.node, field).strip()) is wanted


def longer(field: str, limit: int) -> Condition:
    """Whether a field has more characters, spaces around it aside."""
    return lambda asked: len(text_of(asked.node, field).strip()) > limit


class Limits(NamedTuple):
    """Bounds of a number; `unit` is that of money, blank for the region's, None for what is no money."""

    above: Decimal | None = None
    below: Decimal | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    def hold(self, number: Decimal) -> bool:
        """Whether a number keeps to all of them."""
        return (
            (self.above is None or number > self.above)
            and (self.below is None or number < self.below)
            and (self.at_least is None or number >= self.at_least)
            and (self.at_most is None or number <= self.at_most)
        )


def compared(field: str, limits: Limits, units: dict[str, str]) -> Condition:
    """Whether a number keeps to limits; `units` holds the units that money limits are written in."""

    def asked_of(asked: Asked) -> bool:
        unit = asked.outline.money_unit
        number = number_of(asked.node, field, unit)
        if number is None:
            return False
        if field != "budget":
            return limits.hold(number)
        own = {
            name: None if one is None else to_yuan(one, units.get(name) or unit)
            for name, one in limits._asdict().items()
            if units.get(name) or unit
        }
        return len(own) == len(Limits._fields) and Limits(**own).hold(number)

    return asked_of


def counted(kind: str, having: Condition | None, limits: Limits) -> Condition:
    """Whether so many nodes of a kind stand below, those alone that a condition holds for."""
    from decimal import Decimal as Exact  # noqa: PLC0415 - a name for types only otherwise

    def asked_of(asked: Asked) -> bool:
        count = sum(having is None or having(one) for one in asked.below(kind))
        return limits.hold(Exact(count))

    return asked_of
