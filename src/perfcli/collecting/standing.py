"""How a matter stands on a day, from the events until that day and from nothing else.

In: a `Due`, its events, a day. Out: `Standing`: one state, the days that are late, the receipt that counts, every return.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.collecting.dues import Due
    from perfcli.collecting.events import Event


class State(StrEnum):
    """Where a matter stands."""

    UNSENT = "unsent"
    AWAITED = "awaited"
    OVERDUE = "overdue"
    RECEIVED = "received"
    LATE = "late"
    CORRECTED = "corrected"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    EXEMPTED = "exempted"


STATES = {
    State.UNSENT: Text("未发出", "not sent"),
    State.AWAITED: Text("待报", "awaited"),
    State.OVERDUE: Text("逾期未报", "overdue"),
    State.RETURNED: Text("退回", "returned"),
    State.RECEIVED: Text("已报", "handed in"),
    State.LATE: Text("逾期后报送", "handed in late"),
    State.CORRECTED: Text("已更正", "corrected"),
    State.ACCEPTED: Text("审核通过", "accepted"),
    State.EXEMPTED: Text("免报", "exempted"),
}
"""What each is called; the open ones first."""

OPEN = (State.UNSENT, State.AWAITED, State.OVERDUE, State.RETURNED)
"""States in which something is still to be handed in."""


class Standing(NamedTuple):
    """One line of the overview."""

    due: Due
    until: date | None
    """Until when it must come: of what was sent back, the day that the return names; none where it came in time and names none."""
    state: State
    late: int
    """Days after the day due: until the day asked about while it is open, else when the first file came; 0 if not late."""
    left: int | None
    """Days until the day due while it is open; None when it is past, unknown or done."""
    sent: Event | None
    receipt: Event | None
    """The file that counts: the last receipt or correction."""
    returns: tuple[Event, ...]
    corrections: int
    grounds: str
    """Why it was returned the last time, or is exempted."""

    @property
    def open(self) -> bool:
        """Whether something is still to be handed in."""
        return self.state in OPEN


def standing(due: Due, events: Sequence[Event], day: date) -> Standing:
    """How a matter stands on a day, by its own events."""
    history = [event for event in events if event.date <= day]
    receipts = _distinct(history)
    returns = tuple(event for event in history if event.event == "returned")
    state, grounds = _state(history, receipts)
    first = receipts[0].date if receipts else None
    until = _until(due, state, first, returns)
    late = left = 0
    if until is not None:
        late = max(0, ((day if state in OPEN else first or until) - until).days)
        left = (until - day).days
    if state in (State.AWAITED, State.UNSENT) and late:
        state = State.OVERDUE
    elif state is State.RECEIVED and late and not returns:
        state = State.LATE
    known = state in OPEN and until is not None and left >= 0
    return Standing(
        due, until, state, late if state is not State.EXEMPTED else 0, left if known else None,
        next((e for e in reversed(history) if e.event == "sent"), None),
        receipts[-1] if receipts else None,
        returns, sum(event.event == "correction" for event in receipts), grounds,
    )  # fmt: skip


def _until(due: Due, state: State, first: date | None, returns: Sequence[Event]) -> date | None:
    """Until when something must come, or must have come."""
    if state is not State.RETURNED:
        return due.due
    in_time = first is not None and (due.due is None or first <= due.due)
    return returns[-1].due or (None if in_time else due.due)


def _distinct(history: list[Event]) -> list[Event]:
    """The receipts, without a file that is the same as the one before it."""
    kept: list[Event] = []
    for event in history:
        if event.brings and not (kept and event.sha256 and kept[-1].sha256 == event.sha256):
            kept.append(event)
    return kept


def _state(history: list[Event], receipts: list[Event]) -> tuple[State, str]:
    """The state by the last event that changes it."""
    counted = [e for e in history if not e.brings or e in receipts]
    last = next((event for event in reversed(counted) if event.event != "sent"), None)
    if last is None:
        return (State.AWAITED if history else State.UNSENT), ""
    states = {
        "received": State.RECEIVED,
        "correction": State.CORRECTED,
        "returned": State.RETURNED,
        "accepted": State.ACCEPTED,
        "exempted": State.EXEMPTED,
    }
    return states[last.event], last.grounds if last.event in ("returned", "exempted") else ""
