"""What region rules need to know of a file, compact: names, ladders and budgets with their places, no trees.

A province's facts fit in memory and travel between processes; later they are what an index keeps. In: a subject and
its document. Out: `Facts`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.diagnostics import Span
from perfcli.scale import is_cost

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node, Standard
    from perfcli.model.change import Changes
    from perfcli.model.indicator import Cells
    from perfcli.model.region import Register
    from perfcli.syntax.tree import Tree


class Fact(NamedTuple):
    """One node. Its address, its place and the node above are asked of its `Facts`."""

    kind: str
    id: str
    name: str
    parent: int
    """The row of the node above; -1 under the department itself."""
    line: int
    column: int
    end_column: int
    cells: Cells
    """The ladder of an indicator as published, or nothing."""
    target: str
    budget: Decimal | None
    """In yuan; None when blank."""
    cost: bool
    """Whether an indicator's class is that of costs, where a bare target is better the lower it is."""


class Facts(NamedTuple):
    """One target file; its nodes column by column, because a province has a hundred thousand of them and few are looked at."""

    path: str
    region: str
    """The id of the region that governs the file; empty when there is none."""
    home: str
    year: int
    title: str
    span: Span
    registered: Register
    """The region's register: (home, name) of everyone who must report, in its order. Region rules ask the first file."""
    changes: Changes
    """What became of those who are or were registered; asked of the first file too."""
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    parents: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    end_columns: tuple[int, ...] = ()
    ladders: tuple[Cells, ...] = ()
    targets: tuple[str, ...] = ()
    budgets: tuple[Decimal | None, ...] = ()
    costs: tuple[bool, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The nodes, in printing order."""
        return tuple(map(Fact, *self.table))

    def fact(self, row: int) -> Fact:
        """One node."""
        return Fact(*[column[row] for column in self.table])

    @property
    def table(self) -> tuple[Any, ...]:
        """The columns of the nodes, in the order of a `Fact`."""
        return self[_FIRST:]

    def of(self, kind: str) -> list[Fact]:
        """The nodes of one kind, in printing order."""
        return [fact for fact in self.facts if fact.kind == kind]

    def above(self, fact: Fact) -> Fact | None:
        """The node above; None under the department itself."""
        return self.fact(fact.parent) if fact.parent >= 0 else None

    def parent_name(self, fact: Fact) -> str:
        """The name of the node above, the department's under the department itself."""
        above = self.above(fact)
        return above.name if above else self.title

    def lineage(self, fact: Fact) -> str:
        """The names from the department down to the node above."""
        above = self.above(fact)
        return f"{self.lineage(above)}/{above.name}" if above else self.title

    def address(self, fact: Fact) -> str:
        """The address of a node."""
        above = self.above(fact)
        return f"{self.address(above) if above else self.home}/{fact.id}"

    def place(self, fact: Fact) -> Span:
        """Where the node's name stands."""
        return Span(self.path, fact.line, fact.column, fact.line, fact.end_column)


_FIRST = Facts._fields.index("kinds")


def gather(subject: Subject, tree: Tree, *, nodes: bool = True, register: bool = True) -> Facts:
    """The facts of one file; without its `nodes` for rules that look at files only, without a register that is put in later."""
    outline = subject.outline
    region, plan = outline.region, outline.plan
    rows = {id(node): index for index, node in enumerate(outline.nodes[1:])}
    found = [
        _row(node, tree, outline.money_unit, rows.get(id(node.parent), -1)) for node in outline.nodes[1:]
    ]
    return Facts(
        subject.path,
        region.region.id if region else "",
        plan.home,
        plan.year,
        plan.title,
        tree.span(("budget_unit" if plan.budget_unit else "department", "name")),
        region.register if region and register else (),
        region.changes if region and register else (),
        *(zip(*found, strict=True) if nodes else ()),
    )


def _row(node: Node, tree: Tree, money_unit: str, parent: int) -> tuple[Any, ...]:
    """What a `Fact` holds."""
    item: Any = node.item
    line, column, end = tree.name_place(node.where, node.name)
    cells: Cells = ()
    target, amount, cost = "", None, False
    if node.kind == "indicator":
        cells = _cells(node.standard) if node.standard else ()
        target, cost = item.target or "", is_cost(item.level1, item.level2)
    elif item.budget is not None and (item.budget.unit or money_unit):
        amount = item.budget.yuan(money_unit)
    return node.kind, intern(item.id), node.name, parent, line, column, end, cells, target, amount, cost


def _cells(standard: Standard) -> Cells:
    """The ladder as published; equal ladders are kept once."""
    scale = standard.reading.scale
    return scale.cells if scale is not None else _shared(standard.cells)


@cache
def _shared(cells: Cells) -> Cells:
    return cells


def repeated(files: Sequence[Facts], kind: str) -> dict[str, list[tuple[Facts, Fact]]]:
    """The nodes of one kind whose name occurs more than once, by name, in order; most names of a province do not."""
    names = [n for facts in files for k, n in zip(facts.kinds, facts.names, strict=True) if k == kind]
    if len(set(names)) == len(names):
        return {}
    again = {name for name, count in Counter(names).items() if count > 1}
    found: dict[str, list[tuple[Facts, Fact]]] = {}
    for facts in files:
        for row, (k, name) in enumerate(zip(facts.kinds, facts.names, strict=True)):
            if k == kind and name in again:
                found.setdefault(name, []).append((facts, facts.fact(row)))
    return found
