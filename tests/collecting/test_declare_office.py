"""Declarations in LibreOffice: formulas calculate what was found when they were sent; what LibreOffice saves is read as before."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from perfcli.collecting.declare_read import Fate
from tests.collecting.declaring import cell, edited, example, free_row, heads, starter, write
from tests.collecting.office import needs_office, resaved, uncalculated

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook


def results(data: bytes) -> dict[str, str]:
    """What every formula shows."""
    shown = load_workbook(io.BytesIO(data), data_only=True)
    formulas = load_workbook(io.BytesIO(data))
    return {
        f"{sheet.title}!{one.coordinate}": _text(shown[sheet.title][one.coordinate].value)
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for one in row
        if isinstance(one.value, str) and one.value.startswith("=")
    }


def _text(value: object) -> str:
    return "" if value is None else f"{value:.4f}" if isinstance(value, int | float) else str(value)


@needs_office
def test_formulas_calculate_what_was_found(tmp_path: Path) -> None:
    for county, home in ((example(tmp_path / "a"), "npc"), (starter(tmp_path / "b"), "disease-control")):
        sent = county.book(home)
        before, after = results(sent), results(resaved(uncalculated(sent), tmp_path))
        assert after.keys() == before.keys()
        assert {key: after[key] for key in after if after[key] != before[key]} == {}


@needs_office
def test_a_workbook_that_libreoffice_saved_is_read_as_before(tmp_path: Path) -> None:
    for county, home in ((example(tmp_path / "a"), "npc"), (starter(tmp_path / "b"), "disease-control")):
        declared = county.receive(resaved(county.book(home), tmp_path))
        assert declared.findings == ()
        assert declared.changes == ()
        assert declared.count(Fate.ACCEPTED) == declared.filled


@needs_office
def test_the_check_follows_what_is_typed(tmp_path: Path) -> None:
    def clerk(book: Workbook) -> None:
        sheet = book["填报表"]
        cell(sheet, "职责/活动", "人大监督", "年度预算数").value = 5
        cell(sheet, "职责/活动", "换届选举及人事任免", "处理").value = "删除"
        write(sheet, free_row(sheet, "综合事务管理", "活动"), 职责_活动="代表履职", 绩效指标="履职次数")
        cell(sheet, "职责/活动", "综合业务管理", "绩效指标").value = None

    data = resaved(uncalculated(edited(example(tmp_path).book("npc"), clerk)), tmp_path)
    sheet = load_workbook(io.BytesIO(data), data_only=True)["填报表"]
    columns = heads(sheet)
    said = {
        sheet.cell(row, columns["职责/活动"]).value: sheet.cell(row, columns["检查"]).value
        for row in range(6, sheet.max_row + 1)
        if sheet.cell(row, columns["职责/活动"]).value
    }
    assert said["人大监督"] == "与活动合计不符"
    assert said["选举和任免"] == "职责下没有活动"
    assert said["换届选举及人事任免"] == "删除"
    assert said["代表履职"] == "缺评价标准"
    assert said["综合业务管理"] == "缺绩效指标"
    assert "还有 4 行要补" in str(sheet.cell(2, columns["检查"]).value)
    printed = load_workbook(io.BytesIO(data), data_only=True)["打印表"]
    names = [str(row[2].value) for row in printed.iter_rows() if row[2].value]
    assert "　　代表履职" in names
    assert "　　换届选举及人事任免" not in names
