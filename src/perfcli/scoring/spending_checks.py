"""What is odd about money that was understood: another name, another budget than declared, more spent than there was.

In: the holder of the money, its `Spending`, the name that the row says. Out: the column in question with a warning or remark for each.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.quantity import normalise, show, times, to_yuan
from perfcli.scoring import spending_kinds as kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Diagnostic
    from perfcli.model.amount import Amount
    from perfcli.model.spending import Spending
    from perfcli.scoring.items import Holder

NOWHERE = Span("")
TEN_THOUSAND = Decimal(10_000)


def doubts(holder: Holder, spending: Spending, name: str) -> Iterator[tuple[str, Diagnostic]]:
    """The findings, each with its column; their place is to be filled in."""
    address = holder.address
    if name and normalise(name) != normalise(holder.node.name):
        yield (
            "name",
            diagnose(
                kinds.OTHER_NAME,
                NOWHERE,
                address=address,
                found=name[:60],
                item=address,
                name=holder.node.name,
            ),
        )
    if spending[:3] == (None, None, None):
        yield "item", diagnose(kinds.NO_FIGURES, NOWHERE, address=address, item=address)
    yield from _budget(holder, spending)
    if spending.executed is not None and spending.base is not None and spending.executed > spending.base:
        executed, budget = _shown(spending.executed, spending.unit), _shown(spending.base, spending.unit)
        yield (
            "executed",
            diagnose(kinds.OVERSPENT, NOWHERE, address=address, executed=executed, budget=budget),
        )


def _budget(holder: Holder, spending: Spending) -> Iterator[tuple[str, Diagnostic]]:
    """The initial budget beside the one that the target file declares."""
    declared: Amount | None = holder.node.item.budget  # type: ignore[union-attr]  # holders only
    if declared is None or spending.initial is None or (declared.unit and not spending.unit):
        return
    found, said = to_yuan(spending.initial, spending.unit), declared.yuan(spending.unit)
    if found == said:
        return
    wrong_unit = said and (found == times(said, TEN_THOUSAND) or times(found, TEN_THOUSAND) == said)
    why = (
        Text("；相差一万倍，单位可能写错了", "; ten thousand times: the unit may be wrong")
        if wrong_unit
        else Text("", "")
    )
    yield (
        "initial",
        diagnose(
            kinds.OTHER_BUDGET,
            NOWHERE,
            address=holder.address,
            found=_shown(spending.initial, spending.unit),
            declared=_shown(declared.value, declared.unit or spending.unit),
            why=why,
        ),
    )


def _shown(value: Decimal, unit: str) -> str:
    return f"{show(value)}{unit}"
