"""Two years of one region side by side, for the rules that compare a year with the one before.

In: the facts of all years. Out: pairs of rows with one address, last year's first. Addresses follow renamed, merged and split
departments by the region's `changes`: what several had before is compared with what one has now, and the reverse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.loading.organisation import groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.lint.facts import Fact, Facts

Row = tuple["Facts", "Fact"]


class Pair(NamedTuple):
    """One address in two years that follow each other, as `address` of the later one says it."""

    address: str
    before: tuple[Row, ...]
    """Rows of the year before: one, or one of each department that was merged and had this address."""
    now: tuple[Row, ...]
    """Rows of this year: one, or one of each part that a department was split into."""

    @property
    def single(self) -> bool:
        """Whether one row stands against one; else only what can be added up can be compared."""
        return len(self.before) == len(self.now) == 1


def pairs(region: Sequence[Facts]) -> Iterator[Pair]:
    """The rows that have rows of the same address and kind in the year before."""
    years: dict[int, dict[str, Facts]] = {}
    for facts in region:
        years.setdefault(facts.year, {})[facts.home] = facts
    changes = region[0].changes if region else ()
    for year, now in sorted(years.items()):
        before = years.get(year - 1, {})
        for group in groups(changes, year, before, now) if before else ():
            yield from _paired([before[home] for home in group.before], [now[home] for home in group.now])


def _paired(before: Sequence[Facts], now: Sequence[Facts]) -> Iterator[Pair]:
    """The rows of some files of two years by what follows the home in their addresses, and by kind."""
    old, new = _by_place(before), _by_place(now)
    for place, rows in new.items():
        if place in old:
            yield Pair(rows[0][0].address(rows[0][1]), tuple(old[place]), tuple(rows))


def _by_place(files: Sequence[Facts]) -> dict[tuple[str, str], list[Row]]:
    """Every row of some files under its kind and its address without the home."""
    found: dict[tuple[str, str], list[Row]] = {}
    for facts in files:
        for fact in facts.facts:
            found.setdefault((fact.kind, facts.address(fact)[len(facts.home) :]), []).append((facts, fact))
    return found
