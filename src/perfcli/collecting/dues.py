"""Who must hand in what by when: the register of a day laid against the calendar.

In: a region, a step of a year, a day. Out: `Due`s in the register's order. A department with units hands in through them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.events import OCCASIONS, Matter
from perfcli.loading.organisation import known_homes, registered_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcli.collecting.events import Ledger
    from perfcli.model.calendar import Deadline, Extension
    from perfcli.model.region import Region


class Asked(NamedTuple):
    """What is asked for: a step of a year; `deadline` is None where the calendar does not have it."""

    year: int
    occasion: str
    deadline: Deadline | None = None


class Due(NamedTuple):
    """What one home must hand in."""

    matter: Matter
    name: str
    department: str
    """The name of the department that it belongs to; its own where it is one."""
    due: date | None
    extension: Extension | None = None


def asked_of(region: Region, ledger: Ledger) -> tuple[Asked, ...]:
    """Everything that departments are or were asked for: what the calendar says, then what only the ledger speaks of."""
    found: dict[tuple[int, str], Asked] = {
        (d.year, d.occasion): Asked(d.year, d.occasion, d) for d in reversed(region.deadlines)
    }
    for event in ledger.events:
        found.setdefault((event.year, event.occasion), Asked(event.year, event.occasion))
    return tuple(found[key] for key in sorted(found, key=_order) if key[1] in OCCASIONS)


def _order(key: tuple[int, str]) -> tuple[int, int]:
    """By year, then by the steps of a year."""
    return key[0], OCCASIONS.index(key[1]) if key[1] in OCCASIONS else len(OCCASIONS)


def dues(region: Region, asked: Asked, day: date, ledger: Ledger) -> tuple[Due, ...]:
    """Everyone who must hand it in: the register of the day, then those who are only in the ledger."""
    register = registered_on(region, day)
    parents = {home.partition("/")[0] for home, _ in register if "/" in home}
    told = [event for event in ledger.events if (event.year, event.occasion) == (asked.year, asked.occasion)]
    spoken = {event.home for event in told if event.brings or not _gone(region, event.home, day)}
    names = known_homes(region) | {e.home: e.title for e in ledger.events if e.title} | dict(register)
    listed = [home for home, _ in register if home not in parents or home in spoken]
    extensions = _extensions(asked)
    others = sorted(spoken.difference(listed))
    return tuple(_due(asked, home, names, extensions) for home in (*listed, *others))


def _gone(region: Region, home: str, day: date) -> bool:
    """Whether someone went by a change until a day: what it never handed in, its successors are asked for."""
    return home not in region.homes and any(
        home in change.predecessors and change.date <= day for change in region.changes
    )


def _due(asked: Asked, home: str, names: dict[str, str], extensions: dict[str, Extension]) -> Due:
    parent = home.partition("/")[0]
    extension = extensions.get(home) or extensions.get(parent)
    usual = asked.deadline.due if asked.deadline else None
    matter = Matter(home, asked.year, asked.occasion)
    return Due(
        matter,
        names.get(home, home),
        names.get(parent, parent),
        extension.due if extension else usual,
        extension,
    )


def _extensions(asked: Asked) -> dict[str, Extension]:
    """More time, by whose it is; the first that is written counts."""
    given = asked.deadline.extensions if asked.deadline else ()
    return {extension.home: extension for extension in reversed(given)}


def open_now(region: Region, ledger: Ledger, day: date) -> Iterator[Asked]:
    """What has begun by a day: its first day is past, or something was sent or came in."""
    for asked in asked_of(region, ledger.until(day)):
        deadline = asked.deadline
        begun = deadline is not None and (deadline.opens or deadline.due) <= day
        if begun or any((e.year, e.occasion) == asked[:2] for e in ledger.until(day).events):
            yield asked
