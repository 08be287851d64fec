"""Money as written in a budget cell: `2.00`, `2.00万元`, `20,000元`, `１２．００`.

In: text. Out: `Amount` (exact value, unit text, decimals written) or `Problem`; `to_yuan` makes amounts comparable.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .numbers import Number, find_number, times
from .text import normalise
from .units import UNITS

if TYPE_CHECKING:
    from decimal import Decimal


class Problem(NamedTuple):
    """Why a text is not read: a short code and what it was about."""

    code: str
    argument: str = ""


class Amount(NamedTuple):
    """An amount of money as written: `unit` is empty for a bare number, `decimals` counts the places written."""

    value: Decimal
    unit: str = ""
    decimals: int = 0

    @property
    def yuan(self) -> Decimal:
        """The amount in 元; a bare one is taken to be in 元 already."""
        return to_yuan(self.value, self.unit)


def to_yuan(value: Decimal, unit: str) -> Decimal:
    """`value` of `unit` (元, 万元, 亿元 …; empty means 元) in 元, exactly.

    Raises:
        ValueError: if `unit` is no unit of money.
    """
    return times(value, _factor(unit))


@cache
def _factor(unit: str) -> Decimal:
    """How many yuan one of a unit is; a few units are asked for again and again."""
    known = UNITS.get(money_unit(unit) or "元")
    if known is None or known.dimension != "money":
        raise ValueError(f"no unit of money: {unit}")
    return known.factor


def money_unit(text: str) -> str:
    """The canonical name of a unit of money (`万` is `万元`); a text that is none comes back as it is."""
    bare = normalise(text)
    bare = {"万": "万元", "亿": "亿元", "千": "千元"}.get(bare, bare)
    known = UNITS.get(bare)
    return known.name if known and known.dimension == "money" else bare


def read_amount(text: str) -> Amount | Problem:
    """Read one amount; problems: `blank`, `not-a-number`, `too-long`, `exponent`, `glued`, `not-money`."""
    plain = normalise(text).removesuffix("。")
    for sign in ("￥", "¥", "人民币"):
        plain = plain.removeprefix(sign)
    if not plain:
        return Problem("blank")
    negative = plain[0] == "-"
    start = 1 if plain[0] in "+-" else 0
    number = find_number(plain, start)
    if number is None:
        return Problem("not-a-number", text.strip()[:60])
    if number.refused:
        return Problem(number.refused, text.strip()[:60])
    return _with_unit(plain, number, negative)


def _with_unit(plain: str, number: Number, negative: bool) -> Amount | Problem:
    unit = plain[number.end :].strip("()")
    if unit and UNITS.get(money_unit(unit), UNITS["%"]).dimension != "money":
        return Problem("not-money", unit[:60])
    value = -number.value if negative else number.value
    return Amount(value, money_unit(unit) if unit else "", number.decimals)
