"""Indicators with target values and points, and projects: the second table of a department.

In: an outline. Out: `Owner`s in printing order: the department, then activities and projects as they stand in the file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcli.model.indicator import Indicator
from perfcli.model.plan import Project
from perfcli.model.terms import CHOICES
from perfcli.quantity import show
from perfcli.report.amounts import amount_text
from perfcli.report.view import Owner, TargetLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline

KINDS = {"department": "部门整体", "activity": "工作活动", "project": "预算项目"}


def owners(outline: Outline, *, several: bool = False) -> Iterator[Owner]:
    """Everything that has indicators the first table has no columns for, and every project."""
    below: dict[str, list[Node]] = {}
    for node in outline.indicators:
        if node.parent is not None:
            below.setdefault(node.parent.address, []).append(node)
    for node in outline.nodes:
        indicators = below.get(node.address, [])
        if node.kind == "activity":
            indicators = [i for i in indicators if _has_more(i)]
        if node.kind == "project" or (node.kind in KINDS and indicators):
            yield _owner(node, indicators, outline, several=several)


def _has_more(node: Node) -> bool:
    """Whether an activity's indicator has a target value, points or a class, for which the first table has no columns."""
    item = node.item
    return isinstance(item, Indicator) and (
        item.target is not None or item.weight is not None or bool(item.level1 or item.level2)
    )


def _owner(node: Node, indicators: list[Node], outline: Outline, *, several: bool) -> Owner:
    """One table of target values."""
    project = node.item if isinstance(node.item, Project) else None
    return Owner(
        kind=KINDS[node.kind],
        address=node.address,
        number=node.number,
        name=node.name,
        under=under(node, outline.plan.title if several and node.kind != "department" else ""),
        facts=tuple(_facts(project, outline.money_unit)) if project else (),
        content=project.content if project else "",
        goal="".join(project.goals) if project else "",
        lines=_spanned(tuple(_line(i) for i in indicators)),
    )


def under(node: Node, department: str = "") -> str:
    """The names above a node, outermost first."""
    names = []
    above = node.parent
    while above is not None and above.parent is not None:
        names.append(above.name)
        above = above.parent
    return " › ".join([*([department] if department else []), *reversed(names)])


def _facts(project: Project, unit: str) -> Iterator[tuple[str, str]]:
    """Code, category, budget and sources of a project, as far as they are given."""
    if project.code:
        yield "项目编码", project.code
    if project.category:
        yield "项目类别", CHOICES["category"][project.category]
    if project.budget:
        yield "年度预算数", amount_text(project.budget, unit)
    for funds in project.funding:
        period = "（上年结转）" if funds.period == "carried" else ""
        yield CHOICES["fund"][funds.fund] + period, amount_text(funds.amount, unit)


def owner_lines(node: Node, outline: Outline) -> tuple[TargetLine, ...]:
    """The indicators right under a node, as rows of a table of targets."""
    return _spanned(tuple(_line(one) for one in outline.indicators if one.parent is node))


def _line(node: Node) -> TargetLine:
    item = node.item
    if not isinstance(item, Indicator):
        raise TypeError(node.kind)
    bands = "；".join(f"{label} {text}" for label, text in node.standard.cells) if node.standard else ""
    weight = show(item.weight) if item.weight is not None else ""
    target = with_unit(item.target or "", item.unit)
    return TargetLine(node.address, node.number, item.level1, item.level2, item.name, target, weight, bands)


def with_unit(target: str, unit: str) -> str:
    """The target as written; a number that ends bare takes the unit that is stated beside it."""
    return target + unit if target[-1:].isdigit() and unit else target


def _spanned(lines: tuple[TargetLine, ...]) -> tuple[TargetLine, ...]:
    """Runs of one class become one cell over several rows."""
    first = [line.level1 for line in lines]
    both = [(line.level1, line.level2) for line in lines]
    return tuple(replace(line, rows1=_run(first, at), rows2=_run(both, at)) for at, line in enumerate(lines))


def _run(keys: list[str] | list[tuple[str, str]], at: int) -> int:
    """How many rows the class of row `at` covers from there; 0 inside a run."""
    if at and keys[at] == keys[at - 1]:
        return 0
    end = at
    while end < len(keys) and keys[end] == keys[at]:
        end += 1
    return end - at
