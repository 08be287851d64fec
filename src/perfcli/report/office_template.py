"""A bureau's own Word or Excel form, filled in: `{{ page.title }}` in a document, `{{ row.name }}` in a row that is repeated.

In: a template's name, a page, the workspace's folder of templates. Out: bytes, the same for the same page. It runs in the process that
`guarded` watches, in the same sandbox as HTML templates; archive bombs, macros and document types are refused before
any library opens the file.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from perfcli.files import FileError, read_bytes
from perfcli.formats.archive import timeless
from perfcli.report.environment import html_environment
from perfcli.report.loader import UnusableError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 8 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
MAX_ENTRIES = 2000
_WORD = ".docx"


def render_office(name: str, page: object, own: Path | None) -> bytes:
    """The workspace's form `name`, filled in with a page.

    Raises:
        UnusableError: when the file is no harmless Word or Excel file.
    """
    if own is None:
        raise UnusableError("not-office")
    data = _checked(own / name, own)
    if name.endswith(_WORD):
        return timeless(_word(data, page, own))
    from perfcli.report.excel_template import excel  # noqa: PLC0415 - openpyxl is of an extra

    return timeless(excel(data, page, own), modified=False)  # openpyxl writes the time of saving


def _checked(path: Path, own: Path) -> bytes:
    """The bytes of a template that is safe to open."""
    if not path.resolve().is_relative_to(own.resolve()):
        raise UnusableError("outside")
    try:
        data = read_bytes(path, MAX_BYTES)
    except FileError as error:
        raise UnusableError("large" if error.reason == "large" else "not-office") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_inside(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise UnusableError("not-office") from None
    return data


def _look_inside(archive: zipfile.ZipFile) -> None:
    """Refuse what unpacks to too much, brings macros, or declares a document type."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnusableError("large")
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise UnusableError("macros")
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            text = archive.read(entry).replace(b"\0", b"")  # UTF-16 too
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise UnusableError("doctype")


def _word(data: bytes, page: object, own: Path) -> bytes:
    """A Word form through docxtpl."""
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - of an extra
    from docxtpl import DocxTemplate  # noqa: PLC0415 - of an extra

    out = io.BytesIO()
    try:
        template = DocxTemplate(io.BytesIO(data))
        template.init_docx()
    except (OpcError, KeyError, ValueError):
        raise UnusableError("not-office") from None
    template.render({"page": page}, jinja_env=html_environment(own), autoescape=True)
    template.save(out)
    return out.getvalue()
