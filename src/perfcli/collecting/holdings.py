"""What a workspace holds, as far as the year's steps ask: whose targets there are and how far they have come, actuals, scores.

In: nothing. Out: `Holdings` and its parts, which `work` fills in.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

APPROVED = ("approved", "adjusted")


class TargetFile(NamedTuple):
    """One target file that holds; `status` is empty where it says none."""

    path: str
    home: str
    name: str
    year: int
    status: str


class Waived(NamedTuple):
    """One waiver: where, which codes, until when, why."""

    path: str
    line: int
    codes: str
    until: str
    reason: str


class Holdings(NamedTuple):
    """The files of a workspace; paths by year where a year can be told."""

    root: str
    region: str
    ledger: str
    """Empty when there is none yet."""
    targets: tuple[TargetFile, ...] = ()
    broken: tuple[str, ...] = ()
    """Target files that do not hold."""
    actuals: tuple[tuple[int, str], ...] = ()
    spending: tuple[tuple[int, str], ...] = ()
    scores: tuple[tuple[int, str], ...] = ()
    waivers: tuple[Waived, ...] = ()
    folder: str = ""
    """What stands behind `--targets` in commands; empty for the workspace's own."""

    def of_year(self, year: int) -> tuple[TargetFile, ...]:
        """The target files of a year."""
        return tuple(file for file in self.targets if file.year == year)

    def statuses(self, year: int) -> dict[str, int]:
        """How many target files of a year have come how far."""
        return dict(Counter(file.status for file in self.of_year(year)))

    def path(self, kind: str, year: int) -> str:
        """The first file of a kind (`actuals`, `spending`, `scores`) for a year; empty when there is none."""
        files: tuple[tuple[int, str], ...] = getattr(self, kind)
        return next((path for of, path in files if of == year), "")
