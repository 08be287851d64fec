"""The value that a cell stores, where what it shows is less: 0.946 under `0%` shows `95%` and is `94.6%`.

In: a number, its format code and the text that is shown. Out: the exact text, empty where the shown one says it all; and why it
does not. A spreadsheet keeps 15 significant digits: what a binary number has behind them is noise, not a value.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from perfcli.formats.papers.date_format import is_date, show_date
from perfcli.formats.papers.format_code import sections_of
from perfcli.formats.papers.number_format import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIFTEEN = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_SHOWN = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_POWER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?E[+-]?[0-9]{1,3}")
_LITERALS = re.compile(r'"[^"]*"?|\\.|\[[^\]]*\]')
"""Words and brackets of a format code, in which a `d` is no day."""


def stored(value: Decimal, code: str, text: str, *, since_1904: bool = False) -> tuple[str, str]:
    """The exact text of a number, and why the cell does not show it (`rounded`, `noise`, or nothing to be said)."""
    number = _FIFTEEN.plus(value)
    if is_date(sections_of(code)[0].code):
        return _day(number, code, since_1904=since_1904), ""
    percent = any(token.kind == "%" for token in sections_of(code)[0].tokens)
    exact = number * 100 if percent else number
    if exact not in _numbers(text):
        said = format(exact.normalize() + 0, "f") + ("%" if percent else "")
        return said, "" if code == "General" and number == value else "rounded"
    return (text, "noise") if number != value else ("", "")


def _day(number: Decimal, code: str, *, since_1904: bool) -> str:
    """A whole day as a date; where the format shows no day, or there is a time, what is shown is what was meant."""
    plain = _LITERALS.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "d" not in plain or number != number.to_integral_value():
        return ""
    return show_date(number, "yyyy-mm-dd", since_1904=since_1904)


def _numbers(text: str) -> Iterator[Decimal]:
    """The numbers that a text shows: one as a rule, more where the format has words with digits; powers of ten as they are."""
    if _POWER.fullmatch(text):
        yield Decimal(text)
    yield from (Decimal(found.replace(",", "")) for found in _SHOWN.findall(text))
