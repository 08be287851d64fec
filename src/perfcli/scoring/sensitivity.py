"""What hangs by a thread: actuals near a bound, what a small change of them would do, and how many lie just on either side.

In: the leaves, a scorecard, the profile that made it, how near is near. Out: `Sensitivity`. Verdicts on changed values and the totals
above them come from the scorer's own functions. The counts are counts: nothing is claimed beyond them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import minus, times
from perfcli.quantity.numbers import EXACT
from perfcli.scale import Scale
from perfcli.scoring.grading import Grader
from perfcli.scoring.nodes import HUNDRED, ZERO, Figure, Nodes
from perfcli.scoring.points import points_of, value_share
from perfcli.scoring.rounding import add, quotient

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.model.profile import Profile
    from perfcli.scale import TargetReading
    from perfcli.scoring.scorecard import Score, Scorecard, Tally
    from perfcli.scoring.survey import Leaf

_PERCENT = Decimal("0.01")
_ONE = Decimal(1)


class Nudge(NamedTuple):
    """One small change of an actual: what was done, the value it gives, and what that earns."""

    done: str
    """`-1%`, `+1%`, `-` and `+` one in the last digit that was written."""
    value: str
    grade: str
    points: Decimal | None
    total: Figure
    """The county's total with this change alone."""
    changed: bool
    """Whether grade, points or the county's total differ."""


class Near(NamedTuple):
    """An actual near a bound; `margin` is above zero on the better side and zero at the bound."""

    score: Score
    bound: str
    met: bool
    margin: Decimal
    unit: str
    percent: Decimal | None
    nudges: tuple[Nudge, ...]


class Cluster(NamedTuple):
    """How many actuals of a node lie just on either side of their nearest bound, and how many were looked at."""

    tally: Tally
    met: int
    exact: int
    """How many of `met` stand exactly at the bound."""
    missed: int
    looked_at: int


class NearTotal(NamedTuple):
    """A total near a threshold of its grades; `margin` is below zero where it misses it."""

    tally: Tally
    grade: str
    least: Decimal
    margin: Decimal


class Sensitivity(NamedTuple):
    """Everything near a bound."""

    within: Decimal
    near: tuple[Near, ...]
    clusters: tuple[Cluster, ...]
    totals: tuple[NearTotal, ...]


class _Edge(NamedTuple):
    """A bound: its value, how it is written, and whether the actual is on its better side."""

    value: Decimal
    text: str
    met: bool


def sensitivity(
    leaves: Iterable[Leaf], card: Scorecard, profile: Profile, within: Decimal, points: Decimal = _ONE
) -> Sensitivity:
    """Look at every number and day that was judged; totals are near within `points` of a threshold."""
    nodes, judge = Nodes(card), _Judge(profile)
    by_address = {leaf.place.address: leaf for leaf in leaves}
    near: list[Near] = []
    counts = [[0, 0, 0, 0] for _ in card.tallies]
    for at, score in enumerate(card.scores):
        leaf = by_address.get(score.place.address)
        value = judge.value(leaf, score) if leaf is not None else None
        if leaf is None or value is None or not (edges := judge.edges(leaf, value)):
            continue
        edge = min(edges, key=lambda one: abs(minus(value, one.value)))
        found = _near(leaf, score, value, edge, within)
        _count(nodes, at, found, counts)
        if found is not None:
            nudges = tuple(_nudges(nodes, at, leaf, value, judge))
            near.append(found._replace(nudges=nudges))
    near.sort(key=lambda one: (one.percent is None, one.percent or ZERO))
    return Sensitivity(within, tuple(near), tuple(_clusters(card, counts)), tuple(_totals(card, points)))


