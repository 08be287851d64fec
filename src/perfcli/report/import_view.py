"""The report of an import as a value, before it is text: every source, what it became, everything that is unsure.

In: nothing. Out: `ImportView`, which `import.md.j2` prints, and the same as JSON, `perfcli-import/1`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from perfcli.report.render import Rendered, render

FORMAT = "perfcli-import/1"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in words."""

    severity: str
    code: str
    message: str
    hint: str
    path: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table of a source and what became of its rows; `rows` is their sum."""

    name: str
    rows: int
    imported: int
    header: int
    repeated: int
    total: int
    text: int
    blank: int
    refused: int


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One cell or line that is not the same on paper again."""

    verdict: str
    """For programs: `lost`, `moved` …"""
    name: str
    """For people."""
    origin: str
    text: str
    printed: str
    where: str


@dataclass(frozen=True, slots=True)
class ProofView:
    """A source compared with what was printed of it again."""

    counts: tuple[tuple[str, str, int, int], ...]
    """For each verdict: for programs, for people, how many cells, how many lines of text."""
    faults: tuple[CheckRow, ...]
    """Lost, moved, different, invented."""
    others: tuple[CheckRow, ...]
    """Written otherwise, or kept elsewhere."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source file."""

    path: str
    format: str
    became: str
    tables: tuple[TableRow, ...]
    findings: tuple[FindingRow, ...]
    unused: tuple[tuple[str, str], ...]
    proof: ProofView | None = None
    """None unless a proof was asked for."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file that was written."""

    path: str
    action: str
    sources: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """A whole import."""

    title: str
    summary: tuple[tuple[str, str], ...]
    files: tuple[FileRow, ...]
    findings: tuple[FindingRow, ...]
    sources: tuple[SourceView, ...]
    lang: str = "zh"
    notices: tuple[str, ...] = ()
    """That some of the files hold what is not public."""


def as_json(view: ImportView) -> str:
    """The view for programs."""
    return json.dumps({"format": FORMAT, **asdict(view)}, ensure_ascii=False, indent=2) + "\n"


def as_markdown(view: ImportView) -> Rendered:
    """The view for people."""
    return render("import.md.j2", view)
