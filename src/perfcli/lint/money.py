"""Amounts of a plan with their places, and sums that are compared exactly.

In: an outline, or amounts. Out: amounts with key paths; the arguments of a message where a sum does not hold.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import minus, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Argument
    from perfcli.loading.outline import Node, Outline
    from perfcli.model.amount import Amount
    from perfcli.syntax.tree import KeyPath


def holders(outline: Outline) -> tuple[Node, ...]:
    """The nodes that may hold money: the department, duties, activities and projects."""
    return (outline.nodes[0], *outline.duties, *outline.activities, *outline.projects)


def amounts(outline: Outline) -> Iterator[tuple[Node, KeyPath, Amount]]:
    """Every amount that is written, with its node and its place."""
    for node in holders(outline):
        item = node.item
        budget = item.budget  # type: ignore[union-attr]  # holders only
        if budget is not None:
            yield node, (*node.where, "budget"), budget
        for index, funds in enumerate(item.funding):  # type: ignore[union-attr]
            if funds.amount is not None:
                yield node, (*node.where, "funding", index, "amount"), funds.amount


def mismatch(
    total: Amount | None, parts: Sequence[Amount | None], money_unit: str
) -> dict[str, Argument] | None:
    """Arguments `total`, `sum` and `difference` where the parts do not add up to the total, else None.

    None too where an amount is blank, or bare and not comparable. Half of the last digit of the total is allowed.
    """
    if total is None or not parts:
        return None
    written = [part for part in parts if part is not None]
    units = {amount.unit or money_unit for amount in (total, *written)}
    if len(written) < len(parts) or ("" in units and len(units) > 1):
        return None
    same = len(units) == 1
    difference = total.value if same else total.yuan(money_unit)
    for part in written:
        difference = minus(difference, part.value if same else part.yuan(money_unit))
    if not difference or abs(difference) <= _half_digit(total, same=same, money_unit=money_unit):
        return None
    unit = units.pop() if same else "元"
    whole = total.value if same else total.yuan(money_unit)
    return {
        "total": spelled(whole, unit),
        "sum": spelled(minus(whole, difference), unit),
        "difference": spelled(abs(difference), unit),
    }


def _half_digit(total: Amount, *, same: bool, money_unit: str) -> Decimal:
    """Half of the last digit written, so that rounded totals stand."""
    half = Decimal(5).scaleb(-total.places - 1)
    return half if same else total._replace(value=half).yuan(money_unit)


def spelled(value: Decimal, unit: str) -> str:
    """An amount as budgets print it, with at least two decimals: `12.00万元`."""
    whole, _, decimals = show(value).partition(".")
    return f"{whole}.{decimals.ljust(2, '0')}{unit}"
