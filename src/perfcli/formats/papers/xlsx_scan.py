"""One pass over a sheet's XML: where its content lies, what is merged, which formulas have no result.

In: an archive and a part. Out: a `Scan`. Rows are dropped as they are read, so a sheet costs little memory.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.formats.papers import kinds
from perfcli.formats.papers.ooxml import attribute_of, local
from perfcli.formats.papers.refusal import damaged
from perfcli.formats.papers.sheets import Box

if TYPE_CHECKING:
    from lxml.etree import _Element

    from perfcli.formats.papers.archive import Archive

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_DISPIMG = "DISPIMG("


class Scan(NamedTuple):
    """What a sheet holds."""

    box: Box | None
    merged: tuple[Box, ...]
    doubts: dict[tuple[int, int], str]


class _Found:
    """Collects while rows pass."""

    def __init__(self) -> None:
        self.rows: tuple[int, int] | None = None
        self.columns: tuple[int, int] | None = None
        self.doubts: dict[tuple[int, int], str] = {}
        self.merged: list[Box] = []
        self.row = 0

    def take_row(self, row: _Element) -> bool:
        """Look at the cells of a row; False if the rows are out of order."""
        number = int(row.get("r") or self.row + 1)
        in_order = self.row < number <= MAX_ROW
        self.row, column = number, 0
        for cell in row:
            place = _ADDRESS.fullmatch(cell.get("r") or "")
            column = column_number(place[1]) if place else column + 1
            if local(cell) == "c" and self._take(cell, number, column):
                self.rows = _wider(self.rows, number)
                self.columns = _wider(self.columns, column)
        return in_order and column <= MAX_COLUMN

    def _take(self, cell: _Element, row: int, column: int) -> bool:
        """Whether a cell has content; a doubt of it is kept."""
        formula, value = False, ""
        formula_text = ""
        for part in cell:
            name = local(part)
            if name == "f":
                formula, formula_text = True, part.text or ""
            elif name == "v":
                value = part.text or ""
            elif name == "is":
                return True
        if _DISPIMG in formula_text:
            self.doubts[row, column] = kinds.PICTURE.name
        elif formula and not value and cell.get("t") != "str":
            self.doubts[row, column] = kinds.NO_VALUE.name
        return formula or bool(value)


def scan(archive: Archive, part: str, name: str) -> Scan:
    """Look through a sheet.

    Raises:
        Refused: it is no sheet, or larger than a table may be.
    """
    from lxml import etree  # noqa: PLC0415 - an extra, and slow to import

    found = _Found()
    source = io.BytesIO(archive.xml(part))
    try:
        for _, element in etree.iterparse(
            source, tag=("{*}row", "{*}mergeCell"), resolve_entities=False, no_network=True, load_dtd=False
        ):
            if local(element) == "mergeCell":
                found.merged += _box(attribute_of(element, "ref"))
            elif not found.take_row(element):
                raise damaged(archive.path, archive.form, f"{name}: rows out of order")
            element.clear()
            while (before := element.getprevious()) is not None and (
                parent := element.getparent()
            ) is not None:
                parent.remove(before)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(archive.path, archive.form, error) from None
    box = None
    if found.rows and found.columns:
        box = Box(found.rows[0], found.columns[0], found.rows[1], found.columns[1]).checked(
            archive.path, name
        )
    return Scan(box, tuple(found.merged), found.doubts)


def _wider(span: tuple[int, int] | None, at: int) -> tuple[int, int]:
    return (min(span[0], at), max(span[1], at)) if span else (at, at)


def _box(ref: str) -> list[Box]:
    """The range `A1:C2`; nothing for what is none."""
    first, _, last = ref.partition(":")
    one, other = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last)
    if one is None or other is None:
        return []
    rows = sorted((int(one[2]), int(other[2])))
    columns = sorted((column_number(one[1]), column_number(other[1])))
    return [Box(rows[0], columns[0], rows[1], columns[1])]


def column_number(letters: str) -> int:
    """1 for A."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
