"""Which files of a folder are target files: every `.yaml` and `.yml` below it, but for hidden and excluded ones.

In: paths. Out: sorted paths as text, and diagnostics of what could not be looked at.
"""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.loading import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".yaml", ".yml")
STDIN = "-"


def find_files(
    paths: Iterable[str], exclude: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The target files that `paths` mean, each once, in one fixed order; and what is wrong with the paths."""
    found: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if path == STDIN or Path(path).is_file() or _is_special(path):
            found.setdefault(os.path.normpath(path), path)
        elif Path(path).is_dir():
            before = len(found)
            for file in _walk(path, exclude, problems):
                found.setdefault(os.path.normpath(file), file)
            if len(found) == before and not problems:
                problems.append(diagnose(kinds.NO_INPUT, Span(path), path=path))
        else:
            problems.append(diagnose(kinds.MISSING_FILE, Span(path), path=path))
    return tuple(found[key] for key in sorted(found)), tuple(problems)


def _is_special(path: str) -> bool:
    """Something that exists but is neither file nor folder is passed on, to be refused by name."""
    try:
        return Path(path).exists() and not Path(path).is_dir()
    except OSError:
        return False


def _walk(top: str, exclude: tuple[str, ...], problems: list[Diagnostic]) -> Iterator[str]:
    """The files below a folder; links that lead out of it are reported, not followed."""
    home = os.path.realpath(top)
    for folder, folders, files in os.walk(top, onerror=lambda error: problems.append(_denied(error))):
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and not _excluded(top, folder, f, exclude)
        )
        for name in sorted(files):
            path = os.path.join(folder, name)  # noqa: PTH118 - a province has thousands of files
            if not name.endswith(SUFFIXES) or name.startswith(".") or _excluded(top, folder, name, exclude):
                continue
            if os.path.islink(path) and not _within(home, path):  # noqa: PTH114
                problems.append(diagnose(kinds.OUTSIDE, Span(path), path=os.readlink(path)))  # noqa: PTH115
                continue
            yield path


def _within(home: str, path: str) -> bool:
    """Whether a link's end stands below the folder."""
    return Path(os.path.realpath(path)).is_relative_to(home)


def _excluded(top: str, folder: str, name: str, exclude: tuple[str, ...]) -> bool:
    """Whether a name, or its path from the top, fits one of the patterns."""
    if not exclude:
        return False
    relative = os.path.relpath(os.path.join(folder, name), top).replace(os.sep, "/")  # noqa: PTH118
    return any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(relative, p) for p in exclude)


def _denied(error: OSError) -> Diagnostic:
    path = str(error.filename or "")
    return diagnose(kinds.UNREADABLE, Span(path), reason=Text("没有读取权限", "permission denied"))
