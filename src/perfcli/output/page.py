"""What every output format is given: the findings, the language, and a way to see the source lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcli.files import FileError, decode_table, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcli.diagnostics import Diagnostic
    from perfcli.syntax.comments import Waiver


class Sources:
    """Source lines of the files that findings point to, read when they are asked for.

    Findings come sorted by file, so one file at a time is kept.
    """

    def __init__(self, given: dict[str, bytes] | None = None) -> None:
        self.given: dict[str, bytes] = given or {}
        """Contents that are not on disk, such as standard input."""
        self.known: Mapping[str, Mapping[int, str]] = {}
        """Lines that are known already: as they were when the findings were made."""
        self._path = ""
        self._lines: list[str] = []

    def line(self, path: str, number: int) -> str:
        """Line `number` of a file, or nothing where it cannot be shown."""
        known = self.known.get(path, {}).get(number)
        if known is not None:
            return known
        if path != self._path:
            self._path, self._lines = path, self._read(path)
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _read(self, path: str) -> list[str]:
        try:
            data = self.given[path] if path in self.given else read_bytes(path)
            text = decode_table(data, path).text
        except FileError:
            return []
        return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).split("\n")


@dataclass(frozen=True, slots=True)
class Page:
    """One run's findings, ready to be printed."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    lang: str = "zh"
    color: bool = False
    waived: int = 0
    sources: Sources = field(default_factory=Sources)
    waivers: tuple[tuple[Diagnostic, Waiver], ...] = ()
    """Each finding that was waived, and by what."""
    known: int = 0
    """How many findings a baseline holds."""
    newer: tuple[str, ...] = ()
    """Rules that are off because they are newer than the rule set that is pinned."""


def worst_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By severity, then by place: what must be mended stands on top, and a platform that shows ten of them shows the right ten."""
    return sorted(found, key=lambda one: (-one.severity, one.sort_key()))
