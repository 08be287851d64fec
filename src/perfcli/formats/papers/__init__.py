"""Documents of every format as people have them, read into a `Paper`: one module a format, with `suffixes` and `read`.

In: the bytes of a file and its path. Out: a `Paper`, or the one coded reason why there is none (PF060-PF079), beside what was
left out. The content decides what a file is, its name only where text says nothing of itself.
"""

from __future__ import annotations

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.formats.papers import kinds
from perfcli.formats.papers.archive import open_archive
from perfcli.formats.papers.detect import FOREIGN, detect, suffix_of
from perfcli.formats.papers.guarded import read_guarded
from perfcli.formats.papers.readers import READERS, call, suffixes_of
from perfcli.formats.papers.refusal import Refused, too_large
from perfcli.guard import available
from perfcli.paper import Grid, Paper

__all__ = ["FOREIGN", "MAX_BYTES", "doubts", "read_paper", "suffixes"]

MAX_BYTES = 32 * 1024 * 1024
"""Of one document; pictures in it count too."""

_GUARDED = frozenset(("pdf", "xls"))
_LIGHT_BYTES = 512 * 1024
_LIGHT_XML = 4 * 1024 * 1024
_LIGHT_TAGS = 50_000
_LARGE = Text("文件太大", "the file is too large")
_GENERIC = Text("分不成格，整段留在一格里", "no cells can be told apart; it is kept whole")


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be read; `FOREIGN` has those that get a message which helps."""
    return tuple(sorted(suffix for form in READERS for suffix in suffixes_of(form)))


def read_paper(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """A document of any format, or why it is not read."""
    try:
        return _read(data, path)
    except Refused as refused:
        return None, (refused.diagnostic,)


def _read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    if len(data) > MAX_BYTES:
        raise too_large(path, _LARGE, f"{MAX_BYTES // 1024 // 1024} MB")
    if not data.strip():
        raise Refused(kinds.EMPTY, path)
    form = _form(data, path)
    paper, found = (read_guarded if _is_heavy(form, data, path) else call)(form, data, path)
    if paper is None:
        return None, found
    if not _has_text(paper):
        return None, (*found, diagnose(kinds.EMPTY, Span(path)))
    return paper, (*_disguise(form, path), *found)


def _form(data: bytes, path: str) -> str:
    try:
        return detect(data, path)
    except ModuleNotFoundError:
        raise Refused(kinds.MISSING_EXTRA, path, format="Office", extra="office") from None


def _is_heavy(form: str, data: bytes, path: str) -> bool:
    """Whether reading could take long or much: then it is done where it can be stopped."""
    if not available():
        return False
    if form in ("docx", "xlsx"):
        archive = open_archive(data, path, form)
        return archive.xml_size > _LIGHT_XML or archive.tags() > _LIGHT_TAGS
    return form in _GUARDED or (form != "doc" and len(data) > _LIGHT_BYTES)


def _has_text(paper: Paper) -> bool:
    for block in paper.blocks:
        if not isinstance(block, Grid):
            return True
        if any(cell is not None and (cell.text.strip() or cell.doubt) for row in block.rows for cell in row):
            return True
    return False


def _disguise(form: str, path: str) -> tuple[Diagnostic, ...]:
    """A remark when the name says another format than the content; text has many names."""
    suffix = suffix_of(path)
    known = {one for other in READERS for one in suffixes_of(other)} | set(FOREIGN)
    if suffix not in known or suffix in suffixes_of(form):
        return ()
    return (diagnose(kinds.DISGUISE, Span(path), said=suffix, found=READERS[form].name),)


def doubts(paper: Paper) -> tuple[Diagnostic, ...]:
    """What the reader was not sure of, cell by cell, with the origin of each."""
    cells = (cell for block in paper.blocks if isinstance(block, Grid) for row in block.rows for cell in row)
    return tuple(
        diagnose(kinds.DOUBTS[cell.doubt], Span(paper.path), origin=cell.origin, reason=_GENERIC)
        for cell in cells
        if cell is not None and cell.doubt
    )
