"""人大审查参阅: four pages for members of the people's congress: the money, lowered targets, failures, questions worth asking.

In: the outlines of a year and of the year before, a scorecard and spending if there are any. Out: a `CongressView`. It lists what the
documents say and asks; it blames no one, and what it has no room for it counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.year_diff import Change, changes
from perfcli.loading.organisation import predecessors
from perfcli.quantity import minus, over, show, to_yuan
from perfcli.report.checkcode import check_code
from perfcli.scoring.execution_rows import STEP
from perfcli.scoring.rounding import add

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcli.loading.outline import Outline
    from perfcli.model.spending import Spending
    from perfcli.scoring.scorecard import Score, Scorecard

NAME = "绩效参阅"
DEFAULT_UNIT = "万元"


class MoneyRow(NamedTuple):
    """The money of one department or unit, in the region's unit; None where nothing is written."""

    who: str
    before: Decimal | None
    now: Decimal | None
    executed: Decimal | None = None
    rate: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """This year's less last year's."""
        return minus(self.now, self.before) if self.now is not None and self.before is not None else None


class Lowered(NamedTuple):
    """A target that asks for less than last year's, or is no longer there; and what became of the money above it."""

    who: str
    number: str
    where: str
    before: str
    after: str
    """Empty where the indicator was dropped."""
    money: str
    """`2.00 → 3.00` where the money of the node above rose; empty otherwise."""


class Failed(NamedTuple):
    """An indicator at its worst grade or below sixty percent of its points, or without an actual."""

    who: str
    number: str
    name: str
    target: str
    actual: str
    result: str
    reason: str
    missing: bool


class Pages(NamedTuple):
    """What the four pages tell."""

    money: tuple[MoneyRow, ...]
    lowered: tuple[Lowered, ...]
    failed: tuple[Failed, ...]


@dataclass(frozen=True, slots=True)
class CongressView:
    """The paper. `compared` is whether last year's targets were there; `scored` whether there are scores."""

    title: str
    who: str
    year: int
    unit: str
    pages: Pages
    compared: bool
    scored: bool
    coverage: str
    check: str
    notices: tuple[str, ...] = ()
    split: Decimal | None = None
    """Last year's money of those whom several follow now: it stands in no row, and once in the total."""
    gone: tuple[str, ...] = ()
    """Last year's departments and units that none of this year follows."""


def congress_view(
    outlines: Sequence[Outline],
    last: Sequence[Outline],
    card: Scorecard | None,
    spending: Mapping[str, Spending],
) -> CongressView:
    """The paper of a region's year."""
    first = outlines[0]
    region, year = first.region, first.plan.year
    unit = (region.money_unit if region else "") or DEFAULT_UNIT
    before = _Before(last, outlines)
    who = region.region.name if region else ""
    lowered = [low for one in outlines for low in _lowered(one, before.alone(one), unit)]
    judged = [score for score in card.scores if score.judged] if card else []
    return CongressView(
        title=f"{who}{year}年度{NAME}",
        who=who,
        year=year,
        unit=unit,
        pages=Pages(
            tuple(_money(one, before.alone(one), unit, spending) for one in outlines),
            tuple(sorted(lowered, key=lambda low: not low.money)),  # stable: else as they stand in the files
            tuple(_failed(card)) if card else (),
        ),
        compared=bool(last),
        scored=card is not None,
        coverage=f"{len(judged)}/{len(card.scores)}" if card else "",
        check=card.check if card else check_code(tuple(outlines)),
        notices=card.notices if card else (),
        split=_added(budget_of(one, unit) for one in before.split),
        gone=before.gone,
    )


class _Before:
    """Last year's outlines of this year's departments, through the register's changes."""

    def __init__(self, last: Sequence[Outline], outlines: Sequence[Outline]) -> None:
        self.last = {one.plan.home: one for one in last}
        self.homes = {one.plan.home: self._homes(one) for one in outlines}
        self.followers = Counter(home for homes in self.homes.values() for home in homes)

    def _homes(self, outline: Outline) -> tuple[str, ...]:
        found = predecessors(outline.region, outline.plan.home, outline.plan.year, tuple(self.last))
        return tuple(home for home in found if home in self.last)

    def alone(self, outline: Outline) -> tuple[Outline, ...]:
        """Whose targets these follow: one, or several that were merged; none where others follow one of them too."""
        homes = self.homes[outline.plan.home]
        return () if any(self.followers[home] > 1 for home in homes) else tuple(self.last[h] for h in homes)

    @property
    def split(self) -> tuple[Outline, ...]:
        """Those in no row: several follow them, or one that follows several of which one was split."""
        rows = {
            home
            for homes in self.homes.values()
            if all(self.followers[home] == 1 for home in homes)
            for home in homes
        }
        return tuple(one for home, one in self.last.items() if home in self.followers and home not in rows)

    @property
    def gone(self) -> tuple[str, ...]:
        """The names of those that nobody follows."""
        return tuple(one.plan.title for home, one in self.last.items() if home not in self.followers)


