"""A bureau's own Word and Excel forms: filled in, guarded like any template, and refused when they are not what they seem."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from perfcli.report import guarded, kinds
from perfcli.report.form import department_form
from perfcli.report.guarded import render_pages
from perfcli.report.project import project_views
from perfcli.report.render import Job, Rendered, render
from perfcli.report.sections import sheet_view
from tests.report.plans import WATER, department
from tests.report.printed import docx_tables, xlsx_sheets
from tests.report.test_hostile import HOSTILE, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.diagnostics import Kind

PAGE = department_form(department(WATER))


def word(folder: Path, *paragraphs: str, name: str = "form.docx") -> None:
    """A form with a table of all duties and activities below some paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(rows=4, cols=2)
    texts = (
        "事项",
        "预算",
        "{%tr for entry in page.entries %}",
        "",
        "{{ entry.title }}",
        "{{ entry.budget }}",
    )
    for at, text in enumerate((*texts, "{%tr endfor %}", "")):
        table.rows[at // 2].cells[at % 2].text = text
    document.save(str(folder / name))


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def excel(
    folder: Path, cells: dict[str, str], *, joined: tuple[str, ...] = (), name: str = "form.xlsx"
) -> None:
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    for place, text in cells.items():
        sheet[place] = text
    for area in joined:
        sheet.merge_cells(area)
    book.save(folder / name)


def made(folder: Path, name: str = "form.docx", page: object = PAGE) -> Rendered:
    return render(name, page, folder)


def test_a_word_form_is_filled_in(tmp_path: Path) -> None:
    word(tmp_path, "本局格式：{{ page.title }}", "单位：{{ page.money_unit }}")
    page = made(tmp_path)
    assert page.problems == ()
    document = docx.Document(io.BytesIO(page.data))
    assert [p.text for p in document.paragraphs] == [f"本局格式：{PAGE.title}", "单位：万元"]
    assert docx_tables(page.data) == [[["事项", "预算"], ["河道管理", "30.50"], ["　　清淤", "20.50"]]]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_departments_write_stays_text_in_a_word_form(tmp_path: Path, text: str) -> None:
    word(tmp_path, "{{ page.entries[0].content }}")
    page = made(tmp_path, page=department_form(hostile(text)))
    assert page.problems == ()
    assert docx.Document(io.BytesIO(page.data)).paragraphs[0].text == text


FORM = {
    "A1": "{{ page.title }}",
    "A2": "事项",
    "B2": "预算",
    "A3": "{{ row.name }}",
    "B3": "{{ row.budget }}",
    "C3": "{{ row.indicator }}",
    "A4": "合计",
    "B4": "=SUM(B3:B99)",
    "A5": "校验码 {{ page.check }}",
}


def test_an_excel_form_repeats_its_row_and_moves_what_stands_below(tmp_path: Path) -> None:
    excel(tmp_path, FORM, joined=("A1:C1", "A5:C5"))
    page = made(tmp_path, "form.xlsx")
    assert page.problems == ()
    book = openpyxl.load_workbook(io.BytesIO(page.data))
    sheet = sheet_of(book)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        [PAGE.title, None, None],
        ["事项", "预算", None],
        ["河道管理", 30.5, None],
        ["　　清淤", 20.5, "清淤长度"],
        [None, None, "验收合格率"],
        ["合计", "=SUM(B3:B99)", None],
        [f"校验码 {PAGE.check}", None, None],
    ]
    assert sheet["B3"].number_format == "0.00"
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A1:C1", "A7:C7"]


