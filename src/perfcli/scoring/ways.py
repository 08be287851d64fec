"""How far a total is from its next better grade, and which indicators could give the points.

In: `Nodes`. Out: sentences with their figures. What an indicator could give is worked out by the roll-up's own sums, as if it
alone had full points; one without points that count could give nothing, and is not listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import minus, show
from perfcli.scoring.nodes import HUNDRED
from perfcli.scoring.rollup import counted
from perfcli.scoring.rounding import quotient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcli.scoring.nodes import Nodes
    from perfcli.scoring.scorecard import Score

    Row = tuple[str, Text, tuple[tuple[str, str], ...]]

MAX_WAYS = 5


class Way(NamedTuple):
    """An indicator that has points left to earn: what full points would add to a node, and whether that alone is enough."""

    score: Score
    gain: Decimal
    enough: bool


def next_total(nodes: Nodes, at: int, *, ways: bool) -> Iterator[Row]:
    """The next better grade of a total, the points it lacks, and, where asked, the indicators that could give them."""
    tally, totals = nodes.card.tallies[at], nodes.card.basis.totals
    labels = [label for label, _ in totals]
    if tally.points is None or tally.grade not in labels:
        return
    rank = labels.index(tally.grade)
    if rank == 0:
        least = totals[0][1]
        spare = minus(tally.points, least) if least is not None else None
        if spare is not None:
            yield (
                "next",
                Text(f"已是最好的总评，高出界线 {show(spare)} 分", f"the best grade, {show(spare)} points above its threshold"),
                (("spare", show(spare)),),
            )  # fmt: skip
        return
    label, least = totals[rank - 1]
    if least is None:
        return
    missing = minus(least, tally.points)
    yield (
        "next",
        Text(f"“{label}”要 {show(least)} 分，还差 {show(missing)} 分", f"“{label}” needs {show(least)} points: {show(missing)} away"),
        (("grade", label), ("least", show(least)), ("missing", show(missing))),
    )  # fmt: skip
    if ways:
        yield from _said(ways_to(nodes, at, least))


def ways_to(nodes: Nodes, at: int, least: Decimal) -> tuple[Way, ...]:
    """The indicators below a node that have points left to earn, the largest gain first."""
    total = nodes.sums[at]
    found = []
    for leaf in nodes.under(at):
        score = nodes.card.scores[leaf]
        part = counted(score)
        full = score.verdict.full if score.verdict.full is not None else HUNDRED
        if part is None or score.verdict.points is None or score.verdict.points >= full:
            continue
        best = score._replace(verdict=score.verdict._replace(points=full))
        after = total.moved(score, best)
        reached = nodes.figure(after).points
        gain = quotient(minus(after.product, total.product), total.weight)
        found.append(Way(score, gain, reached is not None and reached >= least))
    return tuple(sorted(found, key=lambda way: -way.gain))


def _said(found: tuple[Way, ...]) -> Iterator[Row]:
    for way in found[:MAX_WAYS]:
        place, gain = way.score.place, show(way.gain.quantize(HUNDRED.scaleb(-4)))
        zh, en = (
            ("，仅此一项就够", ", enough by itself")
            if way.enough
            else ("，仅此一项不够", ", not enough alone")
        )
        yield (
            "way",
            Text(
                f"{place.address} {place.indicator} 得满分可加 {gain} 分{zh}",
                f"{place.address} {place.indicator} with full points adds {gain}{en}",
            ),
            (
                ("address", place.address),
                ("gain", format(way.gain, "f")),
                ("enough", str(way.enough).lower()),
            ),
        )
    if len(found) > MAX_WAYS:
        more = len(found) - MAX_WAYS
        yield "more", Text(f"另有 {more} 项还有失分", f"{more} more have points to gain"), ()
