"""The alphabet of a cell: quantities, relations, connectors and inclusion marks, found left to right.

In: normalised text. Out: a tuple of `Token`. Unknown stretches become `V` tokens; nothing is skipped, so that what the
grammar does not understand is seen and refused by `grammar`. One pass, linear in the length of the text.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import (
    NONE,
    PERCENT,
    UNITS,
    Day,
    Unit,
    find_day,
    find_number,
    find_unit,
    pattern,
    times,
    unit_of,
)

from .spoken import odd_ones, percent_words, wan_to_unit
from .words import TokenKind, find_word

if TYPE_CHECKING:
    import re

DATE = Unit("日期", "date", whole=True)
RELATIVE = Unit("相对日期", "relative-date", whole=True)

_INCLUSION = r"\((?:不(?:包)?(?:含|括)|(?:包)?含)[^()]{0,20}\)|,?(?:不含|含)(?:本数|[0-9.]{1,12}%?)"
_JOINTS = "/·."
_MONTHS = r"(?<![0-9.])([0-9]{1,2})([-~至到])([0-9]{1,2})月"
_PER = r"/(?:10|十|1|一|百)?(?:万|千)(?:人口|人)?(?![元吨亩平立])"
"""`180/10万`: cases among so many people; no second number."""
_WAN = Decimal(10_000)
_NOUN_LENGTH = 6


class Quantity(NamedTuple):
    """A number with its unit, or a day: `low` and `high` differ only for a period."""

    low: Decimal
    high: Decimal
    unit: Unit
    chinese: bool = False


class Token(NamedTuple):
    """A piece of a cell: kind, text, and for relations the sign and whether inclusion was said in words."""

    kind: TokenKind
    text: str
    quantity: Quantity | None = None
    sign: str = ""
    said: bool = False


def _is_noun(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "a" <= char <= "z" or "A" <= char <= "Z" or char in "°℃$μµ³²"


def _grammatical(text: str, start: int) -> bool:
    """Whether a relation, a connector or an inclusion mark stands at `start`."""
    return find_word(text, start) is not None or _inclusion(text, start) is not None


def _inclusion(text: str, start: int) -> re.Match[str] | None:
    """`（含）`, `不含本数` and the like at `start`."""
    begins = text.startswith(("(", ",含", ",不含", "含", "不含"), start)
    return pattern(_INCLUSION).match(text, start) if begins else None


class Lexer:
    """Cuts one normalised text into tokens."""

    def __init__(self, text: str, *, year: int | None, dates: bool, money: bool) -> None:
        self.text = pattern(_MONTHS).sub(r"\1月\2\3月", text) if "月" in text else text
        self.year, self.dates, self.money = year, dates, money
        self.found: list[Token] = []

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, left to right."""
        position = 0
        while position < len(self.text):
            position = (
                self._day(position)
                or self._number(position)
                or self._fixed(position)
                or self._other(position)
            )
        return tuple(self.found)

    def _last(self) -> str:
        return self.found[-1].kind if self.found else ""

    def _day(self, start: int) -> int | None:
        day = find_day(self.text, start, self.year, hint=self.dates)
        if day is None or (day.relative and self._last() == "V"):
            return None
        if day.refused:
            self.found.append(Token("!", self.text[start : day.end], sign=day.refused))
            return day.end
        self._remember_year(day)
        unit = RELATIVE if day.relative else DATE
        self.found.append(Token("Q", self.text[start : day.end], Quantity(day.first, day.last, unit)))
        return day.end

    def _remember_year(self, day: Day) -> None:
        """`2021年1月-12月`: the second date takes the year of the first."""
        if not day.relative:
            self.year = day_year(day.last)

    def _number(self, start: int) -> int | None:
        negative = self._signed(start)
        begin = start + (1 if self.text[start] in "+-负" and negative is not None else 0)
        if special := percent_words(self.text, begin):
            return self._push(
                start, special[0], PERCENT if special[2] == "%" else unit_of("‰"), special[1], negative
            )
        if half := self._half(begin):
            return self._push(start, Decimal("0.5"), half[0], half[1], negative)
        number = find_number(self.text, begin)
        if number is None:
            return None
        if number.refused:
            self.found.append(Token("!", self.text[start : number.end], sign=number.refused))
            return number.end
        if number.chinese:
            number = wan_to_unit(self.text, number, begin)
        odd = odd_ones(self.text, number.end)
        found = self._unit(number.end + odd, opaque=not number.chinese)
        if number.chinese and not self._ends(found[1]):
            return None
        if odd:
            self.found.append(Token("~", "余"))
        return self._push(start, number.value, found[0], found[1], negative, chinese=number.chinese)

    def _signed(self, start: int) -> bool | None:
        """Whether a minus stands here as a sign (True), a plus (False), or neither (None)."""
        sign, after = self.text[start], self.text[start + 1 : start + 2]
        if sign == "负" or (sign in "+-" and ("0" <= after <= "9") and self._last() not in ("Q", "P", "I")):
            return sign != "+"
        return None

    def _push(
        self,
        start: int,
        value: Decimal,
        unit: Unit,
        end: int,
        negative: bool | None,
        *,
        chinese: bool = False,
    ) -> int:
        value = times(value, Decimal(-1)) if negative else value
        if unit.whole and unit.factor > 1:  # 1.2万人 counts people, 12000 of them
            unit = unit_of(unit.name[1:])
            value = times(value, _WAN if self.text[end - len(unit.name) - 1] == "万" else _WAN * _WAN)
        if unit.dimension == "wan":
            value, unit = self._wan(value, unit)
        self.found.append(Token("Q", self.text[start:end], Quantity(value, value, unit, chinese)))
        return end

    def _wan(self, value: Decimal, unit: Unit) -> tuple[Decimal, Unit]:
        """A bare 万 or 亿: money where money is spoken of, else a multiplier."""
        if self.money:
            return value, UNITS[f"{unit.name}元"]
        return times(value, Decimal(10) ** (4 if unit.name == "万" else 8)), NONE

    def _half(self, start: int) -> tuple[Unit, int] | None:
        """`半年`, `半个月`, `半天`: the unit of which a half is meant."""
        return find_unit(self.text, start + 1) if self.text[start : start + 1] == "半" else None

    def _ends(self, end: int) -> bool:
        """Whether a Chinese numeral's unit is followed by something of the grammar (一般 is a word, 一次 a number)."""
        return end == len(self.text) or _grammatical(self.text, end) or self.text[end] in "-()[]。"

    def _unit(self, start: int, *, opaque: bool) -> tuple[Unit, int]:
        """The unit at `start`: bracketed, known, compound, or for Arabic digits an unknown noun taken as it is."""
        if self.text.startswith("/", start) and (per := pattern(_PER).match(self.text, start)):
            return Unit(per.group(), f"opaque:{per.group()}"), per.end()
        known = self._bracketed(start) or find_unit(self.text, start)
        if known is None:
            return self._noun(start) if opaque else (NONE, start)
        return self._extended(start, *known) if opaque else known

    def _bracketed(self, start: int) -> tuple[Unit, int] | None:
        if self.text[start : start + 1] != "(":
            return None
        close = self.text.find(")", start, start + 12)
        unit = UNITS.get(self.text[start + 1 : close]) if close > 0 else None
        return (unit, close + 1) if unit else None

    def _extended(self, start: int, unit: Unit, end: int) -> tuple[Unit, int]:
        """`元/人.每天` is opaque; `3个项目` is a count of 个项目; `万人` multiplies."""
        if (stop := self._compound_end(end)) > end:
            text = self.text[start:stop]
            return Unit(text, f"opaque:{text}"), stop
        if unit.dimension == "wan":
            after = find_unit(self.text, end)
            if after and after[0].whole:
                name = unit.name + after[0].name
                return Unit(
                    name, after[0].dimension, Decimal(10) ** (4 if unit.name == "万" else 8), whole=True
                ), after[1]
        if unit.dimension.startswith("count") and (other := self._bracketed(end)) and other[0].whole:
            return unit, other[1]  # 18台（套）
        stop = self._noun_end(end)
        if stop > end and unit.dimension.startswith("count"):
            text = self.text[start:stop]
            return Unit(text, f"count:{text}", whole=True), stop
        return unit, end

    def _compound_end(self, end: int) -> int:
        """The end of `/人.每天` after a unit: each part is a known unit or a short noun."""
        while self.text[end : end + 1] in _JOINTS and end + 1 < len(self.text):
            begin = end + (2 if self.text[end + 1] == "每" else 1)
            known = find_unit(self.text, begin)
            stop = known[1] if known else self._noun_end(begin)
            if stop == begin:
                break
            end = stop
        return end

    def _noun(self, start: int) -> tuple[Unit, int]:
        end = self._noun_end(start)
        if end > start:  # 微克/立方米
            end = self._compound_end(end)
        text = self.text[start:end]
        return (Unit(text, f"opaque:{text}"), end) if text else (NONE, start)

    def _noun_end(self, start: int) -> int:
        """End of an unknown noun of at most six characters that a relation, a connector or the end follows."""
        end = start
        while end < len(self.text) and end - start <= _NOUN_LENGTH:
            if _grammatical(self.text, end) or not _is_noun(self.text[end]):
                break
            end += 1
        return start if end - start > _NOUN_LENGTH else end

    def _fixed(self, start: int) -> int | None:
        """A relation, a connector, an inclusion mark; a dash after a number means "to"."""
        if self.text[start] == "-" and self._last() in ("Q", "P", "I"):
            return self._dash(start)
        if mark := _inclusion(self.text, start):
            self.found.append(Token("I", mark.group(), sign=mark.group()))
            return mark.end()
        found = find_word(self.text, start)
        if found is None:
            return None
        text, word = found
        if word.kind == "V":
            for position in range(start, start + len(text)):
                self._other(position)
            return start + len(text)
        self.found.append(Token(word.kind, text, sign=word.sign, said=word.said))
        return start + len(text)

    def _dash(self, start: int) -> int:
        """`90-95`, `90——95`; in `-5--3` the second dash is a sign, as the first number has one."""
        self.found.append(Token("T", "-"))
        before = self.found[-2].quantity
        doubled = self.text[start + 1 : start + 2] == "-"
        return start + (2 if doubled and (before is None or before.low >= 0) else 1)

    def _other(self, start: int) -> int:
        """A stretch nothing else claims: a variable's name, prose, a stray sign."""
        char = self.text[start]
        if self._last() == "V":
            self.found[-1] = Token("V", self.found[-1].text + char)
        else:
            self.found.append(Token("V", char))
        return start + 1


def day_year(value: Decimal) -> int:
    """The year of a day number."""
    return date.fromordinal(int(value)).year
