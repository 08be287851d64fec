"""Dates and times as a spreadsheet shows them, from the number of days that it stores.

In: a number of days and a format code. Out: the text, or an empty one when the number is no date.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[(?:h+|m+|s+)\]|\[[^\]]*\]|AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+|General|.',
    re.DOTALL | re.IGNORECASE,
)
_FIELD = re.compile(r"\[(?:h+|m+|s+)\]|AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+", re.IGNORECASE)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_CHINESE_DAYS = "一二三四五六日"
_SECONDS = 86400
_NOON = 12
_LAST_DAY = 2_958_465
"""31 December 9999."""
_LEAP_DAY = 60
"""A spreadsheet believes in 29 February 1900."""


@lru_cache(maxsize=512)
def is_date(code: str) -> bool:
    """Whether a section of a format shows a date or time."""
    pieces = _TOKEN.findall(code)
    return any(map(_FIELD.fullmatch, pieces)) and not any(piece in "0#?" for piece in pieces)


def show_date(days: Decimal, code: str, *, since_1904: bool = False) -> str:
    """The day and time under a format."""
    if not 0 <= days <= _LAST_DAY:
        return ""
    seconds = int((days * _SECONDS).to_integral_value(ROUND_HALF_UP))
    moment = _moment(seconds, since_1904=since_1904)
    tokens = _TOKEN.findall(code)
    halves = any(token.upper() in ("AM/PM", "A/P", "上午/下午") for token in tokens)
    out = ""
    for at, token in enumerate(tokens):
        out += _shown(token, moment, seconds, minutes=_is_minutes(tokens, at), halves=halves)
    return out.strip()


def _moment(seconds: int, *, since_1904: bool) -> datetime:
    day = seconds // _SECONDS
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if day < _LEAP_DAY else 30)  # noqa: DTZ001 - a cell has no zone
    return start + timedelta(seconds=seconds)


def _is_minutes(tokens: list[str], at: int) -> bool:
    """`m` means minutes directly after hours or before seconds."""
    fields = [(place, token.lower()) for place, token in enumerate(tokens) if _FIELD.fullmatch(token)]
    before = [token for place, token in fields if place < at]
    after = [token for place, token in fields if place > at]
    return bool(before and before[-1].strip("[]").startswith("h")) or bool(
        after and after[0].strip("[]").startswith("s")
    )


def _shown(token: str, moment: datetime, seconds: int, *, minutes: bool, halves: bool) -> str:
    low = token.lower()
    if not _FIELD.fullmatch(token):
        return _literal(token)
    if low.startswith("["):
        return str(seconds // {"h": 3600, "m": 60, "s": 1}[low[1]])
    if "/" in low:
        return token.split("/")[moment.hour >= _NOON]
    if low[0] in "hs" or (low[0] == "m" and minutes):
        return _time(low, moment, halves=halves)
    return _day(low, moment)


def _time(low: str, moment: datetime, *, halves: bool) -> str:
    if low[0] == "h":
        return _padded((moment.hour + 11) % 12 + 1 if halves else moment.hour, low)
    return _padded(moment.minute if low[0] == "m" else moment.second, low.partition(".")[0])


def _day(low: str, moment: datetime) -> str:
    if low[0] in "ye":
        return f"{moment.year % 100:02}" if low in ("y", "yy") else str(moment.year)
    if low[0] == "a":
        return ("星期" if low == "aaaa" else "周") + _CHINESE_DAYS[moment.weekday()]
    if low[0] == "m":
        return _named(moment.month, moment.month, low, _MONTHS)
    return _named(moment.day, moment.weekday() + 1, low, _DAYS)


def _padded(value: int, token: str) -> str:
    return f"{value:02}" if len(token) > 1 else str(value)


def _named(value: int, place: int, token: str, names: list[str]) -> str:
    """One or two letters are digits, three a short name, more the whole one."""
    if token in ("m", "mm", "d", "dd"):
        return _padded(value, token)
    return names[place - 1][:3] if token in ("mmm", "ddd") else names[place - 1]


def _literal(token: str) -> str:
    if token.startswith('"'):
        return token.strip('"')
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("["):
        return ""
    return "" if token[0] in "_*@" and len(token) > 1 else token
