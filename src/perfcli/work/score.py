"""Score a table of actuals against targets, and write what came out.

In: `Request`: targets as loaded, the actuals' path. Out: `Scored` (a scorecard and findings), then
`Output`s (whole texts), then files: scores.csv, rejected.csv and others first, scores.json last, naming their hashes.
"""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity, Span, Text, diagnose
from perfcli.files import FileError, read_bytes, write_bytes
from perfcli.formats import csv_, kinds, scores_json
from perfcli.loading.file_faults import file_fault
from perfcli.scoring import run_kinds
from perfcli.scoring.execution_rows import Paid
from perfcli.scoring.profiles import DEFAULT, choose
from perfcli.scoring.run import Job, run
from perfcli.scoring.tables import rejected_table, scores_table
from perfcli.work.personal import in_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.document import Document
    from perfcli.scoring.parts import Part
    from perfcli.scoring.profiles import Choice
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.scoring.spending import SpendingTable
    from perfcli.table import Table

MAX_TABLE_BYTES = 256 * 1024 * 1024
"""A province's actuals of a year are some tens of megabytes."""

JSON_NAME = "scores.json"

_REASONS = {
    os.strerror(number): reason
    for number, reason in (
        (errno.ENOSPC, Text("磁盘满了", "the disk is full")),
        (errno.EFBIG, Text("文件太大，超过系统限制", "the file is larger than the system allows")),
        (errno.EACCES, Text("没有权限", "permission denied")),
        (errno.EPERM, Text("没有权限", "permission denied")),
        (errno.EROFS, Text("磁盘只能读，不能写", "the disk is read-only")),
        (errno.ENOTDIR, Text("这是文件，不是文件夹", "this is a file, not a folder")),
        (errno.EEXIST, Text("这是文件，不是文件夹", "this is a file, not a folder")),
        (errno.EISDIR, Text("这是文件夹，不是文件", "this is a folder, not a file")),
        (errno.ENOENT, Text("没有这个文件夹，也建不了", "there is no such folder and none can be made")),
        (errno.ENAMETOOLONG, Text("名称太长", "the name is too long")),
    )
}
_REASONS["UnicodeEncodeError"] = Text(
    "系统的文件名编码写不了中文，请设置环境变量 PYTHONUTF8=1",
    "the system's file names hold no Chinese: set PYTHONUTF8=1 in the environment",
)
"""What the system says when a file cannot be written, in words of ours."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to score.

    `regions` are the region files that govern `parts`, by path. `faulty` maps the path of each target file that has
    errors to the first part of its addresses (empty where that is unknown); its part, if it has one, may be among
    `parts`: its indicators are listed and not scored. `data` is the table itself when it does not come from a file
    (`-`). `root` is the workspace's folder: its `profiles/` come before the shipped ones.
    """

    actuals: str
    parts: Sequence[Part]
    regions: Mapping[str, Document]
    faulty: Mapping[str, str]
    root: Path
    require_all: bool = False
    data: bytes | None = None
    paid: Paid | None = None
    """What was spent, where the profile scores budget execution."""
    profile: str = ""
    """A profile (`name@version`) other than the region's, for a what-if."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The scorecard, None when the run could not start; and all findings, sorted by place."""

    card: Scorecard | None
    findings: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether a finding is an error: rejected rows, targets that were left out, or no scorecard at all."""
        return self.card is None or any(found.severity is Severity.ERROR for found in self.findings)


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write: its name in the output folder and its content."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes as they are written."""
        return hashlib.sha256(self.data).hexdigest()


def score(request: Request) -> Scored:
    """Read the actuals, choose the profile and score; nothing is written."""
    table, problems = read_table(request.actuals, request.data)
    if table is None:
        return Scored(None, (*problems, *choose_profile(request).findings))
    scored = score_table(request, table)
    return Scored(scored.card, (*problems, *scored.findings))


