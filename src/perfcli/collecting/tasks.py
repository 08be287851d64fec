"""One thing to do, and what tasks are told from: region, ledger and files on a day.

In: nothing. Out: `Task`, `Agenda`, `Situation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from perfcli.collecting.events import Ledger
    from perfcli.collecting.holdings import Holdings
    from perfcli.model.calendar import Deadline
    from perfcli.model.region import Region

BUREAU = Text("财政局", "the bureau")
AHEAD = 60
"""Days before a day due from which a step is listed that has no first day of its own."""


class Task(NamedTuple):
    """One thing to do: what, who, until when, and the command to type (empty where none does it)."""

    step: str
    year: int
    what: Text
    who: Text
    command: str
    due: date | None = None
    late: int = 0
    left: int | None = None

    @property
    def urgency(self) -> tuple[int, int]:
        """The latest first, then by the days that are left; what has no day comes last."""
        if self.late:
            return 0, -self.late
        return (1, self.left) if self.left is not None else (2, 0)


class Agenda(NamedTuple):
    """The tasks of a day and what is not known."""

    region: str
    day: date
    tasks: tuple[Task, ...]
    unknown: tuple[Text, ...]


class Situation(NamedTuple):
    """All that tasks are told from, the ledger until the day only."""

    region: Region
    ledger: Ledger
    holdings: Holdings
    day: date

    def years(self) -> list[int]:
        """Every year that anything speaks of."""
        found = {deadline.year for deadline in self.region.deadlines} | {e.year for e in self.ledger.events}
        return sorted(found | {file.year for file in self.holdings.targets})

    def deadline(self, year: int, step: str) -> Deadline | None:
        """The calendar's entry of a step; the first where there are several."""
        return next((d for d in self.region.deadlines if (d.year, d.occasion) == (year, step)), None)

    def finished(self, deadline: Deadline | None) -> bool:
        """Whether the calendar says that a step is done."""
        return deadline is not None and deadline.done is not None and deadline.done <= self.day

    def begun(self, deadline: Deadline) -> bool:
        """Whether a step is to be worked on by now."""
        first = (deadline.opens - self.day).days if deadline.opens else (deadline.due - self.day).days - AHEAD
        return first <= 0

    def task(self, year: int, step: str, what: Text, who: Text, command: str, due: date | None) -> Task:
        """One task with its days counted."""
        days = (due - self.day).days if due else None
        late = -days if days is not None and days < 0 else 0
        return Task(
            step, year, what, who, command, due, late, days if days is not None and days >= 0 else None
        )

    def targets(self) -> str:
        """The option that names the folder, where it is not the workspace's own."""
        return f" --targets {quoted(self.holdings.folder)}" if self.holdings.folder else ""

    def folder(self, year: int) -> str:
        """The folder of a year's target files, where they share one; else the one that was named, if any."""
        folders = {file.path.rpartition("/")[0] for file in self.holdings.of_year(year)}
        folder = folders.pop() if len(folders) == 1 else self.holdings.folder
        return f" {quoted(folder)}" if folder else ""


def quoted(path: str) -> str:
    """A path as both kinds of shell take it."""
    return f'"{path}"' if any(char in path for char in " ()&;'") else path
