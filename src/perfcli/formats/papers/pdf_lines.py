"""Characters of a page put together to lines, and lines that the layout broke put together again.

In: characters as pdfplumber gives them. Out: `Line`s, from top to bottom.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Char: TypeAlias = "dict[str, object]"

SLACK = 1.6
"""Characters that a broken line may leave free: no line begins with a comma."""
_APART, _INDENT = 1.2, 1.5
"""Line heights that lines of one paragraph are never apart; characters that the first line of one is indented by."""
_NUMBERED = re.compile(r"[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]")
_WORD_ENDS = re.compile(r"[A-Za-z][,.;:)]?$")
_WORD_BEGINS = re.compile(r"^[A-Za-z(]")


class Line(NamedTuple):
    """A line of text and its box, in points from the top left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    size: float


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """Characters on one height are a line; a wide gap in it is a blank."""
    return [line for row in _heights(chars) if (line := _line(row)).text.strip()]


def segments_of(chars: Iterable[Char]) -> list[list[Line]]:
    """The same lines, each cut where a gap is wider than a character."""
    rows = [[_line(part) for part in _parts(row)] for row in _heights(chars)]
    seen = [[part for part in row if part.text.strip()] for row in rows]
    return [row for row in seen if row]


def _heights(chars: Iterable[Char]) -> list[list[Char]]:
    """The characters of each line, from left to right."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda one: (number(one, "bottom"), number(one, "x0"))):
        if rows and number(char, "bottom") - number(rows[-1][-1], "bottom") < number(char, "size") / 3:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda one: number(one, "x0")) for row in rows]


def _parts(row: list[Char]) -> list[list[Char]]:
    parts: list[list[Char]] = []
    end = 0.0
    for char in row:
        if not str(char["text"]).strip():
            continue
        if parts and number(char, "x0") - end <= number(char, "size"):
            parts[-1].append(char)
        else:
            parts.append([char])
        end = number(char, "x1")
    return parts


def number(char: dict[str, object], key: str) -> float:
    """A measure of a character."""
    value = char[key]
    return float(value) if isinstance(value, int | float) else 0.0


def _line(chars: list[dict[str, object]]) -> Line:
    text = ""
    end = number(chars[0], "x0")
    for char in chars:
        said = str(char["text"])
        gap = number(char, "x0") - end
        if text and gap > number(char, "size") / 2 and not text.endswith(" ") and said.strip():
            text += " "
        text += said
        end = max(end, number(char, "x1"))
    seen = [char for char in chars if str(char["text"]).strip()] or chars
    bold = all(re.search("bold|black|heavy", str(char.get("fontname", "")), re.IGNORECASE) for char in seen)
    return Line(
        text.rstrip(),
        number(seen[0], "x0"),
        min(number(char, "top") for char in seen),
        max(number(char, "x1") for char in seen),
        max(number(char, "bottom") for char in seen),
        bold,
        max(number(char, "size") for char in seen),
    )


def begins(above: Line, line: Line, left: float) -> bool:
    """Whether a line below a full one begins a paragraph all the same: it is indented, or stands apart.

    Below a numbered line at the left edge an indented one runs on: a list whose texts hang.
    """
    apart = line.top - above.bottom > _APART * line.size
    indented = line.x0 - left > _INDENT * line.size
    hanging = above.x0 - left < _INDENT * above.size and _NUMBERED.match(above.text) is not None
    return apart or (indented and not hanging)


def run_together(lines: Sequence[Line], right: float) -> list[Line]:
    """Lines that the layout broke are one; `right` is how far text may reach."""
    joined: list[Line] = []
    full = False
    left = min((line.x0 for line in lines), default=0.0)
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None and full and not begins(above, line, left):
            before = joined[-1]
            gap = " " if _WORD_ENDS.search(before.text) and _WORD_BEGINS.search(line.text) else ""
            joined[-1] = before._replace(text=before.text + gap + line.text.lstrip(), bottom=line.bottom)
        else:
            joined.append(line)
        full = right - line.x1 < SLACK * line.size
    return joined
