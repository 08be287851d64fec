"""Views as Word, Excel and PDF files, through the writers of `formats`; what such a file needs, and what it could not show.

In: a format and views. Out: bytes with diagnostics PF056-PF058.
"""

from __future__ import annotations

import importlib
import os
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.diagnostics import Span, diagnose
from perfcli.report import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.printout import Printout, Written


class Writer(NamedTuple):
    """A format: the module that writes it, and the extra that brings what the module needs."""

    module: str
    extra: str


WRITERS = {
    "docx": Writer("docx_out", "office"),
    "xlsx": Writer("xlsx_out", "office"),
    "pdf": Writer("pdf_out", "pdf"),
}
MOST_AT_A_TIME = 4
"""PDFs that are set at a time: each compiler has its own copy of the fonts in memory."""
MAX_SHOWN = 40
"""Missing characters that a message lists."""


def lacking(formats: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The extras that these formats need and that are not installed; one line for each format."""
    return tuple(
        diagnose(kinds.EXTRA_MISSING, Span(f"--format {name}"), format=name, extra=WRITERS[name].extra)
        for name in formats
        if name in WRITERS and not all(find_spec(module) for module in _module(name).MODULES)
    )


def write(name: str, printout: Printout, fonts: Path | None = None) -> Written:
    """A printout as a file of this format; `fonts` come before the shipped ones in a PDF."""
    module = _module(name)
    written: Written = module.write(printout, fonts) if name == "pdf" else module.write(printout)
    return written


def write_all(files: Sequence[tuple[str, Printout]], fonts: Path | None = None) -> list[Written]:
    """Files, each in its format, in the same order. Typst works beside Python, so several PDFs are set at a time."""
    pdfs = [printout for name, printout in files if name == "pdf"]
    with ThreadPoolExecutor(max(1, min(len(pdfs), os.cpu_count() or 1, MOST_AT_A_TIME))) as pool:
        set_ = pool.map(lambda printout: write("pdf", printout, fonts), pdfs)
        return [next(set_) if name == "pdf" else write(name, printout) for name, printout in files]


def notes(path: str, written: Written) -> Iterator[Diagnostic]:
    """What a written file could not show."""
    if written.missing:
        shown = [f"{char} (U+{ord(char):04X})" for char in written.missing[:MAX_SHOWN]]
        more = ["…"] if len(written.missing) > MAX_SHOWN else []
        yield diagnose(kinds.GLYPH_MISSING, Span(path), characters=" ".join([*shown, *more]))
    if written.cut:
        yield diagnose(kinds.TEXT_CUT, Span(path), count=written.cut, format=path.rpartition(".")[2])


def _module(name: str) -> Any:  # noqa: ANN401 - modules of one shape
    return importlib.import_module(f"perfcli.formats.{WRITERS[name].module}")
