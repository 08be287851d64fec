"""The one grammar of cells and targets: number, unit, relation, inclusion.

    cell     := [name] clause ([and] clause)?          `≥80%且<90%`, `完成率≥95%`, `超过10次不足20次`
    clause   := relation quantity [relation-after]     `≥95%`, `不低于95%`, `控制在10次以内`
              | quantity sign name [sign quantity]     `95%>X≥90%`, `80%>X`
              | quantity to quantity [relation-after]  `85%-95%`, `90%至95%以下`
              | quantity [relation-after]              `75%`, `75%以下`, `95%以上（含）`, `6月30日前`
              | `[`quantity`,`quantity`)`              `[90%,95%)`, `[90,+∞)`
In: text and context (plan's year, whether dates or money are spoken of). Out: `Cell`. A token that no clause takes
makes the cell words (no digit or sign in it) or unreadable; the grammar never guesses past it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from perfcli.quantity import NONE, Unit, normalise, show

from .cell import Cell, CellKind, Edge
from .special import special_cell
from .tokens import DATE, RELATIVE, Lexer, Quantity, Token

MAX_TEXT = 120
"""A longer cell is prose; it is words, never a number."""

_LABELLED = re.compile(r"[^0-9()≥≤<>%=,;一二三四五六七八九十]{1,8}\(([^()]*[0-9][^()]*)\)")
"""`优秀（≥90%）`: a grade's word with its bound in brackets."""

