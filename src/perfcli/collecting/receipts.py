"""What a file that came in means for the ledger: a receipt, a correction, the same file again, or a question to the clerk.

In: the ledger, an event that brings a file, whether it was called a correction. Out: `Noted`: the event to append, if any.
Nothing that stands is overwritten: a correction is one more line, which supersedes the receipt before it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfcli.collecting.events import Event, Ledger


class Outcome(StrEnum):
    """What became of it."""

    RECEIVED = "received"
    """The first file, or the first after a return."""
    CORRECTION = "correction"
    """Another file, said to replace the one before."""
    REPEATED = "repeated"
    """The very file that was taken in before: no second receipt."""
    STANDS = "stands"
    """Another file, and nobody said that it replaces the one that stands: ask for `--correction`."""


class Noted(NamedTuple):
    """The event to append; none for a repeated file and for one that is in question. `before` is the receipt it met."""

    outcome: Outcome
    event: Event | None = None
    before: Event | None = None


def noted(ledger: Ledger, event: Event, *, correction: bool = False) -> Noted:
    """How a file that came in is noted."""
    history = ledger.of(event.matter)
    receipts = [one for one in history if one.brings]
    same = next((one for one in receipts if one.sha256 and one.sha256 == event.sha256), None)
    if same is not None and (not correction or same is receipts[-1]):
        return Noted(Outcome.REPEATED, None, same)
    if not receipts or _returned(history):
        return Noted(Outcome.RECEIVED, event._replace(event="received"), receipts[-1] if receipts else None)
    if correction:
        return Noted(Outcome.CORRECTION, event._replace(event="correction"), receipts[-1])
    return Noted(Outcome.STANDS, None, receipts[-1])


def _returned(history: tuple[Event, ...]) -> bool:
    """Whether the last that happened was a return."""
    last = next(
        (one.event for one in reversed(history) if one.brings or one.event in ("returned", "accepted")), ""
    )
    return last == "returned"
