"""The ledger is told what came in, and says which workbook of a home stands: the last that was received or put in as a correction.

In: a `Batch`, a region with its ledger, the day. Out: the batch, where a workbook that does not stand is not used and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting import form_kinds as kinds
from perfcli.collecting.events import Event
from perfcli.diagnostics import Span, diagnose
from perfcli.work.ledger import note_receipts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.collecting.events import Ledger
    from perfcli.collecting.received import Receipt, Received
    from perfcli.diagnostics import Diagnostic
    from perfcli.work.collect_declare_in import Declared
    from perfcli.work.collected import Collected
    from perfcli.work.receive import Batch


def told(
    batch: Batch, of: Collected, day: date, *, correction: bool = False
) -> tuple[Batch, tuple[Diagnostic, ...]]:
    """Note every workbook that is used; why the ledger could not be written, if so."""
    events = [_event(one.receipt, day) for one in batch.received if one.receipt.used]
    after, _, problems = note_receipts(of.kept, events, correction=correction)
    if problems:
        return batch, problems
    received = tuple(_judged(one, after.ledger, day) for one in batch.received)
    return batch._replace(received=received), ()


def told_declared(
    declared: Sequence[Declared], of: Collected, day: date, *, correction: bool = False
) -> tuple[list[Declared], tuple[Diagnostic, ...]]:
    """Note every declaration that became a draft; one that does not stand in the ledger becomes none."""
    events = [
        _event(one.received.receipt, day) for one in declared if one.received is not None and not one.refused
    ]
    after, _, problems = note_receipts(of.kept, events, correction=correction)
    if problems:
        return list(declared), problems
    judged = []
    for one in declared:
        other = (
            _another(one.received.receipt, after.ledger, day) if one.received and not one.refused else None
        )
        judged.append(one if other is None else one._replace(text="", findings=(*one.findings, other)))
    return judged, ()


def _event(receipt: Receipt, day: date) -> Event:
    """A receipt as a line of the ledger."""
    counts = receipt.counts
    return Event(
        day, "received", receipt.year, receipt.occasion, receipt.home, receipt.name, receipt.file_name,
        receipt.sha256, counts.accepted, counts.doubted, counts.rejected,
    )  # fmt: skip


def _judged(one: Received, ledger: Ledger, day: date) -> Received:
    """Used only where it is the receipt that stands."""
    if not one.receipt.used:
        return one
    found = _another(one.receipt, ledger, day)
    if found is None:
        return one
    return one._replace(receipt=one.receipt._replace(used=False), findings=(*one.findings, found))


def _another(receipt: Receipt, ledger: Ledger, day: date) -> Diagnostic | None:
    """That another workbook of the same home stands, if one does."""
    matter = _event(receipt, day).matter
    stands = next((event for event in reversed(ledger.of(matter)) if event.brings), None)
    if stands is None or stands.sha256 == receipt.sha256:
        return None
    return diagnose(
        kinds.OTHER_STANDS, Span(receipt.file), name=receipt.name, day=stands.date.isoformat(),
        file=stands.file,
    )  # fmt: skip
