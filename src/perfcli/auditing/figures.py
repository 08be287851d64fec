"""Printed figures read to numbers: `9.50`, `10分`, `97.75%`, `3,824.26`. In: text. Out: `Figure`; a text that is no number has none."""

from __future__ import annotations

import re
from decimal import Decimal

from perfcli.auditing.model import Figure
from perfcli.quantity import find_number, normalise, show, times

_TAIL = re.compile(r"(?:分|%|[百千]?万元?|元|亿元)?(?:\(.*\))?$")
_NOTHING = frozenset(("", "/", "-", "--", "—", "——", "\\", "无", "N/A", "n/a"))


def figure(text: str, place: str = "") -> Figure:
    """The figure of a cell."""
    plain = normalise(text[:60])
    sign = plain.startswith("-")
    found = find_number(plain, int(sign))
    if found is None or found.refused or not _TAIL.fullmatch(plain[found.end :]):
        return Figure(text.strip(), None, place)
    return Figure(text.strip(), -found.value if sign else found.value, place)


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return normalise(text[:60]) in _NOTHING


def of_number(value: object, place: str) -> Figure:
    """A number or a text of a JSON document."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        number = Decimal(value)
        return Figure(show(number), number, place) if number.is_finite() else Figure("", None, place)
    return figure(value, place) if isinstance(value, str) else Figure("", None, place)


def percent(rate: Figure, exact: Decimal | None) -> Decimal | None:
    """A printed rate in percent points; `0.98` and `1` are ratios where that is nearer to what it should be."""
    value = rate.value
    if value is None or "%" in normalise(rate.text) or exact is None:
        return value
    whole = times(value, Decimal(100))
    return whole if abs(whole - exact) < abs(value - exact) else value
