"""Two years of one region side by side, for the rules that compare a year with the one before.

In: the facts of all years. Out: pairs of rows with one address, last year's first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.lint.facts import Fact, Facts


class Pair(NamedTuple):
    """One address in two years that follow each other."""

    address: str
    before: tuple[Facts, Fact]
    now: tuple[Facts, Fact]


def pairs(region: Sequence[Facts]) -> Iterator[Pair]:
    """The rows that have a row of the same address and kind in the year before."""
    files = {(facts.home, facts.year): facts for facts in region}
    for facts in region:
        last = files.get((facts.home, facts.year - 1))
        if last is not None:
            rows = {last.address(fact): fact for fact in last.facts}
            for fact in facts.facts:
                address = facts.address(fact)
                before = rows.get(address)
                if before is not None and before.kind == fact.kind:
                    yield Pair(address, (last, before), (facts, fact))
