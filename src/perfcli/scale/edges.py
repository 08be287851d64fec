"""Taking tokens one by one, and putting edges where their signs say.

In: tokens. Out: the lower and upper edge, or the bare point, of the cell being read; `Stop` where they contradict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.quantity import NONE, Unit, show, times

from .cell import Cell, CellKind, Edge

if TYPE_CHECKING:
    from .tokens import Quantity, Token


_INCLUDING = ("<", ">")
"""Relations that may say 含 or 不含 after them."""


class Stop(Exception):  # noqa: N818 - control flow inside the grammar, never leaves it
    """The tokens fit no clause; `code` says why where it is known."""

    def __init__(self, code: CellKind = "unreadable") -> None:
        self.code = code


class Edges:
    """The state of one reading: tokens with a position, and the edges found so far."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.bracket = tokens[0].sign if tokens and tokens[0].kind == "V" and tokens[0].text == "[" else ""
        self.tokens = tokens[1:] if self.bracket else tokens
        self.at = 0
        self.lower: Edge | None = None
        self.upper: Edge | None = None
        self.point: Edge | None = None
        self.period: Quantity | None = None
        self.notes: list[str] = []
        self.every = ""
        self.equals = self.delay = self.early = self.below_excludes = False

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def _sign(self, ahead: int) -> str:
        return self.tokens[self.at + ahead].sign

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _about(self) -> None:
        while self._kind() == "~":
            self.at += 1
            self.notes.append("approximate")

    def _quantity(self) -> Quantity:
        quantity = self._take().quantity
        if quantity is None:
            raise Stop
        if self.early and self.delay:
            if "date" in quantity.unit.dimension:
                raise Stop
            quantity = quantity._replace(low=quantity.low.copy_negate(), high=quantity.high.copy_negate())
        return quantity

    def _inclusion(self, quantity: Quantity | None = None, *, take_named: bool = False) -> bool | None:
        """`（含）` True, `（不含）` False, absent None. One that names another number is left for the range."""
        if self._kind() != "I":
            return None
        text = self.tokens[self.at].text
        number = "".join(char for char in text if char.isdigit() or char == ".")
        if number and not take_named and quantity is not None and number != show(abs(quantity.high)):
            return None
        self.at += 1
        return "不" not in text

    def _after(self, quantity: Quantity) -> tuple[str, bool] | None:
        """The relation after a number with its own inclusion mark."""
        if self._kind() != "P":
            return None
        token = self._take()
        said = self._inclusion(quantity)
        if said is not None and token.sign not in _INCLUDING:
            raise Stop
        if token.said or said is not None:
            sign = token.sign
            return ({"<": "below", ">": "above"}[sign] if said is False else sign), True
        return token.sign, False

    def _named_inclusion(self, low: Quantity, high: Quantity) -> tuple[bool | None, bool | None] | None:
        """`90%-100%（含90%）`: the mark names which end it speaks of."""
        if self._kind() != "I":
            return None
        text = self.tokens[self.at].text
        number = "".join(char for char in text if char.isdigit() or char == ".")
        said = self._inclusion(take_named=True)
        if number == show(abs(low.low)):
            return said, None
        if number in ("", show(abs(high.high))):
            return None, said
        raise Stop

    def _ends(self, low: Quantity, low_said: bool | None, high: Quantity, high_said: bool | None) -> None:
        """Set both edges; the unit written once serves both, and a reversed range is turned round."""
        unit_low, unit_high = low.unit, high.unit
        if NONE in (unit_low, unit_high) and "date" not in unit_low.dimension + unit_high.dimension:
            unit_low = unit_high = unit_high if unit_low == NONE else unit_low
        first = Edge(low.low, low_said is not False, low_said is True, unit_low)
        second = Edge(high.high, high_said is not False, high_said is True, unit_high)
        if unit_low.dimension != unit_high.dimension:
            raise Stop
        if times(first.value, unit_low.factor) > times(second.value, unit_high.factor):
            first, second = second, first
        self.lower, self.upper = first, second

    def _set(self, sign: str, quantity: Quantity, said: bool | None) -> None:
        """Put one edge where its sign says; a second one on the same side is a contradiction."""
        inclusive = said if said is not None else sign in "≥≤="
        value = quantity.low if sign in "≥<" else quantity.high
        edge = Edge(value, inclusive, said is True, quantity.unit)
        if sign == "=":
            self.equals = True
            self._only(self.point)
            self.point = edge
        elif sign in "≥>":
            self._only(self.lower)
            self.lower = edge
        else:
            self._only(self.upper)
            self.upper = edge._replace(value=quantity.high if sign == "≤" else quantity.low)

    @staticmethod
    def _only(edge: Edge | None) -> None:
        if edge is not None:
            raise Stop

    def _share_units(self) -> None:
        """`90≤X<95%`: the unit written once serves both edges; edges that contain nothing are refused."""
        lower, upper = self.lower, self.upper
        if lower is None or upper is None:
            return
        if NONE in (lower.unit, upper.unit):
            unit = upper.unit if lower.unit == NONE else lower.unit
            lower, upper = lower._replace(unit=unit), upper._replace(unit=unit)
        if lower.unit.dimension != upper.unit.dimension or times(lower.value, lower.unit.factor) > times(
            upper.value, upper.unit.factor
        ):
            raise Stop
        self.lower, self.upper = lower, upper

    def _built(self) -> Cell:
        if self.lower is not None and self.upper is not None:
            self._share_units()
            below = self.tokens[-1].kind == "P" and self.tokens[-1].text == "以下"
            if below and not self.below_excludes and not self.upper.said:
                self.upper, self.below_excludes = self.upper._replace(inclusive=False), True
        period = self.period.low if self.period else None
        lower, upper, point = (self._each(edge) for edge in (self.lower, self.upper, self.point))
        return Cell(
            "", "number", lower, upper, point, period, self.delay, self.equals,
            self.below_excludes, tuple(dict.fromkeys(self.notes)),
        )  # fmt: skip

    def _each(self, edge: Edge | None) -> Edge | None:
        """`每月2次` counts 次/月, which is not 次."""
        if edge is None or not self.every:
            return edge
        name = f"{edge.unit.name or '次'}/{self.every}"
        return edge._replace(unit=Unit(name, f"opaque:{name}", whole=edge.unit.whole))
