"""Word files: the same cells as the HTML page, and what Word has to be told so that a form prints as a form."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from perfcli.report.form import county_form, department_form
from perfcli.report.office import write
from perfcli.report.project import project_views
from perfcli.report.sections import printout
from tests.collecting.office import convert, needs_office
from tests.example import seed
from tests.report.county import bundle, county, file
from tests.report.plans import WATER, department
from tests.report.printed import docx_tables, pdf_text
from tests.report.test_hostile import HOSTILE, hostile

if TYPE_CHECKING:
    from pathlib import Path


def test_the_countys_table_is_the_seed_cell_by_cell() -> None:
    (table,) = docx_tables(file("docx"))
    header, rows = seed.cells()
    assert table[0] == [*header, "", "", ""]
    assert table[1:] == rows


def test_the_objectives_are_as_published() -> None:
    document = docx.Document(io.BytesIO(file("docx")))
    said = [p.text for p in document.paragraphs if p.style and p.style.style_id == "Body"]
    assert said == seed.objectives()


def test_the_header_is_repeated_and_rows_stay_whole_and_a_duty_stays_with_its_first_activity() -> None:
    table = docx.Document(io.BytesIO(file("docx"))).tables[0]
    rows: list[Any] = list(table._tbl.tr_lst)
    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, True, *[False] * 12]
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    kept = [
        [p.pPr.find(qn("w:keepNext")) is not None for cell in row.tc_lst for p in cell.p_lst]
        for row in rows[2:]
    ]
    names = [row[0] for row in docx_tables(file("docx"))[0][2:]]
    assert [all(row) for row in kept] == [not name.startswith("　　") for name in names]
    assert [any(row) for row in kept] == [all(row) for row in kept]


def test_duties_are_bold_and_fonts_are_the_official_ones() -> None:
    table = docx.Document(io.BytesIO(file("docx"))).tables[0]
    bold = [row.cells[0].paragraphs[0].runs[0].bold for row in table.rows[2:]]
    assert [bool(one) for one in bold] == [
        not r[0].startswith("　　") for r in docx_tables(file("docx"))[0][2:]
    ]
    with zipfile.ZipFile(io.BytesIO(file("docx"))) as archive:
        styles = archive.read("word/styles.xml").decode()
        fonts = archive.read("word/fontTable.xml").decode()
    assert 'w:eastAsia="仿宋"' in styles
    assert "仿宋_GB2312" in fonts
    assert 'w:altName w:val="FangSong' in fonts


def test_the_page_is_a4_across_with_the_check_code_and_page_numbers_at_its_foot() -> None:
    (page,) = docx.Document(io.BytesIO(file("docx"))).sections
    assert page.orientation is WD_ORIENT.LANDSCAPE
    assert page.page_width
    assert page.page_height
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)
    foot = page.footer._element.xml
    assert f"校验码 {county().sections[0].check}" in page.footer.paragraphs[0].text
    assert foot.index(" PAGE ") < foot.index(" NUMPAGES ")
    for label in ("填报人：", "审核人：", "单位负责人：", "日期：", "（盖章）"):
        assert label in "".join(p.text for p in docx.Document(io.BytesIO(file("docx"))).paragraphs)


def test_a_bundle_has_a_section_for_each_form_with_its_own_code_and_page_numbers() -> None:
    document = docx.Document(io.BytesIO(file("docx", "bundle")))
    marks = [mark.getparent() for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert [mark.tag for mark in marks] == [qn("w:p")] * 3
    codes = [section.check for section in bundle().sections]
    assert len(set(codes)) == len(document.sections) == 3
    for page, code in zip(document.sections, codes, strict=True):
        assert code in page.footer.paragraphs[0].text
        foot = page.footer._element.xml
        assert foot.index(" SECTIONPAGES ") < foot.index(" PAGEREF ")
        assert foot.count('"begin"') == foot.count('"separate"') == foot.count('"end"') == 2
        assert page._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
    assert len(document.tables) == 3


def test_spans_are_words_own() -> None:
    view = department_form(department(WATER))
    duties, activity, project = docx_tables(write("docx", printout("水", [view])).data)
    assert duties[3] == ["　　清淤", "20.50", "", "", "清淤长度", "≥12公里", ""]
    assert duties[4] == ["", "", "", "", "验收合格率", "100%", "100%以下"]
    assert activity[1] == ["产出指标", "数量指标", "清淤长度", "≥12公里", "20", ""]
    assert [row[0] for row in project[1:]] == ["产出指标", "", "满意度指标"]


def test_forms_that_join_grids_keep_them_apart_in_the_file() -> None:
    (view,) = project_views(department(WATER))
    facts, targets = docx_tables(write("docx", printout("项目", [view])).data)
    assert facts[0][:2] == ["项目名称", "东渠清淤"]
    assert targets[1][:5] == ["产出指标", "数量指标", "长度", "≥8公里", "30"]


@pytest.mark.parametrize("text", [*HOSTILE, "甲\x01乙\x0b丙\ufffe", "一\t二", "]]>&amp;", "长" * 500])
def test_any_text_stays_text(text: str) -> None:
    view = county_form([hostile(text)])
    table = docx_tables(write("docx", printout(text, [view])).data)[0]
    seen = text.replace("\x01", "\ufffd").replace("\x0b", "\ufffd").replace("\ufffe", "\ufffd")
    assert table[2][2] == table[2][3] == seen
    assert table[2][0] == seen.strip()


def test_the_same_input_gives_the_same_bytes_and_no_time_is_in_them() -> None:
    again = write("docx", county()).data
    assert again == file("docx")
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2016-01-01T00:00:00Z" in core
    assert "python-docx" not in core


@needs_office
def test_libreoffice_counts_the_pages_of_each_form_too(tmp_path: Path) -> None:
    source = tmp_path / "bundle.docx"
    source.write_bytes(file("docx", "bundle"))
    convert(source, "pdf", tmp_path)
    feet = [
        re.search(r"(\S+)\s*第\s*(\d+)\s*页\s*共\s*(\d+)\s*页", text)
        for text in pdf_text((tmp_path / "bundle.pdf").read_bytes())
    ]
    said = [(foot[1], int(foot[2]), int(foot[3])) for foot in feet if foot]
    assert len(said) == len(feet)
    for code in {code for code, _, _ in said}:
        numbers = [(number, total) for one, number, total in said if one == code]
        assert numbers == [(at + 1, len(numbers)) for at in range(len(numbers))]
    assert len({code for code, _, _ in said}) == len(bundle().sections)
