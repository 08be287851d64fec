"""The tables of actuals as files: CSV, workbooks with several sheets, folders; and the files of evidence that they name.

In: paths, or the bytes of standard input. Out: `Read`: tables and findings; `Paper`s with their hashes. What a row names is looked
for in the folder of its table and below, never through a link and never outside.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.identity import SHEET
from perfcli.diagnostics import Span, Text, diagnose
from perfcli.files import FileError, read_bytes, sha256_of
from perfcli.formats import kinds as format_kinds
from perfcli.formats.tables import read_tables
from perfcli.loading.file_faults import file_fault
from perfcli.scoring import kinds
from perfcli.scoring.columns import is_header, is_own, read_columns
from perfcli.scoring.evidence import Paper, files_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.table import Table

MAX_TABLE_BYTES = 256 * 1024 * 1024
"""A province's actuals of a year are some tens of megabytes."""
MAX_EVIDENCE_BYTES = 1024 * 1024 * 1024
"""A scanned book or a film; its hash is made piece by piece."""
_LISTED = 1024 * 1024
"""So much of a workbook's list of sheets is looked at."""
STDIN = "<stdin>"
SUFFIXES = (".csv", ".xlsx", ".xlsm", ".xls")
"""What is taken for a table in a folder."""
_OURS = frozenset(("scores.csv", "rejected.csv", "spending.csv"))
_FOLDER = "佐证材料"
_REASONS = {
    "folder": Text("这是文件夹，请写其中的文件", "it is a folder: name the files in it"),
    "special": Text("不是普通文件", "it is no regular file"),
    "denied": Text("没有权限读", "permission denied"),
    "large": Text("文件超过 1 GB", "it is larger than 1 GB"),
}
_UNREADABLE = Text("读不出来", "it cannot be read")
_OUTSIDE = Text("不在这张表的文件夹里", "it is outside of the table's folder")
_LINK = Text("路径里有链接", "there is a link on the way to it")


class Read(NamedTuple):
    """The tables of one rank, in the order of their paths, and what is to be said of them."""

    tables: tuple[Table, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    whole: bool = True
    """Whether every file could be read."""


def files_of(paths: Iterable[str]) -> tuple[str, ...]:
    """The files that paths mean: a folder means the tables directly in it, in the order of their names; no file twice."""
    found: dict[str, str] = {}
    for path in paths:
        inside = _in_folder(path) if os.path.isdir(path) else (path,)  # noqa: PTH112 - a Path raises on names that are too long
        for one in inside:
            found.setdefault(os.path.realpath(one), one)
    return tuple(found.values())


def _in_folder(folder: str) -> tuple[str, ...]:
    names = sorted(os.listdir(folder))  # noqa: PTH208
    return tuple(
        os.path.join(folder, name)  # noqa: PTH118 - the path as it was given
        for name in names
        if name.lower().endswith(SUFFIXES) and name not in _OURS and not name.startswith((".", "~$"))
    )


def read_actuals(paths: Sequence[str], data: bytes | None = None) -> Read:
    """Every table in these files; `data` is the content of the only one when that is standard input."""
    tables: list[Table] = []
    findings: list[Diagnostic] = []
    whole = True
    for path in paths:
        try:
            content = data if data is not None else read_bytes(path, MAX_TABLE_BYTES)
        except FileError as error:
            findings.append(file_fault(error))
            whole = False
            continue
        if is_form(content):
            findings.append(diagnose(kinds.SENT_FORM, Span(path)))
            whole = False
            continue
        found, said = read_tables(content, path, is_header, is_own)
        whole = whole and bool(found)
        tables += found
        findings += said
    return Read(tuple(tables), tuple(findings), whole and bool(tables))


def is_form(content: bytes) -> bool:
    """Whether a file is a workbook of `collect send`: its sheets have other columns, and formulas that another program works out."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("xl/workbook.xml") as book:
            return f'name="{SHEET}'.encode() in book.read(_LISTED)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, RuntimeError, NotImplementedError):
        return False  # whoever reads it says why it cannot be read


def evidence(tables: Iterable[Table]) -> tuple[tuple[Paper, ...], tuple[Diagnostic, ...]]:
    """The files that the tables name as evidence, each read once; and those that are not there or may not be read."""
    papers: list[Paper] = []
    findings: list[Diagnostic] = []
    for table in tables:
        finder = _Finder(table)
        for paper, found in finder.all():
            papers.append(paper)
            findings += [found] if found else []
    return tuple(papers), tuple(findings)


class _Finder:
    """Looks for the evidence of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        file = table.path.rpartition("!")[0] if table.left else table.path
        self.base = os.path.dirname(file) if file != STDIN else ""  # noqa: PTH120 - paths as they were given
        self._known: dict[str, tuple[str, str, Text | None]] = {}

    def all(self) -> Iterator[tuple[Paper, Diagnostic | None]]:
        """Every file that a row names."""
        sheet, _ = read_columns(self.table)
        column = sheet.column("evidence") if sheet else -1
        if column < 0:
            return
        for line, cells in self.table.rows:
            for name in files_in(cells[column]) if column < len(cells) else ():
                known = self._known.get(name)
                if known is None:
                    known = self._known[name] = self._look(name)
                yield Paper(self.table.path, line, name, *known[:2]), self._said(name, line, column, known)

    def _look(self, name: str) -> tuple[str, str, Text | None]:
        """Where a file is, its hash, and why it is not read."""
        inside = name.replace("\\", "/")
        if inside.startswith("/") or inside[1:2] == ":" or ".." in inside.split("/"):
            return "", "", _OUTSIDE
        for folder in ("", _FOLDER):
            path = os.path.join(self.base, folder, *inside.split("/"))  # noqa: PTH118
            if self._through_link(path):
                return path, "", _LINK
            try:
                return path, sha256_of(path, MAX_EVIDENCE_BYTES), None
            except FileError as error:
                if error.reason != "missing":
                    return path, "", _REASONS.get(error.reason, _UNREADABLE)
        return "", "", None

    def _through_link(self, path: str) -> bool:
        """Whether a part of the way below the table's folder is a link."""
        below = Path(path).relative_to(self.base or ".") if self.base else Path(path)
        at = Path(self.base)
        for part in below.parts:
            at /= part
            if at.is_symlink():
                return True
        return False

    def _said(
        self, name: str, line: int, column: int, known: tuple[str, str, Text | None]
    ) -> Diagnostic | None:
        path, sha256, why = known
        span = self.table.span(line, column)
        if why is not None:
            return diagnose(kinds.EVIDENCE_REFUSED, span, found=name[:80], why=why)
        if not path or not sha256:
            folder = Text(f"在 {self.base or '.'} 里找", f"looked for in {self.base or '.'}")
            return diagnose(kinds.EVIDENCE_MISSING, span, found=name[:80], folder=folder)
        return None


def empty(tables: Sequence[Table]) -> Diagnostic | None:
    """That there is no row in any table."""
    if any(table.rows or table.broken for table in tables):
        return None
    return diagnose(format_kinds.NO_ROWS, tables[0].span(tables[0].header.line) if tables else Span(""))
