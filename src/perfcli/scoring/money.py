"""Budgets and spending rolled up: project, activity, duty, unit or department, region; every sum exact, nothing counted twice.

In: outlines, the spending by address. Out: `MoneyNode`s in printing order, and findings where a node's own figure and the sum of what is
below it do not agree. A node's own figure wins over that sum; a blank is not zero, and a sum of which a part is missing says so.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.model.amount import value_in
from perfcli.model.spending import MONEY, Spending
from perfcli.quantity import over, show, to_yuan
from perfcli.scoring import spending_kinds as kinds
from perfcli.scoring.rounding import add

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.outline import Node, Outline
    from perfcli.model.amount import Amount

HOLDERS = ("department", "duty", "activity", "project")
_WHOLE = ("department", "duty")
"""Nodes whose money is that of the nodes below them and no other; an activity may have money beside its projects'."""
_NAMES = {
    "initial": Text("年初预算数", "initial budget"),
    "adjusted": Text("全年预算数", "adjusted budget"),
    "executed": Text("全年执行数", "spending"),
}

Sums = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Initial, adjusted, executed."""


class MoneyNode(NamedTuple):
    """The money of one node in `unit`. `lacking` counts the nodes below, or itself, that say nothing of what was spent."""

    level: str
    address: str
    number: str
    name: str
    depth: int
    sums: Sums
    unit: str
    summed: bool
    """Whether spending is the sum of the nodes below, and no figure of its own."""
    lacking: int = 0
    row: int = 0
    """The row of the table of spending; 0 where it has none."""

    @property
    def spending(self) -> Spending:
        """The sums, which know their rate."""
        return Spending(*self.sums, unit=self.unit)


class Rolled(NamedTuple):
    """Everything rolled up, the region first; and what does not agree."""

    nodes: tuple[MoneyNode, ...]
    findings: tuple[Diagnostic, ...] = ()


def roll_up(outlines: Sequence[Outline], spending: Mapping[str, Spending], path: str) -> Rolled:
    """Roll the money of some outlines of one region up; `path` is the table of spending."""
    made = [_Outlined(outline, spending, path) for outline in outlines]
    roots = [one.nodes[0] for one in made if one.nodes]
    nodes = [node for one in made for node in one.nodes]
    region = outlines[0].region if outlines else None
    if region is not None and roots:
        nodes.insert(
            0, _together("region", region.region.id, region.region.name, roots, outlines[0].money_unit)
        )
    return Rolled(tuple(nodes), tuple(found for one in made for found in one.findings))


def _together(level: str, address: str, name: str, parts: Sequence[MoneyNode], unit: str) -> MoneyNode:
    """The sum of nodes that stand beside each other."""
    below = _Below(parts, unit)
    return MoneyNode(level, address, "", name, 0, below.sums, unit, summed=True, lacking=below.lacking)


class _Below:
    """Nodes beside each other in one unit: their sums, and how many say nothing of what was spent."""

    def __init__(self, parts: Sequence[MoneyNode], unit: str) -> None:
        self.rows = [_in(part, unit) for part in parts]
        columns = [[row[at] for row in self.rows] for at in range(len(MONEY))]
        self.sums: Sums = (total(columns[0]), total(columns[1]), total(columns[2]))
        lost = (
            part.sums[2] is not None and row[2] is None for part, row in zip(parts, self.rows, strict=True)
        )
        self.lacking = sum(part.lacking for part in parts) + sum(lost)


def _in(node: MoneyNode, unit: str) -> Sums:
    """The sums of a node in a unit; nothing of what does not convert exactly, or is in no known unit."""
    if node.unit == unit:
        return node.sums
    if not (node.unit and unit):
        return None, None, None
    one = to_yuan(Decimal(1), unit)
    first, second, third = (
        None if value is None else over(to_yuan(value, node.unit), one) for value in node.sums
    )
    return first, second, third


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is there; nothing where nothing is."""
    known = [value for value in values if value is not None]
    made = Decimal(0)
    for value in known:
        made = add(made, value)
    return made if known else None


class _Outlined:
    """One outline, node by node from the bottom."""

    def __init__(self, outline: Outline, spending: Mapping[str, Spending], path: str) -> None:
        self.unit, self.spending, self.path = outline.money_unit, spending, path
        self.findings: list[Diagnostic] = []
        self._below: dict[str, list[Node]] = {}
        holders = [node for node in outline.nodes if node.kind in HOLDERS]
        for node in holders:
            if node.parent is not None:
                self._below.setdefault(node.parent.address, []).append(node)
        self._made: dict[str, MoneyNode] = {}
        for node in reversed(holders):  # children stand behind their parents
            self._made[node.address] = self._node(node, outline)
        self.nodes = [self._made[node.address] for node in holders]

    def _node(self, node: Node, outline: Outline) -> MoneyNode:
        parts = [self._made[child.address] for child in self._below.get(node.address, ())]
        spent = self.spending.get(node.address, Spending())
        unit = self.unit or spent.unit or (parts[0].unit if parts else "")
        below = _Below(parts, unit)
        declared: Amount | None = node.item.budget  # type: ignore[union-attr]  # holders only
        own: Sums = (spent.or_initial(value_in(declared, unit)).initial, spent.adjusted, spent.executed)
        first, second, third = (
            mine if mine is not None else added for mine, added in zip(own, below.sums, strict=True)
        )
        if spent.row:
            self.findings += self._disagree(node, spent, below, unit)
        lacking = 0 if own[2] is not None else below.lacking if parts else 1
        level = "unit" if node.kind == "department" and outline.plan.budget_unit else node.kind
        return MoneyNode(
            level, node.address, node.number, node.name, node.number.count(".") + 1 if node.number else 0,
            (first, second, third), unit, own[2] is None and bool(parts), lacking, spent.row,
        )  # fmt: skip

    def _disagree(self, node: Node, spent: Spending, below: _Below, unit: str) -> Iterator[Diagnostic]:
        """Own figures that the nodes below, all of which have one, do not add up to, or exceed; budgets are compared elsewhere."""
        for at, key in list(enumerate(MONEY))[1:]:
            own, under = getattr(spent, key), below.sums[at]
            if own is None or under is None or any(row[at] is None for row in below.rows):
                continue
            if under > own or (under < own and node.kind in _WHOLE):
                yield diagnose(
                    kinds.NOT_SUM, Span(self.path, spent.row), address=node.address, name=node.name, what=_NAMES[key],
                    own=show(own), sum=show(under), unit=unit,
                )  # fmt: skip


COLUMNS = ("address", "level", "number", "name", *MONEY, "rate", "unit", "own", "lacking", "source_row")


def money_table(nodes: Sequence[MoneyNode]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The nodes as rows of text, for money.csv; `own` is whether spending is the node's own figure."""
    return COLUMNS, [_row(node) for node in nodes]


def _row(node: MoneyNode) -> tuple[str, ...]:
    rate = node.spending.rate
    return (
        node.address, node.level, node.number, node.name, *("" if value is None else show(value) for value in node.sums),
        "" if rate is None else show(rate), node.unit, "no" if node.summed else "yes", str(node.lacking),
        str(node.row) if node.row else "",
    )  # fmt: skip
