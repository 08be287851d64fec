"""How often the targets of a department were returned, as the ledger says it: `validate --annotate` counts and adds returns there.

In: the ledger that governs the targets, a department's content and how much is wrong. Out: which return this is, and the events to
append. The same content checked again is no other return, and neither is one that `collect return` has noted just before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.events import Event, Matter
from perfcli.loading.organisation import known_homes
from perfcli.loading.regions import Regions
from perfcli.model.plan import FIRST_YEAR, LAST_YEAR
from perfcli.work.ledger import NAME, Kept, ledger_path, read_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

OCCASION = "declare"


class Returns(NamedTuple):
    """The ledger, and the returns that are to be appended to it."""

    kept: Kept
    new: tuple[Event, ...] = ()

    def added(self, event: Event) -> tuple[Returns, int]:
        """With one more return, and which one it is."""
        before = self._of(event.matter)
        if before and self._same(before[-1], event):
            return self, len(before)
        return Returns(self.kept, (*self.new, event)), len(before) + 1

    def earlier(self, event: Event) -> tuple[Event, int] | None:
        """The return before this one, and which it was."""
        before = self._of(event.matter)
        while before and self._same(before[-1], event):
            before.pop()
        return (before[-1], len(before)) if before else None

    def _of(self, matter: Matter) -> list[Event]:
        events = (*self.kept.ledger.of(matter), *(event for event in self.new if event.matter == matter))
        return [event for event in events if event.event == "returned"]

    def _same(self, last: Event, event: Event) -> bool:
        """Whether a return is the one that is on record: of this content, or noted by hand with nothing received since."""
        history = self.kept.ledger.of(event.matter)
        by_hand = not last.sha256 and not any(one.brings for one in history[history.index(last) :])
        return last.sha256 == event.sha256 or by_hand


def returns_of(files: Sequence[str], out: Path) -> Returns:
    """The ledger beside the region that governs the files; without a region, one in the folder that is written to."""
    regions = Regions()
    path = next(filter(None, map(regions.file_of, files)), "")
    region = regions.governing(files[0]) if files and path else None
    return Returns(read_ledger(ledger_path(path) if path else out / NAME, known_homes(region)))


def returned(day: date, home: str, year: str, who: str, counts: tuple[int, int], sha256: str) -> Event | None:
    """A return of targets with so many errors and warnings; none of a file that says no year."""
    if not (
        year.isascii() and year.isdigit() and len(year) == len(str(LAST_YEAR)) and int(year) >= FIRST_YEAR
    ):
        return None
    errors, warnings = counts
    grounds = f"必须改正 {errors} 处、请核实 {warnings} 处"
    return Event(day, "returned", int(year), OCCASION, home, who, "", sha256, None, warnings, errors, grounds)
