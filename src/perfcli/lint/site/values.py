"""What a field of a node says, as text and as an exact number. In: a node, a field. Out: text, a Decimal; empty and None when blank."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfcli.model.amount import Amount
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from perfcli.loading.outline import Node


def text_of(node: Node, field: str) -> str:
    """The text of a field; several texts are joined by line ends; blank where nothing is written."""
    value = _value(node, field)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Amount):
        return value.text
    if isinstance(value, tuple):
        return "\n".join(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def number_of(node: Node, field: str, money_unit: str) -> Decimal | None:
    """The number of a field, money in yuan; None where nothing is written, or where no unit says how much it is."""
    value = _value(node, field)
    if isinstance(value, Amount):
        return value.yuan(money_unit) if value.unit or money_unit else None
    if isinstance(value, int):
        return Decimal(value)
    return value if isinstance(value, Decimal) else None


def same(field: str, value: str, wanted: str) -> bool:
    """Whether a value is the one that is wanted; fixed values may be written in either language."""
    return value == _BACK.get(field, {}).get(wanted, wanted)


_BACK = {field: {zh: en for en, zh in table.items()} for field, table in CHOICES.items()}


def _value(node: Node, field: str) -> Any:  # noqa: ANN401 - any field of the model
    return node.name if field == "name" else getattr(node.item, field, None)
