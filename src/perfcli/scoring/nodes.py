"""A scorecard as a tree: every node with its parent, what is directly below it, and its exact sums.

In: a `Scorecard`. Out: `Nodes`. The sums are made by the functions of the roll-up, so that a figure told from them is the
scorer's figure; a changed indicator changes the sums above it without looking at any other.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import minus
from perfcli.scoring.rollup import counted, is_due
from perfcli.scoring.rounding import add, quotient, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.scoring.scorecard import Score, Scorecard, Tally

ZERO = Decimal(0)
HUNDRED = Decimal(100)
NO_PART = (ZERO, ZERO)


class Sum(NamedTuple):
    """What is below a node: the weights that count, the points times what they count, and how many are due points."""

    weight: Decimal = ZERO
    product: Decimal = ZERO
    due: int = 0

    def plus(self, part: tuple[Decimal, Decimal], due: int = 0) -> Sum:
        """With one more part."""
        return Sum(add(self.weight, part[0]), add(self.product, part[1]), self.due + due)

    def moved(self, before: Score, after: Score) -> Sum:
        """With one indicator judged otherwise."""
        old, new = counted(before) or NO_PART, counted(after) or NO_PART
        change = (minus(new[0], old[0]), minus(new[1], old[1]))
        return self.plus(change, is_due(after) - is_due(before))


class Figure(NamedTuple):
    """A total: rounded once, before that to 28 digits, and its grade; nothing where it stays open."""

    points: Decimal | None = None
    unrounded: Decimal | None = None
    grade: str = ""


class Nodes:
    """The nodes of a scorecard by their place among its tallies, and the indicators by theirs among the scores."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self.parent = tuple(_parents(card.tallies))
        self.by_address = {tally.address: at for at, tally in enumerate(card.tallies) if tally.address}
        self.below: list[list[int]] = [[] for _ in card.tallies]
        """The nodes directly below a node."""
        self.leaves: list[list[int]] = [[] for _ in card.tallies]
        """The indicators directly below a node."""
        for at, above in enumerate(self.parent):
            if above >= 0:
                self.below[above].append(at)
        self.home = tuple(self.by_address.get(owner_of(score), -1) for score in card.scores)
        """The node directly above each indicator; -1 where the scorecard has none."""
        for at, above in enumerate(self.home):
            if above >= 0:
                self.leaves[above].append(at)
        self.sums = self._sums()
        self.pointed = bool(card.basis.points) or any(
            one.verdict.points is not None or one.verdict.full is not None for one in card.scores
        )
        """Whether anything at all has points, or is due points against a target value."""

    def _sums(self) -> list[Sum]:
        sums = [Sum() for _ in self.card.tallies]
        for score, home in zip(self.card.scores, self.home, strict=True):
            if home >= 0:
                sums[home] = sums[home].plus(counted(score) or NO_PART, is_due(score))
        for at in range(len(sums) - 1, -1, -1):
            if (above := self.parent[at]) >= 0:
                sums[above] = sums[above].plus((sums[at].weight, sums[at].product), sums[at].due)
        return sums

    def above(self, node: int) -> Iterator[int]:
        """A node and all above it, the nearest first."""
        while node >= 0:
            yield node
            node = self.parent[node]

    def under(self, node: int) -> Iterator[int]:
        """Every indicator below a node, once, in printing order."""
        yield from self.leaves[node]
        for child in self.below[node]:
            yield from self.under(child)

    def figure(self, total: Sum) -> Figure:
        """The total that a sum comes to, by the scorecard's own rounding and table of grades."""
        if not total.weight > 0 or total.due:
            return Figure()
        places, mode = self.card.rounding
        points = rounded(total.product, total.weight, places, mode)
        return Figure(points, quotient(total.product, total.weight), grade_of(points, self.card.basis.totals))


def owner_of(score: Score) -> str:
    """The address of the node directly above an indicator."""
    return score.place.address.rpartition("/")[0]


def grade_of(points: Decimal, totals: Sequence[tuple[str, Decimal | None]]) -> str:
    """The grade of a total; empty where the profile has no table."""
    return next((label for label, least in totals if least is None or points >= least), "")


def _parents(tallies: Sequence[Tally]) -> Iterator[int]:
    """The place of each node's parent, -1 for a region: a department stands after its own region."""
    known: dict[str, int] = {}
    region = -1
    for at, tally in enumerate(tallies):
        if tally.level == "region":
            region = at
            yield -1
            continue
        known[tally.address] = at
        yield region if tally.level == "department" else known.get(tally.address.rpartition("/")[0], region)
