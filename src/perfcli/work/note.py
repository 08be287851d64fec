"""Notes an event that no other command notes: a return, a receipt on paper, an exemption.

In: a region with its ledger, what happened. Out: `Noted`: the event as it stands in the ledger, or why it does not.
"""

from __future__ import annotations

from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import kinds
from perfcli.collecting.dues import asked_of, open_now
from perfcli.collecting.events import Event, Matter
from perfcli.collecting.overview import overview
from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import FileError, read_bytes
from perfcli.loading.file_faults import file_fault
from perfcli.loading.organisation import known_homes
from perfcli.model.terms import CHOICES
from perfcli.work.ledger import append, note_receipts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.collecting.dues import Asked
    from perfcli.collecting.receipts import Outcome
    from perfcli.work.collected import Collected

_REASONED = ("returned", "exempted")
MAX_FILE = 256 * 1024 * 1024


class Happened(NamedTuple):
    """What a clerk says happened."""

    event: str
    home: str
    day: date
    year: int | None = None
    occasion: str | None = None
    grounds: str = ""
    file: str = ""
    due: date | None = None
    """Of a return: until when it must come again."""


class Result(NamedTuple):
    """The event that was noted; `outcome` says of a file what it is. None with problems, or where nothing had to be noted."""

    event: Event | None
    outcome: Outcome | None = None
    before: Event | None = None
    problems: tuple[Diagnostic, ...] = ()


def note(of: Collected, said: Happened) -> Result:
    """Append it to the ledger."""
    names = known_homes(of.region)
    home, problems = _home(said.home, names, of.path)
    word = Text(CHOICES["ledger_event"][said.event], said.event)
    if not problems and said.event in _REASONED and not said.grounds.strip():
        problems = (diagnose(kinds.NEEDS_REASON, Span("--reason"), event=word),)
    if problems:
        return Result(None, problems=problems)
    found = _matters(of, home, said)
    if len(found) != 1:
        shown = [
            Text(f"{a.year} 年度{CHOICES['occasion'][a.occasion]}", f"{a.occasion} {a.year}") for a in found
        ]
        both = Text(
            "、".join(t.zh for t in shown) or "没有这一项", ", ".join(t.en for t in shown) or "there is none"
        )
        return Result(None, problems=(diagnose(kinds.WHICH_MATTER, Span(of.path), candidates=both),))
    event = Event(
        said.day,
        said.event,
        found[0].year,
        found[0].occasion,
        home,
        names[home],
        grounds=said.grounds,
        due=said.due,
    )
    return _noted(of, event, said.file)


def _noted(of: Collected, event: Event, file: str) -> Result:
    if file:
        try:
            digest = sha256(read_bytes(file, MAX_FILE)).hexdigest()
        except FileError as error:
            return Result(None, problems=(file_fault(error),))
        event = event._replace(file=Path(file).name, sha256=digest)
    if event.brings:
        _, (noted,), problems = note_receipts(of.kept, [event], correction=event.event == "correction")
        return Result(noted.event, noted.outcome, noted.before, problems)
    if event.event == "returned" and (last := _returned_already(of, event)):
        return Result(None, before=last)
    _, problems = append(of.kept, [event])
    return Result(None if problems else event, problems=problems)


def _returned_already(of: Collected, event: Event) -> Event | None:
    """The return that is on record, if nothing was received since."""
    history = [one for one in of.kept.ledger.of(event.matter) if one.event != "sent"]
    return history[-1] if history and history[-1].event == "returned" else None


def _home(said: str, names: dict[str, str], path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Who is meant: an id, else a name that only one has."""
    if said in names:
        return said, ()
    called = [home for home, name in names.items() if name == said]
    if len(called) == 1:
        return called[0], ()
    near = called or get_close_matches(said, [*names, *names.values()], 3, 0.5)
    zh, en = "、".join(near), ", ".join(near)
    suggestion = Text(f"，是不是 {zh}？", f"; did you mean {en}?") if near else Text("", "")
    return "", (diagnose(kinds.NOT_IN_REGISTER, Span(path), found=said[:80], suggestion=suggestion),)


def _matters(of: Collected, home: str, said: Happened) -> Sequence[Asked]:
    """What it can be about: what was named, else what has begun and fits the event."""
    ledger = of.kept.ledger.until(said.day)
    known = [
        asked
        for asked in asked_of(of.region, ledger)
        if said.year in (None, asked.year) and said.occasion in (None, asked.occasion)
    ]
    if len(known) <= 1:
        return known
    begun = [asked for asked in open_now(of.region, ledger, said.day) if asked in known]
    fitting = [asked for asked in begun if _fits(of, home, said, asked)] or begun or known
    spoken = {event.matter for event in ledger.events}
    return [asked for asked in fitting if Matter(home, *asked[:2]) in spoken] or fitting


def _fits(of: Collected, home: str, said: Happened, asked: Asked) -> bool:
    """Whether the event makes sense there: returned is what came in, received what is open."""
    matter = Matter(home, asked.year, asked.occasion)
    rows = overview(of.region, of.kept.ledger, asked, said.day).rows
    row = next((row for row in rows if row.due.matter == matter), None)
    if row is None:
        return False
    return not row.open if said.event in ("returned", "accepted", "correction") else row.open
