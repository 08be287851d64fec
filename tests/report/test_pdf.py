"""PDF files: the same cells as the HTML page, pages as a form needs them, fonts inside, and the same bytes every time."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from pylopdf_fonts_zh_cn import sans_path, serif_path

from perfcli.formats import pdf_out
from perfcli.report.form import county_form, department_form
from perfcli.report.office import notes, write
from perfcli.report.sections import printout
from tests.example import seed
from tests.report.county import bundle, county, file, outlines
from tests.report.plans import WATER, department
from tests.report.printed import pdf_tables, pdf_text
from tests.report.test_hostile import HOSTILE, hostile

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 2


def body() -> list[list[str]]:
    """The rows of the county's table from all pages, each page's header looked at and left out."""
    header, rows = seed.cells()
    found = []
    for (table,) in pdf_tables(file("pdf")):
        assert table[0] == [*header, "", "", ""]
        assert table[1] == rows[0]
        found.extend(table[HEAD:])
    return found


def test_the_countys_table_is_the_seed_cell_by_cell() -> None:
    _, rows = seed.cells()
    assert body() == [[text.replace("\n", "") for text in row] for row in rows[1:]]


def test_the_header_is_repeated_and_a_duty_stands_on_the_page_of_its_first_activity() -> None:
    pages = [table for (table,) in pdf_tables(file("pdf"))]
    assert len(pages) > 1
    for table in pages:
        assert not table[-1][0] or table[-1][0].startswith("　　"), "a page ends with an activity"


def test_activities_are_indented_and_duties_are_set_in_another_font() -> None:
    with pdfplumber.open(io.BytesIO(file("pdf"))) as pdf:
        chars = pdf.pages[0].chars
    text = "".join(char["text"] for char in chars)
    duty, activity = chars[text.index("人大监督")], chars[text.index("专门委员会、常委")]
    assert "Sans" in duty["fontname"]
    assert "Serif" in activity["fontname"]
    assert activity["x0"] - duty["x0"] == pytest.approx(2 * activity["size"], abs=0.5)


def test_every_page_says_its_number_and_the_check_code() -> None:
    pages = pdf_text(file("pdf"))
    for number, text in enumerate(pages, 1):
        assert f"第{number}页 共{len(pages)}页" in text
        assert county().sections[0].check in text
    assert "单位：万元" in pages[0]
    for label in ("填报人：", "审核人：", "单位负责人：", "日期：", "（盖章）"):
        assert label in pages[-1]


def test_the_pages_of_a_bundle_are_counted_form_by_form() -> None:
    pages = pdf_text(file("pdf", "bundle"))
    numbers = [re.search(r"第(\d+)页 共(\d+)页", text) for text in pages]
    said = [(int(found[1]), int(found[2])) for found in numbers if found]
    assert len(said) == len(pages)
    starts = [at for at, (number, _) in enumerate(said) if number == 1]
    assert len(starts) == len(bundle().sections)
    for start, end in zip(starts, [*starts[1:], len(said)], strict=True):
        assert said[start:end] == [(at + 1, end - start) for at in range(end - start)]


def test_the_file_is_tagged_and_archivable_and_holds_its_fonts() -> None:
    data = file("pdf")
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert pdf.metadata["Title"] == county().title
        assert {char["fontname"].partition("+")[2] for char in pdf.pages[0].chars} == {
            "NotoSerifSC-Regular",
            "NotoSansSC-Regular",
        }
        (width, height) = pdf.pages[0].width, pdf.pages[0].height
    assert (round(width), round(height)) == (842, 595)
    assert b"/FontFile3" in data or b"/ObjStm" in data


def test_the_same_input_gives_the_same_bytes() -> None:
    with ThreadPoolExecutor(1) as another:  # which has fonts and a compiler of its own
        assert another.submit(write, "pdf", county()).result().data == file("pdf")


@pytest.mark.parametrize(
    "text", [*HOSTILE, '#panic("x")', '"); #import "x"', "\\u{41}", "$x$ @a <b>", "@import"]
)
def test_any_text_stays_text(text: str) -> None:
    made = write("pdf", printout(text, [department_form(hostile(text))]))
    assert made.missing == ""
    (first, *_) = pdf_tables(made.data)
    assert squeezed(first[0][2][2]) == squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_word_without_end_stays_in_its_cell() -> None:
    plan = department(
        f"objectives: {'B' * 300}\nduties:\n  - {{id: a, name: {'C' * 60}, content: {'A' * 300}}}\n"
    )
    made = write("pdf", printout("长", [department_form(plan)]))
    with pdfplumber.open(io.BytesIO(made.data)) as pdf:
        page = pdf.pages[0]
        assert max(char["x1"] for char in page.chars) < page.width - 20
    (first, *_) = pdf_tables(made.data)
    assert first[0][2][2] == "A" * 300


def test_a_row_that_is_higher_than_a_page_goes_on_and_nothing_is_lost() -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 600
    plan = department(f"duties:\n  - {{id: a, name: 职责, content: {text}}}\n")
    made = write("pdf", printout("长", [department_form(plan)]))
    assert "".join(pdf_text(made.data)).count("甲乙丙丁") == 600


def test_characters_that_no_font_has_are_printed_as_numbers_and_named() -> None:
    made = write(
        "pdf", printout("缺", [department_form(department("objectives: 𠮷先生（😀）很喜欢堃和喆。"))])
    )
    assert made.missing == "😀𠮷"
    assert "〔U+20BB7〕先生（〔U+1F600〕）很喜欢堃和喆。" in "".join(pdf_text(made.data))
    (said,) = notes("x.pdf", made)
    assert said.code == "PF057"


def test_every_character_that_is_taken_for_granted_is_in_both_fonts() -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    every = (chr(code) for code in range(32, 0xFFFF))
    usual = [char for char in every if pdf_out.usual(char) and char.isprintable()]
    assert len(usual) > 7000
    for path in (serif_path(), sans_path()):
        cmap = TTFont(path, lazy=True).getBestCmap()
        assert [char for char in usual if ord(char) not in cmap] == []


def test_a_font_of_the_workspace_comes_first(tmp_path: Path) -> None:
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(serif_path())
    kept = subset.Subsetter()
    kept.populate(text="水利局")
    kept.subset(font)
    for record in font["name"].names:
        record.string = str(record).replace("Noto Serif SC", "Own").replace("NotoSerifSC", "Own")
    font["CFF "].cff.fontNames[0] = "Own-Regular"
    font.save(tmp_path / "own.otf")
    made = write("pdf", printout("水", [department_form(department(WATER))]), tmp_path)
    with pdfplumber.open(io.BytesIO(made.data)) as pdf:
        names = {char["fontname"].partition("+")[2] for char in pdf.pages[0].chars if char["text"] == "水"}
    assert any(name.startswith("Own") for name in names)


def test_the_same_table_is_in_the_departments_own_file() -> None:
    view = department_form(outlines()[1])
    _, rows = seed.cells()
    made = write("pdf", printout(view.title, [view]))
    found = [row for (table,) in pdf_tables(made.data) for row in table[HEAD:]]
    assert found == [[text.replace("\n", "") for text in row] for row in rows[10:]]


def test_several_departments_in_one_table() -> None:
    made = write("pdf", printout("县", [county_form([department(WATER), department("objectives: 好。")])]))
    assert "县水利局：1 河道管理" in "".join(pdf_text(made.data))


@pytest.mark.usefixtures("hang_guard")
@pytest.mark.parametrize("text", ["甲" * 300_000, "A" * 300_000, "甲\\n" * 100_000])
def test_a_text_that_no_form_has_is_cut_and_told(text: str) -> None:
    plan = department(f'duties:\n  - {{id: a, name: 职责, content: "{text}"}}\n')
    made = write("pdf", printout("长", [department_form(plan)]))
    assert made.cut == 1
    (said,) = notes("x.pdf", made)
    assert (said.code, dict(said.arguments)["format"]) == ("PF058", "pdf")
    assert "……" in "".join(pdf_text(made.data))


def test_pages_of_a_countys_table_say_whose_rows_they_show() -> None:
    said = [re.match(r"本页：([^示评]*)", text) for text in pdf_text(file("pdf"))]
    assert [found[1] for found in said if found] == ["县人大常委会", "县人大常委会", "县政协"]
    assert not any("本页" in text for text in pdf_text(file("pdf", "bundle"))[-1:])


def test_a_bound_that_is_wider_than_its_column_is_broken_and_stays_in_it() -> None:
    bands = "{优: X≥98.5%, 良: 98.5%>X≥92.5%, 中: 92.5%>X≥85.5%, 差: X<85.5%}"
    plan = department(
        "duties:\n  - id: d\n    name: 职责\n    activities:\n      - id: a\n        name: 活动\n"
        f"        indicators:\n          - {{id: i, name: 完成率, bands: {bands}}}\n"
        "          - {id: j, name: 及时率, bands: {优: 1, 良: 2, 中: 3, 差: 4}}\n"
    )
    made = write("pdf", printout("阶", [department_form(plan)]))
    ((table,),) = pdf_tables(made.data)
    assert table[3][5:] == ["X≥98.5%", "98.5%>X≥92.5%", "92.5%>X≥85.5%", "X<85.5%"]
    assert table[4][4:] == ["及时率", "1", "2", "3", "4"]
