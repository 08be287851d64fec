"""Monitoring in the course of a year (绩效运行监控): how far each target and each sum of money has come on a day.

In: what a table of actuals to date is graded as, and what its forecasts for the whole year are graded as, by the same engine; the
milestone of the profile that holds on the day. Out: `Monitoring`. Nothing is extrapolated: what is expected of the whole year is what the
department wrote, and a projected grade is the grade of that.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from perfcli.model.spending import percent
from perfcli.quantity import show
from perfcli.scale import Scale
from perfcli.scoring.ladders import as_data
from perfcli.scoring.shares import ZERO, way_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcli.model.profile import Profile
    from perfcli.model.scheme import Milestone, Values
    from perfcli.model.spending import Spending
    from perfcli.scale import TargetReading
    from perfcli.scoring.scorecard import Place, Score, Scorecard
    from perfcli.scoring.survey import Leaf

CHANCES = ("确定能", "有可能", "完全不可能")
"""Whether a target will be reached by the end of the year, in the words of the form, the surest first."""

State: TypeAlias = Literal[
    "reached", "on_pace", "behind", "running", "below", "exceeded", "overdue", "not_due", "unjudged",
    "missing", "rejected", "not_applicable",
]  # fmt: skip
"""How an indicator stands on the day.

`reached`: its target is met already. `on_pace`, `behind`: a count or an amount against the milestone's progress. `running`: the
same where there is no milestone. `below`: a rate or a word that is not at its target. `exceeded`: above what may not be exceeded.
`overdue`, `not_due`: its day has passed, or has not come, and nothing was reported. `unjudged`: it cannot be graded.
"""

_MISSED: dict[str, State] = {"date": "overdue", "lower": "exceeded"}

TROUBLED = ("behind", "exceeded", "overdue")
"""States that speak of trouble whatever the department says."""


class Goal(NamedTuple):
    """What is to be reached: the best grade's bound, or the target. `day` is an ISO day; `value` a number in `unit`."""

    kind: Literal["higher", "lower", "date", "words", ""]
    value: Decimal | None = None
    unit: str = ""
    day: str = ""


class Watched(NamedTuple):
    """One indicator on the day."""

    place: Place
    state: State
    actual: str
    progress: Decimal | None
    """To date, in percent of the target, to two decimals; None where that says nothing."""
    asked: Decimal | None
    """The progress that the milestone asks for; None where it asks none of this indicator."""
    forecast: str
    projected: str
    """The grade of the forecast, or its points out of the weight (`8/10`); empty without a forecast."""
    met: bool | None
    """Whether the forecast meets the target; None without one."""
    chance: str
    reason: str
    measure: str
    row: int


class Money(NamedTuple):
    """The money of one department, unit or project on the day."""

    address: str
    name: str
    spent: Spending
    rate: Decimal | None
    asked: Decimal | None

    @property
    def behind(self) -> bool:
        """Whether less was spent than the milestone asks for."""
        return self.rate is not None and self.asked is not None and self.rate < self.asked


class Monitoring(NamedTuple):
    """How a year stands on a day. Rows in = `card.accepted` + rejected rows, as of the scorecard of the actuals to date."""

    day: date
    elapsed: Decimal
    """The part of the year that has gone by, the day included, in percent."""
    milestone: Milestone | None
    watched: tuple[Watched, ...]
    money: tuple[Money, ...]
    card: Scorecard

    def count(self, state: State) -> int:
        """How many indicators stand so."""
        return sum(one.state == state for one in self.watched)


