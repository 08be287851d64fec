"""The readers by name: which module reads a format, and which extra it needs.

In: a format's name, bytes, a path. Out: what the module's `read` gives; a library that is not installed is a refusal that names
the command to install it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.refusal import Refused

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.paper import Paper


class Reader(NamedTuple):
    """A module of this package, what people call its format, and the extra that its library comes with."""

    module: str
    name: Text
    extra: str = ""


READERS = {
    "text": Reader("text", Text("文本", "plain text")),
    "csv": Reader("csv_", Text("CSV", "CSV")),
    "html": Reader("html_", Text("网页 (HTML)", "a web page (HTML)"), "office"),
    "docx": Reader("docx", Text("Word 文档 (.docx)", "a Word document (.docx)"), "office"),
    "xlsx": Reader("xlsx", Text("Excel 工作簿 (.xlsx)", "an Excel workbook (.xlsx)"), "office"),
    "xls": Reader("xls", Text("Excel 97-2003 工作簿 (.xls)", "an Excel 97-2003 workbook (.xls)"), "office"),
    "doc": Reader("doc", Text("Word 97-2003 文档 (.doc)", "a Word 97-2003 document (.doc)"), "office"),
    "pdf": Reader("pdf", Text("PDF", "PDF"), "pdf-import"),
}


def suffixes_of(form: str) -> tuple[str, ...]:
    """The suffixes of a format."""
    found: tuple[str, ...] = import_module(f"perfcli.formats.papers.{READERS[form].module}").suffixes
    return found


def call(form: str, data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """Read a document of a known format.

    Raises:
        Refused: it cannot be read.
    """
    reader = READERS[form]
    module = import_module(f"perfcli.formats.papers.{reader.module}")
    try:
        answer: tuple[Paper | None, tuple[Diagnostic, ...]] = module.read(data, path)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("perfcli"):
            raise
        raise Refused(kinds.MISSING_EXTRA, path, format=reader.name, extra=reader.extra) from None
    return answer
