"""Office files made of the parts that a test is about; everything else is the least that a file needs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def types(main: str, kind: str) -> str:
    """The list of content types, naming the main part."""
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )


def relations(targets: dict[str, str]) -> str:
    """Relationships by the kind of their targets."""
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def word(
    body: str, *, styles: str = "", numbering: str = "", more: dict[str, str | bytes] | None = None
) -> bytes:
    """A Word document with a body, styles and lists in WordprocessingML; `w:` is its prefix."""
    targets = {"styles.xml": "styles"} if styles else {}
    targets |= {"numbering.xml": "numbering"} if numbering else {}
    root = f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types(
            "word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        ),
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": f"<w:document {root}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(targets),
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {root}>{styles}</w:styles>"
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {root}>{numbering}</w:numbering>"
    return zipped(parts | (more or {}))


def excel(
    sheet: str, *, styles: str = "", workbook: str = "", more: dict[str, str | bytes] | None = None
) -> bytes:
    """A workbook with one sheet, `Sheet1`, in SpreadsheetML."""
    targets = {"worksheets/sheet1.xml": "worksheet"} | ({"styles.xml": "styles"} if styles else {})
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types("xl/workbook.xml", main).replace(
            "</Types>",
            f'<Override PartName="/xl/styles.xml" ContentType="{main.replace("sheet.main", "styles")}"/></Types>'
            if styles
            else "</Types>",
        ),
        "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}">{workbook}<sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}">{sheet}</worksheet>',
    }
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>'
    return zipped(parts | (more or {}))


def ole(stream: str) -> bytes:
    """The beginning of an old Office file with a stream of that name in its directory."""
    return OLE + b"\x00" * 1016 + f"{stream}\0".encode("utf-16-le")
