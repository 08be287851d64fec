"""What clerks do to a workbook: fill it in, paste over it, copy its sheets, break it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

FORM = "填报表"
HEAD = 5
"""The header's row, from 1."""


class Clerk:
    """A workbook open on a clerk's desk."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.book: Workbook = load_workbook(io.BytesIO(self.path.read_bytes()))
        self.form: Any = self.book[FORM]

    @property
    def columns(self) -> dict[str, int]:
        """The columns by their heads, from 1."""
        return {cell.value: cell.column for cell in self.form[HEAD] if cell.value}

    def row(self, number: str) -> int:
        """The row of an indicator by its printed number, from 1."""
        column = self.columns["序号"]
        return next(
            r for r in range(HEAD + 1, self.form.max_row + 1) if self.form.cell(r, column).value == number
        )

    def cell(self, number: str, head: str) -> Any:
        """The cell of an indicator under a head."""
        return self.form.cell(self.row(number), self.columns[head])

    def fill(self, number: str, actual: object, form: str = "", **more: str) -> Clerk:
        """Fill in one indicator: its actual, perhaps as a number under a format, and other columns by their heads."""
        cell = self.cell(number, "实际完成值")
        cell.value = actual
        if form:
            cell.number_format = form
        for head, text in more.items():
            self.cell(number, head).value = text
        return self

    def save(self, path: Path | str | None = None) -> Path:
        """Save it, perhaps elsewhere."""
        target = Path(path) if path else self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(target)
        return target


def filled_cells(path: Path) -> int:
    """How many yellow cells hold something: counted by their lock, not by our own reader."""
    sheet: Any = load_workbook(path)[FORM]
    return sum(
        cell.value not in (None, "") and not cell.protection.locked
        for row in sheet.iter_rows()
        for cell in row
    )
