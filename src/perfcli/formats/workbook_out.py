"""Workbooks to be filled in, as Excel files: protected sheets in which only some cells can be typed in, with lists, hints and colours.

In: a `Book`. Out: bytes, the same for the same book. A text is always a text, whatever it begins with; only what the book gives as a
formula is one. Formulas carry their present result, so that programs which do not calculate show it.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfcli.collecting.book import TEXT_FORMAT, Cell, address
from perfcli.formats.workbook_looks import LOOKS, TINTS, Look, heights
from perfcli.formats.xlsx_sheet import MAX_HEIGHT, MAX_TEXT, Looks

if TYPE_CHECKING:
    from perfcli.collecting.book import Book, Page, Row, Rule, Sheet

suffix = ".xlsx"
MODULES = ("xlsxwriter", "openpyxl")
"""What has to be installed: all that the extra brings for workbooks."""

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_TITLE, _MESSAGE = 32, 255
"""Characters that Excel shows of an input hint's title and text."""
_HEADER = 255
_PROTECTION = {
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "autofilter": True,
}
"""What stays allowed: making a column wider loses nothing. There is no password; it would keep out no one."""


def write(book: Book) -> bytes:
    """The workbook's file. The caller has seen to it that `MODULES` are there."""
    import xlsxwriter  # noqa: PLC0415 - of an extra

    out = io.BytesIO()
    file = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    file.set_properties(
        {"title": book.title[:255], "author": "perfcli", "created": datetime(book.year, 1, 1, tzinfo=UTC)}
    )
    looks = Looks(file)
    for sheet in book.sheets:
        _sheet(file.add_worksheet(sheet.name), sheet, looks)
    for name, meaning in book.names:
        file.define_name(name, meaning)
    shown = next((at for at, sheet in enumerate(book.sheets) if sheet.state == "shown"), 0)
    file.worksheets()[shown].activate()
    file.worksheets()[shown].set_first_sheet()
    file.close()
    return out.getvalue()


def _sheet(target: Any, sheet: Sheet, looks: Looks) -> None:  # noqa: ANN401 - of an untyped extra
    """Everything of one sheet."""
    _frame(target, sheet)
    joined = {(area.top, area.left): area for area in sheet.merged}
    for area in (one for one in sheet.merged if one.text != address(one.top, one.left)):
        first = _look(_cell_at(sheet.rows, area.top, area.left))
        target.merge_range(area.top, area.left, area.bottom, area.right, "", looks.of(**first))
    for y, row in enumerate(sheet.rows):
        for x, cell in enumerate(row.cells):
            if cell is not None and (cell != Cell() or (y, x) in joined):
                _cell(target, y, x, cell, looks)
    for y, points in enumerate(heights(sheet)):
        target.set_row(y, min(points, MAX_HEIGHT))
    for rule in sheet.rules:
        target.data_validation(*rule.where, _validation(rule))
    for tint in sheet.tints:
        look = looks.book.add_format(TINTS[tint.look])
        target.conditional_format(*tint.where, {"type": "formula", "criteria": tint.formula, "format": look})


def _frame(target: Any, sheet: Sheet) -> None:  # noqa: ANN401 - of an untyped extra
    """Columns, panes, paper, protection."""
    for nth, column in enumerate(sheet.columns):
        target.set_column(nth, nth, column.width, None, {"hidden": column.hidden})
    if any(sheet.frozen):
        target.freeze_panes(*sheet.frozen)
    if sheet.state == "hidden":
        target.hide()
    elif sheet.state == "buried":
        target.very_hidden()
    if sheet.tab:
        target.set_tab_color(sheet.tab)
    target.hide_gridlines(2)
    target.protect("", _PROTECTION)
    y, x = sheet.start
    target.set_selection(y, x, y, x)
    target.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    _paper(target, sheet.page)


def _paper(target: Any, page: Page) -> None:  # noqa: ANN401 - of an untyped extra
    target.set_paper(9)
    if page.landscape:
        target.set_landscape()
    target.fit_to_pages(1, 0)
    target.set_margins(left=0.47, right=0.47, top=0.6, bottom=0.6)
    target.center_horizontally()
    if page.header:
        target.set_header(f"&C{_code(page.header)}"[:_HEADER])
    target.set_footer(f"&L{_code(page.footer)}&R第&P页 共&N页"[:_HEADER])
    if page.repeated:
        target.repeat_rows(*page.repeated)
    if page.area:
        target.print_area(*page.area)


def _cell_at(rows: tuple[Row, ...], row: int, column: int) -> Cell:
    cells = rows[row].cells if row < len(rows) else ()
    return (cells[column] if column < len(cells) else None) or Cell()


def _cell(target: Any, row: int, column: int, cell: Cell, looks: Looks) -> None:  # noqa: ANN401 - of an untyped extra
    """One cell: a formula with its result, a number, a text, or a blank that has a look."""
    look = _look(cell)
    if cell.formula:
        target.write_formula(row, column, cell.formula, looks.of(**look), _result(cell))
    elif cell.number is not None:
        target.write_number(row, column, cell.number, looks.of(**look))
    elif cell.text:
        risky = {"quote_prefix": True} if cell.text.startswith(_RISKY) else {}
        target.write_string(row, column, cell.text[:MAX_TEXT], looks.of(**look, **risky))
    else:
        target.write_blank(row, column, None, looks.of(**look))


def _result(cell: Cell) -> object:
    """What a formula gives now."""
    return cell.number if cell.number is not None else cell.text


def _look(cell: Cell) -> Look:
    """How a cell looks, and whether it can be typed in."""
    look = dict(LOOKS[cell.look])
    if cell.align:
        look["align"] = cell.align
    if cell.number is not None and not cell.format:
        places = max(0, -int(Decimal(cell.number).as_tuple().exponent))
        look["num_format"] = f"0.{'0' * places}" if places else "0"
    if cell.open:
        look["locked"] = False
        look["num_format"] = cell.format or TEXT_FORMAT
    elif cell.format:
        look["num_format"] = cell.format
    return look


def _validation(rule: Rule) -> dict[str, object]:
    """A list, or anything, with the hint that appears beside the cell."""
    if rule.words:
        found: dict[str, object] = {"validate": "list", "source": list(rule.words)}
        found["error_type"] = "stop" if rule.strict else "warning"
        found["error_title"] = "请从下拉列表中选"
        found["error_message"] = f"可选：{'、'.join(rule.words)}"[:_MESSAGE]
    else:
        found = {"validate": "any"}
    if rule.title:
        found["input_title"] = rule.title[:_TITLE]
    if rule.hint:
        found["input_message"] = rule.hint[:_MESSAGE]
    return found


def _code(text: str) -> str:
    """Text in a header or footer, where `&` begins a code."""
    return text.replace("&", "&&").replace("\n", " ")
