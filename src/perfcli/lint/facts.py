"""What region rules need to know of a file, compact: names, ladders and budgets with their places, no trees.

A province's facts fit in memory and travel between processes; later they are what an index keeps. In: a subject and
its document. Out: `Facts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.model.plan import Activity, Duty, Plan, Project

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.diagnostics import Span
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node
    from perfcli.model.indicator import Cells
    from perfcli.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class Fact:
    """One node: what it is, where it stands and the little that is compared across files."""

    kind: str
    address: str
    name: str
    parent: str
    """The name of the node above."""
    span: Span
    cells: Cells = ()
    """The ladder of an indicator as published, or nothing."""
    target: str = ""
    formula: str = ""
    budget: Decimal | None = None
    """In yuan; None when blank."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One target file."""

    path: str
    region: str
    """The id of the region that governs the file; empty when there is none."""
    home: str
    year: int
    title: str
    span: Span
    registered: tuple[tuple[str, str], ...]
    """The region's register: (home, name) of everyone who must report, in its order."""
    facts: tuple[Fact, ...]

    def of(self, kind: str) -> tuple[Fact, ...]:
        """The nodes of one kind, in printing order."""
        return tuple(fact for fact in self.facts if fact.kind == kind)


def gather(subject: Subject, tree: Tree) -> Facts:
    """The facts of one file."""
    outline = subject.outline
    region = outline.region
    return Facts(
        path=subject.path,
        region=region.region.id if region else "",
        home=outline.plan.home,
        year=outline.plan.year,
        title=outline.plan.title,
        span=tree.span(("department", "name")),
        registered=tuple(_register(subject)),
        facts=tuple(_fact(node, tree, outline.money_unit) for node in outline.nodes if node.parent),
    )


def _register(subject: Subject) -> list[tuple[str, str]]:
    region = subject.outline.region
    entries: list[tuple[str, str]] = []
    for department in region.departments if region else ():
        entries.append((department.id, department.name))
        entries.extend((f"{department.id}/{unit.id}", unit.name) for unit in department.units)
    return entries


def _fact(node: Node, tree: Tree, money_unit: str) -> Fact:
    item = node.item
    parent = node.parent.name if node.parent else ""
    span = tree.head_span(node.where)
    if isinstance(item, Duty | Activity | Project):
        known = item.budget is not None and bool(item.budget.unit or money_unit)
        budget = item.budget.yuan(money_unit) if item.budget is not None and known else None
        return Fact(node.kind, node.address, node.name, parent, span, budget=budget)
    if isinstance(item, Plan):
        return Fact(node.kind, node.address, node.name, parent, span)
    cells = node.standard.cells if node.standard else ()
    return Fact(node.kind, node.address, node.name, parent, span, cells, item.target or "", item.formula)
