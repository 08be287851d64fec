"""绩效自评表, of a project and of a whole department: what was aimed at beside what was done and what that earns.

In: an outline, a scorecard and the spending of each address; without these the form is blank for the clerk to fill in. Out: `SelfView`s, and the `Section` that
prints one. What nobody said (money without a table of spending, what was achieved in words) stays blank for the pen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from perfcli.model.amount import value_in
from perfcli.model.plan import Duty, Project
from perfcli.quantity import show, times
from perfcli.report.amounts import MIN_PLACES, amount_text, fixed
from perfcli.report.checkcode import check_code
from perfcli.report.owners import owner_lines
from perfcli.report.project import funds_of
from perfcli.report.scores import STATES
from perfcli.scoring.execution_rows import NAME, STEP
from perfcli.scoring.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.amount import Amount
    from perfcli.model.spending import Spending
    from perfcli.report.view import TargetLine
    from perfcli.scoring.scorecard import Score, Scorecard, Tally

PROJECT, WHOLE, UNIT = "项目支出绩效自评表", "部门整体支出绩效自评表", "单位整体支出绩效自评表"


@dataclass(frozen=True, slots=True)
class SelfLine:
    """One indicator: its target, what was done, what that earns. `rows1` and `rows2` as in `TargetLine`."""

    level1: str
    level2: str
    name: str
    target: str
    actual: str
    weight: str
    earned: str
    """Points; where the profile gives none, the grade."""
    why: str
    rows1: int = 1
    rows2: int = 1
    address: str = ""


class MoneyLine(NamedTuple):
    """One sum: what it is for, its budget at the beginning and after adjustment, what was spent, the rate of that."""

    name: str
    content: str = ""
    initial: str = ""
    adjusted: str = ""
    executed: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True)
class SelfView:
    """One self-evaluation form. `money` has a row for each sum: of a project its funds, of a department its duties; `total` the whole."""

    kind: Literal["project", "whole"]
    title: str
    who: str
    year: int
    money_unit: str
    name: str
    address: str
    number: str
    department: str
    unit: str
    total: MoneyLine
    money: tuple[MoneyLine, ...]
    goal: str
    lines: tuple[SelfLine, ...]
    weights: str
    points: str
    grade: str
    pointed: bool
    check: str
    notices: tuple[str, ...] = ()
    execution: tuple[str, str] = ("", "")
    """The weight of budget execution and the points for it, where the profile gives any."""

    @property
    def budget(self) -> str:
        """The whole budget at the beginning of the year, as a bureau's own form may ask for it."""
        return self.total.initial


def self_views(
    outline: Outline, card: Scorecard | None = None, spending: Mapping[str, Spending] | None = None
) -> tuple[SelfView, ...]:
    """The whole department's form, then one for each project."""
    known = _Known(card, spending or {}, outline.money_unit)
    projects = [node for node in outline.projects if isinstance(node.item, Project)]
    return (_whole(outline, known), *(_project(node, outline, known) for node in projects))


class _Known:
    """The scores and tallies of a scorecard by address, nothing without one; and the spending."""

    def __init__(self, card: Scorecard | None, spending: Mapping[str, Spending], unit: str) -> None:
        self.spending = spending
        self.unit = unit
        self.scores: Mapping[str, Score] = (
            {score.place.address: score for score in card.scores} if card else {}
        )
        self.tallies: Mapping[str, Tally] = {tally.address: tally for tally in card.tallies} if card else {}
        self.places = card.rounding[0] if card else 2
        self.top = (
            max((points for _, points in card.basis.points), default=Decimal(0)) if card else Decimal(0)
        )
        self.mode = card.rounding[1] if card else "half-up"
        self.check = card.check if card else ""
        self.notices = card.notices if card else ()

    def money(self, address: str, declared: Amount | None, name: str, content: str = "") -> MoneyLine:
        """The money of an address; where nothing was said of its initial budget, that is the budget of the targets."""
        budget, spent = amount_text(declared, self.unit), self.spending.get(address)
        if spent is None:
            return MoneyLine(name, content, budget)
        counted = spent.or_initial(value_in(declared, spent.unit))
        unit = spent.unit if spent.unit != self.unit else ""
        initial, adjusted, executed = (
            "" if one is None else fixed(one, MIN_PLACES) + unit
            for one in (spent.initial, spent.adjusted, spent.executed)
        )
        rate = "" if counted.rate is None else f"{counted.rate}%"
        return MoneyLine(name, content, initial or budget, adjusted, executed, rate)