def elapsed(day: date) -> Decimal:
    """The part of the year that has gone by on a day, the day included, in percent (序时进度)."""
    days = (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
    return percent(Decimal((day - date(day.year, 1, 1)).days + 1), Decimal(days))


def goal_of(against: Scale | TargetReading | None, values: Values | None) -> Goal:
    """What an indicator is to reach."""
    if against is None:
        return Goal("")
    return _of_scale(against) if isinstance(against, Scale) else _of_target(against, values)


def _of_scale(scale: Scale) -> Goal:
    """The bound of the best grade."""
    if scale.kind == "words" or not scale.bounds:
        return Goal("words")
    bound = as_data(scale, scale.bounds[0].value)
    if isinstance(bound, str):
        return Goal("date", day=bound)
    return Goal("higher" if scale.higher else "lower", bound, scale.unit)


def _of_target(target: TargetReading, values: Values | None) -> Goal:
    """The target value; what lies in a range is not a share of anything."""
    if target.kind == "date":
        last = target.high if target.operator == "range" else target.value
        fixed = last is not None and target.measure.dimension != "relative-date"
        return Goal("date", day=target.show(last) if fixed and last is not None else "")
    if target.kind == "words" or target.value is None or target.operator == "range":
        return Goal("words")
    higher = target.higher if values is None else way_of(target, values) != "lower"
    return Goal("higher" if higher else "lower", target.value, target.unit)


def watch(score: Score, later: Score | None, leaf: Leaf, chance: str, profile: Profile, day: date) -> Watched:
    """One indicator: its score to date, the score of its forecast, and what the department says of its chance."""
    goal = goal_of(leaf.against, profile.values)
    milestone = profile.milestone(f"{day:%m-%d}")
    progress = _progress(score, goal)
    counted = progress is not None and goal.kind == "higher" and goal.unit != "%"
    asked = milestone.progress if milestone is not None and counted else None
    state = _paced(score, progress, asked) if counted else _state(score, goal, day.isoformat())
    forecast = later if later is not None and later.status in ("reported", "unscorable") else None
    return Watched(
        score.place, state, score.actual.strip(), progress, asked,
        forecast.actual.strip() if forecast else "", _earned(forecast), met(forecast) if forecast else None,
        chance, score.reason.strip(), score.measure.strip(), score.row,
    )  # fmt: skip


def _paced(score: Score, progress: Decimal | None, asked: Decimal | None) -> State:
    """A count or an amount, which grows in the course of the year."""
    if met(score):
        return "reached"
    if asked is None or progress is None:
        return "running"
    return "on_pace" if progress >= asked else "behind"


def _state(score: Score, goal: Goal, day: str) -> State:
    """Everything that does not grow: rates, ceilings, days, words; and what was not reported."""
    if score.status in ("missing", "absent"):
        return _silent(goal, day)
    if score.status in {"rejected", "not_applicable"}:
        return score.status
    kept = met(score)
    if kept is None:
        return "unjudged"
    return "reached" if kept else _MISSED.get(goal.kind, "below")


def _silent(goal: Goal, day: str) -> State:
    """Nothing was reported: a day that has passed is overdue, one that has not come is not due."""
    if goal.kind != "date" or len(goal.day) != len(day):
        return "missing"
    return "overdue" if goal.day < day else "not_due"


def met(score: Score) -> bool | None:
    """Whether an actual meets its target: the best grade, or all the points; None where it was not judged."""
    verdict = score.verdict
    if score.graded:
        return verdict.rank == 0
    if verdict.full is not None and verdict.points is not None and score.status == "reported":
        return verdict.points >= verdict.full
    return None


def _progress(score: Score, goal: Goal) -> Decimal | None:
    """The actual in percent of the target, where both are numbers and the target is above zero."""
    value = score.verdict.value
    if score.status != "reported" or goal.value is None or not isinstance(value, Decimal):
        return None
    return percent(value, goal.value) if goal.value > ZERO and value >= ZERO else None


def _earned(score: Score | None) -> str:
    if score is None or not score.judged:
        return ""
    verdict = score.verdict
    if score.graded or verdict.points is None or verdict.full is None:
        return verdict.grade
    return f"{show(verdict.points)}/{show(verdict.full)}"


def money_of(
    names: Mapping[str, str], spending: Mapping[str, Spending], least: Decimal | None
) -> tuple[Money, ...]:
    """The money of the nodes that are named, in their order, where the table of spending holds them."""
    return tuple(
        Money(address, name, spent, spent.rate, least)
        for address, name in names.items()
        if (spent := spending.get(address)) is not None
    )
