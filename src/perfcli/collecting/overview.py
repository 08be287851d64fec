"""The ledger on a day: everyone's standing in what is asked for, with totals, and whom to remind.

In: region, ledger, a day. Out: `Overview`s and `Reminder`s; values only, no sentences.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.dues import Asked, asked_of, dues, open_now
from perfcli.collecting.standing import OPEN, STATES, Standing, State, standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.collecting.events import Ledger
    from perfcli.model.region import Region


class Overview(NamedTuple):
    """How one step of one year stands on a day."""

    region: str
    asked: Asked
    day: date
    rows: tuple[Standing, ...]

    @property
    def counts(self) -> tuple[tuple[State, int], ...]:
        """How many stand how, without states that nobody is in."""
        found = Counter(row.state for row in self.rows)
        return tuple((state, found[state]) for state in STATES if found[state])

    @property
    def due(self) -> int:
        """How many must hand in."""
        return sum(row.state is not State.EXEMPTED for row in self.rows)

    @property
    def done(self) -> int:
        """How many have, and were not sent back."""
        return sum(row.state not in (*OPEN, State.EXEMPTED) for row in self.rows)

    @property
    def late(self) -> int:
        """How many still owe something whose day is past."""
        return sum(row.open and row.late > 0 for row in self.rows)

    @property
    def receipts_late(self) -> int:
        """How many handed in after the day due."""
        return sum(not row.open and row.late > 0 for row in self.rows)


class Reminder(NamedTuple):
    """What one department and its units owe."""

    region: str
    home: str
    name: str
    day: date
    owed: tuple[tuple[Asked, Standing], ...]

    @property
    def late(self) -> int:
        """The most days that anything of it is late."""
        return max(row.late for _, row in self.owed)


def overview(region: Region, ledger: Ledger, asked: Asked, day: date) -> Overview:
    """How it stands; events after the day have not happened."""
    until = ledger.until(day)
    of = until.histories()
    rows = tuple(standing(due, of.get(due.matter, ()), day) for due in dues(region, asked, day, until))
    return Overview(region.region.name, asked, day, rows)


def overviews(
    region: Region, ledger: Ledger, day: date, year: int | None = None, occasion: str | None = None
) -> tuple[Overview, ...]:
    """What was asked about; when nothing was, all that has begun and is not done, else the last, else the next."""
    chosen = [
        asked
        for asked in asked_of(region, ledger.until(day))
        if year in (None, asked.year) and occasion in (None, asked.occasion)
    ]
    made = [overview(region, ledger, asked, day) for asked in chosen]
    if year is not None and occasion is not None:
        return tuple(made)
    begun = {asked[:2] for asked in open_now(region, ledger, day)}
    started = [one for one in made if one.asked[:2] in begun]
    unfinished = tuple(one for one in started if any(row.open for row in one.rows))
    return unfinished or tuple(started[-1:]) or tuple(made[:1])


def reminders(shown: Sequence[Overview], within: int) -> tuple[Reminder, ...]:
    """Those who are late, or due within some days, a department with its units together, in the order of the rows."""
    owed: dict[str, list[tuple[Asked, Standing]]] = {}
    for one in shown:
        for row in one.rows:
            near = row.left is not None and row.left <= within
            if row.open and (row.late or near or _long_returned(row, one.day, within)):
                owed.setdefault(row.due.matter.home.partition("/")[0], []).append((one.asked, row))
    return tuple(
        Reminder(shown[0].region, home, rows[0][1].due.department, shown[0].day, tuple(rows))
        for home, rows in owed.items()
    )


def _long_returned(row: Standing, day: date, within: int) -> bool:
    """Whether something was sent back with no day named, more days ago than that."""
    return row.state is State.RETURNED and row.until is None and (day - row.returns[-1].date).days > within
