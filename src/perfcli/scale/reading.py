"""Ladders asked for by their cells and what the file states beside them; each distinct question is answered once.

In: (label, text) cells best first, the indicator's name, what is stated. Out: `Reading`s, kept as long as the process lives.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from perfcli.quantity import normalise

from .ladder import Asked, Ladder
from .names import name_direction, traits

if TYPE_CHECKING:
    from .model import Reading
    from .names import Traits

DIRECTIONS = {
    "higher": "higher",
    "lower": "lower",
    "正向": "higher",
    "反向": "lower",
    "正向指标": "higher",
    "反向指标": "lower",
    "负向": "lower",
}
KINDS = {
    "number": "number",
    "words": "words",
    "date": "date",
    "yesno": "words",
    "range": "number",
    "定量": "number",
    "定性": "words",
    "时间": "date",
    "是否": "words",
    "区间": "number",
}
Question: TypeAlias = "tuple[Traits, str, str, str, str, int | None, str]"
"""What an `Asked` holds besides the cells."""
MAX_READINGS = 64
"""More questions about the same cells than any region asks."""


def read_scale(
    cells: tuple[tuple[str, str], ...],
    *,
    name: str = "",
    unit: str = "",
    direction: str = "",
    kind: str = "",
    year: int | None = None,
    worst: str = "",
) -> Reading:
    """Read a ladder, best grade first; never raises.

    Args:
        cells: label and text of each grade, as published.
        name: the indicator's name, asked only where the cells leave a question open.
        unit: the stated unit, taken by bare numbers.
        direction: `higher` or `lower` (正向, 反向); inferred where empty.
        kind: `number`, `words`, `date` or `yesno` (定量, 定性, 时间, 是否); found where empty.
        year: the plan's year, taken by dates without one.
        worst: `below` where the file says that a bare worst number means "below the bound above it".
    """
    stated, of = DIRECTIONS.get(direction, ""), KINDS.get(kind, "")
    known = _known(cells)
    asked = (traits(name), known.shared(name), unit, stated, of, year, worst)
    reading = known.readings.get(asked) or known.read(asked)
    if not stated and reading.scale is None and reading.findings[0].name == "no-direction":
        return known.read((*asked[:3], name_direction(name), *asked[4:]))
    return reading


@lru_cache(maxsize=8192)
def _known(cells: tuple[tuple[str, str], ...]) -> _Known:
    """What is known of some cells: a province prints the same few hundred ladders under ten thousand names."""
    return _Known(cells)


class _Known:
    """The readings of one ladder's cells, each distinct question answered once."""

    def __init__(self, cells: tuple[tuple[str, str], ...]) -> None:
        pairs = dict.fromkeys(text[at : at + 2] for _, text in cells for at in range(len(text) - 1))
        self.words = tuple(pair for pair in pairs if pair.isalpha() and not pair.isascii())
        """Every two neighbouring characters that might be a word."""
        self.cells = cells
        self.readings: dict[Question, Reading] = {}

    def read(self, asked: Question) -> Reading:
        """The answer to one question."""
        reading = self.readings.get(asked)
        if reading is None:
            if len(self.readings) >= MAX_READINGS:
                self.readings.clear()
            reading = self.readings[asked] = Ladder(Asked(self.cells, *asked)).read()
        return reading

    def shared(self, name: str) -> str:
        """The pieces of the name that a cell may repeat (`完成率95%`), so that the rest of a name does not part equal questions."""
        for pair in self.words:
            if pair in name:
                return _pieces(name, _pairs(self.cells))
        return ""


def _pieces(name: str, pairs: frozenset[str]) -> str:
    """The name with what no cell holds left out: any two characters or more of a cell stand in it if they stand in the name."""
    kept = [False] * len(name)
    for at in range(len(name) - 1):
        if name[at : at + 2] in pairs:
            kept[at] = kept[at + 1] = True
    marked = "".join(char if keep else "\0" for char, keep in zip(name, kept, strict=True))
    return "\0".join(piece for piece in marked.split("\0") if piece)


@lru_cache(maxsize=1024)
def _pairs(cells: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Every two neighbouring characters of the cells, as written and as the grammar sees them."""
    texts = [form for _, text in cells for form in (text, normalise(text))]
    return frozenset(text[at : at + 2] for text in texts for at in range(len(text) - 1))
