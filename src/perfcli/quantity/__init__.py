"""Numbers, units, money and dates as people write them, read exactly.

In: text. Out: `Number`, `Unit`, `Amount`, `Day`: Decimals exact to the text, or a named reason why not. May import
`diagnostics` and `files` only. Every pattern here is linear in the length of the text.
"""

from __future__ import annotations

from .dates import Day, day_number, find_day, show_day
from .money import Amount, Problem, money_unit, read_amount, to_yuan
from .numbers import MAX_DIGITS, Number, chinese, find_number, minus, over, show, times
from .patterns import pattern
from .text import normalise
from .units import NONE, PERCENT, UNITS, Unit, convert, find_unit, unit_of

__all__ = [
    "MAX_DIGITS",
    "NONE",
    "PERCENT",
    "UNITS",
    "Amount",
    "Day",
    "Number",
    "Problem",
    "Unit",
    "chinese",
    "convert",
    "day_number",
    "find_day",
    "find_number",
    "find_unit",
    "minus",
    "money_unit",
    "normalise",
    "over",
    "pattern",
    "read_amount",
    "show",
    "show_day",
    "times",
    "to_yuan",
    "unit_of",
]
