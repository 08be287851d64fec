"""The official form from outlines: a department's, or a county's as one table in the order given.

In: outlines of one year. Out: a `FormView`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.model.indicator import Indicator
from perfcli.model.plan import Activity, Duty
from perfcli.report.amounts import amount_text
from perfcli.report.checkcode import check_code
from perfcli.report.labels import Columns, columns
from perfcli.report.owners import owners, with_unit
from perfcli.report.view import Entry, FormView, Line, Objectives

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.loading.outline import Node, Outline

NAME = "部门职责-工作活动绩效目标"


def department_form(outline: Outline) -> FormView:
    """The form of one department or budget unit."""
    plan = outline.plan
    return _form(f"{plan.title}{plan.year}年度{NAME}", plan.title, (outline,))


def county_form(outlines: Sequence[Outline]) -> FormView:
    """The table of a whole region for one year: all departments in one table, in the order given."""
    first = outlines[0]
    name = first.region.region.name if first.region else ""
    return _form(f"{name}{first.plan.year}年度{NAME}", name, outlines, several=True)


def _form(title: str, who: str, outlines: Sequence[Outline], *, several: bool = False) -> FormView:
    shown = [node for outline in outlines for node in table_indicators(outline)]
    layout = columns(shown)
    return FormView(
        title=title,
        who=who,
        year=outlines[0].plan.year,
        money_unit=outlines[0].money_unit,
        objectives=tuple(
            Objectives(o.plan.title if several else "", o.plan.objectives)
            for o in outlines
            if o.plan.objectives
        ),
        labels=layout.labels,
        groups=tuple(g for o in outlines for g in _groups(o, layout, o.plan.title if several else "")),
        owners=tuple(owner for o in outlines for owner in owners(o, several=several)),
        sources=tuple(dict.fromkeys(o.plan.source for o in outlines if o.plan.source)),
        check=check_code(outlines),
        several=several,
    )


def table_indicators(outline: Outline) -> tuple[Node, ...]:
    """The indicators that stand in the duty and activity table: those right under an activity."""
    return tuple(n for n in outline.indicators if n.parent is not None and n.parent.kind == "activity")


def _groups(outline: Outline, layout: Columns, department: str) -> Iterable[tuple[Entry, ...]]:
    """Each duty with its first activity, then its other activities one by one."""
    below: dict[str, list[Node]] = {}
    for node in table_indicators(outline):
        below.setdefault(node.parent.address if node.parent else "", []).append(node)
    for duty in outline.duties:
        activities = [n for n in outline.activities if n.parent is duty]
        first = _entry(duty, (), layout, outline.money_unit, department)
        rows = [_entry(a, below.get(a.address, ()), layout, outline.money_unit) for a in activities]
        yield (first, *rows[:1])
        yield from ((row,) for row in rows[1:])
        department = ""


def _entry(node: Node, indicators: Iterable[Node], layout: Columns, unit: str, department: str = "") -> Entry:
    """One duty or activity with its indicators."""
    item = node.item
    if not isinstance(item, (Duty, Activity)):
        raise TypeError(node.kind)
    lines = tuple(_line(i, layout) for i in indicators)
    return Entry(
        kind=node.kind,
        address=node.address,
        number=node.number,
        name=item.name,
        budget=amount_text(item.budget, unit),
        content=item.content,
        goal="".join(item.goals),
        lines=lines or (Line(cells=layout.cells(None)),),
        department=department,
    )


def _line(node: Node, layout: Columns) -> Line:
    """One indicator: its ladder, or its target where it has none."""
    item = node.item
    bare = isinstance(item, Indicator) and node.standard is None
    target = with_unit(item.target or "", item.unit) if isinstance(item, Indicator) and bare else ""
    cells = layout.cells(node.standard.cells if node.standard else None)
    return Line(node.address, node.number, node.name, cells, target)
