"""Workbooks of actuals for the tests, as clerks make them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

COUNT = "library/reading/talks/count"
SEATS = "library/reading/talks/seats"
BRANCH_COUNT = "library/branch/reading/talks/count"
BRANCH_SEATS = "library/branch/reading/talks/seats"
ALIVE = "park/green/trees/alive"
DONE = "park/green/trees/done"
HEADER = ("指标", "实际完成值", "偏差原因")


def book(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], formats: Mapping[str, str] | None = None
) -> Workbook:
    """A workbook with these sheets; `formats` gives number formats of cells of the first sheet. Saved, and given to be changed."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet: Worksheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cell, code in (formats or {}).items():
        made.worksheets[0][cell].number_format = code
    made.save(path)
    return made
