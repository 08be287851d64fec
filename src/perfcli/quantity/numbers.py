"""Numbers as people write them, read exactly: `1,200`, `1.2万`, `四`, `一百二十`, `三点五`, `1万2千`.

In: normalised text and a position. Out: `Number` (a Decimal exact to the text, and where it ends) or None.
Exact arithmetic on them (`times`, `minus`, `over`) uses a precision no sane number reaches.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import NamedTuple

from .patterns import pattern

MAX_DIGITS = 40
"""A number with more digits is refused: no budget needs it, and it hides a paste of something else."""

_YEAR_DIGITS = 4

EXACT = Context(prec=200, traps=[InvalidOperation])
_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_AFTER = re.compile(r"[eE][+-]?[0-9]|\.[0-9]| [0-9]|,[0-9]")
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_SCALES = frozenset("十百千万亿")
_NUMERALS = frozenset("零〇一二两三四五六七八九") | _SCALES
_CHINESE = r"[零〇一二两三四五六七八九十百千万亿]{1,24}(?:点[零〇一二三四五六七八九]{1,20})?"
_MIXED = r"([0-9]+(?:\.[0-9]+)?)([十百千万亿]{1,2})(?![分米克瓦元])"


class Number(NamedTuple):
    """A number found in a text: its value, the position after it, and the decimals that were written."""

    value: Decimal
    end: int
    decimals: int = 0
    chinese: bool = False
    refused: str = ""


def times(left: Decimal, right: Decimal) -> Decimal:
    """The exact product."""
    return EXACT.multiply(left, right)


def minus(left: Decimal, right: Decimal) -> Decimal:
    """The exact difference."""
    return EXACT.subtract(left, right)


def over(left: Decimal, right: Decimal) -> Decimal | None:
    """The exact quotient, or None where it has no end in decimals."""
    context = EXACT.copy()
    context.clear_flags()
    result = context.divide(left, right)
    return None if context.flags[Inexact] else result


def show(value: Decimal) -> str:
    """The shortest plain spelling: no exponent, no trailing zeros (`95.00` is `95`)."""
    if not value:
        return "0"
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def find_number(text: str, start: int = 0) -> Number | None:
    """The unsigned number at `start`, in Arabic digits or Chinese numerals; None where there is none."""
    if start >= len(text):
        return None
    if "0" <= text[start] <= "9":
        return _arabic(text, start)
    match = pattern(_CHINESE).match(text, start) if text[start] in _NUMERALS else None
    if match is None:
        return None
    value = chinese(match.group())
    return None if value is None else Number(value, match.end(), chinese=True)


def _arabic(text: str, start: int) -> Number | None:
    match = _ARABIC.match(text, start)
    if match is None:  # unreachable while the caller checks the first digit; keeps the type honest
        return None
    written, end = match.group().replace(",", ""), match.end()
    if len(written) > MAX_DIGITS:
        return Number(Decimal(0), _skip_digits(text, end), refused="too-long")
    value, whole_part = Decimal(written), written.partition(".")
    if after := _AFTER.match(text, end):
        refused = "exponent" if text[end] in "eE" else "glued"
        return Number(value, _skip_digits(text, after.end()), refused=refused)
    mixed = _mixed(text, start) if text[end : end + 1] in _SCALES else None
    return mixed or Number(value, end, len(whole_part[2]))


def _skip_digits(text: str, end: int) -> int:
    while end < len(text) and (text[end].isdigit() or text[end] in ".,"):
        end += 1
    return end


def _mixed(text: str, start: int) -> Number | None:
    """`3千`, `1万2千`: digits with Chinese scales, each smaller than the one before; a last 万 or 亿 is left to the unit."""
    total, last, position = Decimal(0), Decimal(10) ** 17, start
    mixed = pattern(_MIXED)
    while match := mixed.match(text, position):
        scale = Decimal(1)
        for char in match.group(2):
            scale *= (_SMALL | _LARGE)[char]
        more = mixed.match(text, match.end()) is not None
        if scale >= last or (match.group(2)[-1] in _LARGE and not more):
            break
        total, last, position = EXACT.add(total, times(Decimal(match.group(1)), scale)), scale, match.end()
    return Number(total, position) if position > start else None


def chinese(text: str) -> Decimal | None:
    """A Chinese numeral as a number: `四` 4, `十二` 12, `一百二十` 120, `二〇二四` 2024, `三点五` 3.5; None if ill-formed."""
    whole, point, fraction = text.partition("点")
    value = _plain_digits(whole) if all(c in _DIGIT for c in whole) else _scaled(whole)
    if value is None:
        return None
    tail = "".join(str(_DIGIT[char]) for char in fraction)
    return Decimal(f"{value}.{tail}") if point else Decimal(value)


def _plain_digits(text: str) -> int | None:
    """Digits without scales: one digit, or a year; `三五` may mean three to five and is none."""
    if len(text) not in (1, _YEAR_DIGITS):
        return None
    return int("".join(str(_DIGIT[char]) for char in text))


def _scaled(text: str) -> int | None:
    """Positional reading: each scale word multiplies the digit before it; a section ends at 万 or 亿."""
    total = section = 0
    digit: int | None = None
    limit, big = 10_000, 10**12
    for index, char in enumerate(text):
        if char in _DIGIT:
            if digit:  # two digits side by side are no positional numeral
                return None
            digit = _DIGIT[char]
        elif char in _SMALL:
            if _SMALL[char] >= limit or (
                digit is None and not (index == 0 and char == "十") and text != char
            ):
                return None
            limit = _SMALL[char]
            section += (1 if digit is None else digit) * limit
            digit = None
        else:
            section += digit or 0
            if not section or _LARGE[char] >= big:
                return None
            big, limit, digit = _LARGE[char], 10_000, None
            total, section = total + section * big, 0
    if digit and len(text) > 1 and text[-2] in "百千万亿":
        return None  # 二百五 is said for 250 and may be meant for 205
    return total + section + (digit or 0)