def _project(node: Node, outline: Outline, known: _Known) -> SelfView:
    item, plan, unit = node.item, outline.plan, outline.money_unit
    if not isinstance(item, Project):
        raise TypeError(node.kind)
    lines = _lines(owner_lines(node, outline), known)
    return _filled(
        SelfView(
            kind="project",
            title=f"{item.name}{plan.year}年度{PROJECT}",
            who=plan.title,
            year=plan.year,
            money_unit=unit,
            name=item.name,
            address=node.address,
            number=node.number,
            department=plan.department.name,
            unit=plan.title,
            total=known.money(node.address, item.budget, "年度资金总额"),
            money=tuple(MoneyLine(name, initial=text) for name, text in funds_of(item, unit)),
            goal="".join(item.goals),
            lines=lines,
            weights="",
            points="",
            grade="",
            pointed=False,
            check=known.check or check_code((outline,)),
            notices=known.notices,
        ),
        known,
    )


def _whole(outline: Outline, known: _Known) -> SelfView:
    plan, unit = outline.plan, outline.money_unit
    root = outline.nodes[0]
    title = UNIT if plan.budget_unit else WHOLE
    return _filled(
        SelfView(
            kind="whole",
            title=f"{plan.title}{plan.year}年度{title}",
            who=plan.title,
            year=plan.year,
            money_unit=unit,
            name=plan.title,
            address=root.address,
            number="",
            department=plan.department.name,
            unit=plan.title,
            total=known.money(root.address, plan.budget, "金额合计"),
            money=tuple(
                known.money(duty.address, duty.item.budget, duty.name, duty.item.content)
                for duty in outline.duties
                if isinstance(duty.item, Duty)
            ),
            goal="\n".join(plan.objectives),
            lines=_lines(_of_department(outline), known),
            weights="",
            points="",
            grade="",
            pointed=False,
            check=known.check or check_code((outline,)),
            notices=known.notices,
        ),
        known,
    )


def _of_department(outline: Outline) -> tuple[TargetLine, ...]:
    """The department's own indicators; where it has none, those of its activities, each with its activity's name."""
    own = owner_lines(outline.nodes[0], outline)
    if own:
        return own
    return tuple(
        replace(line, name=f"{line.name}\n（{activity.name}）", rows1=1, rows2=1)
        for activity in outline.activities
        for line in owner_lines(activity, outline)
    )


def _filled(view: SelfView, known: _Known) -> SelfView:
    """The form with its sums."""
    tally = known.tallies.get(view.address)
    executed = known.scores.get(f"{view.address}/{STEP}")
    if executed is not None:
        view = _with_execution(view, executed, known)
    weights = [Decimal(text) for text in (view.execution[0], *(line.weight for line in view.lines)) if text]
    points = fixed(tally.points, known.places) if tally and tally.points is not None else ""
    return replace(
        view,
        weights=show(sum(weights, Decimal(0))) if weights else "",
        points=points,
        grade=tally.grade if tally else "",
        pointed=bool(points) or any(_is_number(line.earned) for line in view.lines),
    )


def _with_execution(view: SelfView, score: Score, known: _Known) -> SelfView:
    """The row of budget execution: beside a project's money; of a department, whose money table has no room, among the lines."""
    weight = "" if score.place.weight is None else show(score.place.weight)
    earned = _earned(score, weight, known)
    if view.kind == "project":
        return replace(view, execution=(weight, earned))
    line = SelfLine("预算执行", "预算执行", NAME, "", score.actual, weight, earned, "")
    return replace(view, lines=(line, *view.lines))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _lines(targets: Iterable[TargetLine], known: _Known) -> tuple[SelfLine, ...]:
    return tuple(_line(target, known.scores.get(target.address), known) for target in targets)


def _line(target: TargetLine, score: Score | None, known: _Known) -> SelfLine:
    """A target with what was reported for it."""
    return SelfLine(
        level1=target.level1,
        level2=target.level2,
        name=target.name,
        target=target.target or target.bands,
        actual=score.actual if score else "",
        weight=target.weight,
        earned=_earned(score, target.weight, known) if score else "",
        why="\n".join(text for text in (score.reason, score.measure, _given(score)) if text.strip())
        if score
        else "",
        rows1=target.rows1,
        rows2=target.rows2,
        address=target.address,
    )


def _given(score: Score) -> str:
    """That a person gave the points, where one did."""
    return f"得分由人工在档次内评定：{score.stated}" if score.stated else ""


def _earned(score: Score, weight: str, known: _Known) -> str:
    """Points out of the indicator's weight, as a profile that gives points to grades adds them up; else the grade."""
    verdict = score.verdict
    if verdict.points is None:
        return verdict.grade or STATES[score.status]
    if verdict.full is not None or not weight or not known.top:
        return fixed(verdict.points, 0)
    share = times(Decimal(weight), verdict.points)
    return fixed(rounded(share, known.top, known.places, known.mode), 0)
