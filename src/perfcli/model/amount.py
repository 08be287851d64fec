"""An amount of money as it was written: exact value, decimals written, and a unit if one stands beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic_core import PydanticCustomError, core_schema

from perfcli.quantity import Problem, over, read_amount, to_yuan

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,10})?")

MoneyUnit: TypeAlias = Literal["元", "千元", "万元", "百万元", "亿元"]


class Amount(NamedTuple):
    """`value` in `unit`; an empty unit means the region's money unit. `text` is what the file says."""

    text: str
    value: Decimal
    unit: str = ""
    places: int = 0

    def yuan(self, money_unit: str) -> Decimal:
        """The amount in yuan, exact; `money_unit` is the region's, for amounts without one of their own."""
        return to_yuan(self.value, self.unit or money_unit)


def value_in(amount: Amount | None, unit: str) -> Decimal | None:
    """The amount as a number of a unit; None where there is none or it does not convert exactly."""
    if amount is None or amount.unit in ("", unit):
        return amount and amount.value
    return over(amount.yuan(unit), to_yuan(Decimal(1), unit)) if unit else None


def _amount(value: Any) -> Any:  # noqa: ANN401 - data before validation
    if not isinstance(value, str):
        if value is None or isinstance(value, Amount):
            return value
        raise PydanticCustomError("string_type", "not a text")
    if value.strip() == "":
        return None
    if _PLAIN.fullmatch(value):  # nearly every amount; the rest is read as people write money
        return Amount(value, Decimal(value), "", len(value.partition(".")[2]))
    reading = read_amount(value)
    if isinstance(reading, Problem):
        raise PydanticCustomError("amount", "not an amount", {"found": value, "reason": reading.code})
    return Amount(value, reading.value, reading.unit, reading.decimals)


def _written(amount: Amount | None) -> dict[str, str | int] | None:
    """An amount as data, for the check code of a form."""
    return None if amount is None else {**amount._asdict(), "value": str(amount.value)}


class _AsWritten:
    """Reads and writes an amount with the two functions above, and spares Pydantic to look into the tuple."""

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401
        written = core_schema.plain_serializer_function_ser_schema(_written)
        return core_schema.no_info_plain_validator_function(_amount, serialization=written)


Money = Annotated[Amount | None, _AsWritten()]
"""An amount, or None where the cell is blank: blank is not zero."""
