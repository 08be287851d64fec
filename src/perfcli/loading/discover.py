"""Which files of a folder are target files: every `.yaml` and `.yml` below it, but for hidden and excluded ones.

In: paths. Out: sorted paths as text, and diagnostics of what could not be looked at.
"""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import relative
from perfcli.loading import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".yaml", ".yml")
STDIN = "-"
_HERE = os.path.join(os.curdir, "")  # noqa: PTH118 - `./`, which says nothing and which GitHub does not match


def find_files(
    paths: Iterable[str], exclude: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The target files that `paths` mean, each once, in one fixed order; and what is wrong with the paths."""
    found: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if path == STDIN or (os.path.exists(path) and not os.path.isdir(path)):  # noqa: PTH110, PTH112
            found.setdefault(os.path.normpath(path), path)  # what is no ordinary file is refused by name
        elif os.path.isdir(path):  # noqa: PTH112 - a Path raises on names that are too long
            said = len(problems)
            below = list(_walk(path, exclude, problems))
            plain = os.path.normpath(path) == path != os.curdir  # then so is every path below it
            for file in below:
                found.setdefault(file if plain else os.path.normpath(file), file.removeprefix(_HERE))
            if not below and len(problems) == said:
                problems.append(diagnose(kinds.NO_INPUT, Span(path), path=path))
        else:
            problems.append(diagnose(kinds.MISSING_FILE, Span(path), path=path))
    return tuple(found[key] for key in sorted(found)), tuple(problems)


def find_tables(paths: Iterable[str], exclude: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """The CSV files that `paths` name, and those below their folders whose names begin with one of `names`."""
    found: set[str] = set()
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112
            below = _walk(path, exclude, [], (".csv",))
            found.update(file for file in below if os.path.basename(file).lower().startswith(names))  # noqa: PTH119
        elif path.lower().endswith(".csv") and os.path.exists(path):  # noqa: PTH110
            found.add(path)
    return tuple(sorted(os.path.normpath(file) for file in found))


def _walk(
    top: str, exclude: tuple[str, ...], problems: list[Diagnostic], suffixes: tuple[str, ...] = SUFFIXES
) -> Iterator[str]:
    """The files below a folder; links that lead out of it are reported, not followed."""
    home = os.path.realpath(top)
    for folder, folders, files in os.walk(top, onerror=lambda error: problems.append(_denied(error))):
        folders[:] = sorted(_wanted(top, folder, folders, exclude))
        for name in folders:
            _leads_out(home, os.path.join(folder, name), problems)  # noqa: PTH118
        for name in sorted(_wanted(top, folder, files, exclude)):
            path = os.path.join(folder, name)  # noqa: PTH118 - a province has thousands of files
            if name.lower().endswith(suffixes) and not _leads_out(home, path, problems):
                yield path


def _wanted(top: str, folder: str, names: list[str], exclude: tuple[str, ...]) -> list[str]:
    """The names that are neither hidden nor excluded."""
    return [n for n in names if not n.startswith(".") and not _excluded(top, folder, n, exclude)]


def _leads_out(home: str, path: str, problems: list[Diagnostic]) -> bool:
    """Whether a file or folder is a link out of the folder that is checked; then it is reported."""
    if not os.path.islink(path) or _within(home, path):  # noqa: PTH114
        return False
    problems.append(diagnose(kinds.OUTSIDE, Span(path), path=os.readlink(path)))  # noqa: PTH115
    return True


def _within(home: str, path: str) -> bool:
    """Whether a link's end stands below the folder."""
    return Path(os.path.realpath(path)).is_relative_to(home)


def _excluded(top: str, folder: str, name: str, exclude: tuple[str, ...]) -> bool:
    """Whether a name, or its path from the top, fits one of the patterns."""
    if not exclude:
        return False
    below = relative(os.path.join(folder, name), top).replace(os.sep, "/")  # noqa: PTH118
    return any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(below, p) for p in exclude)


def _denied(error: OSError) -> Diagnostic:
    path = str(error.filename or "")
    return diagnose(kinds.UNREADABLE, Span(path), reason=Text("没有读取权限", "permission denied"))
