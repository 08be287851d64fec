"""Exports as budget systems write them: workbooks and CSV with lines above the header, merged cells, totals and notes below."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "2026年度部门预算项目支出情况表"
HEAD = ("序号", "单位编码", "单位名称", "项目编码", "项目名称", "年初预算数", "全年预算数", "全年执行数")
LAMPS = "330000262050000000101"
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "0205", "县公园管理处", LAMPS, "路灯改造", 1200000, 1300000, 1124333.33),
    (2, None, None, "", "步道维修", 50000, 50000, 0),
    ("合计", None, None, None, None, 1250000, 1350000, 1124333.33),
)


def workbook(
    rows: Sequence[Sequence[object]] = ROWS, unit: str = "单位：元", merge: str = "B4:B5 C4:C5"
) -> bytes:
    """A sheet with a title, a line with the unit, a header and rows; zeros and thousands as the system formats them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "支出明细"
    sheet.append([TITLE])
    sheet.append(["编制单位：青棠县财政局", *[""] * 6, unit])
    sheet.append(list(HEAD))
    for row in rows:
        sheet.append(list(row))
    sheet.append(["制表人：", "", "", "审核人："])
    sheet.merge_cells("A1:H1")
    for area in merge.split():
        sheet.merge_cells(area)
    for cells in sheet.iter_rows(min_row=4, min_col=6, max_col=8):
        for cell in cells:
            cell.number_format = "#,##0.00"
    return saved(book)


def two_lines() -> bytes:
    """A header of two lines, whose lower one repeats under other groups."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.append(["项目编码", "项目名称", "预算数（元）", None, "执行数（元）", None])
    sheet.append([None, None, "年初", "全年", "财政拨款", "合计"])
    sheet.append([LAMPS, "路灯改造", 1200000, 1300000, 1, 1124333.33])
    for area in ("A2:A3", "B2:B3", "C2:D2", "E2:F2"):
        sheet.merge_cells(area)
    hidden = book.create_sheet("字典", 0)
    hidden.append(list(HEAD))
    hidden.append([1, "x", "x", "x", "x", 1, 1, 1])
    hidden.sheet_state = "hidden"
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
