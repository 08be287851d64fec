"""Old Excel workbooks (.xls) and what WPS and reporting systems save as such: every sheet, numbers under their formats.

In: bytes. Out: a `Paper` with `Sheet1!C5`, by the same rules as .xlsx.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span, diagnose
from perfcli.formats.papers import kinds
from perfcli.formats.papers.grids import Budget
from perfcli.formats.papers.number_format import BUILT_IN
from perfcli.formats.papers.ooxml import MACROS
from perfcli.formats.papers.refusal import Refused, damaged, left_out
from perfcli.formats.papers.sheets import COVERED, Box, Sheet, Value, sheet_grid
from perfcli.paper import Grid, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlrd.book import Book
    from xlrd.sheet import Cell as XlsCell
    from xlrd.sheet import Sheet as XlsSheet

    from perfcli.diagnostics import Diagnostic

suffixes = (".xls", ".xlt")
_FORM = "Excel 97-2003"
_BOLD = 600
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
"""xlrd's kinds of cells."""


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The sheets of a workbook."""
    import xlrd  # noqa: PLC0415 - an extra
    from xlrd.biffh import XLRDError  # noqa: PLC0415

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        grids, covered = _grids(book, path)
    except XLRDError as error:
        if "encrypt" in str(error).lower():
            raise Refused(kinds.ENCRYPTED, path) from None
        raise damaged(path, _FORM, error) from None
    except (Refused, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - xlrd trusts the file: a damaged one ends in whatever comes first
        raise damaged(path, _FORM, error) from None
    notes = {COVERED: covered} if covered else {}
    macros = (diagnose(kinds.INACTIVE, Span(path), what=MACROS),) if _VBA in data else ()
    return Paper(path, "xls", tuple(grids)), (*macros, *left_out(path, notes))


def _grids(book: Book, path: str) -> tuple[list[Grid], int]:
    budget = Budget(path)
    grids: list[Grid] = []
    covered = 0
    for sheet in book.sheets():
        box = _box(sheet)
        if box is None:
            continue
        merged = tuple(
            Box(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
        )
        known = Sheet(sheet.name, bool(sheet.visibility), box.checked(path, sheet.name), merged)
        grid, under = sheet_grid(known, _values(book, sheet), budget, since_1904=bool(book.datemode))
        grids.append(grid)
        covered += under
    return grids, covered


def _filled(sheet: XlsSheet) -> Iterator[tuple[int, int, XlsCell]]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype in (_NUMBER, _DATE, _BOOLEAN, _ERROR) or (cell.ctype == _TEXT and cell.value):
                yield row + 1, column + 1, cell


def _box(sheet: XlsSheet) -> Box | None:
    rows: list[int] = []
    columns: set[int] = set()
    for row, column, _ in _filled(sheet):
        if not rows or rows[-1] != row:
            rows.append(row)
        columns.add(column)
    return Box(rows[0], min(columns), rows[-1], max(columns)) if rows else None


def _values(book: Book, sheet: XlsSheet) -> Iterator[tuple[int, int, Value]]:
    for row, column, cell in _filled(sheet):
        yield row, column, _value(book, cell)


def _value(book: Book, cell: XlsCell) -> Value:
    style = book.xf_list[cell.xf_index or 0]
    code = BUILT_IN.get(style.format_key) or book.format_map[style.format_key].format_str or "General"
    font = book.font_list[style.font_index]
    value, error = _plain(cell)
    return Value(
        value=value,
        code=code,
        error=error,
        bold=font.weight >= _BOLD or bool(font.bold),
        indent=int(style.alignment.indent_level or 0) if style.alignment else 0,
    )


def _plain(cell: XlsCell) -> tuple[Decimal | str, bool]:
    import xlrd  # noqa: PLC0415 - as above

    if cell.ctype == _ERROR:
        return str(xlrd.error_text_from_code.get(int(cell.value), "#ERR!")), True
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE", False
    if cell.ctype == _TEXT:
        return str(cell.value), False
    number = Decimal(repr(float(cell.value)))
    return (number, False) if number.is_finite() else (str(cell.value), False)
