"""Files made to do harm: each ends in a coded message. How long that takes is measured elsewhere; here nothing may hang."""

from __future__ import annotations

import contextlib
import io
import random
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from perfcli.formats.papers import guarded, read_paper
from perfcli.formats.papers.readers import call
from perfcli.formats.papers.refusal import Refused
from tests.formats.papers.samples import SHEET, excel, types, word, zipped
from tests.formats.papers.shown import codes, said

pytestmark = pytest.mark.usefixtures("hang_guard")

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LAYOUTS = Path(__file__).parents[2] / "cases" / "layouts"
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f'<!ENTITY {chr(98 + at)} "{("&" + chr(97 + at) + ";") * 10}">' for at in range(9))
    + "]>"
)


def document(text: str | bytes) -> bytes:
    """A Word document whose main part is this."""
    return zipped({"[Content_Types].xml": types("d.xml", MAIN), "d.xml": text})


def pdf(content: bytes, *, kids: str = "3 0 R") -> bytes:
    """A PDF of one page with a packed content stream."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count 1>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj\n" % at + one + b"\nendobj\n" for at, one in enumerate(objects, 1)
    )
    return body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (document(" " * (80 << 20)), "PF065"),
        (document("<a/>" * (2 << 20)), "PF065"),
        (zipped({"[Content_Types].xml": types("d.xml", MAIN)} | {f"{at}.txt": "" for at in range(6000)}), "PF065"),
        (document("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"), "PF066"),
        (document(LAUGHS + "<x>&j;</x>"), "PF066"),
        (document("<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE x><x/>".encode("utf-16")), "PF066"),
        (document(b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4-"), "PF066"),
        (document("<w:document xmlns:w='w'>" + "<w:p>" * 3000), "PF064"),
        (document("<x>"), "PF064"),
        (document("<w:document xmlns:w='w'/>"), "PF064"),
        (zipped({"[Content_Types].xml": types("gone.xml", MAIN)}), "PF064"),
        (word('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'), "PF065"),
        (word(("<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc></w:tr>' * 300 + "</w:tbl><w:p/>") * 2), "PF065"),
    ],
)  # fmt: skip
def test_archives_and_documents(data: bytes, code: str) -> None:
    assert codes(data, "a.docx") == [code]


@pytest.mark.filterwarnings("ignore:Duplicate")
def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO(document("<x/>"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("d.xml", "<y/>")
    assert codes(stream.getvalue(), "a.docx") == ["PF066"]


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (f"{LAUGHS}<worksheet xmlns='{SHEET}'><sheetData>{CELL}</sheetData></worksheet>", "PF066"),
        (f"<worksheet xmlns='{SHEET}'><sheetData>{CELL}<row r='900000'><c r='A900000'><v>1</v></c></row></sheetData></worksheet>", "PF065"),
        (f"<worksheet xmlns='{SHEET}'><sheetData>{CELL[:-6]}<c r='XFD1'><v>1</v></c></row></sheetData></worksheet>", "PF065"),
    ],
)  # fmt: skip
def test_workbooks(sheet: str, code: str) -> None:
    assert codes(excel("", more={"xl/worksheets/sheet1.xml": sheet}), "a.xlsx") == [code]


def test_a_range_of_all_cells_there_are_costs_nothing() -> None:
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 500
    all_cells = (
        f"<sheetData>{CELL}</sheetData><mergeCells>{merged}</mergeCells>"
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    )
    paper, _ = read_paper(excel(all_cells), "a.xlsx")
    assert paper is not None


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<table><tr>" + "<td colspan=1000>x" * 50, "PF065"),
        (("<table>" + "<tr><td colspan=1000>x" * 300 + "</table>") * 2, "PF065"),
        ("<table>" + "<tr><td rowspan=65534>x" * 2000, "PF065"),
        ("<div>" * 5000 + "x", "PF065"),
        ("<p>x" + "<br>" * 400_000, "PF065"),
    ],
)
def test_pages(page: str, code: str) -> None:
    assert codes("<html>" + page, "a.html") == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲" + "\t" * 5000 + "\n乙\t丙\n", "PF065"),
        ("甲" + "|" * 5000 + "\n乙|丙\n", "PF065"),
        ("a\tb\n" * 250_000, "PF065"),
        ("x" * (9 << 20), "PF065"),
    ],
)
def test_texts(text: str, code: str) -> None:
    assert codes(text, "a.txt") == [code]


@pytest.mark.parametrize("line", ['x","a\n', '"x\n', '"\n'])
def test_a_table_of_nothing_but_open_quotes(line: str) -> None:
    assert codes(line * 400_000, "a.csv") == ["PF065"]


def test_a_table_of_many_open_quotes_is_refused_at_the_line_where_they_are_too_many() -> None:
    paper, found = read_paper(b'x","a\n' * 20_000, "a.csv")
    assert paper is None
    (message,) = said(found)
    assert "引号没有成对的行太多" in message
    assert "第5001行" in message


def test_a_cell_with_very_many_lines_is_one_cell() -> None:
    paper, _ = read_paper(("\ta\n\tb\n" + "x\n" * 100_000).encode(), "a.txt")
    assert paper is not None


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not bounded there")
def test_a_pdf_that_unpacks_without_end_is_stopped() -> None:
    (code,) = codes(pdf(b" " * (700 << 20)), "a.pdf")
    assert code in ("PF064", "PF077")


def test_a_pdf_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "SECONDS", 2)
    _, found = read_paper(pdf(b"q Q " * 20_000_000), "a.pdf")
    assert [one.code for one in found] == ["PF077"]
    assert said(found)[0].startswith("读这份文件（PDF）超出了限度：")


def test_a_pdf_whose_pages_contain_themselves_ends() -> None:
    assert codes(pdf(b"", kids="2 0 R"), "a.pdf") in (["PF062"], ["PF064"])


@pytest.mark.parametrize("form", ["docx", "html", "csv", "text"])
def test_damaged_bytes_are_read_or_refused_and_nothing_else(form: str) -> None:
    dice = random.Random(form)  # noqa: S311 - the same damage every time
    (sample,) = (p for p in LAYOUTS.iterdir() if p.suffix == {"text": ".txt"}.get(form, f".{form}"))
    for _ in range(60):
        data = bytearray(sample.read_bytes())
        for _ in range(dice.choice((1, 3, 20))):
            at = dice.randrange(len(data))
            data[at : at + dice.choice((0, 1, 40))] = dice.randbytes(dice.choice((0, 1, 4)))
        with contextlib.suppress(Refused):  # anything else would be a fault of ours
            call(form, bytes(data), sample.name)
