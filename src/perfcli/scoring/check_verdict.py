"""What one row of a check gives: the verdict on the value that was checked, or the points that the check gives instead.

In: an indicator, its self-evaluation, a value as written, points. Out: `Judged`; an `ActualReading` whose problem says why the value cannot be
read; or a `Text` that says why the row cannot stand. A result that equals the self-evaluation takes over its verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcli.diagnostics import Text
from perfcli.model.terms import CHOICES
from perfcli.quantity import show
from perfcli.scale import ActualReading, Scale, TargetReading
from perfcli.scoring.execution_rows import STEP
from perfcli.scoring.grading import NO_ACTUAL, ungraded
from perfcli.scoring.points import value_share
from perfcli.scoring.shares import HUNDRED

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.model.profile import Profile
    from perfcli.scoring.grading import Grader
    from perfcli.scoring.scorecard import Score, Status, Verdict
    from perfcli.scoring.survey import Leaf

STATES: dict[str, Status] = {
    CHOICES["actual_status"]["missing"]: "missing",
    CHOICES["actual_status"]["not_applicable"]: "not_applicable",
    "missing": "missing",
    "not_applicable": "not_applicable",
}
"""Words in place of a value: what was reported cannot be counted, or the indicator does not apply."""

_LADDER = Text(
    "按评价标准评级的指标没有复核得分", "an indicator that is graded on a ladder has no checked points"
)
_NO_STANDARD = Text("这个指标不能计分", "this indicator can earn no points")
_EXECUTION = Text(
    "预算执行率由支出表算出，只能填复核得分",
    "budget execution follows from the spending: give checked_points only",
)
_BOTH = Text("写了未报或不适用，就不能再给分", "what is missing or not applicable has no points")


class Judged(NamedTuple):
    """The result of a check. `same`: it is the self-evaluation."""

    status: Status
    actual: str
    verdict: Verdict
    same: bool


Outcome: TypeAlias = "Judged | ActualReading | Text"


class Judge:
    """Judges rows of a check by the profile that the self-evaluation was scored by."""

    def __init__(self, grader: Grader, profile: Profile) -> None:
        self.grader, self.profile = grader, profile

    def __call__(self, leaf: Leaf, score: Score, actual: str, points: Decimal | None) -> Outcome:
        """The result of one row; `actual` is empty where the check gives points only."""
        words = leaf.against.words if isinstance(leaf.against, Scale) else ()
        if actual in STATES and actual not in words:
            return _BOTH if points is not None else self._nothing(leaf, score, STATES[actual])
        if points is not None and (why := self._no_points(leaf, points)):
            return why
        if not actual:
            return self._pointed(leaf, score, points)
        if leaf.place.address.endswith(f"/{STEP}"):
            return _EXECUTION
        return self._valued(leaf, score, actual, points)

    def _nothing(self, leaf: Leaf, score: Score, status: Status) -> Judged:
        """No value stands: points by the profile's policy, as for an actual that was never reported."""
        lacking = score.status if score.status in ("absent", "rejected") else "missing"
        if score.status == status or (status == "missing" and lacking != "missing"):
            return Judged(score.status, score.actual, score.verdict, same=True)
        return Judged(status, "", no_value(leaf, status, self.profile), same=False)

    def _no_points(self, leaf: Leaf, points: Decimal) -> Text | None:
        """Why points cannot be given at all."""
        if isinstance(leaf.against, Scale):
            return _LADDER
        execution = leaf.place.address.endswith(f"/{STEP}")
        if leaf.obstacle is not None or (leaf.against is None and not execution):
            return leaf.obstacle or _NO_STANDARD
        if self.profile.values is None and not execution:
            return _NO_STANDARD
        most = full_of(leaf)
        if points > most:
            return Text(f"满分是 {show(most)}", f"the most is {show(most)}")
        return None

    def _pointed(self, leaf: Leaf, score: Score, points: Decimal | None) -> Outcome:
        """Points and no value: that of the self-evaluation stands, or none. What lacked points gets what they are out of."""
        own = score.verdict
        if own.points == points and score.status == "reported":
            return Judged(score.status, score.actual, own, same=True)
        if own.points == points:  # by the policy for what is missing, and now by the check
            own = own._replace(points=None)
        return Judged("reported", score.actual, _given(own._replace(full=full_of(leaf)), points), same=False)

    def _valued(self, leaf: Leaf, score: Score, actual: str, points: Decimal | None) -> Outcome:
        """A value, with points where the check gives them: within the tier where the value is one in words."""
        if points is None and score.status == "reported" and actual == score.actual.strip():
            return Judged(score.status, score.actual, score.verdict, same=True)
        graded = self.grader.grade(leaf, actual)
        value = graded.reading.value
        if graded.reading.problem or value is None:
            return graded.reading if graded.reading.problem else _NO_STANDARD
        if leaf.obstacle is not None or not isinstance(leaf.against, Scale | TargetReading):
            return leaf.obstacle or _NO_STANDARD
        if isinstance(leaf.against, TargetReading) and points is not None:
            share = value_share(leaf.against, value, self.profile, leaf.level1)
            if not isinstance(share, Text) and share.tier >= 0:
                return self._tiered(leaf, score, actual, points)
        verdict = graded.verdict
        if verdict is None:
            if points is None:
                return graded.obstacle or _NO_STANDARD
            verdict = ungraded(graded.obstacle or _NO_STANDARD)._replace(full=full_of(leaf))
        return _against(score, actual, verdict if points is None else _given(verdict, points))

    def _tiered(self, leaf: Leaf, score: Score, actual: str, points: Decimal) -> Outcome:
        """Points within the tier of a value in words."""
        graded = self.grader.grade(leaf, actual, points)
        if graded.verdict is None:
            return graded.obstacle or _NO_STANDARD
        return _against(score, actual, graded.verdict)


def _against(score: Score, actual: str, verdict: Verdict) -> Judged:
    """A verdict beside that of the self-evaluation: equal in value, grade and points is the same."""
    own = score.verdict
    equal = (own.value, own.grade, own.points) == (verdict.value, verdict.grade, verdict.points)
    if equal and score.status == "reported":
        return Judged(score.status, score.actual, own, same=True)
    return Judged("reported", actual, verdict, same=False)


def _given(verdict: Verdict, points: Decimal | None) -> Verdict:
    """The verdict with the points of the check in place of its own."""
    if points is None or verdict.points == points:
        return verdict
    full = "" if verdict.full is None else show(verdict.full)
    why = Text(
        f"复核评定得{show(points)}分" + (f"，满分{full}" if full else ""),
        f"the check gives {show(points)} points" + (f" out of {full}" if full else ""),
    )
    return verdict._replace(points=points, reason=why)


def full_of(leaf: Leaf) -> Decimal:
    """What the points of a target value are out of."""
    return HUNDRED if leaf.place.weight is None else leaf.place.weight


def no_value(leaf: Leaf, status: str, profile: Profile) -> Verdict:
    """The verdict without a value; zero points where the profile's policy says so."""
    reason = NO_ACTUAL[status]
    policy = profile.not_applicable if status == "not_applicable" else profile.missing
    target = isinstance(leaf.against, TargetReading) and profile.values is not None
    full = full_of(leaf) if target and leaf.obstacle is None else None
    if policy != "zero" or leaf.obstacle is not None or (full is None and not profile.points):
        return ungraded(reason)
    said = Text(f"{reason.zh}；按方案计0分", f"{reason.en}; 0 points by the profile")
    return ungraded(said, HUNDRED * 0)._replace(full=full)
