"""What was budgeted and spent for one item of the targets (年初预算数, 全年预算数, 全年执行数), and the rate that follows.

Columns of a table: `item, name, initial, adjusted, executed`, `money_unit` for rows that are in another unit, and `reason`; in English or
with the Chinese headers of `HEADERS`. Blank is not zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perfcli.quantity import times

COLUMNS = ("item", "name", "initial", "adjusted", "executed")
"""What a table of spending is written with."""

MONEY = ("initial", "adjusted", "executed")

HEADERS = {
    "item": "地址", "name": "名称", "initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数",
    "money_unit": "金额单位", "reason": "偏差原因",
}  # fmt: skip
"""The Chinese header of each column."""

RATE_PLACES = 2


class Spending(NamedTuple):
    """The money of one item, each sum exact or None where the cell is blank; `unit` is empty where no region says one."""

    initial: Decimal | None = None
    adjusted: Decimal | None = None
    executed: Decimal | None = None
    unit: str = ""
    row: int = 0
    """The row of the table that says so."""
    reason: str = ""
    """Why so little was spent."""

    @property
    def base(self) -> Decimal | None:
        """What spending is measured against: the adjusted budget, where that is blank the initial one."""
        return self.adjusted if self.adjusted is not None else self.initial

    def or_initial(self, declared: Decimal | None) -> Spending:
        """The same, with the budget that was declared in the targets where nothing is said of the initial one."""
        return self if self.initial is not None else self._replace(initial=declared)

    @property
    def rate(self) -> Decimal | None:
        """The execution rate in percent points, half up; None where spending or budget is blank, or the budget is zero."""
        if self.executed is None or not self.base:
            return None
        return percent(self.executed, self.base)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """`part` in percent of `whole`, both zero or more, to two decimals, rounded once and half up from the exact value."""
    top, under = times(part, Decimal(100 * 10**RATE_PLACES)).as_integer_ratio()
    first, second = whole.as_integer_ratio()
    return Decimal((2 * top * second + under * first) // (2 * under * first)).scaleb(-RATE_PLACES)
