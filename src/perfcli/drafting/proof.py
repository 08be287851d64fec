"""The proof of an import: what was written is laid out again and compared with the source, cell by cell.

In: a paper and the data of the target files that it became. Out: a `Proof`: how many cells were looked for, which ones are
in nothing that was written. A text is found as often as it was written; names and levels may be printed again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.ladders import split_ladder
from perfcli.drafting.matrix import BLANKS, Matrix
from perfcli.drafting.nodes import Unused
from perfcli.drafting.numbering import number_rank, split_number
from perfcli.drafting.words import (
    column_role,
    fund_of,
    goal_column,
    is_grade,
    label_role,
    level_of,
)
from perfcli.model.terms import CHOICES
from perfcli.paper import Grid
from perfcli.quantity import UNITS, money_unit, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.paper import Paper
    from perfcli.syntax.tree import Data

_MONEY = re.compile(r"(?<=[0-9])(?:百万元|千元|万元|亿元|元)$")
_UNIT_LINE = re.compile(r"(?:金额)?单位:(?:人民币)?[百千]?[万亿]?元$")
_BLANK = frozenset("-—－–/")
_NAMES = frozenset(("name", "level1", "level2", "fund", "category", "direction", "kind"))
"""What tables print again in every row, and words that stand for fixed values."""


class Proof(NamedTuple):
    """How many cells hold something to be found, and those that were not."""

    cells: int
    lost: tuple[Unused, ...]


def prove(
    paper: Paper, context: frozenset[str], written: Iterable[dict[str, Data]], facts: Iterable[str] = ()
) -> Proof:
    """Look for every cell of every table but those of its context; `facts` went into tables beside the target files."""
    content = _Content(written, facts)
    lost: list[Unused] = []
    count = 0
    for origin, text in _cells(paper, context):
        count += 1
        if not content.has(text):
            lost.append(Unused(origin, text))
    return Proof(count, tuple(lost))


def _cells(paper: Paper, context: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The cells that say something of their own: no labels, units of money, numbers of rows, dashes."""
    for block in paper.blocks:
        if not isinstance(block, Grid) or block.hidden:
            continue
        matrix = Matrix(block)
        for row in range(matrix.height):
            for column, cell in matrix.cells(row):
                text = cell.text.strip(BLANKS)
                said = not _is_word(text) and not (column == 0 and number_rank(text) >= 0)
                if said and cell.origin not in context and set(text) - _BLANK:
                    yield cell.origin, text


def _is_word(text: str) -> bool:
    """Whether a text is one of the form's own words."""
    roles = (column_role(text), label_role(text), fund_of(text), goal_column(text), level_of(text))
    unit = UNITS.get(money_unit(text))
    return (
        any(roles)
        or is_grade(text)
        or bool(_UNIT_LINE.match(normalise(text)))
        or (unit is not None and unit.dimension == "money")
    )


class _Content:
    """What was written: texts and how often, names, and everything in one piece for parts of texts."""

    def __init__(self, written: Iterable[dict[str, Data]], facts: Iterable[str]) -> None:
        self.texts: Counter[str] = Counter(map(plain, facts))
        self.names: set[str] = set()
        parts: list[str] = []
        for data in written:
            scales = data.get("scales")
            self._walk(data, scales if isinstance(scales, dict) else {}, parts, "")
        self.parts = "\n".join(parts)

    def _walk(self, data: Data, scales: dict[str, Data], parts: list[str], key: str) -> None:
        if isinstance(data, str):
            self._text(data, parts, key)
        elif isinstance(data, list):
            if key == "goals":
                self.texts[plain("".join(map(str, data)))] += 1
            for item in data:
                self._walk(item, scales, parts, key)
        else:
            for name, value in data.items():
                if name == "scale" and isinstance(value, str):
                    self._walk(scales.get(value, {}), scales, parts, "bands")
                elif name != "scales":
                    self._walk(value, scales, parts, name)

    def _text(self, text: str, parts: list[str], key: str) -> None:
        if key in _NAMES:
            self.names.update((plain(text), CHOICES.get(key, {}).get(text, "")))
        self.texts[plain(text)] += 1
        if key in ("target", "note", "unit", "code"):
            parts.append(plain(text))

    def has(self, text: str) -> bool:
        """Whether a cell's text was written, as often as it was asked for."""
        behind = re.split("[:：]", text, maxsplit=1)[-1]  # a label with its value in one cell
        for said in (plain(text), plain(split_number(text).name), plain(behind)):
            if said in self.names:
                return True
            if self.texts[said] > 0:
                self.texts[said] -= 1
                return True
        pieces = [cell for _, cell in split_ladder(text)] or [
            line for line in text.split("\n") if line.strip()
        ]
        return plain(text) in self.parts or all(plain(piece) in self.texts for piece in pieces)


def plain(text: str) -> str:
    """A text without spaces and line ends, and money without its unit."""
    return _MONEY.sub("", normalise(text))
