"""Numbers as they are spoken: `百分之九十五`, `九成五`, `二万元`, `1200余人`.

In: normalised text and a position. Out: the value and where it ends; None where nothing of the kind stands.
"""

from __future__ import annotations

from decimal import Decimal

from perfcli.quantity import Number, chinese, find_number, find_unit, pattern

_TENTHS = r"([一二三四五六七八九十1-9])成([一二三四五六七八九1-9])?(?!新|立|果|本|效|年|交|就|功|员)"


def percent_words(text: str, start: int) -> tuple[Decimal, int, str] | None:
    """`百分之九十五`, `千分之三`, `百分百`, `九成`, `九成五`."""
    for prefix, sign in (("百分之", "%"), ("千分之", "‰")):
        if text.startswith(prefix, start):
            number = find_number(text, start + len(prefix))
            return None if number is None or number.refused else (number.value, number.end, sign)
    if text.startswith("百分百", start):
        return Decimal(100), start + 3, "%"
    match = pattern(_TENTHS).match(text, start) if text[start + 1 : start + 2] == "成" else None
    if match is None:
        return None
    tens, ones = find_number(match[1]), find_number(match[2] or "零")
    if tens is None or ones is None:
        return None
    return tens.value * 10 + ones.value, match.end(), "%"


def wan_to_unit(text: str, number: Number, start: int) -> Number:
    """`二万元` like `2万元`: the 万 belongs to the unit where there is such a unit."""
    end = number.end - 1
    unit = find_unit(text, end)
    if text[end] not in "万亿" or end == start or unit is None or unit[1] == end + 1 or unit[0].whole:
        return number
    value = chinese(text[start:end])
    return number if value is None else Number(value, end, chinese=True)


def odd_ones(text: str, end: int) -> int:
    """How many characters after a number say "and some more": `1200余人`, `300多户`; `10多于` is none."""
    return int(text[end : end + 1] in ("余", "多") and text[end + 1 : end + 2] not in ("", "于", "额"))
