"""An amount of money as it was written: exact value, decimals written, and a unit if one stands beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from perfcli.model.record import Record
from perfcli.quantity import Problem, read_amount, to_yuan

_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,10})?")

MoneyUnit: TypeAlias = Literal["元", "千元", "万元", "百万元", "亿元"]


class Amount(Record):
    """`value` in `unit`; an empty unit means the region's money unit. `text` is what the file says."""

    text: str
    value: Decimal
    unit: str = ""
    places: int = 0

    def yuan(self, money_unit: str) -> Decimal:
        """The amount in yuan, exact; `money_unit` is the region's, for amounts without one of their own."""
        return to_yuan(self.value, self.unit or money_unit)


def _amount(value: Any) -> Any:  # noqa: ANN401 - data before validation
    if not isinstance(value, str):
        if value is None or isinstance(value, Amount):
            return value
        raise PydanticCustomError("string_type", "not a text")
    if value.strip() == "":
        return None
    if _PLAIN.fullmatch(value):  # nearly every amount; the rest is read as people write money
        return Amount.model_construct(
            text=value, value=Decimal(value), unit="", places=len(value.partition(".")[2])
        )
    reading = read_amount(value)
    if isinstance(reading, Problem):
        raise PydanticCustomError("amount", "not an amount", {"found": value, "reason": reading.code})
    return Amount(text=value, value=reading.value, unit=reading.unit, places=reading.decimals)


Money = Annotated[Amount | None, BeforeValidator(_amount)]
"""An amount, or None where the cell is blank: blank is not zero."""
