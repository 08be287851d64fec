"""Rows of totals: compared with the rows that they add up, and not imported.

In: amounts as they are read, and rows of totals. Out: a finding where a total says something else.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.drafting import kinds
from perfcli.quantity import Problem, read_amount, show, to_yuan

if TYPE_CHECKING:
    from perfcli.drafting.desk import Desk
    from perfcli.drafting.header import Header
    from perfcli.drafting.nodes import Node
    from perfcli.drafting.rows import Row

_DEFAULT = "万元"


class Totals:
    """Adds up what a table says."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.nodes: list[Node] = []
        self.activities: list[Node] = []

    def add(self, kind: str, node: Node) -> None:
        """Note a duty, an activity or a task of this table."""
        (self.activities if kind == "activity" else self.nodes).append(node)

    def check(self, row: Row, header: Header, department: Node, duty: Node | None) -> None:
        """Compare a total with the sums that it may mean: all of the table, the department's, the duty's."""
        text = row.get("budget")
        unit = row.get("money_unit") or header.money_unit or self.desk.money_unit or _DEFAULT
        total = _yuan(text, unit)
        if total is None:
            return
        groups = [self.nodes, self.activities, department.under("duty"), department.under("project")]
        if duty is not None:
            groups.append(duty.under("activity"))
        sums = [_sum(group) for group in groups if group]
        if sums and total not in sums:
            factor = to_yuan(Decimal(1), unit)
            self.desk.ledger.say(
                kinds.TOTAL,
                origin=row.origin,
                name=row.first,
                found=text,
                sum=show(max(sums) / factor),
            )


def _sum(nodes: list[Node]) -> Decimal:
    amounts = (
        _yuan(str(node.fields.get("budget", "")), node.facts.get("budget_unit", "") or _DEFAULT)
        for node in nodes
    )
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _yuan(text: str, unit: str) -> Decimal | None:
    """An amount in yuan; None where none is written."""
    amount = read_amount(text)
    return None if isinstance(amount, Problem) else to_yuan(amount.value, amount.unit or unit)
