"""A workbook goes out and comes back: what was written is read again at its place, and only yellow cells can be typed in."""

from __future__ import annotations

import io
from decimal import Decimal

from openpyxl import load_workbook

from perfcli.collecting.book import Area, Book, Cell, Column, Row, Rule, Sheet, Tint, address, at, cell_area
from perfcli.collecting.identity import Identity, identity_of, identity_sheet
from perfcli.formats import workbook_in, workbook_out

IDENTITY = Identity(
    "monitor", "county", "npc", "县人大", 2016, "万元", "AAAA-BBBB-CCCC", "2016-07-31", "DDDD-EEEE-FFFF"
)


def sheet() -> Sheet:
    long = "很长的说明，" * 30
    rows = (
        Row((Cell("县人大2016年度绩效运行监控表", "title"), None, None, None)),
        Row((None, Cell("指标", "head"), Cell("实际完成值", "head"), Cell("等级", "head"))),
        Row((Cell("npc/a/b"), Cell("培训计划完成率", "given"), Cell("", "fill", open=True),
             Cell("", "result", '=IF(C3="","",C3)'))),
        Row((Cell("npc/a/c"), Cell("=1+1", "given"), Cell("", "fill", open=True),
             Cell("12.50", "number", number=Decimal("12.50")))),
        Row((None, Cell(long, "given"), None, None)),
    )  # fmt: skip
    return Sheet(
        "填报表",
        (Column(8, hidden=True), Column(30), Column(14), Column(10)),
        rows,
        merged=(Area(0, 0, 0, 3),),
        rules=(
            Rule(cell_area(2, 2), "实际完成值", "例：95%"),
            Rule(cell_area(3, 2), "状态", "", ("已报", "未报")),
        ),
        tints=(Tint(Area(2, 2, 3, 2), '=$D3="差"', "due"),),
        frozen=(2, 2),
    )


def book() -> Book:
    return Book("测试", 2016, (sheet(), identity_sheet(IDENTITY)))


def test_the_same_book_gives_the_same_bytes() -> None:
    assert workbook_out.write(book()) == workbook_out.write(book())


def test_only_open_cells_can_be_typed_in_and_keep_what_is_typed() -> None:
    page = load_workbook(io.BytesIO(workbook_out.write(book())))["填报表"]
    assert page.protection.sheet
    open_cells = [c.coordinate for row in page.iter_rows() for c in row if not c.protection.locked]
    assert open_cells == ["C3", "C4"]
    assert page["C3"].number_format == "@"
    assert page.column_dimensions["A"].hidden


def test_no_text_becomes_a_formula_and_rows_are_as_high_as_their_texts() -> None:
    page = load_workbook(io.BytesIO(workbook_out.write(book())))["填报表"]
    assert (page["B4"].value, page["B4"].data_type) == ("=1+1", "s")
    height = page.row_dimensions[5].height
    assert height is not None
    assert height > 150


def test_what_a_clerk_types_comes_back_as_it_is_seen() -> None:
    file = load_workbook(io.BytesIO(workbook_out.write(book())))
    page = file["填报表"]
    page["C3"] = "95%"
    page["C4"], page["C4"].number_format = 0.85, "0%"
    out = io.BytesIO()
    file.save(out)
    filled, found = workbook_in.read(out.getvalue(), "a.xlsx")
    assert filled is not None
    assert found == ()
    back = filled.sheet("填报表")
    assert back is not None
    assert (back.text(2, 2), back.text(3, 2)) == ("95%", "85%")
    assert back.at(2, 3).doubt == "no-value"
    assert back.origin(2, 2) == "填报表!C3"
    assert back.text(3, 3) == "12.50"
    assert identity_of(filled) == IDENTITY


def test_a_page_is_no_workbook() -> None:
    filled, found = workbook_in.read(b"a,b\n1,2\n", "a.csv")
    assert filled is None
    assert [one.code for one in found] == ["PF060"]


def test_addresses() -> None:
    assert (address(0, 0), address(9, 27), at("表", 2, 1)) == ("A1", "AB10", "'表'!$B$3")
    assert Area(1, 1, 2, 2).fixed == "$B$2:$C$3"
