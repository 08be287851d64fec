"""What a file is: by its first bytes and its parts, by its name only where text says nothing of itself.

In: bytes, a path. Out: the name of a reader, or the refusal that says how to save the file as something readable.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from perfcli.diagnostics import Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.archive import Archive, open_archive
from perfcli.formats.papers.ooxml import main_part
from perfcli.formats.papers.refusal import NOWHERE, Refused, damaged

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_HEAD = 2048

AS_XLSX = Text(
    "在 WPS 或 Excel 里打开，另存为“Excel 工作簿 (.xlsx)”，再导入",
    "open it in WPS or Excel and save it as an Excel workbook (.xlsx), and import that",
)
AS_DOCX = Text(
    "在 WPS 或 Word 里打开，另存为“Word 文档 (.docx)”，再导入",
    "open it in WPS or Word and save it as a Word document (.docx), and import that",
)
AS_ORIGINAL = Text(
    "向填报单位要 Word 或 Excel 原件；没有原件的，识别后逐字核对，存为 .docx 再导入",
    "ask the unit for the Word or Excel original; where there is none, recognise the text, check it, save it as .docx and import that",
)
UNPACK = Text("先解压，再导入里面的文件", "unpack it first and import the files in it")


class Foreign(NamedTuple):
    """A kind of file that is known and not read: what it is, and what to do."""

    what: Text
    how: Text


_ET = Foreign(Text("WPS 表格文件 (.et)", "a WPS spreadsheet (.et)"), AS_XLSX)
_WPS = Foreign(Text("WPS 文字文件 (.wps)", "a WPS document (.wps)"), AS_DOCX)
_OFD = Foreign(Text("OFD 版式文件 (.ofd)", "an OFD document (.ofd)"), AS_ORIGINAL)
_IMAGE = Foreign(Text("图片或扫描件", "a picture or scan"), AS_ORIGINAL)
_PPT = Foreign(Text("演示文稿", "a presentation"), AS_DOCX)
_XLSB = Foreign(Text("Excel 二进制工作簿 (.xlsb)", "a binary Excel workbook (.xlsb)"), AS_XLSX)
_ODS = Foreign(Text("OpenDocument 表格 (.ods)", "an OpenDocument spreadsheet (.ods)"), AS_XLSX)
_ODT = Foreign(Text("OpenDocument 文档 (.odt)", "an OpenDocument text (.odt)"), AS_DOCX)
_RTF = Foreign(Text("RTF 文档", "an RTF document"), AS_DOCX)
_MHT = Foreign(Text("单个文件网页 (.mht)", "a single-file web page (.mht)"), AS_XLSX)
_XML_2003 = Foreign(Text("XML 表格 2003", "an XML spreadsheet 2003"), AS_XLSX)
_XML_WORD = Foreign(Text("Word XML 文档", "a Word XML document"), AS_DOCX)
_PACKED = Foreign(Text("压缩包", "an archive"), UNPACK)

FOREIGN = {
    ".et": _ET, ".ett": _ET, ".wps": _WPS, ".wpt": _WPS, ".ofd": _OFD, ".ppt": _PPT, ".pptx": _PPT, ".dps": _PPT,
    ".xlsb": _XLSB, ".ods": _ODS, ".odt": _ODT, ".rtf": _RTF, ".mht": _MHT, ".mhtml": _MHT,
    ".png": _IMAGE, ".jpg": _IMAGE, ".jpeg": _IMAGE, ".bmp": _IMAGE, ".gif": _IMAGE, ".tif": _IMAGE, ".tiff": _IMAGE, ".webp": _IMAGE,
    ".rar": _PACKED, ".7z": _PACKED, ".gz": _PACKED,
}  # fmt: skip
"""Suffixes of files that people have and that get a message which helps."""

_MAGIC = (
    (b"\x89PNG\r\n", _IMAGE), (b"\xff\xd8\xff", _IMAGE), (b"GIF8", _IMAGE), (b"BM", _IMAGE), (b"II*\x00", _IMAGE), (b"MM\x00*", _IMAGE),
    (b"{\\rtf", _RTF), (b"Rar!", _PACKED), (b"7z\xbc\xaf", _PACKED), (b"\x1f\x8b", _PACKED), (b"MIME-Version:", _MHT),
)  # fmt: skip
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|meta|body|table|div|p)\b", re.IGNORECASE)
_TEXTS = {".csv": "csv", ".html": "html", ".htm": "html"}


def suffix_of(path: str) -> str:
    """The suffix in small letters."""
    return PurePath(path).suffix.lower()


def detect(data: bytes, path: str) -> str:
    """The reader for a file: `docx`, `xlsx`, `xls`, `doc`, `pdf`, `html`, `csv` or `text`.

    Raises:
        Refused: there is none.
    """
    head = data[:_HEAD]
    if head.startswith(ZIP):
        return _of_archive(open_archive(data, path, suffix_of(path) or "ZIP"))
    if head.startswith(OLE):
        return _of_ole(data, path)
    if PDF in head[:1024]:
        return "pdf"
    for magic, foreign in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or b"\x00" in head):
            raise _refuse(foreign, path)
    return _of_text(head, path)


def _refuse(foreign: Foreign, path: str) -> Refused:
    return Refused(kinds.SAVE_AS, path, what=foreign.what, how=foreign.how)


def _of_archive(archive: Archive) -> str:
    main = main_part(archive)
    if main is not None and main.form in ("docx", "xlsx"):
        return main.form
    if main is not None:
        raise _refuse(_XLSB if main.form == "xlsb" else _PPT, archive.path)
    if "OFD.xml" in archive.names:
        raise _refuse(_OFD, archive.path)
    if "mimetype" in archive.names:
        kind = archive.part("mimetype")[:100]
        if b"opendocument" in kind:
            raise _refuse(_ODS if b"spreadsheet" in kind else _ODT, archive.path)
    raise _refuse(_PACKED, archive.path)


def _of_ole(data: bytes, path: str) -> str:
    """Old Office files keep their parts in a directory of names in UTF-16; one may be embedded in the other."""

    def has(*names: str) -> bool:
        return any(f"{name}\0".encode("utf-16-le") in data for name in names)

    suffix = suffix_of(path)
    if has("EncryptedPackage"):
        raise Refused(kinds.ENCRYPTED, path)
    if suffix in (".et", ".ett", ".wps", ".wpt", ".dps"):
        raise _refuse(FOREIGN[suffix], path)
    word, excel = has("WordDocument"), has("Workbook", "Book")
    if excel and (not word or suffix in (".xls", ".xlt")):
        return "xls"
    if word:
        return "doc"
    if has("PowerPoint Document"):
        raise _refuse(_PPT, path)
    if suffix in (".xls", ".xlt", ".doc", ".dot"):
        raise damaged(path, suffix, Text("里面没有表格或文档", "there is no workbook or document in it"))
    raise Refused(kinds.UNKNOWN, path, reason=NOWHERE)


def _of_text(head: bytes, path: str) -> str:
    plain = _readable(head)
    start = plain.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024]
    if start.startswith(b"<?xml") and b"office:spreadsheet" in plain:
        raise _refuse(_XML_2003, path)
    if (
        start.startswith(b"<?xml")
        and (b"wordprocessingml" in plain or b"office:word" in plain)
        and b"<html" not in plain.lower()
    ):
        raise _refuse(_XML_WORD, path)
    suffix = suffix_of(path)
    if start.startswith(b"<") and _HTML.search(start):
        return "html"
    if suffix in FOREIGN:
        raise _refuse(FOREIGN[suffix], path)
    return _TEXTS.get(suffix, "text")


def _readable(head: bytes) -> bytes:
    """The beginning as single bytes, so that UTF-16 shows its tags."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head
