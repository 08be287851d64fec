"""How the cells of a workbook look, and how high its rows have to be so that no text covers another.

In: a `Sheet`. Out: fonts, grounds and frames for each part that a cell plays; heights in points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from perfcli.formats.xlsx_sheet import STRONG, TITLE
from perfcli.printout import lines_of

if TYPE_CHECKING:
    from perfcli.collecting.book import Area, Row, Sheet

Look: TypeAlias = dict[str, object]

YELLOW, GREY, PALE, RED = "#FFF2CC", "#E7E9EC", "#F7F8F9", "#F8CBAD"
_FRAME = {"border": 1, "border_color": "#8C8C8C"}
LOOKS: dict[str, Look] = {
    "plain": {},
    "quiet": {"font_color": "#595959"},
    "title": {"font_name": TITLE, "font_size": 18, "align": "center"},
    "heading": {"font_name": STRONG, "font_size": 12},
    "head": {**_FRAME, "font_name": STRONG, "bg_color": GREY, "align": "center"},
    "label": {**_FRAME, "font_name": STRONG, "bg_color": GREY},
    "given": {**_FRAME, "bg_color": PALE},
    "number": {**_FRAME, "bg_color": PALE, "align": "right"},
    "fill": {**_FRAME, "bg_color": YELLOW, "font_size": 11},
    "result": {**_FRAME, "bg_color": PALE, "align": "center", "bold": True},
    "print": dict(_FRAME),
    "strong": {**_FRAME, "bold": True},
}
"""Yellow is typed in, grey names, what is pale is given; the words beside them say the same to whom colours do not."""

TINTS: dict[str, Look] = {
    "due": {"bg_color": RED, "font_color": "#9C0006", "bold": True},
    "done": {"bg_color": "#FFFFFF"},
    "quiet": {"bg_color": GREY, "font_color": "#7F7F7F"},
    "framed": {"border": 1, "border_color": "#000000"},
    "strong": {"bold": True, "border": 1, "border_color": "#000000"},
}

_UNIT, _SIZE, _LINE = 5.25, 10.0, 1.4
"""Width of one of Excel's characters in points; usual height of text; height of a line as a multiple of it."""


def heights(sheet: Sheet) -> list[float]:
    """How high each row is, in points."""
    spans = {(area.top, area.left): area for area in sheet.merged}
    found = [_height(sheet, y, row, spans) for y, row in enumerate(sheet.rows)]
    for area in sheet.merged:
        if area.bottom > area.top:
            needed = _needed(sheet, area.top, area.left, area.right)
            if (short := needed - sum(found[area.top : area.bottom + 1])) > 0:
                found[area.bottom] += short
    return [round(points, 2) for points in found]


def _height(sheet: Sheet, y: int, row: Row, spans: dict[tuple[int, int], Area]) -> float:
    """A row as high as it is said to be, or as its texts need."""
    if row.height:
        return row.height
    highest = row.least or 15.0
    for x in range(len(row.cells)):
        area = spans.get((y, x))
        if area is None:
            highest = max(highest, _needed(sheet, y, x, x))
        elif area.bottom == y:
            highest = max(highest, _needed(sheet, y, x, area.right))
    return highest


def _needed(sheet: Sheet, y: int, left: int, right: int) -> float:
    """How high the text of a cell stands when it is broken into the width that it has."""
    cells = sheet.rows[y].cells
    cell = cells[left] if left < len(cells) else None
    if cell is None or not cell.text:
        return 0
    size = LOOKS[cell.look].get("font_size", _SIZE)
    points = float(size) if isinstance(size, int | float) else _SIZE
    width = sum(column.width for column in sheet.columns[left : right + 1] if not column.hidden)
    if not width:
        return 0
    room = max(2, int((width * _UNIT - 5) / (points / 2) * 0.96))
    return lines_of(cell.text, room) * points * _LINE + 5