def _added(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    total = Decimal(0)
    for value in known:
        total = add(total, value)
    return total if known else None


def budget_of(outline: Outline, unit: str) -> Decimal | None:
    """A department's budget in a unit: its own figure, else what its duties and projects add up to; None where nothing is written."""
    plan = outline.plan
    own = (
        [plan.budget] if plan.budget is not None else [part.budget for part in (*plan.duties, *plan.projects)]
    )
    yuan = [amount.yuan(outline.money_unit or unit) for amount in own if amount is not None]
    total = Decimal(0)
    for one in yuan:
        total = add(total, one)
    return over(total, to_yuan(Decimal(1), unit)) if yuan else None


def _money(
    outline: Outline, before: Sequence[Outline], unit: str, spending: Mapping[str, Spending]
) -> MoneyRow:
    """One department; of several that were merged the sum, where each wrote its budget."""
    then = [budget_of(one, unit) for one in before]
    known = [value for value in then if value is not None]
    total = Decimal(0)
    for value in known:
        total = add(total, value)
    spent = spending.get(outline.nodes[0].address)
    same = spent is not None and spent.unit in ("", unit)
    return MoneyRow(
        outline.plan.title,
        total if then and len(known) == len(then) else None,
        budget_of(outline, unit),
        spent.executed if spent is not None and same else None,
        spent.rate if spent is not None else None,
    )


def _lowered(outline: Outline, before: Sequence[Outline], unit: str) -> Iterator[Lowered]:
    """What asks for less, and what is gone; only where one department follows one."""
    if len(before) != 1:
        return
    found = changes(before[0], outline)
    risen = {change.where: f"{change.before} → {change.after}" for change in found if _rose(change)}
    whole = _whole(outline, before[0], unit)
    for change in found:
        if change.effect == "looser" or change.sort == "removed":
            above, _, _ = change.where.rpartition(" › ")
            yield Lowered(
                outline.plan.title, change.number if change.sort != "removed" else "", change.where,
                change.before, change.after, risen.get(above, whole),
            )  # fmt: skip


def _rose(change: Change) -> bool:
    return change.sort == "budget" and change.difference.startswith("+")


def _whole(outline: Outline, before: Outline, unit: str) -> str:
    """The department's own money, where that rose."""
    then, now = budget_of(before, unit), budget_of(outline, unit)
    if then is None or now is None or now <= then:
        return ""
    return f"{show(then)} → {show(now)}"


def _failed(card: Scorecard) -> Iterator[Failed]:
    """The worst first: graded at the bottom, then those without an actual; each in printing order."""
    bad = [score for score in card.scores if _at_bottom(score)]
    silent = [score for score in card.scores if score.status in ("missing", "absent", "rejected")]
    for score in (*bad, *silent):
        place, missing = score.place, not score.judged
        yield Failed(
            place.unit or place.department, place.number, place.indicator, place.aim, score.actual.strip(),
            _result(score), score.reason.strip(), missing,
        )  # fmt: skip


def _at_bottom(score: Score) -> bool:
    """The worst grade of its ladder, or less than sixty percent of its points."""
    verdict, ladder = score.verdict, score.place.ladder
    if not score.judged or score.place.address.endswith(STEP):
        return False
    if score.graded and ladder is not None:
        return verdict.rank == len(ladder.rungs) - 1
    full, points = verdict.full, verdict.points
    return bool(full) and points is not None and full is not None and points * 10 < full * 6


def _result(score: Score) -> str:
    verdict = score.verdict
    if score.status in ("missing", "absent"):
        return "未报"
    if score.status == "rejected":
        return "数据被退回"
    if verdict.full is not None and verdict.points is not None:
        return f"{show(verdict.points)}/{show(verdict.full)}"
    return verdict.grade
