"""The ledger is told what went out: a line for each workbook, none for one that was sent before as it is.

In: a ledger, workbooks with what they say of themselves, the day. Out: why the ledger could not be written, if so.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from perfcli.collecting.events import Event
from perfcli.work.ledger import append

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.collecting.identity import Identity
    from perfcli.diagnostics import Diagnostic
    from perfcli.work.ledger import Kept


def note(kept: Kept, went: Sequence[tuple[str, bytes, Identity]], day: date) -> tuple[Diagnostic, ...]:
    """Add a line for every workbook that was not sent before."""
    events = [_event(name, data, identity, day) for name, data, identity in went]
    known = {(one.matter, one.sha256) for one in kept.ledger.events if one.event == "sent"}
    return append(kept, [one for one in events if (one.matter, one.sha256) not in known])[1]


def _event(name: str, data: bytes, identity: Identity, day: date) -> Event:
    digest = hashlib.sha256(data).hexdigest()
    return Event(day, "sent", identity.year, identity.occasion, identity.home, identity.name, name, digest)
