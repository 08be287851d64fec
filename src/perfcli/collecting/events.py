"""What the ledger holds: events of the year's collecting, and whose they are.

In: nothing. Out: `Event`, `Matter`, the columns of the file.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - a named tuple's fields are looked at when it is made
from typing import Literal, NamedTuple, TypeAlias

Occasion: TypeAlias = Literal["declare", "monitor", "evaluate"]
"""For what departments hand in."""

OCCASIONS: tuple[Occasion, ...] = ("declare", "monitor", "evaluate")
RECEIPTS = ("received", "correction")
"""Events that bring a file."""

COLUMNS = (
    "date", "event", "year", "occasion", "home", "title", "file", "sha256",
    "accepted", "doubted", "rejected", "grounds", "due",
)  # fmt: skip
"""The columns of the file, in the order in which a new one has them; a file may have others, which are kept."""
NEEDED = ("date", "event", "year", "occasion", "home")
COUNTS = ("accepted", "doubted", "rejected")


class Matter(NamedTuple):
    """One thing that someone must hand in: whose, for which year, for what."""

    home: str
    year: int
    occasion: str


class Event(NamedTuple):
    """One line of the ledger. Counts are of filled cells; None where the line says none."""

    date: dt.date
    event: str
    year: int
    occasion: str
    home: str
    title: str = ""
    file: str = ""
    sha256: str = ""
    accepted: int | None = None
    doubted: int | None = None
    rejected: int | None = None
    grounds: str = ""
    due: dt.date | None = None
    """Of a return: until when it must come again."""
    line: int = 0
    """Where it stands in the file; 0 for one that is not there yet."""

    @property
    def matter(self) -> Matter:
        """What it is about."""
        return Matter(self.home, self.year, self.occasion)

    @property
    def brings(self) -> bool:
        """Whether it brought a file."""
        return self.event in RECEIPTS

    @property
    def said(self) -> tuple[object, ...]:
        """All that it says, wherever it stands."""
        return self[:-1]


class Ledger(NamedTuple):
    """Every event that could be read, by date; events of one day in the order in which they stand."""

    events: tuple[Event, ...] = ()

    def of(self, matter: Matter) -> tuple[Event, ...]:
        """What happened in one matter."""
        return tuple(event for event in self.events if event.matter == matter)

    def histories(self) -> dict[Matter, list[Event]]:
        """What happened in every matter."""
        found: dict[Matter, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.matter, []).append(event)
        return found

    def until(self, day: dt.date) -> Ledger:
        """The ledger as it stood on a day: later events have not happened."""
        return Ledger(tuple(event for event in self.events if event.date <= day))

    def with_events(self, events: tuple[Event, ...]) -> Ledger:
        """With more events, in their places."""
        return Ledger(tuple(sorted((*self.events, *events), key=lambda event: event.date)))
