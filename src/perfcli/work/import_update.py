"""A file that is there and its new import: merged with what the last import said, and the difference as people read it.

In: a path and the canonical text of the new import. Out: an `Update`.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import NamedTuple

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.drafting import kinds
from perfcli.drafting.merge import merge
from perfcli.files import FileError, decode_utf8, read_bytes
from perfcli.loading.file_faults import file_fault

_BASES = Path(".perfcli") / "import"
"""Where an import keeps what it wrote, out of the way of people and of `validate`."""


class Update(NamedTuple):
    """One file: as it stood, as it shall stand, what is to be said of it."""

    path: str
    old: str
    text: str
    findings: tuple[Diagnostic, ...] = ()
    fatal: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is to be written."""
        return self.text != self.old

    @property
    def diff(self) -> str:
        """The difference, line by line."""
        lines = difflib.unified_diff(
            self.old.splitlines(keepends=True), self.text.splitlines(keepends=True), self.path, self.path
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def base_path(out: Path, path: str) -> Path:
    """Where what was imported is kept for the next update."""
    return out / _BASES / f"{os.path.relpath(path, out)}.base"


def update(path: str, new: str, out: Path) -> Update:
    """Merge the new text of a file into the one that is there."""
    try:
        old = decode_utf8(read_bytes(path), path)
    except FileError as error:
        return Update(path, "", "", fatal=(file_fault(error),))
    base = _base(base_path(out, path))
    if path.endswith(".yaml"):
        merged = merge(old, base, new, path)
        return Update(path, old, merged.text, merged.findings, merged.fatal)
    if new in (old, base):
        return Update(path, old, old)
    if base == old:
        return Update(path, old, new)
    whole = Text("整张表", "the table")
    found = diagnose(kinds.CONFLICT, Span(path), node=path, key=whole, kept="…", found="…")
    return Update(path, old, old, (found,))


def _base(path: Path) -> str | None:
    try:
        return decode_utf8(read_bytes(path), str(path))
    except FileError:
        return None