class _Judge:
    """Judges values that nobody reported, by the functions that judge those that were."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.grader = Grader(profile)

    def value(self, leaf: Leaf, score: Score) -> Decimal | None:
        """The number behind a score; none for words and for what was not judged."""
        if not score.judged or leaf.against is None or leaf.against.kind == "words":
            return None
        value = self.grader.grade(leaf, score.actual).reading.value
        return value if isinstance(value, Decimal) else None

    def edges(self, leaf: Leaf, value: Decimal) -> list[_Edge]:
        """Every bound that the value is measured against."""
        against = leaf.against
        if isinstance(against, Scale):
            return [_Edge(bound.value, bound.text, against.meets(value, bound)) for bound in against.bounds]
        if against is None or against.value is None:
            return []
        if (steps := self.profile.steps_of(leaf.level1)) and against.unit == "%":
            return [_Edge(step.at, f"≥{step.at}%", value >= step.at) for step in steps if step.at is not None]
        return [_Edge(end, against.show(end), self._met(against, value)) for end in (against.value, against.high) if end is not None]  # fmt: skip

    def _met(self, target: TargetReading, value: Decimal) -> bool:
        """Whether a target is met."""
        found = value_share(target, value, self.profile, "")
        return not isinstance(found, Text) and found.met

    def judged(self, leaf: Leaf, score: Score, value: Decimal) -> Score:
        """The score with another value."""
        against, verdict = leaf.against, score.verdict
        if isinstance(against, Scale):
            placed = against.grade(value)
            points = self.profile.points_table.get(placed.label)
            changed = verdict._replace(grade=placed.label, rank=placed.index, points=points)
            return score._replace(verdict=changed)
        share = value_share(against, value, self.profile, leaf.level1) if against is not None else None
        if share is None or isinstance(share, Text):
            return score
        full = verdict.full if verdict.full is not None else HUNDRED
        earned = points_of(share, full, self.profile.rounding)
        return score if isinstance(earned, Text) else score._replace(verdict=verdict._replace(points=earned))


def _near(leaf: Leaf, score: Score, value: Decimal, edge: _Edge, within: Decimal) -> Near | None:
    """The actual, where it is near its nearest bound: in percent of the bound; for days and a bound of zero by one step."""
    far = abs(minus(value, edge.value))
    dated = leaf.against is not None and leaf.against.kind == "date"
    percent = None if dated or not edge.value else quotient(times(far, HUNDRED), abs(edge.value))
    close = far <= _step(value, dated=dated) if percent is None else percent <= within
    if not close:
        return None
    unit = "天" if dated else leaf.against.unit if leaf.against is not None else ""
    return Near(score, edge.text, edge.met, far if edge.met else minus(ZERO, far), unit, percent, ())


def _step(value: Decimal, *, dated: bool) -> Decimal:
    """One in the last digit that was written."""
    exponent = value.as_tuple().exponent
    return _ONE if dated or not isinstance(exponent, int) else _ONE.scaleb(exponent, EXACT)


def _nudges(nodes: Nodes, at: int, leaf: Leaf, value: Decimal, judge: _Judge) -> Iterator[Nudge]:
    """One percent and one last digit, down and up."""
    against, score = leaf.against, nodes.card.scores[at]
    dated = against is not None and against.kind == "date"
    percent, step = times(abs(value), _PERCENT), _step(value, dated=dated)
    counted_whole = against is not None and against.whole
    changes = [] if dated or counted_whole else [("-1%", minus(ZERO, percent)), ("+1%", percent)]
    top = list(nodes.above(nodes.home[at]))[-1:]
    for done, change in (*changes, ("-", minus(ZERO, step)), ("+", step)):
        moved = add(value, change)
        after = judge.judged(leaf, score, moved)
        total = nodes.sums[top[0]] if top else None
        figure = nodes.figure(total.moved(score, after)) if total is not None else Figure()
        shown = against.show(moved) if against is not None else ""
        old, new = score.verdict, after.verdict
        changed = (old.grade, old.points) != (new.grade, new.points)
        yield Nudge(done, shown, new.grade, new.points, figure, changed)


def _count(nodes: Nodes, at: int, found: Near | None, counts: list[list[int]]) -> None:
    """Met, exactly met, missed, looked at: for every node above."""
    for node in nodes.above(nodes.home[at]):
        own = counts[node]
        own[3] += 1
        if found is not None:
            own[0] += found.met
            own[1] += found.met and not found.margin
            own[2] += not found.met


def _clusters(card: Scorecard, counts: list[list[int]]) -> Iterator[Cluster]:
    for tally, (met, exact, missed, looked_at) in zip(card.tallies, counts, strict=True):
        if tally.level in ("region", "department") and looked_at:
            yield Cluster(tally, met, exact, missed, looked_at)


def _totals(card: Scorecard, points: Decimal) -> Iterator[NearTotal]:
    """Totals within some points of a threshold, on either side."""
    for tally in card.tallies:
        for grade, least in card.basis.totals:
            if tally.points is None or least is None:
                continue
            margin = minus(tally.points, least)
            if abs(margin) <= points:
                yield NearTotal(tally, grade, least, margin)
