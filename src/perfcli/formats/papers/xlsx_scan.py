"""One pass over a sheet's XML: where its content lies, what is merged, which formulas have no result, and the sheet without blanks.

In: an archive and a part. Out: a `Scan`. Rows are dropped as they are read, so that a sheet which is formatted down to its last
row costs no more than what is written in it.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from perfcli.diagnostics import Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.ooxml import attribute_of, local
from perfcli.formats.papers.refusal import damaged
from perfcli.formats.papers.sheets import Box, address

if TYPE_CHECKING:
    from lxml.etree import _Element

    from perfcli.formats.papers.archive import Archive

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_DISPIMG = "DISPIMG("


class Scan(NamedTuple):
    """What a sheet holds."""

    box: Box | None
    merged: tuple[Box, ...]
    doubts: dict[tuple[int, int], str]
    sheet: bytes
    """The same sheet with nothing but the cells that have content."""


class _Found:
    """Collects while rows pass."""

    def __init__(self) -> None:
        self.rows: tuple[int, int] | None = None
        self.columns: tuple[int, int] | None = None
        self.doubts: dict[tuple[int, int], str] = {}
        self.merged: list[Box] = []
        self.written: list[str] = []
        self.row = 0

    def take_row(self, row: _Element) -> bool:
        """Look at the cells of a row; False if rows or cells are out of order."""
        number = int(row.get("r") or self.row + 1)
        in_order = self.row < number <= MAX_ROW
        self.row, column = number, 0
        cells: list[str] = []
        for cell in row:
            said_at = cell.get("r")
            place = _ADDRESS.fullmatch(said_at) if said_at else None
            before, column = column, column_number(place[1]) if place else column + 1
            in_order = in_order and before < column and (place is not None or not said_at)
            if said := self._cell(cell, number, column):
                cells.append(said)
                self.columns = _wider(self.columns, column)
        if cells:
            self.rows = _wider(self.rows, number)
            self.written.append(f'<row r="{number}">{"".join(cells)}</row>')
        return in_order and column <= MAX_COLUMN

    def _cell(self, cell: _Element, row: int, column: int) -> str:
        """A cell with its value alone, empty if it has none; a doubt of it is kept."""
        parts = {local(part): part for part in cell}
        formula, value = parts.get("f"), parts.get("v")
        text = "" if value is None else value.text or ""
        if formula is not None and _DISPIMG in (formula.text or ""):
            self.doubts[row, column] = kinds.PICTURE.name
        elif formula is not None and not text and cell.get("t") != "str":
            self.doubts[row, column] = kinds.NO_VALUE.name
        if formula is None and not text and "is" not in parts:
            return ""
        inner = _written(parts["is"]) if "is" in parts else f"<v>{escape(text)}</v>" if text else ""
        kept = "".join(f" {name}={quoteattr(cell.get(name) or '')}" for name in ("s", "t") if cell.get(name))
        return f'<c r="{address(row, column)}"{kept}>{inner}</c>'

    def sheet(self) -> bytes:
        """The sheet without blanks."""
        rows = "".join(self.written)
        return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _written(inline: _Element) -> str:
    """Text that stands in the cell itself; its runs are one text to a person."""
    said = "".join(part.text or "" for part in inline.iter() if local(part) == "t" and not _is_phonetic(part))
    return f'<is><t xml:space="preserve">{escape(said)}</t></is>'


def _is_phonetic(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "rPh"


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
                raise damaged(
                    archive.path,
                    archive.form,
                    Text(
                        f"工作表“{name[:40]}”的行列次序不对",
                        f"the rows or cells of sheet {name[:40]!r} are out of order",
                    ),
                )
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
    return Scan(box, tuple(found.merged), found.doubts, found.sheet())


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
