from __future__ import annotations

import sys
from pathlib import Path

import pytest

from perfcli.formats.papers import FOREIGN, read_paper, suffixes
from perfcli.formats.papers.readers import READERS, call
from perfcli.formats.papers.refusal import Refused
from tests.formats.papers.samples import OLE, excel, ole, types, word, zipped
from tests.formats.papers.shown import codes, paper_of, said

WORD = word("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
EXCEL = excel('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
TEXT = "名称\t预算\n监督\t2.00\n".encode("gbk")


@pytest.mark.parametrize(
    ("data", "path", "form", "found"),
    [
        (WORD, "a.docx", "docx", []),
        (WORD, "a.DOCX", "docx", []),
        (WORD, "a.doc", "docx", ["标明是 .doc，内容其实是 Word 文档 (.docx)，已按内容读取"]),
        (WORD, "a.wps", "docx", ["标明是 .wps，内容其实是 Word 文档 (.docx)，已按内容读取"]),
        (WORD, "没有后缀", "docx", []),
        (EXCEL, "a.et", "xlsx", ["标明是 .et，内容其实是 Excel 工作簿 (.xlsx)，已按内容读取"]),
        (EXCEL, "a.docx", "xlsx", ["标明是 .docx，内容其实是 Excel 工作簿 (.xlsx)，已按内容读取"]),
        (TEXT, "a.xls", "text", ["标明是 .xls，内容其实是 文本，已按内容读取"]),
        (TEXT, "a.txt", "text", []),
        (TEXT, "a.dat", "text", []),
        (b"a,b\n1,2\n", "a.csv", "csv", []),
        (b"<TABLE><tr><td>1</table>", "a.xls", "html", ["标明是 .xls，内容其实是 网页 (HTML)，已按内容读取"]),
        ("\ufeff<html><p>甲".encode("utf-16-le"), "a.htm", "html", []),
        (b"\n  <!DOCTYPE html><p>x", "a.txt", "html", ["标明是 .txt，内容其实是 网页 (HTML)，已按内容读取"]),
        ("<监督> 不是网页".encode(), "a.txt", "text", []),
    ],
)
def test_the_content_says_what_a_file_is(data: bytes, path: str, form: str, found: list[str]) -> None:
    paper, diagnostics = read_paper(data, path)
    assert paper is not None
    assert paper.format == form
    assert said(diagnostics) == found


PPT = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"


@pytest.mark.parametrize(
    ("data", "path", "what"),
    [
        (ole("Workbook"), "a.et", "WPS 表格文件 (.et)"),
        (ole("WordDocument"), "a.wps", "WPS 文字文件 (.wps)"),
        (ole("PowerPoint Document"), "a.ppt", "演示文稿"),
        (zipped({"OFD.xml": "<x/>"}), "a.ofd", "OFD 版式文件 (.ofd)"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "a.ods",
            "OpenDocument 表格 (.ods)",
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "a.odt",
            "OpenDocument 文档 (.odt)",
        ),
        (zipped({"[Content_Types].xml": types("a.bin", XLSB)}), "a.xlsb", "Excel 二进制工作簿 (.xlsb)"),
        (zipped({"[Content_Types].xml": types("a.xml", PPT)}), "a.pptx", "演示文稿"),
        (zipped({"a.docx": b"x"}), "a.zip", "压缩包"),
        (b"Rar!\x1a\x07\x00", "a.rar", "压缩包"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "图片或扫描件"),
        (b"\xff\xd8\xff\xe0", "扫描.pdf", "图片或扫描件"),
        (b"BM\x00\x00\x00", "a.bmp", "图片或扫描件"),
        (b"{\\rtf1 x}", "a.doc", "RTF 文档"),
        (b"MIME-Version: 1.0\n", "a.xls", "单个文件网页 (.mht)"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "a.xls",
            "XML 表格 2003",
        ),
        (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="urn:microsoft:office:wordprocessingml">',
            "a.doc",
            "Word XML 文档",
        ),
        (b"some text", "a.et", "WPS 表格文件 (.et)"),
    ],
)
def test_a_file_of_another_program_gets_the_message_that_helps(data: bytes, path: str, what: str) -> None:
    paper, found = read_paper(data, path)
    assert paper is None
    assert [one.code for one in found] == ["PF061"]
    assert said(found) == [f"这是{what}，不能直接读"]
    how = dict(found[0].arguments)["how"]
    assert isinstance(how, tuple)
    assert "WPS" in how.zh or "原件" in how.zh or "解压" in how.zh


@pytest.mark.parametrize("path", ["a.docx", "a.xls", "a.et"])
def test_a_locked_file_is_said_to_be_locked(path: str) -> None:
    assert codes(ole("EncryptedPackage"), path) == ["PF063"]


@pytest.mark.parametrize("path", ["a.txt", "a.docx", "a.pdf", "a.csv", "a"])
def test_an_empty_file_is_said_to_be_empty(path: str) -> None:
    assert codes(b"", path) == ["PF069"]
    assert codes(b" \r\n\t ", path) == ["PF069"]


@pytest.mark.parametrize(
    "path", ["a.docx", "a.xlsx", "a.xls", "a.pdf", "a.doc", "a.html", "a.csv", "a.txt", "a"]
)
@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        bytes(range(256)) * 4,
        OLE,
        OLE + b"\xff" * 600,
        b"PK\x03\x04",
        b"PK\x03\x04" + b"x" * 600,
        b"%PDF-",
        b"\xff" * 99,
    ],
)
def test_garbage_ends_in_one_code_whatever_its_name(data: bytes, path: str) -> None:
    paper, found = read_paper(data, path)
    assert paper is None
    assert len(found) == 1
    assert found[0].code in ("PF060", "PF062", "PF063", "PF064", "PF068")


@pytest.mark.parametrize(
    ("form", "library", "extra"),
    [
        ("docx", "lxml", "office"),
        ("html", "lxml", "office"),
        ("xlsx", "openpyxl", "office"),
        ("xls", "xlrd", "office"),
        ("pdf", "pdfplumber", "pdf-import"),
    ],
)
def test_a_missing_extra_is_one_line_with_the_command(
    form: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    data = {"docx": WORD, "xlsx": EXCEL}.get(form, b"<p>x")
    with pytest.raises(Refused) as refused:
        call(form, data, f"a.{form}")
    name = READERS[form].name.zh
    assert said((refused.value.diagnostic,)) == [
        f"读取{name}还要装一个附加包：pip install 'perfcli[{extra}]'"
    ]


def test_a_missing_extra_is_said_before_the_file_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert codes(WORD, "a.docx") == ["PF067"]
    assert paper_of("名称\t预算\n甲\t1\n", "a.txt").format == "text"


def test_every_suffix_leads_to_one_reader_or_one_message() -> None:
    assert not set(suffixes()) & set(FOREIGN)
    assert len(set(suffixes())) == len(suffixes())
    assert {".txt", ".csv", ".html", ".docx", ".xlsx", ".xls", ".pdf", ".doc"} <= set(suffixes())


def test_no_reader_imports_its_library_before_it_reads() -> None:
    import subprocess  # noqa: PLC0415 - a process with nothing imported

    program = (
        "import sys, perfcli.formats.papers as p; p.suffixes(); "
        "print(*(sys.modules.keys() & {'lxml', 'openpyxl', 'xlrd', 'pdfplumber', 'docx'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("\n", "")


def test_each_format_has_a_module_with_the_same_few_names() -> None:
    folder = Path(sys.modules["perfcli.formats.papers"].__file__ or "").parent
    for form in READERS.values():
        assert (folder / f"{form.module}.py").is_file()
