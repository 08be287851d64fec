"""Amounts as the form prints them: in the form's unit, at least two decimals, never fewer than written.

In: an amount and the form's money unit. Out: text; a blank amount is a blank cell.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.quantity import over, show, to_yuan

if TYPE_CHECKING:
    from perfcli.model.amount import Amount

MIN_PLACES = 2


def amount_text(amount: Amount | None, unit: str) -> str:
    """The cell of an amount. Without a unit for the form, or where it does not divide evenly, it keeps its own."""
    if amount is None:
        return ""
    if amount.unit in ("", unit):
        return fixed(amount.value, amount.places)
    value = over(amount.yuan(unit), to_yuan(Decimal(1), unit)) if unit else None
    if value is None:
        return fixed(amount.value, amount.places) + amount.unit
    return fixed(value, MIN_PLACES)


def fixed(value: Decimal, places: int) -> str:
    """A number with `places` decimals, two at the least, and as many more as it needs to stay exact."""
    needed = len(show(value).partition(".")[2])
    return f"{value:.{max(MIN_PLACES, places, needed)}f}"
