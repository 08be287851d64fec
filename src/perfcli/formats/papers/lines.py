"""The lines of a text and what each looks like; tables in text are found by the look of their lines.

In: text. Out: numbered `Line`s; a text of too many is refused before anything is made of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from perfcli.diagnostics import Text
from perfcli.formats.papers.refusal import too_large

MAX_LINES = 200_000
_LINES = Text("行数太多", "too many lines")
_STACKED = re.compile(r"[ 　]*\t[^\t]*")
_BLANKS = " 　\t"


class Line(NamedTuple):
    """A line of the file, its number and what it looks like: `blank`, `stacked`, `tabs`, `bars`, `plain`."""

    number: int
    text: str
    look: str


def lines_within(text: str, path: str) -> str:
    """The text, if it has no more lines than are read.

    Raises:
        Refused: it has more.
    """
    if text.count("\n") > MAX_LINES:
        raise too_large(path, _LINES, f"{MAX_LINES}")
    return text


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
