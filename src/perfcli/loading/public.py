"""The edition of plans for the public: what is closed never enters it, and no number in it tells what was left out.

In: outlines of one region as loaded. Out: an `Edition` of outlines made anew, from which every form can be printed as it is.
A number that closed content is, or may be, a part of is left blank and not computed anew: nobody approved another one.
Numbers and ids go by position among what is shown, so that no gap tells of a row.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from perfcli.loading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.disclosure import Disclosed
    from perfcli.model.indicator import Indicator
    from perfcli.model.plan import Activity, Duty, Plan, Project, Work

_Any = TypeVar("_Any", bound="Disclosed")


class Edition(NamedTuple):
    """What the public may see. `outlines` keep the order of those they were made from."""

    outlines: tuple[Outline, ...]
    shown: Mapping[str, Node]
    """Every node that is shown, by the address that it has in the files."""
    partial: frozenset[str]
    """The homes on whose forms something is missing: rows, or numbers that would tell of rows elsewhere."""
    whole: bool
    """Whether nothing at all was left out."""


class Sums(NamedTuple):
    """Which money of a plan may be shown: its total, the amounts of its duties and activities, those of its own projects."""

    total: bool = True
    duties: bool = True
    projects: bool = True


def is_closed(item: Disclosed) -> bool:
    """Whether an item is marked as not public itself."""
    return item.disclosure is not None and item.disclosure.level != "public"


def public_edition(outlines: Sequence[Outline]) -> Edition:
    """The edition for the public."""
    made: dict[int, Outline] = {}
    shown: dict[str, Node] = {}
    partial: set[str] = set()
    for group in _departments(outlines):
        if any(is_closed(one.plan) for one in group if one.plan.budget_unit is None):
            continue  # a closed department closes its units
        for one in group:
            sums = _sums(one, group)
            if sums is None:
                continue
            new = outline(_Pruner(one.plan, sums).plan(), one.region)
            made[id(one)] = new
            shown |= zip((node.address for node in open_nodes(one)), new.nodes, strict=True)
            if sums != Sums() or len(new.nodes) < len(one.nodes):
                partial.add(one.plan.home)
    kept = tuple(made[id(one)] for one in outlines if id(one) in made)
    return Edition(kept, shown, frozenset(partial), not partial and len(kept) == len(outlines))


def open_nodes(outline: Outline) -> Iterator[Node]:
    """The nodes that neither are closed nor stand below one that is, whatever they say of themselves."""
    closed: set[int] = set()
    for node in outline.nodes:
        if is_closed(node.item) or (node.parent is not None and id(node.parent) in closed):
            closed.add(id(node))
        else:
            yield node


def _departments(outlines: Iterable[Outline]) -> Iterator[tuple[Outline, ...]]:
    """Each department of a year with its units."""

    def key(one: Outline) -> tuple[int, str]:
        return one.plan.year, one.plan.department.id

    for _, group in groupby(sorted(outlines, key=key), key):
        yield tuple(group)


def _sums(one: Outline, group: Sequence[Outline]) -> Sums | None:
    """The money that one plan may show; None when it is closed.

    Duties, projects and units may each add up to the same total. Where one of these is incomplete, a complete other one would
    give the total, and with it what is missing: so the amounts of the others are left out.
    """
    plan = one.plan
    if is_closed(plan):
        return None
    duties, projects = _in_duties(plan), any(map(is_closed, plan.projects))
    if plan.budget_unit is None:
        elsewhere = any(_holds_closed(other.plan) for other in group if other is not one)
    else:
        elsewhere = any(_holds_closed(other.plan) for other in group if other.plan.budget_unit is None)
    return Sums(not (duties or projects or elsewhere), not (projects or elsewhere), not (duties or elsewhere))


def _holds_closed(plan: Plan) -> bool:
    """Whether money of a plan, or all of it, is closed."""
    return is_closed(plan) or _in_duties(plan) or any(map(is_closed, plan.projects))


def _in_duties(plan: Plan) -> bool:
    return any(is_closed(duty) or _in_activities(duty) for duty in plan.duties)


def _in_activities(duty: Duty) -> bool:
    return any(is_closed(one) or any(map(is_closed, one.projects)) for one in duty.activities)


class _Pruner:
    """Makes one plan anew without what is closed, without remarks and records of changes, which are for use inside."""

    def __init__(self, plan: Plan, sums: Sums) -> None:
        self.whole, self.sums = plan, sums
        self.weights = not _weights_closed(plan)

    def plan(self) -> Plan:
        """The plan for the public."""
        plan, sums = self.whole, self.sums
        made = plan.model_copy(
            update={
                **_money(plan, shown=sums.total),
                "disclosure": None,
                "note": "",
                "status": None,
                "adjustments": (),
                "indicators": _indicators(plan.indicators, weights=self.weights),
                "duties": tuple(self.duty(duty, f"d{nth}") for nth, duty in _open(plan.duties)),
                "projects": tuple(
                    _project(one, f"p{nth}", money=sums.projects) for nth, one in _open(plan.projects)
                ),
            }
        )
        used = {one.scale for one in _all_indicators(made)}
        return made.model_copy(update={"scales": {k: v for k, v in plan.scales.items() if k in used}})

    def duty(self, duty: Duty, id_: str) -> Duty:
        """A duty with its open activities."""
        return _work(
            duty,
            id_,
            money=self.sums.duties and not _in_activities(duty),
            activities=tuple(self.activity(one, f"a{nth}") for nth, one in _open(duty.activities)),
        )

    def activity(self, activity: Activity, id_: str) -> Activity:
        """An activity with its open indicators and projects."""
        return _work(
            activity,
            id_,
            money=self.sums.duties and not any(map(is_closed, activity.projects)),
            indicators=_indicators(activity.indicators, weights=self.weights),
            projects=tuple(
                _project(one, f"p{nth}", money=self.sums.duties) for nth, one in _open(activity.projects)
            ),
        )


_Work = TypeVar("_Work", bound="Work")


def _work(item: _Work, id_: str, *, money: bool, **below: Any) -> _Work:  # noqa: ANN401 - fields of any type
    update = {**_money(item, shown=money), "id": id_, "disclosure": None, "note": "", **below}
    return item.model_copy(update=update)


def _money(item: Work | Plan, *, shown: bool) -> dict[str, object]:
    """The amounts of an item; the sources of its money add up to it, so they go with it."""
    if not shown:
        return {"budget": None, "funding": ()}
    return {"funding": tuple(one.model_copy(update={"note": ""}) for one in item.funding)}


def _project(project: Project, id_: str, *, money: bool) -> Project:
    weights = not any(is_closed(one) and one.weight is not None for one in project.indicators)
    return _work(project, id_, money=money, indicators=_indicators(project.indicators, weights=weights))


def _indicators(indicators: Iterable[Indicator], *, weights: bool) -> tuple[Indicator, ...]:
    """The open indicators; weights add up to a number that everyone knows, so all are left out where one is missing."""
    return tuple(
        one.model_copy(
            update={
                "id": f"i{nth}",
                "disclosure": None,
                "note": "",
                **({} if weights else {"weight": None}),
            }
        )
        for nth, one in _open(indicators)
    )


def _weights_closed(plan: Plan) -> bool:
    """Whether an indicator with a weight is missing among those that are judged together: all but the projects' own."""
    closed = [one for one in plan.indicators if is_closed(one)]
    for duty in plan.duties:
        for activity in duty.activities:
            hidden = is_closed(duty) or is_closed(activity)
            closed += [one for one in activity.indicators if hidden or is_closed(one)]
    return any(one.weight is not None for one in closed)


def _all_indicators(plan: Plan) -> Iterator[Indicator]:
    activities = [activity for duty in plan.duties for activity in duty.activities]
    projects = [*plan.projects, *(one for activity in activities for one in activity.projects)]
    owners: list[Plan | Activity | Project] = [plan, *activities, *projects]
    for owner in owners:
        yield from owner.indicators


def _open(items: Iterable[_Any]) -> Iterator[tuple[int, _Any]]:
    """The items that are not closed, counted from 1."""
    return enumerate((one for one in items if not is_closed(one)), 1)
