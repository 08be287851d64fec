"""A bureau's own Excel form: cells with `{{ … }}` are filled in; a row with `{{ row.… }}` is repeated for each row of the page.

In: the bytes of a workbook and a page. Out: the bytes of the filled workbook. What is filled in is text, or a number where
the whole cell is one amount; it is never a formula. The form's own formulas stay as they are.
"""

from __future__ import annotations

import io
import re
from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perfcli.report.environment import plain_environment
from perfcli.report.loader import UnusableError
from perfcli.report.project import ProjectView
from perfcli.report.review import ReviewView
from perfcli.report.score_view import ScoreView
from perfcli.report.selfeval import SelfView
from perfcli.report.view import FormView, SheetView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

MAX_CELLS = 200_000
"""Cells of a form that are looked at; a form has some hundreds."""
_MARK = re.compile(r"\{\{|\{%")
_ROW = re.compile(r"\{[{%][^{}]*\brow\b")
_NUMBER = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,6})?")


def excel(data: bytes, page: object, own: Path) -> bytes:
    """The workbook, filled in."""
    import openpyxl  # noqa: PLC0415 - of an extra
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - of an extra

    try:
        book = openpyxl.load_workbook(io.BytesIO(data))
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError):
        raise UnusableError("not-office") from None
    if sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > MAX_CELLS:
        raise UnusableError("large")
    filler = _Filler(plain_environment(own), page)
    for sheet in book.worksheets:
        filler.fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of(page: object) -> Sequence[Mapping[str, object]]:
    """What `row` is, one after another: the rows of the page's table."""
    view = page.form if isinstance(page, SheetView) else page
    match view:
        case FormView():
            return tuple(_form_rows(view))
        case ProjectView() | SelfView():
            return tuple({name: getattr(line, name) for name in line.__slots__} for line in view.lines)
        case ReviewView():
            return tuple(
                {"criterion": one.name, **remark._asdict()} for one in view.criteria for remark in one.remarks
            )
        case ScoreView():
            return tuple(
                {"department": section.name, **row._asdict()}
                for section in view.sections
                for row in section.rows
            )
    return ()


def _form_rows(view: FormView) -> Iterator[Mapping[str, object]]:
    """One for each indicator; the duty's or activity's own texts are in the first of them only."""
    for entry in view.entries:
        for at, line in enumerate(entry.lines):
            own = entry if at == 0 else None
            yield {
                "kind": entry.kind,
                "number": line.number or entry.number,
                "department": entry.department,
                "name": own.title if own else "",
                "budget": own.budget if own else "",
                "content": own.content if own else "",
                "goal": own.goal if own else "",
                "indicator": line.indicator,
                "target": line.target,
                "cells": line.cells,
            }


class _Filler:
    """Fills in the sheets of one workbook."""

    def __init__(self, environment: Environment, page: object) -> None:
        self.environment = environment
        self.page = page
        self.rows = rows_of(page)

    def fill(self, sheet: Any) -> None:  # noqa: ANN401 - of an untyped extra
        """Repeat the rows that want it, from the bottom up, then fill in every marked cell."""
        marked = sorted({cell.row for cell in _cells(sheet) if _ROW.search(cell.value)}, reverse=True)
        values: dict[tuple[int, int], Mapping[str, object]] = {}
        for number in marked:
            more = max(1, len(self.rows)) - 1
            _repeat(sheet, number, more)
            values = {(row + more if row > number else row, column): v for (row, column), v in values.items()}
            given = self.rows or ({},)
            columns = range(1, sheet.max_column + 1)
            values |= {(number + at, c): row for at, row in enumerate(given) for c in columns}
        for cell in list(_cells(sheet)):
            place = (cell.row, cell.column)
            if place in values and not values[place] and _ROW.search(cell.value):
                cell.value = None
                continue
            self.cell(cell, values.get(place))

    def cell(self, cell: Any, row: Mapping[str, object] | None) -> None:  # noqa: ANN401 - of an untyped extra
        """Fill in one cell."""
        try:
            text = self.environment.from_string(cell.value).render(page=self.page, row=row)
        except Exception as error:
            error.add_note(f"{cell.parent.title}!{cell.coordinate}")
            raise
        if _NUMBER.fullmatch(text) and _is_amount(cell.value):
            places = len(text.partition(".")[2])
            cell.value = Decimal(text)
            if cell.number_format == "General":
                cell.number_format = f"0.{'0' * places}" if places else "0"
            return
        cell.value = text
        cell.data_type = "s"  # whatever it begins with


def _is_amount(template: str) -> bool:
    """Whether a cell is to hold one amount and nothing else."""
    return (
        re.fullmatch(r"\s*\{\{\s*(row|page\.form|page)\.(budget|weight|points)\s*\}\}\s*", template)
        is not None
    )


def _cells(sheet: Any) -> Iterator[Any]:  # noqa: ANN401 - of an untyped extra
    """The cells with something to fill in."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type == "s" and _MARK.search(cell.value):
                yield cell


def _repeat(sheet: Any, number: int, more: int) -> None:  # noqa: ANN401 - of an untyped extra
    """Make room below a row and copy it there with its look, its height and its joined cells."""
    if more < 1:
        return
    last, width = sheet.max_row, sheet.max_column
    across = [(m.min_col, m.max_col) for m in sheet.merged_cells.ranges if m.min_row == m.max_row == number]
    for merged in sheet.merged_cells.ranges:
        if merged.min_row > number:
            merged.shift(row_shift=more)
    heights = {row: sheet.row_dimensions[row].height for row in range(number, last + 1)}
    for row in range(last, number, -1):
        for column in range(1, width + 1):
            _move(sheet, (row, column), (row + more, column))
        sheet.row_dimensions[row + more].height = heights[row]
    for at in range(1, more + 1):
        for column in range(1, width + 1):
            _copy(sheet.cell(number, column), sheet.cell(number + at, column))
        sheet.row_dimensions[number + at].height = heights[number]
        for left, right in across:
            sheet.merge_cells(start_row=number + at, end_row=number + at, start_column=left, end_column=right)


def _move(sheet: Any, source: tuple[int, int], target: tuple[int, int]) -> None:  # noqa: ANN401
    """Move a cell; what is joined to another has no value of its own."""
    cell = sheet._cells.pop(source, None)  # noqa: SLF001 - openpyxl moves ranges only without their joins
    sheet._cells.pop(target, None)  # noqa: SLF001
    if cell is not None:
        cell.row = target[0]
        sheet._cells[target] = cell  # noqa: SLF001


def _copy(source: Any, target: Any) -> None:  # noqa: ANN401 - of an untyped extra
    if hasattr(source, "_value"):
        target.value, target.data_type = source.value, source.data_type
    target._style = copy(source._style)  # noqa: SLF001 - the library's own way to copy a look
