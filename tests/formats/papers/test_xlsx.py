from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from perfcli.formats.papers import doubts, read_paper
from tests.formats.papers.samples import excel
from tests.formats.papers.shown import codes, dump, grids, lines, paper_of, said, texts

if TYPE_CHECKING:
    from collections.abc import Callable


def c(place: str, value: str, more: str = "") -> str:
    return f'<c r="{place}" {more}><v>{value}</v></c>'


def rows(*cells: str) -> str:
    """A sheet with each row's cells."""
    inner = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(cells, 1))
    return f"<sheetData>{inner}</sheetData>"


def table(sheet: str) -> list[list[str | None]]:
    (grid,) = grids(paper_of(excel(sheet), "a.xlsx"))
    return texts(grid)


def test_a_workbook_that_openpyxl_wrote(golden: Callable[[str, str], None]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "绩效目标"
    sheet["A1"] = "县水务局绩效目标表"
    sheet.merge_cells("A1:E1")
    sheet.append(["职责活动", "年度预算数", "优", "良", "完成时间"])
    sheet.append(["供水", 1260.5, 0.95, 0.855, dt.date(2026, 6, 30)])
    sheet.append(["管网改造", 0.1 + 0.2, "≥95%", True, dt.datetime(2026, 6, 30, 8, 30)])  # noqa: DTZ001 - a cell has no zone
    sheet["A3"].font = Font(bold=True)
    sheet["A4"].alignment = Alignment(indent=2)
    for place, code in {"B3": "#,##0.00", "C3": "0%", "D3": "0.0%", "E3": 'yyyy"年"m"月"d"日"'}.items():
        sheet[place].number_format = code
    sheet["B5"] = "=SUM(B3:B4)"
    sheet["C5"] = '=_xlfn.DISPIMG("ID_1",1)'
    sheet["D5"] = 110101199001011234
    sheet.row_dimensions[4].hidden = True
    hidden = book.create_sheet("台账")
    hidden["C7"] = "备查"
    hidden.sheet_state = "hidden"
    book.create_sheet("空表")
    stream = io.BytesIO()
    book.save(stream)
    paper, found = read_paper(stream.getvalue(), "a.xlsx")
    assert paper is not None
    assert found == ()
    assert [one.code for one in doubts(paper)] == ["PF071", "PF073", "PF078"]
    golden("papers/openpyxl.txt", dump(paper))


def test_a_workbook_that_xlsxwriter_wrote_with_rich_text_and_line_breaks() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("表一")
    bold = book.add_format({"bold": True})
    sheet.merge_range("A1:A3", "监督", bold)
    sheet.write_rich_string("B1", "检查", bold, "完成率", "（%）")
    sheet.write_string("B2", "甲\n乙")
    sheet.write_number("B3", 0.3, book.add_format({"num_format": 9}))
    sheet.write_formula("C1", "=1+1", None, 2)
    sheet.write_formula("C2", '=""', None, "")
    book.close()
    (grid,) = grids(paper_of(stream.getvalue(), "a.xlsx"))
    assert texts(grid) == [["监督", "检查完成率（%）", "2"], [None, "甲\n乙", ""], [None, "30%", ""]]
    merged = grid.rows[0][0]
    assert merged is not None
    assert (merged.rows, merged.bold, merged.origin) == (3, True, "表一!A1")


def test_error_cells_keep_their_text_and_are_doubted() -> None:
    paper = paper_of(excel(rows(c("A1", "#REF!", 't="e"') + c("B1", "#N/A", 't="e"'))), "a.xlsx")
    assert texts(grids(paper)[0]) == [["#REF!", "#N/A"]]
    assert said(doubts(paper)) == ["Sheet1!A1：这一格显示的是错误值", "Sheet1!B1：这一格显示的是错误值"]


def test_a_formula_needs_a_stored_result() -> None:
    cells = (
        '<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c>'
        '<c r="D1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    )
    paper = paper_of(excel(rows(cells)), "a.xlsx")
    (grid,) = grids(paper)
    assert texts(grid) == [["", "2", "", ""]]
    assert [cell.doubt for cell in grid.rows[0] if cell] == ["no-value", "", "", "picture"]


def test_a_sheet_is_as_large_as_what_is_written_in_it() -> None:
    blank = "".join(
        f'<row r="{at}"><c r="A{at}" s="0"/><c r="XFD{at}" s="0"/></row>' for at in range(4, 2000)
    )
    sheet = f'<cols><col min="1" max="16384"/></cols><sheetData><row r="3">{c("C3", "1")}</row>{blank}</sheetData>'
    (grid,) = grids(paper_of(excel(sheet), "a.xlsx"))
    assert texts(grid) == [["1"]]
    assert grid.origin == "Sheet1!C3:C3"


def test_content_that_is_spread_too_far_is_refused_with_its_last_cell() -> None:
    far = (
        f'<sheetData><row r="1">{c("A1", "1")}</row><row r="1048576">{c("XFD1048576", "2")}</row></sheetData>'
    )
    _, found = read_paper(excel(far), "a.xlsx")
    assert said(found) == ["工作表的内容铺得太开，超过了上限 500000（Sheet1!XFD1048576）"]


def test_merged_ranges_are_cut_to_the_content_and_what_they_cover_is_counted() -> None:
    sheet = rows(c("A1", "1") + c("B1", "2"), c("A2", "3")) + (
        '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/><mergeCell ref="junk"/></mergeCells>'
    )
    paper, found = read_paper(excel(sheet), "a.xlsx")
    assert paper is not None
    assert texts(grids(paper)[0]) == [["1", None], [None, None]]
    assert said(found) == ["有合并格里被盖住的内容 2 处没有读取"]


def test_cells_without_an_address_follow_each_other() -> None:
    assert table(
        "<sheetData><row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    ) == [
        ["1", "", "2"],
        ["3", "", ""],
    ]


def test_text_may_stand_in_the_cell_itself() -> None:
    inline = '<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙_x000D_</t></r><rPh><t>yi</t></rPh></is></c>'
    assert table(rows(inline)) == [["甲 乙"]]


def test_the_formats_that_only_china_has_and_the_strict_form_of_the_standard() -> None:
    styles = '<numFmts/><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="14"/></cellXfs>'
    sheet = rows(c("A1", "45838", 's="1"') + c("B1", "45838", 's="2"') + c("C1", "45838", 's="3"'))
    data = excel(sheet, styles=styles)
    expected = [["2025年6月30日", "2025年6月", "2025/6/30"]]
    assert texts(grids(paper_of(data, "a.xlsx"))[0]) == expected


def test_the_other_calendar_is_kept() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    data = excel(rows(c("A1", "44376")), styles=styles, workbook='<workbookPr date1904="1"/>')
    assert texts(grids(paper_of(data, "a.xlsx"))[0]) == [["2025/6/30"]]


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData><row r='5'><c r='A5'><v>1</v></c></row><row r='2'><c r='A2'><v>1</v></c></row></sheetData>",
        "<sheetData><row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row></sheetData>",
        "<sheetData><row r='1'><c r='ZZZZ1'><v>1</v></c></row></sheetData>",
        "<sheetData><row r='x'><c r='A1'><v>1</v></c></row></sheetData>",
        "<sheetData><row r='1'><c r='A1' s='99'><v>1</v></c></row></sheetData>",
        "<sheetData><row r='1'><c r='A1' t='s'><v>99</v></c></row></sheetData>",
        "<sheetData><row r='1'><c r='A1'><v>NaN</v></c></row></sheetData>",
        "<sheetData><row r='1'><c r='A1'><v>1</v></c></row>",
    ],
)
def test_a_sheet_that_contradicts_itself_is_damaged(sheet: str) -> None:
    assert codes(excel(sheet), "a.xlsx") == ["PF064"]


def test_numbers_beyond_all_measure_are_shown_or_refused_but_do_no_harm() -> None:
    paper, _ = read_paper(excel(rows(c("A1", "1e300") + c("B1", "1e-300"))), "a.xlsx")
    assert paper is not None
    assert lines(paper) == []


def test_what_a_workbook_carries_besides_is_left_alone() -> None:
    more: dict[str, str | bytes] = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<x/>"}
    _, found = read_paper(excel(rows(c("A1", "1")), more=more), "a.xlsm")
    assert said(found) == ["文件里有宏、指向其他文件的链接，没有运行，也没有打开"]
    assert said(found, "en") == ["the file holds macros, links to other files: not run and not followed"]
