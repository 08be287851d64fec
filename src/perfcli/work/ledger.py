"""The ledger (报送台账) as a file: read it, append to it; nothing that stands in it is ever changed.

In: the region's file or a path, events. Out: `Kept`: the events with what is wrong in the file. A line is added at the end and
the file replaced whole; text, order and columns that are there stay as they are. GB18030 that Excel left becomes UTF-8 with BOM.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import kinds
from perfcli.collecting.events import COLUMNS, Event, Ledger
from perfcli.collecting.ledger import WORDS, read_table
from perfcli.collecting.receipts import Noted, noted
from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.files import FileError, decode_table, read_bytes, write_text
from perfcli.formats import csv_
from perfcli.loading.file_faults import file_fault
from perfcli.model.terms import KEYS
from perfcli.work.score import unwritable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME = "ledger.csv"


class Kept(NamedTuple):
    """A ledger as read. `usable` is false where the file as a whole cannot be read: then nothing may be appended."""

    path: Path
    ledger: Ledger = Ledger()
    findings: tuple[Diagnostic, ...] = ()
    usable: bool = True
    text: str = ""
    columns: tuple[str, ...] = ()
    header: int = 0
    """The line of the header that its last lines stand under."""
    homes: Mapping[str, str] = {}


def ledger_path(region_file: str) -> Path:
    """Where the ledger of a region stands: beside its `region.yaml`."""
    return Path(region_file).parent / NAME


def read_ledger(path: Path, homes: Mapping[str, str]) -> Kept:
    """The ledger; an empty one where there is no file. `homes` are all who may stand in it, with their names."""
    try:
        data = read_bytes(path)
    except FileError as error:
        missing = error.reason == "missing"
        return Kept(path, findings=() if missing else (file_fault(error),), usable=missing, homes=homes)
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        return Kept(path, homes=homes)
    table, problems = csv_.read(data, str(path))
    if table is None:
        return Kept(path, findings=problems, usable=False, homes=homes)
    read = read_table(table, homes)
    text = decode_table(data, str(path)).text.removeprefix("\ufeff")
    return Kept(path, read.ledger, read.findings, bool(read.columns), text, read.columns, read.header, homes)


def append(kept: Kept, events: Sequence[Event]) -> tuple[Kept, tuple[Diagnostic, ...]]:
    """Add lines at the end; the ledger as it then stands, or why nothing was written.

    The file is read again first, so that what someone else added meanwhile stays.
    """
    now = read_ledger(kept.path, kept.homes)
    if not events:
        return now, ()
    if not now.usable:
        place = Span(str(now.path))
        return now, (*now.findings, diagnose(kinds.UNREADABLE, place, path=str(now.path)))
    try:
        write_text(now.path, _longer(now, events), bom=True)
    except FileError as error:
        return now, unwritable(error)
    return read_ledger(kept.path, kept.homes), ()


def note_receipts(
    kept: Kept, events: Sequence[Event], *, correction: bool = False
) -> tuple[Kept, tuple[Noted, ...], tuple[Diagnostic, ...]]:
    """Note files that came in together: what each of them is, in the same order, and the ledger with them."""
    now = read_ledger(kept.path, kept.homes)
    ledger, found = now.ledger, []
    for event in events:
        found.append(noted(ledger, event, correction=correction))
        ledger = ledger.with_events(tuple(one for one in (found[-1].event,) if one))
    after, problems = append(now, [one.event for one in found if one.event])
    return after, tuple(found), problems


def _longer(now: Kept, events: Sequence[Event]) -> str:
    """The text of the file with more lines, under its own header, with its own line ends."""
    end = "\r\n" if "\r\n" in now.text else "\n"
    lacking = [name for name in COLUMNS if now.columns and name not in now.columns and _said(events, name)]
    columns = (*(now.columns or COLUMNS), *lacking)
    rows = [[_cell(event, name) for name in columns] for event in events]
    header, added = csv_.write([KEYS[name] for name in COLUMNS], rows).split("\n", 1)
    if not now.text:
        return f"{header}\n{added}"
    text = _wider(now.text, now.header, lacking)
    gap = "" if text.endswith(("\n", "\r")) else end
    return text + gap + added.replace("\n", end)


def _said(events: Sequence[Event], name: str) -> bool:
    """Whether a column is needed: a name of someone stands in the register too."""
    return name != "title" and any(_cell(event, name) for event in events)


def _wider(text: str, header: int, names: Sequence[str]) -> str:
    """A text whose header has more columns, at its end: lines that are shorter stay as they are."""
    if not names:
        return text
    lines = text.split("\n")
    line = lines[header - 1]
    end = "\r" if line.endswith("\r") else ""
    lines[header - 1] = ",".join([line.removesuffix("\r"), *(KEYS[name] for name in names)]) + end
    return "\n".join(lines)


def _cell(event: Event, name: str) -> str:
    """One cell of a line, in the words of the field; one line however many the event's text has."""
    if not name:
        return ""
    value: object = getattr(event, name)
    if name in WORDS:
        return WORDS[name].get(str(value), str(value))
    return "" if value is None else " ".join(str(value).split())
