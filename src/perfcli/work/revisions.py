"""Files of a git revision, without a checkout: names and contents through git's plumbing.

In: a folder inside a repository and what was typed. Out: `Blobs`, or findings. Nothing typed is ever taken for an option, no
filter, hook or text conversion of the repository runs, and what is read is bounded.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from perfcli.comparing import kinds
from perfcli.diagnostics import Span, Text, diagnose
from perfcli.files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.diagnostics import Diagnostic

SECONDS = 120
MAX_FILES = 20_000
MAX_TOTAL = 256 * 1024 * 1024
_SUFFIXES = (b".yaml", b".yml")
_REGIONS = ("region.yaml", "region.yml")


class Blobs(NamedTuple):
    """The YAML files below a path of a revision, and the region files above it, by their path in the repository."""

    name: str
    files: dict[str, bytes]
    laws: dict[str, bytes]
    problems: tuple[Diagnostic, ...] = ()


class _FailedError(Exception):
    """git is not there, or refused."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def blobs(asked: str, folder: str) -> Blobs | None:
    """What `REVISION` or `REVISION:PATH` holds; a bare revision is taken at `folder`. None where there is no such revision."""
    revision, colon, path = asked.partition(":")
    if not revision or "\0" in asked:
        return None
    try:
        commit = _commit(revision, folder)
        if commit is None:
            return None
        where = path.strip("/") if colon else _here(folder)
        return _read(asked, commit, where, folder)
    except _FailedError as error:
        return Blobs(asked, {}, {}, (diagnose(kinds.NO_GIT, Span(folder), reason=error.reason),))


def _git(folder: str, *arguments: str, data: bytes = b"") -> tuple[int, bytes, bytes]:
    """Run git; its words only, no shell, nothing written."""
    at = folder if os.path.isdir(folder) else os.path.dirname(folder) or "."  # noqa: PTH112, PTH120
    environment = {
        **os.environ,
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
    }
    command = ["git", "--no-pager", "--literal-pathspecs", "-C", at, "-c", "core.fsmonitor=false", *arguments]
    try:
        ran = subprocess.run(  # noqa: S603 - a list of words
            command, input=data, capture_output=True, timeout=SECONDS, check=False, env=environment
        )
    except FileNotFoundError:
        raise _FailedError(Text("没有安装 git", "git is not installed")) from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _FailedError(Text(type(error).__name__, type(error).__name__)) from None
    return ran.returncode, ran.stdout, ran.stderr


def _commit(revision: str, folder: str) -> str | None:
    """The commit that is meant; None where there is none or this is no repository."""
    code, out, said = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if code and b"dubious ownership" in said:
        raise _FailedError(Text("这个仓库属于另一个用户", "the repository belongs to another user"))
    return out.decode("ascii", "replace").strip() if code == 0 else None


def _here(folder: str) -> str:
    """The folder's or file's own path in the repository."""
    inside = os.path.isdir(folder)  # noqa: PTH112
    code, out, said = _git(folder, "rev-parse", "--show-prefix")
    if code:
        reason = said.decode("utf-8", "replace").strip()[:200]
        raise _FailedError(Text(reason, reason))
    prefix = out.decode("utf-8", "surrogateescape").strip("\n").strip("/")
    name = "" if inside else os.path.basename(folder)  # noqa: PTH119
    return "/".join(part for part in (prefix, name) if part)


def _read(asked: str, commit: str, where: str, folder: str) -> Blobs:
    code, out, _ = _git(folder, "ls-tree", "-r", "-z", "--full-tree", commit)
    if code:
        raise _FailedError(Text("读不出版本的文件列表", "the revision's files cannot be listed"))
    entries = dict(_entries(out))
    below = f"{where}/" if where else ""
    wanted = [
        path
        for path in entries
        if path == where or (path.startswith(below) and not _hidden(path[len(below) :]))
    ]
    if not wanted:
        return Blobs(
            asked, {}, {}, (diagnose(kinds.NO_PATH, Span(asked), asked=asked, path=where or "*.yaml"),)
        )
    laws = [path for path in entries if _governs(path, where)]
    if len(wanted) > MAX_FILES:
        return Blobs(asked, {}, {}, (diagnose(kinds.TOO_LARGE, Span(asked), asked=asked),))
    found = _contents([entries[path] for path in (*wanted, *laws)], folder)
    if found is None:
        return Blobs(asked, {}, {}, (diagnose(kinds.TOO_LARGE, Span(asked), asked=asked),))
    contents = dict(zip((*wanted, *laws), found, strict=True))
    return Blobs(asked, {path: contents[path] for path in wanted}, {path: contents[path] for path in laws})


def _entries(out: bytes) -> list[tuple[str, str]]:
    """Path and object of each regular YAML file; links and modules are none."""
    found = []
    for line in out.split(b"\0"):
        head, _, path = line.partition(b"\t")
        words = head.split()
        if len(words) == 3 and words[0].startswith(b"100") and path.lower().endswith(_SUFFIXES):  # noqa: PLR2004
            found.append((path.decode("utf-8", "surrogateescape"), words[2].decode("ascii")))
    return found


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _governs(path: str, where: str) -> bool:
    """Whether it is a region file in a folder above `where`."""
    folder, _, name = path.rpartition("/")
    return name in _REGIONS and (not folder or where == folder or where.startswith(f"{folder}/"))


def _contents(objects: Sequence[str], folder: str) -> list[bytes] | None:
    """The content of each object; None where there is too much."""
    ask = "".join(f"{name}\n" for name in objects).encode()
    _, sizes, _ = _git(folder, "cat-file", "--batch-check=%(objectsize)", data=ask)
    numbers = [int(line) for line in sizes.split() if line.isdigit()]
    if len(numbers) != len(objects) or sum(numbers) > MAX_TOTAL or max(numbers, default=0) > MAX_BYTES:
        return None
    _, out, _ = _git(folder, "cat-file", "--batch", data=ask)
    found, at = [], 0
    for size in numbers:
        at = out.index(b"\n", at) + 1
        found.append(out[at : at + size])
        at += size + 1
    return found
