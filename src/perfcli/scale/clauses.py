"""The clauses of the grammar, by recursive descent over tokens.

In: tokens and the context of a cell. Out: a `Cell`; each method takes what it understands and raises `Stop` where it
cannot. The rules stand in `grammar`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perfcli.quantity import NONE, pattern

from .cell import Cell, CellKind, Edge
from .edges import Edges, Stop
from .phrases import DONE, EVERY, FALLS, FILLERS, GRADED, RISES, TAIL, VARIABLE, WHOLE
from .tokens import Quantity, Token

_FLIP = {"≥": "≤", "≤": "≥", ">": "<", "<": ">", "=": "="}
_NAMING = ("V", "W", "I")
_NOTHING = Quantity(Decimal(0), Decimal(0), NONE)


class Context(NamedTuple):
    """What the reader knows besides the text: plan's year, the indicator's name, whether dates or money are meant."""

    year: int | None = None
    name: str = ""
    dates: bool = False
    money: bool = False


class Clauses(Edges):
    """One cell being read."""

    def __init__(self, tokens: tuple[Token, ...], context: Context) -> None:
        super().__init__(tokens)
        self.context = context

    def cell(self) -> Cell:
        """The whole text as one cell."""
        if self.bracket:
            self._bracketed()
        else:
            self._clause()
            if self._kind() == "A" and (self.lower or self.upper):
                self.at += 1
            if self.at < len(self.tokens):
                if self.point is not None:
                    raise Stop(self._juxtaposed())
                self._clause()
        if self.at < len(self.tokens):
            raise Stop(self._juxtaposed())
        return self._built()

    def _juxtaposed(self) -> CellKind:
        """Why something is left over: `96%/99%` is two indicators, `100%85%` two cells."""
        kinds = [token.kind for token in self.tokens]
        if any(kinds[i : i + 3] in (["Q", "S", "Q"], ["Q", "A", "Q"]) for i in range(len(kinds))):
            return "compound"
        return "glued" if any(kinds[i : i + 2] == ["Q", "Q"] for i in range(len(kinds))) else "unreadable"

    def _clause(self) -> None:
        self._lead()
        match self._kind():
            case "O" | "W":
                self._related()
            case "Q":
                self._plain()
            case _:
                raise Stop(self._juxtaposed())
        self._tail()

    def _tail(self) -> None:
        """`100%完成`, `6月底前完成招标`: what is done is no part of the number; not done by a day means later."""
        end = self.at
        while end < len(self.tokens) and (
            self.tokens[end].kind == "V" or (self.tokens[end].kind == "W" and self.tokens[end].sign in "=<")
        ):
            end += 1
        text = "".join(token.text for token in self.tokens[self.at : end])
        rest = "".join(token.text for token in self.tokens[self.at :])
        if self._dated() and len(rest) <= TAIL and not self._more():
            self.at = len(self.tokens)
            if any(char in rest for char in "未没"):
                self._not_by_then()
        elif text in DONE or (text and pattern(GRADED).fullmatch(text)):
            self.at = end

    def _more(self) -> bool:
        """Whether another number or sign follows."""
        return any(token.kind in ("Q", "O", "!", "P", "I", "A") for token in self.tokens[self.at :])

    def _not_by_then(self) -> None:
        edge = self.upper or self.point
        if edge is None or self.lower is not None:
            raise Stop
        self.lower, self.upper, self.point = edge._replace(inclusive=False, said=True), None, None

    def _dated(self) -> bool:
        return any(
            edge is not None and edge.unit.dimension == "date"
            for edge in (self.upper, self.lower, self.point)
        )

    def _lead(self) -> None:
        """What may stand before a number: a variable's or the indicator's name, delay, about, a comparison with last year."""
        if skip := self._name_length():
            text = "".join(token.text for token in self.tokens[self.at : self.at + skip])
            self.at += skip
            self._movement(text)
        while self._kind() in ("D", "~", "B"):
            token = self._take()
            self.delay |= token.kind == "D"
            self.early = token.text == "提前"
            if token.kind == "~":
                self.notes.append("approximate")
            if token.kind == "B":
                self.notes.append("baseline")
                if self._kind() == "V":
                    self._movement(self._take().text)

    def _name_length(self) -> int:
        """How many tokens are a name: `完成率` in `完成率≥95%`, a filler, or a piece of the indicator's own name."""
        ahead = 0
        while self._kind(ahead) in _NAMING and not (self._kind(ahead) == "W" and self._sign(ahead) != "="):
            ahead += 1
        if "V" in (self._kind(i) for i in range(ahead)) and self._kind(ahead) in ("O", "W"):
            return ahead
        text = "".join(token.text for token in self.tokens[self.at : self.at + ahead]).strip(":：")
        if ahead > 1 and not (self._kind(ahead) == "Q" and text.endswith(VARIABLE)):
            text = ""
        if not text:
            return 0
        if text in FILLERS or pattern(WHOLE).fullmatch(text):
            return ahead
        if self._kind(ahead) not in ("Q", "~"):
            return 0
        known = text.endswith(VARIABLE) or text in (*RISES, *FALLS) or pattern(EVERY).fullmatch(text)
        return ahead if known or self._named(text) else 0

    def _named(self, text: str) -> bool:
        return len(text) > 1 and text in self.context.name

    def _movement(self, text: str) -> None:
        if any(word in text for word in RISES):
            self.notes.append("rises")
        elif any(word in text for word in FALLS):
            self.notes.append("falls")
        elif every := pattern(EVERY).fullmatch(text):
            self.every = every[1].replace("季度", "季").replace("季", "季度")

    def _related(self) -> None:
        """A relation before its number, and perhaps one after it that must say the same."""
        sign = self._take().sign
        if self._kind() in ("O", "W") and self.tokens[self.at].sign == "=":
            self.at += 1
        if self._kind() == "V" and pattern(WHOLE).fullmatch(self.tokens[self.at].text):
            self.at += 1
        self._about()
        if self._kind() != "Q":
            raise Stop
        quantity = self._quantity()
        said = self._inclusion(quantity)
        if self._kind() == "T" and self._kind(1) == "Q":
            self._range(quantity, said, None)
            return
        after = self._after(quantity)
        if after is not None:
            sign, said = self._agree(sign, *after, said)
        self._set(sign, quantity, said)

    def _agree(self, sign: str, after: str, loud: bool, said: bool | None) -> tuple[str, bool | None]:
        if after == "~":
            self.notes.append("approximate")
            return sign, said
        wanted = {"=": "≥≤><", "≥": ">", ">": ">", "≤": "<", "<": "<"}[sign]
        side = ">" if after == "out>" else after
        if side not in wanted.replace("≥≤", ""):
            raise Stop
        loud_said = True if loud and said is None else said
        return ({">": "≥", "<": "≤"}[side] if sign == "=" else sign), loud_said

    def _plain(self) -> None:
        """A number first: bare, with a relation after it, the start of a range, or the left of a chain."""
        quantity = self._quantity()
        said = self._inclusion(quantity)
        after = self._after(quantity)
        if after is None and self._kind() == "~" and self._kind(1) == "Q":  # 95%±2%
            self.at += 2
            after = ("~", False)
        if self._kind() == "T" and self._kind(1) == "Q":
            self._range(quantity, said, after)
        elif self._kind() == "O" and after is None:
            self._chain(quantity, said)
        elif after is None:
            self.point = Edge(quantity.high, said is not False, said is True, quantity.unit)
            self.period = quantity if quantity.low != quantity.high else None
        elif after[0] == "~":
            self.notes.append("approximate")
            self.point = Edge(quantity.high, unit=quantity.unit)
        else:
            self._set_after(quantity, after, said)

    def _set_after(self, quantity: Quantity, after: tuple[str, bool], said: bool | None) -> None:
        """`80%以上`, `80%（含）以上`, `80%以上（不含）`."""
        sign, loud = after
        if said is not None and sign in "<>":
            sign, loud = (sign if said else {"<": "below", ">": "above"}[sign]), True
        names = {">": "≥", "<": "≤", "above": ">", "below": "<", "out>": ">"}
        self._set(names[sign], quantity, True if loud and sign in "<>" else None)

    def _range(self, low: Quantity, low_said: bool | None, after: tuple[str, bool] | None) -> None:
        self.at += 1
        if after is not None and after[0] not in (">", "above", "~"):
            raise Stop
        self._about()
        high = self._quantity()
        high_said = self._inclusion(high)
        ending = self._after(high)
        named = self._named_inclusion(low, high)
        if after is not None:
            low_said = False if after[0] == "above" else (True if after[1] else low_said)
        if ending is not None and high_said is None:
            if ending[0] not in ("<", "below"):
                raise Stop
            self.below_excludes = not ending[1]
            high_said = ending[1] and ending[0] == "<"
        if named is not None:
            low_said, high_said = named[0] if named[0] is not None else low_said, named[1] or high_said
        self._ends(low, low_said, high, high_said)

    def _chain(self, quantity: Quantity, said: bool | None) -> None:
        """`95%>X≥90%` and `80%>X`: the sign is read from the variable's side."""
        sign = _FLIP[self._take().sign]
        start = self.at
        while self._kind() in _NAMING and self._sign(0) not in ("≥", "≤", ">", "<"):
            self.at += 1
        if self.at == start:
            raise Stop
        self._set(sign, quantity, said)
        if self._kind() in ("O", "W"):
            self._related()

    def _bracketed(self) -> None:
        """`[90%,95%)`: the brackets say what is included; an end at infinity is no end."""
        quantities = [token for token in self.tokens if token.kind == "Q" and token.quantity]
        rest = "".join(token.text for token in self.tokens if token.kind not in "QT").strip("+-")
        if rest not in ("", "∞") or len(quantities) != (1 if rest else 2):
            raise Stop
        self.at = len(self.tokens)
        low, high = self.bracket[0] == "[", self.bracket[1] == "]"
        first = quantities[0].quantity or _NOTHING
        if not rest:
            self._ends(first, low, quantities[1].quantity or _NOTHING, high)
        elif self.tokens[0].kind == "Q":
            self._set("≥", first, low)
        else:
            self._set("≤", first, high)
