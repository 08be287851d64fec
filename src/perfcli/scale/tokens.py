"""The alphabet of a cell: quantities, relations, connectors and inclusion marks, found left to right.

In: normalised text. Out: a tuple of `Token`. Unknown stretches become `V` tokens; nothing is skipped, so that what the
grammar does not understand is seen and refused by `grammar`. One pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from perfcli.quantity import (
    NONE,
    PERCENT,
    UNITS,
    Day,
    Number,
    Unit,
    chinese,
    find_day,
    find_number,
    find_unit,
    times,
    unit_of,
)

DATE = Unit("日期", "date", whole=True)
RELATIVE = Unit("相对日期", "relative-date", whole=True)

TokenKind = Literal["Q", "O", "W", "P", "T", "A", "I", "V", "D", "B", "S", "~", "!"]
"""Q quantity, O sign, W relation before, P relation after, T to, A and, I inclusion, V text, D delay, B baseline, S slash,
~ about, ! refused number."""

_BEFORE = {
    "≥": "不低于 不少于 不小于 不得低于 不得少于 不能低于 达到 达 应达到 大于等于 大于或等于 大于或者等于 大等于 高于等于 高于或等于 "
    "至少 最少 最低 不下于 达到或超过 等于或大于 等于或高于 多于或等于 超过或等于 超过等于 不早于",
    "≤": "不超过 不高于 不大于 不多于 不得超过 不得高于 不得多于 不能超过 未超过 小于等于 小于或等于 小于或者等于 小等于 低于或等于 "
    "低于等于 少于等于 少于或等于 等于或小于 等于或低于 最多 至多 最高 控制在 不突破 不超出 不迟于 不晚于 最迟",
    ">": "高于 超过 多于 大于 超出 突破 晚于 迟于",
    "<": "低于 不足 不满 少于 小于 未达到 未达 不到 未满 达不到 没有达到 早于 未完成",
    "=": "等于 为 完成 实现 共 共计 合计 确保 保持在 保持",
}
_AFTER = {
    "以上": (">", False),
    "之上": (">", False),
    "及以上": (">", True),
    "或以上": (">", True),
    "含以上": (">", True),
    "及其以上": (">", True),
    "以下": ("<", False),
    "之下": ("<", False),
    "及以下": ("<", True),
    "或以下": ("<", True),
    "及其以下": ("<", True),
    "以内": ("<", False),
    "之内": ("<", False),
    "及以内": ("<", True),
    "内": ("<", False),
    "前": ("<", True),
    "之前": ("<", True),
    "以前": ("<", True),
    "及之前": ("<", True),
    "止": ("<", True),
    "后": ("out>", True),
    "之后": ("out>", True),
    "以后": ("out>", True),
    "以外": ("out>", True),
    "之外": ("out>", True),
    "左右": ("~", False),
    "上下": ("~", False),
}
_BEFORE_OP = {word: sign for sign, words in _BEFORE.items() for word in words.split()}


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_FIXED = re.compile(
    rf"(?P<B>(?:较|比)(?:上年度?|去年|上期|前一年|基期)(?:同期)?|同比|环比)"
    r"|(?P<D>延迟|延期|推迟|逾期|超期|延后|滞后|提前)"
    r"|(?P<I>\((?:不(?:包)?(?:含|括)|(?:包)?含)[^()]{0,20}\)|,?(?:不含|含)(?:本数|[0-9.]{1,12}%?))"
    rf"|(?P<W>{_alternatives(list(_BEFORE_OP))})"
    rf"|(?P<P>{_alternatives(list(_AFTER))})"
    r"|(?P<T>至|到|~)|(?P<A>且|并且|同时|而|,|、|;)|(?P<O>[≥≤><=])|(?P<approx>约|大约|近|±)|(?P<S>/)",
)
_JOINT = re.compile(r"[/·.]每?(?=[A-Za-z\u4e00-\u9fff])")
_NOUN = re.compile(r"[A-Za-z\u4e00-\u9fff°℃$]")
_MONTHS = re.compile(r"(?<![0-9.])([0-9]{1,2})([-~至到])([0-9]{1,2})月")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, or a day: `low` and `high` differ only for a period."""

    low: Decimal
    high: Decimal
    unit: Unit
    chinese: bool = False
    wan: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a cell: kind, text, and for relations the sign and whether inclusion was said in words."""

    kind: TokenKind
    text: str
    quantity: Quantity | None = None
    sign: str = ""
    said: bool = False


class Lexer:
    """Cuts one normalised text into tokens."""

    def __init__(self, text: str, *, year: int | None, dates: bool, money: bool) -> None:
        self.text = _MONTHS.sub(r"\1月\2\3月", text)
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
        if special := self._percent_words(begin):
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
            number = self._wan_to_unit(number, begin)
        found = self._unit(number.end, opaque=not number.chinese)
        if number.chinese and not self._ends(found[1]):
            return None
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

    def _wan_to_unit(self, number: Number, start: int) -> Number:
        """`二万元` like `2万元`: the 万 belongs to the unit where there is such a unit."""
        end = number.end - 1
        unit = find_unit(self.text, end)
        if (
            self.text[end] not in "万亿"
            or end == start
            or unit is None
            or unit[1] == end + 1
            or unit[0].whole
        ):
            return number
        value = chinese(self.text[start:end])
        return number if value is None else Number(value, end, chinese=True)

    def _half(self, start: int) -> tuple[Unit, int] | None:
        """`半年`, `半个月`, `半天`: the unit of which a half is meant."""
        return find_unit(self.text, start + 1) if self.text[start : start + 1] == "半" else None

    def _percent_words(self, start: int) -> tuple[Decimal, int, str] | None:
        """`百分之九十五`, `千分之三`, `百分百`, `九成`, `九成五`."""
        for prefix, sign in (("百分之", "%"), ("千分之", "‰")):
            if self.text.startswith(prefix, start):
                number = find_number(self.text, start + len(prefix))
                return None if number is None or number.refused else (number.value, number.end, sign)
        if self.text.startswith("百分百", start):
            return Decimal(100), start + 3, "%"
        match = _TENTHS.match(self.text, start)
        if match is None:
            return None
        tens, ones = find_number(match[1]), find_number(match[2] or "零")
        if tens is None or ones is None:
            return None
        return tens.value * 10 + ones.value, match.end(), "%"

    def _ends(self, end: int) -> bool:
        """Whether a Chinese numeral's unit is followed by something of the grammar (一般 is a word, 一次 a number)."""
        return (
            end == len(self.text) or _FIXED.match(self.text, end) is not None or self.text[end] in "-()[]。"
        )

    def _unit(self, start: int, *, opaque: bool) -> tuple[Unit, int]:
        """The unit at `start`: bracketed, known, compound, or for Arabic digits an unknown noun taken as it is."""
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
        stop = self._noun_end(end)
        if stop > end and unit.dimension.startswith("count"):
            text = self.text[start:stop]
            return Unit(text, f"count:{text}", whole=True), stop
        return unit, end

    def _compound_end(self, end: int) -> int:
        """The end of `/人.每天` after a unit: each part is a known unit or a short noun."""
        while joint := _JOINT.match(self.text, end):
            known = find_unit(self.text, joint.end())
            stop = known[1] if known else self._noun_end(joint.end())
            if stop == joint.end():
                break
            end = stop
        return end

    def _noun(self, start: int) -> tuple[Unit, int]:
        end = self._noun_end(start)
        text = self.text[start:end]
        return (Unit(text, f"opaque:{text}"), end) if text else (NONE, start)

    def _noun_end(self, start: int) -> int:
        """End of an unknown noun of at most six characters that a relation, a connector or the end follows."""
        end = start
        while end < len(self.text) and end - start <= _NOUN_LENGTH:
            if _FIXED.match(self.text, end) or not _NOUN.match(self.text[end]):
                break
            end += 1
        return start if end - start > _NOUN_LENGTH else end

    def _fixed(self, start: int) -> int | None:
        if self.text[start] == "-" and self._last() in ("Q", "P", "I"):
            self.found.append(Token("T", "-"))
            return start + 1
        match = _FIXED.match(self.text, start)
        if match is None:
            return None
        kind, text = match.lastgroup or "", match.group()
        if kind == "W":
            self.found.append(Token("W", text, sign=_BEFORE_OP[text]))
        elif kind == "P":
            self.found.append(Token("P", text, sign=_AFTER[text][0], said=_AFTER[text][1]))
        elif kind == "approx":
            self.found.append(Token("~", text))
        elif kind in ("O", "D", "B", "S", "T", "A", "I"):
            self.found.append(Token(kind, text, sign=text))  # type: ignore[arg-type]
        return match.end()

    def _other(self, start: int) -> int:
        """A stretch nothing else claims: a variable's name, prose, a stray sign."""
        char = self.text[start]
        if self._last() == "V":
            self.found[-1] = Token("V", self.found[-1].text + char)
        else:
            self.found.append(Token("V", char))
        return start + 1


_WAN = Decimal(10_000)
_NOUN_LENGTH = 6
_TENTHS = re.compile(
    r"([一二三四五六七八九十1-9])成([一二三四五六七八九1-9])?(?!新|立|果|本|效|年|交|就|功|员)"
)


def day_year(value: Decimal) -> int:
    """The year of a day number."""
    return date.fromordinal(int(value)).year