def score_table(request: Request, table: Table) -> Scored:
    """Score a table that was read, in the place of the one that the request names."""
    choice = choose_profile(request)
    if choice.document is None:
        return Scored(None, choice.findings)
    job = Job(
        request.parts, request.regions, table, choice.document, request.faulty,
        paid=request.paid, bases=choice.bases, require_all=request.require_all, root=str(request.root),
    )  # fmt: skip
    result = run(job)
    if (
        result.card is not None and not table.rows and not table.broken
    ):  # nothing was scored: that is not green
        return Scored(None, (*choice.findings, diagnose(kinds.NO_ROWS, table.span(table.header.line))))
    found = sorted((*result.findings, *in_table(table)), key=lambda one: one.sort_key())
    return Scored(result.card, (*choice.findings, *found))


def paid(table: SpendingTable | None) -> Paid | None:
    """The spending of a table that was read, as scoring takes it."""
    return Paid(table.path, table.sha256, table.spending) if table else None


def absent(path: str) -> tuple[Diagnostic, ...]:
    """That there is no such table, said before anything else is looked at."""
    return () if os.path.exists(path) else (file_fault(FileError("missing", path)),)  # noqa: PTH110 - a name may be too long


def read_table(path: str, data: bytes | None = None) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """The table of actuals in a file, or in `data`."""
    if data is None:
        try:
            data = read_bytes(path, MAX_TABLE_BYTES)
        except FileError as error:
            return None, (file_fault(error),)
    return csv_.read(data, path)


def choose_profile(request: Request) -> Choice:
    """The profile that the region names, or the default."""
    reference, asked = DEFAULT, Span(request.actuals)
    for document in request.regions.values():
        if document.region is not None and document.region.profile:
            reference, asked = document.region.profile, document.tree.span(("profile",))
            break
    if request.profile:
        reference, asked = request.profile, Span("--profile")
    year = request.parts[0].year if request.parts else None
    return choose(reference, (request.root / "profiles",), asked, year)


def render(card: Scorecard, lang: str, pages: Mapping[str, str] | None = None) -> tuple[Output, ...]:
    """Every output, whole; `pages` are texts made elsewhere (scores.md). scores.json is the last and names the others.

    The tables begin with a byte-order mark, without which Excel takes UTF-8 for the local code page.
    """
    others = [
        Output("scores.csv", csv_.write(*scores_table(card, lang)).encode("utf-8-sig")),
        Output("rejected.csv", csv_.write(*rejected_table(card, lang)).encode("utf-8-sig")),
        *(Output(name, text.encode()) for name, text in sorted((pages or {}).items())),
    ]
    hashes = {output.name: output.sha256 for output in others}
    return (*others, Output(JSON_NAME, scores_json.write(card, hashes)))


def refuse_folder(out: Path, inputs: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Why nothing may be written into `out`: it is no folder, or holds an input, directly or further down."""
    if out.exists() and not out.is_dir():
        return unwritable(FileError("unwritable", str(out), os.strerror(errno.ENOTDIR)))
    home = out.resolve()
    held = sorted(path for path in set(inputs) if Path(path).resolve().is_relative_to(home))
    return (diagnose(run_kinds.OUTPUT_HOLDS_INPUT, Span(str(out)), path=held[0]),) if held else ()


def write(outputs: Iterable[Output], out: Path) -> tuple[Diagnostic, ...]:
    """Write the outputs in order, each whole or not at all; stop at the first that cannot be written."""
    for output in outputs:
        try:
            write_bytes(out / output.name, output.data)
        except FileError as error:
            return unwritable(error)
    return ()


def unwritable(error: FileError) -> tuple[Diagnostic, ...]:
    """What to say of a file that could not be written."""
    reason = _REASONS.get(error.detail, Text(error.detail, error.detail))
    return (diagnose(run_kinds.UNWRITABLE, Span(error.path), path=error.path, reason=reason),)


def read_scores(path: str) -> tuple[Scorecard | None, tuple[Diagnostic, ...]]:
    """The scorecard in a scores.json."""
    try:
        return scores_json.read(read_bytes(path, MAX_TABLE_BYTES), path)
    except FileError as error:
        return None, (file_fault(error),)
