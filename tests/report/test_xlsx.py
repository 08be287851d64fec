"""Excel workbooks: the same cells as the HTML page, rows high enough to read, nothing that calculates."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from perfcli.formats.xlsx_layout import Names
from perfcli.report.form import county_form, department_form
from perfcli.report.office import write
from perfcli.report.sections import printout
from perfcli.report.selfeval import self_views
from tests.example import seed
from tests.report.county import bundle, county, file
from tests.report.plans import WATER, department
from tests.report.printed import xlsx_sheets
from tests.report.test_hostile import HOSTILE, hostile

if TYPE_CHECKING:
    from perfcli.loading.outline import Outline


def sheet(which: str = "county", at: int = 0) -> Any:
    return openpyxl.load_workbook(io.BytesIO(file("xlsx", which))).worksheets[at]


def test_the_countys_table_is_the_seed_cell_by_cell() -> None:
    table = xlsx_sheets(file("xlsx"))["示例县"]
    header, rows = seed.cells()
    assert table[0][0] == "示例县2016年度部门职责-工作活动绩效目标"
    assert [text for text in table[1] if text] == ["地区：示例县", "单位：万元"]
    assert table[2] == [*header, "", "", ""]
    assert table[3 : 3 + len(rows)] == rows


def test_the_objectives_have_a_sheet_of_their_own() -> None:
    rows = xlsx_sheets(file("xlsx"))["示例县总体目标"]
    assert [row[0] for row in rows[2:]] == seed.objectives()


def test_amounts_are_numbers_that_show_what_was_written_and_grades_are_texts() -> None:
    cells = sheet()["B5"], sheet()["F6"]
    assert [(cell.value, cell.data_type, cell.number_format) for cell in cells] == [
        (2, "n", "0.00"),
        ("100%", "s", "General"),
    ]


def test_cells_of_the_body_are_not_joined() -> None:
    joined = [str(area) for area in sheet().merged_cells.ranges]
    assert sorted(area for area in joined if area[1:].startswith(("3:", "4:"))) == [
        "A3:A4",
        "B3:B4",
        "C3:C4",
        "D3:D4",
        "E3:E4",
        "F3:I3",
    ]
    rows = range(5, 17)
    assert not [area for area in sheet().merged_cells.ranges if area.min_row in rows or area.max_row in rows]


def test_the_header_stays_in_sight_and_is_repeated_on_paper() -> None:
    one = sheet()
    assert one.freeze_panes == "A5"
    assert one.print_title_rows == "$3:$4"
    assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 9)
    assert one.sheet_properties.pageSetUpPr.fitToPage
    assert one.page_setup.fitToHeight == 0, "as many pages as it takes"
    assert county().sections[0].check in one.oddFooter.left.text
    assert one.oddFooter.right.text == "第&P页 共&N页"


def room(one: Any, cell: Any) -> float:
    """How many lines of a text fit, by a count of our own: a character is as wide as it is high."""
    last = next((m.max_col for m in one.merged_cells.ranges if cell.coordinate in m), cell.column)
    widths = {
        column: group.width
        for group in one.column_dimensions.values()
        for column in range(group.min, group.max + 1)
    }
    width = sum(widths[column] for column in range(cell.column, last + 1))
    chars = int(width * 5.25 / cell.font.size)
    lines = sum(max(1, -(-len(line) // chars)) for line in str(cell.value).split("\n"))
    return float(lines * cell.font.size * 1.2)


def test_rows_are_as_high_as_their_texts() -> None:
    for which, at in (("county", 0), ("county", 1), ("bundle", 2)):
        one = sheet(which, at)
        for row in one.iter_rows():
            height = one.row_dimensions[row[0].row].height
            for cell in row:
                if cell.value is not None and isinstance(cell.value, str):
                    assert cell.alignment.wrap_text
                    assert room(one, cell) <= height, cell.coordinate


def told(content: str) -> Outline:
    return department(f"duties:\n  - {{id: a, name: 职责, content: {content}}}\n")


def test_a_text_that_no_row_can_hold_widens_the_sheet_then_is_told() -> None:
    def written(text: str) -> tuple[float, int]:
        made = write("xlsx", printout("长", [department_form(told(text))]))
        one = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]
        assert one["C5"].value == text
        return one.column_dimensions["C"].width, made.cut

    usual, wide, widest = written("字" * 100), written("字" * 1200), written("字" * 9000)
    assert usual[0] < wide[0] < widest[0]
    assert (usual[1], wide[1]) == (0, 0)
    assert widest[1] > 0


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "甲\x01乙",
        "0012",
        "1e5",
        "https://x.y",
    ],
)
def test_any_text_stays_text(text: str) -> None:
    made = write("xlsx", printout("敌", [county_form([hostile(text)])]))
    (first, *_) = xlsx_sheets(made.data).values()
    assert first[4][2] == first[4][3] == text.replace("\x01", "\ufffd")
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert {cell.data_type for one in book for row in one.iter_rows() for cell in row} <= {"s", "n"}
    if text[0] in "=+-@":
        assert book.worksheets[0]["C5"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name or "vba" in name.lower()]
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist())


def test_a_bundle_has_a_sheet_for_each_form() -> None:
    assert list(xlsx_sheets(file("xlsx", "bundle"))) == [
        "示例县",
        "示例县总体目标",
        "县人大常委会",
        "县人大常委会总体目标",
        "县政协",
    ]
    assert len(bundle().sections) == 3


def test_forms_stay_joined_across_and_tables_with_other_columns_have_sheets_of_their_own() -> None:
    water = department(WATER)
    made = write("xlsx", printout("水", [department_form(water), *self_views(water)]))
    sheets = xlsx_sheets(made.data)
    assert list(sheets) == ["县水利局", "绩效指标表（指标值和分值）", "整体自评", "1.1.3 东渠清淤自评"]
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert "B3:I3" in [str(area) for area in book["整体自评"].merged_cells.ranges]


def test_names_of_sheets_are_excels() -> None:
    names = Names()
    given = [
        names.give(text) for text in ("甲/乙[丙]", "甲/乙[丙]", "长" * 40, "长" * 40, "", "History", "'x'")
    ]
    assert given == ["甲_乙_丙_", "甲_乙_丙_-2", "长" * 31, "长" * 29 + "-2", "表", "History-2", "x"]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write("xlsx", county()).data == file("xlsx")
