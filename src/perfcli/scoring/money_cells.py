"""One amount of a table of spending: a cell, its unit, exactly converted; or why it is none.

In: a text, the units that cell, row and header say, the region's unit. Out: a Decimal, None for a blank, or a `Fault`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import Problem, read_amount, show, to_yuan
from perfcli.quantity.numbers import EXACT
from perfcli.scoring import spending_kinds as kinds

if TYPE_CHECKING:
    from perfcli.diagnostics import Kind

FEN_PLACES = 2
BARE_PLACES = 6
"""Decimals of an amount whose unit nobody knows: those of a fen in 万元."""

_DASHES = Text("，是零还是没有数？", ": zero, or no figure?")
_WHY = {
    "too-long": Text("：位数太多", ": it has too many digits"),
    "exponent": Text("：被改成了科学记数", ": it was turned into scientific notation"),
    "glued": Text("：好像是两个数连在一起", ": two numbers seem to be glued"),
    "not-money": Text("：后面的单位不是元、万元一类", ": its unit is none of money"),
}
_NONE = Text("", "")


class Fault(NamedTuple):
    """Why a cell is no amount: a kind and its arguments."""

    kind: Kind
    arguments: dict[str, str | Text]


class Said(NamedTuple):
    """A unit, and where it is said."""

    unit: str
    where: Text


def read_money(text: str, said: Said | None, unit: str, column: Text, *, bare: str) -> Decimal | Fault | None:
    """The amount in `unit`, which may be empty; `said` is what row or header say of the cell's unit; `bare` is the unit of amounts without one."""
    if not text.strip():
        return None
    amount = read_amount(text)
    if isinstance(amount, Problem):
        dash = not text.strip().strip("-—–－/／")
        return Fault(
            kinds.NOT_MONEY,
            {"found": text.strip()[:60], "why": _DASHES if dash else _WHY.get(amount.code, _NONE)},
        )
    if amount.value < 0:
        return Fault(kinds.NEGATIVE, {"found": text.strip()[:60], "what": column})
    if amount.unit and said and said.unit != amount.unit:
        return Fault(kinds.UNIT_CLASH, {"found": amount.unit, "where": said.where, "said": said.unit})
    own = amount.unit or (said.unit if said else "") or bare
    if unit and not own:
        return Fault(kinds.NO_UNIT, {"found": text.strip()[:60]})
    return _converted(amount.value, own, unit, text.strip()[:60])


def unit_written(text: str) -> str:
    """The unit that a cell says itself; empty where it says none or is no amount."""
    amount = read_amount(text)
    return "" if isinstance(amount, Problem) else amount.unit


def _converted(value: Decimal, own: str, unit: str, text: str) -> Decimal | Fault:
    exact = show(to_yuan(value, own)) if own else show(value)
    places = len(exact.partition(".")[2])
    if places > (FEN_PLACES if own else BARE_PLACES):
        limit = (
            Text(f"合 {exact} 元", f"that is {exact} 元")
            if own
            else Text("超过 6 位小数", "more than 6 decimals")
        )
        return Fault(kinds.TOO_FINE, {"found": text, "limit": limit})
    return value if own == unit else in_unit(to_yuan(value, own), unit)


def in_unit(yuan: Decimal, unit: str) -> Decimal:
    """An amount in 元 as one in `unit`, which is a power of ten of it: always exact."""
    return EXACT.divide(yuan, to_yuan(Decimal(1), unit))
