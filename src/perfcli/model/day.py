"""A day as people write it: `2026-09-30`, `2026/9/30`, `2026年9月30日`.

In: a text. Out: a `date`, or None where it names no single day. Excel rewrites dates when it saves, so every usual form is read.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from perfcli.quantity.dates import find_day
from perfcli.quantity.text import normalise


def read_day(text: str) -> date | None:
    """The day that a text names; none for a period, a day without a year, or anything else."""
    said = normalise(text).strip()
    if len(said) > len("2026年12月31日 00:00:00.000"):
        return None
    found = find_day(said, 0, None, hint=True)
    if found is None or found.end != len(said) or found.relative or found.refused or found.period:
        return None
    return date.fromordinal(int(found.first))


def _day(value: Any) -> Any:  # noqa: ANN401 - data before validation
    if not isinstance(value, str):
        return value
    day = read_day(value)
    if day is None:
        raise PydanticCustomError("day", "not a day", {"found": value})
    return day


Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar."""
