"""Departments and units through the years: who stood where someone stands now, who was in the register on a day.

In: a region (or its changes), a home, a year or a day. Out: homes. Years are compared through these and through nothing else.
A change of a department is one of its units too: `roads/north` follows `roads` unless a change names it itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from perfcli.model.change import Change, Changes
    from perfcli.model.region import Region, Register


def predecessors(
    region: Region | None, home: str, year: int, reported: Collection[str] | None = None
) -> tuple[str, ...]:
    """Whose targets of `year - 1` are those that `home` follows in `year`; itself where nothing changed.

    Changes dated in the two years count. With `reported`, the homes that have targets of the year before, only such are
    given, and the way back through several changes ends at the first of them; without, it goes back to the end.
    """
    changes = region.changes if region else ()
    return back(changes, home, year, reported)


def former_addresses(
    region: Region | None, home: str, address: str, year: int, reported: Collection[str] | None = None
) -> tuple[str, ...]:
    """What an address of `home` in `year` was called in the year before: one for each that it follows."""
    return tuple(one + address[len(home) :] for one in predecessors(region, home, year, reported))


def back(changes: Changes, home: str, year: int, reported: Collection[str] | None = None) -> tuple[str, ...]:
    """The same, of changes."""
    recent = [change for change in changes if year - 1 <= change.date.year <= year]
    found: list[str] = []
    way = [home]
    for one in way:  # grows while it is walked; each home once, so that a circle ends
        before = [b for b in _before(recent, one) if b != one]
        known, stays = reported is not None and one in reported, _stays(recent, one)
        if known or stays or not before:
            found.append(one)
        if stays or not known:
            way.extend(b for b in dict.fromkeys(before) if b not in way)
    if reported is not None:
        return tuple(one for one in found if one in reported)
    return tuple(found) or (home,)


def _before(changes: list[Change], home: str) -> tuple[str, ...]:
    """Those whom a change names as before `home`, else those of its department with its unit."""
    named = _named(changes, home)
    department, _, unit = home.partition("/")
    if named or not unit:
        return named
    return tuple(f"{one}/{unit}" for one in _named(changes, department) if "/" not in one)


def _named(changes: list[Change], home: str) -> tuple[str, ...]:
    return tuple(one for change in changes if home in change.successors for one in change.predecessors)


def _stays(changes: list[Change], home: str) -> bool:
    """Whether a change names a home on both sides: one that took others in, or gave others off."""
    those = {home, home.partition("/")[0]}
    return any(those & set(c.predecessors) & set(c.successors) for c in changes)


class Group(NamedTuple):
    """Homes of two years that belong together: one with one where nothing changed, several with one for a merge."""

    before: tuple[str, ...]
    now: tuple[str, ...]


def groups(changes: Changes, year: int, before: Collection[str], now: Iterable[str]) -> Iterator[Group]:
    """The homes with targets of `year` beside those with targets of `year - 1` that they follow."""
    members: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for home in now:
        those = dict.fromkeys(back(changes, home, year, before))
        mine: tuple[dict[str, None], dict[str, None]] = (those, {home: None})
        for met in {id(members[one]): members[one] for one in those if one in members}.values():
            mine = ({**met[0], **mine[0]}, {**met[1], **mine[1]})
        members |= dict.fromkeys(mine[0], mine)
    for old, new in {id(pair): pair for pair in members.values()}.values():
        yield Group(tuple(old), tuple(new))


def was_registered(region: Region, home: str, year: int) -> bool:
    """Whether a home that is no longer in the register was there when the targets of a year were made."""
    department = home.partition("/")[0]
    return any(
        one in change.predecessors and change.date.year >= year
        for change in region.changes
        for one in (home, department)
    )


def registered_on(region: Region, day: date) -> Register:
    """The register as it was on a day: later changes undone, those who went standing where their successors stand."""
    register = list(region.register)
    for change in sorted(region.changes, key=lambda one: one.date, reverse=True):
        if change.date > day:
            register = _undone(register, change)
    return tuple(register)


def _undone(register: list[tuple[str, str]], change: Change) -> list[tuple[str, str]]:
    """A register without those who came by a change, and with those who went."""
    came = [one for one in change.successors if one not in change.predecessors]
    went = [one for one in change.predecessors if one not in change.successors]
    homes = [home for home, _ in register]
    places = [homes.index(one) for one in change.successors if one in homes]
    place = places[0] if places else len(register)
    restored = [(one, one) for one in went if one not in homes]
    kept = [entry for entry in register[:place] if not _of(entry[0], came)]
    return [*kept, *restored, *(entry for entry in register[place:] if not _of(entry[0], came))]


def _of(home: str, those: list[str]) -> bool:
    return home in those or home.partition("/")[0] in those


def known_homes(region: Region | None) -> dict[str, str]:
    """Everyone who is or was in the register, with a name; those who went are called by their ids."""
    if region is None:
        return {}
    went = (one for change in region.changes for one in change.predecessors)
    return dict(region.register) | {one: one for one in went if one not in region.homes}