def test_forms_of_projects_have_rows_too(tmp_path: Path) -> None:
    (view,) = project_views(department(WATER))
    excel(
        tmp_path, {"A1": "{{ page.form.name }}", "A2": "{{ row.name }} {{ row.target }}"}, name="project.xlsx"
    )
    page = made(tmp_path, "project.xlsx", sheet_view(view))
    (rows,) = xlsx_sheets(page.data).values()
    assert rows == [["东渠清淤"], ["长度 ≥8公里"], ["完工日期 5月31日前"], ["群众满意度 "]]


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1", *HOSTILE])
def test_what_departments_write_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    excel(tmp_path, FORM | {"A3": "{{ row.content }}"})
    page = made(tmp_path, "form.xlsx", department_form(hostile(text)))
    cell = sheet_of(openpyxl.load_workbook(io.BytesIO(page.data)))["A3"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_page_without_rows_leaves_its_row_blank(tmp_path: Path) -> None:
    excel(tmp_path, FORM)
    page = made(tmp_path, "form.xlsx", department_form(department("objectives: 好。")))
    (rows,) = xlsx_sheets_values(page.data)
    assert set(rows[2]) == {None}
    assert rows[3][0] == "合计"


def xlsx_sheets_values(data: bytes) -> list[Any]:
    return [
        [[c.value for c in row] for row in sheet.iter_rows()]
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{{ page.nothing }}", kinds.TEMPLATE_FAILED),
        ("{{ page.__class__.__mro__ }}", kinds.TEMPLATE_UNSAFE),
        ("{{ 'x' * 99999999 }}", kinds.TEMPLATE_LIMIT),
        ("{% for x in range(99999999) %}{% endfor %}", kinds.TEMPLATE_LIMIT),
        ("{{ nothing }}", kinds.TEMPLATE_FAILED),
        ("{% if %}", kinds.TEMPLATE_SYNTAX),
        ("{% include 'none.j2' %}", kinds.TEMPLATE_MISSING),
    ],
)
@pytest.mark.parametrize("name", ["form.docx", "form.xlsx"])
def test_a_bad_form_is_named(tmp_path: Path, text: str, kind: Kind, name: str) -> None:
    word(tmp_path, text)
    excel(tmp_path, FORM | {"D4": text})
    (problem,) = made(tmp_path, name).problems
    assert problem.kind is kind, problem
    assert dict(problem.arguments)["template"] in (name, "none.j2")
    if name == "form.xlsx" and kind is kinds.TEMPLATE_FAILED:
        assert "Sheet!D6：" in str(dict(problem.arguments)["reason"])


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 no archive", "damaged"),
        (packed(a_xml=b"<a/>"), "damaged"),
        (packed(word__vbaProject_bin=b"x"), "macros"),
        (packed(a_xml=b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"), "no Office file"),
        (packed(a_xml="<!DOCTYPE a><a/>".encode("utf-16")), "no Office file"),
        (packed(a_xml=b"\0" * (65 << 20)), "too large"),
    ],
)
@pytest.mark.parametrize("name", ["form.docx", "form.xlsx"])
def test_files_that_are_not_what_they_seem_are_refused(
    tmp_path: Path, data: bytes, said: str, name: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (problem,) = made(tmp_path, name).problems
    assert problem.kind is kinds.OFFICE_TEMPLATE
    reason = dict(problem.arguments)["reason"]
    assert said in (
        reason.en if not isinstance(reason, (str, int)) and hasattr(reason, "en") else str(reason)
    )


def test_forms_are_filled_in_a_process_of_their_own_and_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "START_SECONDS", 5)
    monkeypatch.setattr(guarded, "PAGE_SECONDS", 0)
    excel(tmp_path, FORM)
    word(tmp_path, "{% for a in range(9999) %}" * 4 + "{% endfor %}" * 4)
    good, slow = render_pages([Job("form.xlsx", PAGE), Job("form.docx", PAGE)], tmp_path)
    assert good.data == made(tmp_path, "form.xlsx").data
    (problem,) = slow.problems
    assert problem.kind is kinds.TEMPLATE_LIMIT


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    word(tmp_path, "{{ page.title }}")
    excel(tmp_path, FORM)
    for name in ("form.docx", "form.xlsx"):
        page = made(tmp_path, name)
        assert page.data == made(tmp_path, name).data
        with zipfile.ZipFile(io.BytesIO(page.data)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
