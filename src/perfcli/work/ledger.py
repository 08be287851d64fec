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
    return Kept(path, read.ledger, read.findings, bool(read.columns), text, read.columns, homes)


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


def note_receipt(
    kept: Kept, event: Event, *, correction: bool = False
) -> tuple[Kept, Noted, tuple[Diagnostic, ...]]:
    """Note a file that came in: what it is, and the ledger with it."""
    now = read_ledger(kept.path, kept.homes)
    found = noted(now.ledger, event, correction=correction)
    after, problems = append(now, (found.event,) if found.event else ())
    return after, found, problems


def _longer(now: Kept, events: Sequence[Event]) -> str:
    """The text of the file with more lines, under its own header, with its own line ends."""
    columns = now.columns or COLUMNS
    rows = [[_cell(event, name) for name in columns] for event in events]
    end = "\r\n" if "\r\n" in now.text or not now.text else "\n"
    header = [KEYS[name] for name in COLUMNS]
    lines = csv_.write(header, rows).split("\n", 1)
    added = (lines[1] if now.text else "\n".join(lines)).replace("\n", end)
    gap = "" if not now.text or now.text.endswith(("\n", "\r")) else end
    return now.text + gap + added


def _cell(event: Event, name: str) -> str:
    """One cell of a line, in the words of the field; one line however many the event's text has."""
    if not name:
        return ""
    value: object = getattr(event, name)
    if name in WORDS:
        return WORDS[name].get(str(value), str(value))
    return "" if value is None else " ".join(str(value).split())
