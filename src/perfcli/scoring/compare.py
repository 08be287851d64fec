"""Two scorecards of the same rows under two profiles: who moves, by how much, and which rule makes the difference.

In: the region's own scorecard and another. Out: `Comparison`: moves of indicators and of nodes, the largest effect first. An effect is
what the change brings to the county total before rounding; where a total stays open there is only the difference of points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import minus
from perfcli.scoring.nodes import NO_PART, ZERO, Nodes
from perfcli.scoring.rollup import counted
from perfcli.scoring.rounding import add, quotient

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from perfcli.scoring.scorecard import Score, Scorecard, Tally

ABSENT = Text("没有这一行", "no such row")
SAME = Text("", "")


class Standing(NamedTuple):
    """Points and grade under one profile; `full` is what an indicator's points are out of."""

    points: Decimal | None = None
    grade: str = ""
    full: Decimal | None = None


NOWHERE = Standing()


class Move(NamedTuple):
    """An indicator or node that stands otherwise under the other profile."""

    level: str
    address: str
    number: str
    name: str
    before: Standing
    after: Standing
    difference: Decimal | None
    effect: Decimal | None
    why: Text

    @property
    def size(self) -> Decimal:
        """How much it matters."""
        return abs(self.effect if self.effect is not None else self.difference or ZERO)


class Comparison(NamedTuple):
    """Everything that moves from the profile `own` to the profile `other`."""

    own: str
    other: str
    nodes: tuple[Move, ...]
    indicators: tuple[Move, ...]
    unmoved: int
    """How many indicators stand as they did."""
    regraded: int
    """How many nodes have another grade of the total."""
    shifted: Decimal | None
    """What the indicators that stand as they did bring more or less to the total, because the weights add up otherwise."""


def compare(own: Scorecard, other: Scorecard) -> Comparison:
    """Compare; both must be of the same targets and actuals."""
    old, new = Nodes(own), Nodes(other)
    every = tuple(_indicators(old, new))
    moves = sorted((move for move in every if move.before != move.after), key=lambda move: -move.size)
    nodes = sorted(_nodes(own, other, moves), key=lambda move: -move.size)
    rows = {score.place.address for score in (*own.scores, *other.scores)}
    regraded = sum(move.before.grade != move.after.grade for move in nodes)
    return Comparison(
        own.basis.title,
        other.basis.title,
        tuple(nodes),
        tuple(moves),
        len(rows) - len(moves),
        regraded,
        _sum(move.effect for move in every if move.before == move.after),
    )


def _sum(effects: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None where a total stays open."""
    total = ZERO
    for effect in effects:
        if effect is None:
            return None
        total = add(total, effect)
    return total


def _indicators(old: Nodes, new: Nodes) -> Iterator[Move]:
    """Every indicator under both profiles."""
    before = {score.place.address: at for at, score in enumerate(old.card.scores)}
    after = {score.place.address: at for at, score in enumerate(new.card.scores)}
    for address in dict.fromkeys((*after, *before)):
        was, now = before.get(address), after.get(address)
        one = old.card.scores[was] if was is not None else None
        two = new.card.scores[now] if now is not None else None
        first, second = _standing(one), _standing(two)
        shown = two or one
        if shown is None:
            continue
        effect = _effect(_brings(old, was), _brings(new, now))
        place = shown.place
        yield Move(
            "indicator", address, place.number, place.indicator, first, second, _difference(first, second), effect,
            _why(one, two) if first != second else SAME,
        )  # fmt: skip


def _standing(score: Score | None) -> Standing:
    if score is None:
        return NOWHERE
    return Standing(score.verdict.points, score.verdict.grade, score.verdict.full)


def _brings(nodes: Nodes, leaf: int | None) -> Decimal | None:
    """What an indicator brings to its county's total; None where that stays open."""
    if leaf is None:
        return ZERO
    top = list(nodes.above(nodes.home[leaf]))[-1:]
    total = nodes.sums[top[0]] if top else None
    if total is None or total.due or not total.weight > 0:
        return None
    return quotient((counted(nodes.card.scores[leaf]) or NO_PART)[1], total.weight)


def _effect(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    return None if before is None or after is None else minus(after, before)


def _difference(before: Standing, after: Standing) -> Decimal | None:
    if before.points is None or after.points is None:
        return None
    return minus(after.points, before.points)


def _why(one: Score | None, two: Score | None) -> Text:
    """The rule under each profile."""
    was, now = (score.verdict.reason if score else ABSENT for score in (one, two))
    return Text(f"{was.zh} → {now.zh}", f"{was.en} → {now.en}")


def _nodes(own: Scorecard, other: Scorecard, moves: list[Move]) -> Iterator[Move]:
    """Nodes whose total or grade differs; why: what moved most below them."""
    below: dict[str, list[Move]] = {}
    for move in moves:
        parts = move.address.split("/")
        for length in range(1, len(parts)):
            below.setdefault("/".join(parts[:length]), []).append(move)
    for was, now in zip(own.tallies, other.tallies, strict=True):
        first, second = Standing(was.points, was.grade), Standing(now.points, now.grade)
        if first == second and was.counts == now.counts:
            continue
        moved = below.get(now.address, []) if now.address else moves
        difference = _difference(first, second)
        yield Move(
            now.level,
            now.address,
            now.number,
            now.name,
            first,
            second,
            difference,
            None,
            _because(moved, now),
        )


def _because(moved: list[Move], tally: Tally) -> Text:
    if not moved:
        return Text("权重或取整不同", "weights or rounding differ")
    most = moved[0]
    name = f"{most.address} {most.name}"
    count = len(moved)
    return Text(
        f"{tally.total} 项里 {count} 项变动，最大的是 {name}",
        f"{count} of {tally.total} move, most of all {name}",
    )
