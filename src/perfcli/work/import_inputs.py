"""The files that an import is given: single files, those of a folder, those of a zip archive.

In: paths. Out: `Input`s in one fixed order, each with its bytes or a finding that says why not.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.drafting import kinds
from perfcli.files import FileError, read_bytes
from perfcli.formats.zipped import MAX_MEMBER_BYTES, MAX_TOTAL_BYTES, members
from perfcli.loading.file_faults import file_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OURS = (".yaml", ".yml", ".toml", ".md", ".json")
"""Files of a workspace: never sources, and passed over in a folder."""


class Input(NamedTuple):
    """One source file: the path that is shown, its bytes, or why there are none."""

    path: str
    data: bytes = b""
    problem: Diagnostic | None = None

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return self.path.replace("\\", "/").rpartition("/")[2].rpartition("!")[2]

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.name.rpartition(".")[0] or self.name


def read_inputs(paths: Iterable[str], skip: Iterable[Path] = ()) -> Iterator[Input]:
    """Every source file, each once; of a folder's files, none below `skip`: the output, the map."""
    seen: set[str] = set()
    passed = [os.path.realpath(path) for path in skip]
    for path in paths:
        for file in _files(path):
            key = os.path.realpath(file)
            if key not in seen and (file == path or not any(_is_below(key, one) for one in passed)):
                seen.add(key)
                yield from _read(file)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))  # noqa: PTH118


def _files(path: str) -> Iterator[str]:
    """A file itself, or the files below a folder that are no part of a workspace."""
    if not os.path.isdir(path):  # noqa: PTH112 - a Path raises on names that are too long
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and not name.lower().endswith(_OURS):
                yield str(Path(folder) / name)


def _read(path: str) -> Iterator[Input]:
    zipped = path.lower().endswith(".zip")
    try:
        data = read_bytes(path, MAX_TOTAL_BYTES if zipped else MAX_MEMBER_BYTES)
    except FileError as error:
        yield Input(path, problem=file_fault(error))
        return
    if not zipped:
        yield Input(path, data)
        return
    for member in members(data):
        shown = f"{path}!{member.name}" if member.name else path
        if member.reason is None:
            yield Input(shown, member.data)
        else:
            yield Input(shown, problem=diagnose(kinds.SOURCE, Span(shown), path=shown, reason=member.reason))
