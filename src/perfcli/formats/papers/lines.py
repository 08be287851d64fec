"""The lines of a text and what each looks like; tables in text are found by the look of their lines.

In: text. Out: numbered `Line`s.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STACKED = re.compile(r"[ 　]*\t[^\t]*")
_BLANKS = " 　\t"


class Line(NamedTuple):
    """A line of the file, its number and what it looks like: `blank`, `stacked`, `tabs`, `bars`, `plain`."""

    number: int
    text: str
    look: str


def lines_of(text: str) -> list[Line]:
    """Every line, in order."""
    return [Line(at, line, _look(line)) for at, line in enumerate(text.split("\n"), 1)]


def _look(line: str) -> str:
    if not line.strip(_BLANKS) and "\t" not in line:
        return "blank"
    if _STACKED.fullmatch(line):
        return "stacked"
    if "\t" in line:
        return "tabs"
    return "bars" if "|" in line else "plain"
