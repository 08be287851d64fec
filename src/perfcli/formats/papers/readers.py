"""The readers by name: which module reads a format, and which extra it needs.

In: a format's name, bytes, a path. Out: what the module's `read` gives; a library that is not installed is a refusal that names
the command to install it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from perfcli.formats.papers import kinds
from perfcli.formats.papers.refusal import Refused

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.paper import Paper


class Reader(NamedTuple):
    """A module of this package and the extra that its library comes with."""

    module: str
    extra: str = ""


READERS = {
    "text": Reader("text"),
    "csv": Reader("csv_"),
    "html": Reader("html_", "office"),
    "docx": Reader("docx", "office"),
    "xlsx": Reader("xlsx", "office"),
    "xls": Reader("xls", "office"),
    "doc": Reader("doc", "office"),
    "pdf": Reader("pdf", "pdf-import"),
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
        raise Refused(kinds.MISSING_EXTRA, path, format=form, extra=reader.extra) from None
    return answer
