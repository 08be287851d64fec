"""Apply the fixes of findings to files as text patches, round by round, until nothing more can be fixed.

In: the paths of files and a function that checks them. Out: what was fixed, what was left, the last check. Outside of a
patch not a byte changes: byte-order marks and line ends stay as they are. A file that changed while it was being checked
is left alone.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.files import FileError, read_bytes, write_bytes
from perfcli.syntax.edits import apply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from perfcli.diagnostics import Diagnostic, Fix
    from perfcli.work.validate import Verdict

MAX_ROUNDS = 10
"""Fixes that make room for each other end long before; fixes that undo each other never would."""

_MARK = b"\xef\xbb\xbf"


class Patched(NamedTuple):
    """A file in one round: its bytes before and after, and the findings whose fixes were taken."""

    path: str
    before: bytes
    after: bytes
    findings: tuple[Diagnostic, ...]


class Outcome(NamedTuple):
    """A run of fixes."""

    verdict: Verdict
    fixed: tuple[Diagnostic, ...] = ()
    moved: tuple[str, ...] = ()
    """Files left alone, because they changed meanwhile or could not be written."""


def fix_files(files: Iterable[str], check: Callable[[], Verdict], *, unsafe: bool) -> Outcome:
    """Fix and check again until a round brings nothing."""
    paths = tuple(files)
    fixed: list[Diagnostic] = []
    moved: set[str] = set()
    for _ in range(MAX_ROUNDS):
        texts = _snapshot(paths)
        verdict = check()
        done = [
            one
            for one in patches(verdict.diagnostics, texts, unsafe=unsafe)
            if one.path not in moved and _written(one, moved)
        ]
        if not done:
            return Outcome(verdict, tuple(fixed), tuple(sorted(moved)))
        fixed += [finding for one in done for finding in one.findings]
    return Outcome(check(), tuple(fixed), tuple(sorted(moved)))


def preview(files: Iterable[str], check: Callable[[], Verdict], *, unsafe: bool) -> tuple[Verdict, str]:
    """The first round as a unified diff; nothing is written."""
    from difflib import unified_diff  # noqa: PLC0415 - asked for with `--diff` only

    texts = _snapshot(files)
    verdict = check()
    lines: list[str] = []
    for one in patches(verdict.diagnostics, texts, unsafe=unsafe):
        before, after = (
            data.removeprefix(_MARK).decode().splitlines(keepends=True) for data in (one.before, one.after)
        )
        lines += unified_diff(before, after, one.path, one.path)
    return verdict, "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def patches(found: Iterable[Diagnostic], texts: Mapping[str, bytes], *, unsafe: bool) -> tuple[Patched, ...]:
    """What one round would do to each file, in the order of paths."""
    by_path: dict[str, list[tuple[Fix, Diagnostic]]] = {}
    for one in found:
        if one.fix is not None and (one.fix.safe or unsafe) and one.fix.span.path in texts:
            by_path.setdefault(one.fix.span.path, []).append((one.fix, one))
    made = (_patched(path, texts[path], by_path[path]) for path in sorted(by_path))
    return tuple(one for one in made if one is not None)


def _patched(path: str, data: bytes, wanted: list[tuple[Fix, Diagnostic]]) -> Patched | None:
    """The file with those fixes that do not touch each other; of two that do, the earlier one, then the safe one."""
    mark = _MARK if data.startswith(_MARK) else b""
    text = data.removeprefix(_MARK).decode()
    if "\r" in text.replace("\r\n", ""):
        return None  # lines that end in a way of their own are counted differently
    taken: list[tuple[Fix, Diagnostic]] = []
    for fix, finding in sorted(wanted, key=lambda one: (one[0].span[1:], not one[0].safe, one[0].text)):
        if not taken or fix.span[1:3] > taken[-1][0].span[3:]:
            taken.append((fix, finding))
    end = "\r\n" if "\r\n" in text else "\n"
    new = apply(text, (fix._replace(text=fix.text.replace("\n", end)) for fix, _ in taken))
    return Patched(path, data, mark + new.encode(), tuple(finding for _, finding in taken))


def _snapshot(files: Iterable[str]) -> dict[str, bytes]:
    """The bytes of the files that can be read as UTF-8: the others have no fixes."""
    texts: dict[str, bytes] = {}
    for path in files:
        try:
            data = read_bytes(path)
            data.decode()
        except (FileError, UnicodeDecodeError):
            continue
        texts[path] = data
    return texts


def _written(one: Patched, moved: set[str]) -> bool:
    """Write a file, unless somebody else has written it since it was checked."""
    try:
        if read_bytes(one.path) == one.before and not os.path.islink(one.path):  # noqa: PTH114
            write_bytes(Path(one.path), one.after)
            return True
    except FileError:
        pass
    moved.add(one.path)
    return False