_FLIP = {"≥": "≤", "≤": "≥", ">": "<", "<": ">", "=": "="}


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader knows besides the text: plan's year, the indicator's name, whether dates or money are meant."""

    year: int | None = None
    name: str = ""
    dates: bool = False
    money: bool = False


class _Stop(Exception):  # noqa: N818 - control flow inside this module, never leaves it
    """The tokens fit no clause; `code` says why where it is known."""

    def __init__(self, code: CellKind = "unreadable") -> None:
        self.code = code


@lru_cache(maxsize=16384)
def parse_cell(text: str, context: Context) -> Cell:
    """What `text` says. Never raises; a text that fits nothing is a `Cell` of kind words or unreadable."""
    plain = normalise(text[: MAX_TEXT * 4])
    if special := special_cell(plain):
        return replace(special, text=text)
    if len(plain) > MAX_TEXT:
        return Cell(text, "words")
    plain = _unwrapped(plain)
    tokens = _tokens(plain, context)
    try:
        return replace(_Parser(tokens, context).cell(), text=text)
    except _Stop as stop:
        return Cell(text, _failed(plain, tokens, stop.code), about=_why(tokens))


def _tokens(plain: str, context: Context) -> tuple[Token, ...]:
    text, bracket = plain, ""
    if interval := _interval(plain):
        text, bracket = interval
    lexer = Lexer(text, year=context.year, dates=context.dates, money=context.money)
    tokens = lexer.tokens()
    return (Token("V", "[", sign=bracket), *tokens) if bracket else tokens


def _unwrapped(plain: str) -> str:
    """Without the full stop at the end, list marks at the front and one pair of brackets around everything."""
    plain = plain.strip("。;,；") or plain
    while len(plain) > 2 and plain[0] == "(" and plain[-1] == ")" and plain.find(")") == len(plain) - 1:  # noqa: PLR2004
        if _interval(plain):
            break
        plain = plain[1:-1]
    labelled = _LABELLED.fullmatch(plain)
    return labelled[1] if labelled else plain


def _interval(plain: str) -> tuple[str, str] | None:
    """`[90%,95%)` as (`90%~95%`, `[)`); None for anything that is not a mathematical interval."""
    if len(plain) < 5 or plain[0] not in "[(" or plain[-1] not in "])":  # noqa: PLR2004
        return None
    left, comma, right = plain[1:-1].partition(",")
    square = plain[0] == "[" or plain[-1] == "]"
    if not comma or "," in right or not left or not right or (not square and not _apart(left, right)):
        return None
    if not all(_ends_like_number(part) for part in (left, right)):
        return None
    return f"{left}~{right}", plain[0] + plain[-1]


def _apart(left: str, right: str) -> bool:
    """Round brackets: `(90%,95%)` is an interval, `(1,200)` may be a thousand two hundred."""
    return not (left[-1].isdigit() and len(right) >= 3 and right[:3].isdigit())  # noqa: PLR2004


def _ends_like_number(part: str) -> bool:
    return any("0" <= char <= "9" or char in "零一二两三四五六七八九十百千半∞" for char in part)


def _failed(plain: str, tokens: tuple[Token, ...], code: CellKind) -> CellKind:
    if code != "unreadable":
        return code
    if any(token.kind == "!" for token in tokens):
        return "glued" if any(token.sign == "glued" for token in tokens) else "unreadable"
    digits = any("0" <= char <= "9" for char in plain)
    return "unreadable" if digits or any(sign in plain for sign in "≥≤<>%‰") else "words"


def _why(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    refused = tuple(token.sign for token in tokens if token.kind == "!")
    return refused or tuple(token.text for token in tokens if token.kind == "V")[:1]


class _Parser:
    """Recursive descent over tokens; each method takes what it understands and raises `_Stop` where it cannot."""

    def __init__(self, tokens: tuple[Token, ...], context: Context) -> None:
        self.bracket = tokens[0].sign if tokens and tokens[0].kind == "V" and tokens[0].text == "[" else ""
        self.tokens = tokens[1:] if self.bracket else tokens
        self.context, self.at = context, 0
        self.lower: Edge | None = None
        self.upper: Edge | None = None
        self.point: Edge | None = None
        self.period: Quantity | None = None
        self.notes: list[str] = []
        self.equals = self.delay = self.early = self.below_excludes = False

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
                    raise _Stop(self._juxtaposed())
                self._clause()
        if self.at < len(self.tokens):
            raise _Stop(self._juxtaposed())
        return self._built()

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

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
                raise _Stop(self._juxtaposed())
        if self._kind() == "V" and self.tokens[self.at].text in _DONE:
            self.at += 1

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
        text = self.tokens[self.at].text.strip(":：") if self._kind() == "V" else ""
        return int(text in _FILLERS or (self._kind(1) == "Q" and self._named(text)))

    def _sign(self, ahead: int) -> str:
        return self.tokens[self.at + ahead].sign

    def _named(self, text: str) -> bool:
        return len(text) > 1 and text in self.context.name

    def _movement(self, text: str) -> None:
        if any(word in text for word in ("增长", "提高", "上升", "增加", "提升")):
            self.notes.append("rises")
        elif any(word in text for word in ("下降", "降低", "减少", "压减")):
            self.notes.append("falls")

    def _related(self) -> None:
        """A relation before its number, and perhaps one after it that must say the same."""
        sign = self._take().sign
        if self._kind() in ("O", "W") and self.tokens[self.at].sign == "=":
            self.at += 1
        self._about()
        if self._kind() != "Q":
            raise _Stop
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
            raise _Stop
        loud_said = True if loud and said is None else said
        return ({">": "≥", "<": "≤"}[side] if sign == "=" else sign), loud_said

    def _about(self) -> None:
        while self._kind() == "~":
            self.at += 1
            self.notes.append("approximate")

    def _quantity(self) -> Quantity:
        quantity = self._take().quantity
        if quantity is None:
            raise _Stop
        if self.early and self.delay:
            quantity = replace(quantity, low=-quantity.low, high=-quantity.high)
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
        if token.said or said is not None:
            sign = token.sign
            return ({"<": "below", ">": "above"}[sign] if said is False else sign), True
        return token.sign, False

    def _plain(self) -> None:
        """A number first: bare, with a relation after it, the start of a range, or the left of a chain."""
        quantity = self._quantity()
        said = self._inclusion(quantity)
        after = self._after(quantity)
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
            raise _Stop
        self._about()
        high = self._quantity()
        high_said = self._inclusion(high)
        ending = self._after(high)
        named = self._named_inclusion(low, high)
        if after is not None:
            low_said = False if after[0] == "above" else (True if after[1] else low_said)
        if ending is not None and high_said is None:
            if ending[0] not in ("<", "below"):
                raise _Stop
            self.below_excludes = not ending[1]
            high_said = ending[1] and ending[0] == "<"
        if named is not None:
            low_said, high_said = named[0] if named[0] is not None else low_said, named[1] or high_said
        self._ends(low, low_said, high, high_said)

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
        raise _Stop

    def _ends(self, low: Quantity, low_said: bool | None, high: Quantity, high_said: bool | None) -> None:
        """Set both edges; the unit written once serves both, and a reversed range is turned round."""
        unit_low, unit_high = low.unit, high.unit
        if unit_low == NONE or unit_high == NONE:
            unit_low = unit_high = unit_high if unit_low == NONE else unit_low
        first = Edge(low.low, low_said is not False, low_said is True, unit_low)
        second = Edge(high.high, high_said is not False, high_said is True, unit_high)
        if unit_low.dimension != unit_high.dimension:
            raise _Stop
        if first.value * unit_low.factor > second.value * unit_high.factor:
            first, second = second, first
        self.lower, self.upper = first, second

    def _chain(self, quantity: Quantity, said: bool | None) -> None:
        """`95%>X≥90%` and `80%>X`: the sign is read from the variable's side."""
        sign = _FLIP[self._take().sign]
        start = self.at
        while self._kind() in _NAMING and self._sign(0) not in ("≥", "≤", ">", "<"):
            self.at += 1
        if self.at == start:
            raise _Stop
        self._set(sign, quantity, said)
        if self._kind() in ("O", "W"):
            self._related()

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
            self.upper = replace(edge, value=quantity.high if sign == "≤" else quantity.low)

    @staticmethod
    def _only(edge: Edge | None) -> None:
        if edge is not None:
            raise _Stop

    def _bracketed(self) -> None:
        """`[90%,95%)`: the brackets say what is included; an end at infinity is no end."""
        quantities = [token for token in self.tokens if token.kind == "Q" and token.quantity]
        rest = "".join(token.text for token in self.tokens if token.kind not in "QT").strip("+-")
        if rest not in ("", "∞") or len(quantities) != (1 if rest else 2):
            raise _Stop
        self.at = len(self.tokens)
        low, high = self.bracket[0] == "[", self.bracket[1] == "]"
        first = quantities[0].quantity or _NOTHING
        if not rest:
            self._ends(first, low, quantities[1].quantity or _NOTHING, high)
        elif self.tokens[0].kind == "Q":
            self._set("≥", first, low)
        else:
            self._set("≤", first, high)

    def _built(self) -> Cell:
        if self.lower is not None and self.upper is not None:
            self._share_units()
            below = self.tokens[-1].kind == "P" and self.tokens[-1].text == "以下"
            if below and not self.below_excludes and not self.upper.said:
                self.upper, self.below_excludes = replace(self.upper, inclusive=False), True
        period = self.period.low if self.period else None
        return Cell(
            "", "number", self.lower, self.upper, self.point, period, self.delay, self.equals,
            self.below_excludes, tuple(dict.fromkeys(self.notes)),
        )  # fmt: skip

    def _share_units(self) -> None:
        """`90≤X<95%`: the unit written once serves both edges; edges that contain nothing are refused."""
        lower, upper = self.lower, self.upper
        if lower is None or upper is None:
            return
        if NONE in (lower.unit, upper.unit):
            unit: Unit = upper.unit if lower.unit == NONE else lower.unit
            lower, upper = replace(lower, unit=unit), replace(upper, unit=unit)
        if (
            lower.unit.dimension != upper.unit.dimension
            or lower.value * lower.unit.factor > upper.value * upper.unit.factor
        ):
            raise _Stop
        self.lower, self.upper = lower, upper


_NAMING = ("V", "W", "I")
_NOTHING = Quantity(Decimal(0), Decimal(0), NONE)
_DONE = frozenset(
    ("完成", "办结", "到位", "完工", "竣工", "完成率", "报送", "拨付", "达标", "合格", "得分", "以", "期限")
)
_FILLERS = frozenset(
    ("在", "于", "每年", "年度", "当年", "全年", "预计", "计划", "比例", "任务", "得分", "小计")
)

__all__ = ["DATE", "RELATIVE", "Context", "parse_cell"]
