"""What earlier runs found in files that have not changed since: the index that makes a second look at a province quick.

In: the paths of a run, how files are checked. Out: a `Checked` for each file whose text, region, rules and program are the
same as then. It is one file in the user's cache folder, may be deleted at any time, and is ignored when it is damaged, of
another version or not to be read: nothing that a run says depends on it.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import perfcli
from perfcli.files import FileError, read_bytes, write_bytes
from perfcli.work.law import digest as profiles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcli.work.check import Checked, Checker

FOLDER = "PERFCLI_CACHE_DIR"
"""Names another folder than the user's cache folder."""
MAX_BYTES = 1 << 30
_HEAD = 64
"""Bytes: the mark of the program and the digest of the rest."""
_PORTION = 100
_TYPES = frozenset(
    (
        *(
            ("perfcli.diagnostics", name)
            for name in ("Diagnostic", "Fix", "Kind", "Severity", "Span", "Text")
        ),
        ("perfcli.lint.facts", "Facts"),
        ("perfcli.syntax.comments", "Waiver"),
        ("perfcli.work.check", "Checked"),
        ("decimal", "Decimal"),
    )
)


class Index:
    """The verdicts on one set of paths."""

    def __init__(self, paths: Sequence[str], checker: Checker) -> None:
        self._checker = checker
        choice = checker.choice
        self._mark = _fingerprint(
            (*sorted(choice.codes), "-", *(part for one in choice.site for part in one))
        )
        self._file = _folder() / f"{_hash(os.path.abspath(path) for path in paths).hex()[:20]}.index"  # noqa: PTH100
        self._regions: dict[str, bytes] = {}
        self._profiles: dict[str, bytes] = {}
        self._known = self._load()
        self._kept: dict[bytes, Checked] = {}

    def get(self, path: str) -> Checked | None:
        """The verdict of an earlier run; none on a file that cannot be read."""
        digest = content(path)
        found = self._known.get(self._key(path, digest)) if digest else None
        if found is not None:
            self._kept[self._key(path, digest)] = found
        return found

    def put(self, checked: Checked) -> None:
        """Remember a verdict on what was read."""
        if checked.digest:
            self._kept[self._key(checked.path, checked.digest)] = checked

    def save(self) -> None:
        """Write down the verdicts of this run, if any is new. A folder that cannot be written to is no one's trouble."""
        changed = any(content(path) != digest for path, digest in self._regions.items())
        if changed or self._kept.keys() == self._known.keys():
            return
        with suppress(FileError):
            write_bytes(self._file, _written(self._mark, [*self._kept.items()]))

    def _key(self, path: str, digest: bytes) -> bytes:
        """What the verdict on a file depends on, besides the program: its path, its text, its region's text."""
        region = self._checker.regions.file_of(path)
        if region not in self._regions:
            self._regions[region] = content(region)
            self._profiles[region] = profiles_of(region)
        return _hash((path, region)) + _digest(digest + self._regions[region] + self._profiles[region])

    def _load(self) -> dict[bytes, Checked]:
        try:
            data = read_bytes(self._file, MAX_BYTES)
        except FileError:
            return {}
        if data[:_HEAD] != self._mark + _digest(memoryview(data)[_HEAD:]):
            return {}
        try:
            return dict(_read(data))
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is as if there were none
            return {}


def _written(mark: bytes, entries: list[tuple[bytes, Checked]]) -> memoryview:
    """The entries in portions: what is the same in many files is written once a portion, and forgotten with it."""
    stream = io.BytesIO(bytes(_HEAD))
    stream.seek(_HEAD)
    for at in range(0, len(entries), _PORTION):
        pickle.dump(entries[at : at + _PORTION], stream, protocol=5)
    data = stream.getbuffer()  # of a province, some megabytes: it is not copied
    data[:_HEAD] = mark + _digest(data[_HEAD:])
    return data


def _read(data: bytes) -> Iterator[tuple[bytes, Checked]]:
    stream = io.BytesIO(data)
    stream.seek(_HEAD)
    while stream.tell() < len(data):
        yield from _Reader(stream).load()


class _Reader(pickle.Unpickler):
    """Reads values of a few types and nothing else: a file that names anything more is none of ours."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class
        if (module, name) in _TYPES:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _folder() -> Path:
    """The user's cache folder, as each system has it."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    home = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return Path(home or Path("~/.cache").expanduser()) / "perfcli"


def _fingerprint(choice: Iterable[str]) -> bytes:
    """The program as it is now: its version, its files, its Python, and which codes are looked for."""
    package = Path(perfcli.__file__).parent
    files = (
        f"{entry.path} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        for folder, _, _ in os.walk(package)
        for entry in os.scandir(folder)
        if entry.name.endswith((".py", ".yaml"))
    )
    return _hash((perfcli.__version__, sys.version, *sorted(files), *choice))


def content(path: str) -> bytes:
    """The digest of a file; nothing when it cannot be read, which its check will say."""
    try:
        return _digest(read_bytes(path)) if path else b""
    except FileError:
        return b""


def _digest(data: bytes | memoryview) -> bytes:
    return hashlib.sha256(data).digest()


def _hash(texts: Iterable[str]) -> bytes:
    return _digest("\0".join(texts).encode("utf-8", "surrogateescape"))
