"""The ledger's table to events, line by line: what cannot be read is a finding at its cell and stays in the file.

In: a `Table` and who is registered. Out: `Ledger` and findings. Two clerks' ledgers that git merged still read: order
comes from the dates, a line that stands twice counts once, a header in the middle is a header again.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import kinds
from perfcli.collecting.events import COLUMNS, COUNTS, NEEDED, Event, Ledger
from perfcli.diagnostics import Diagnostic, Text, diagnose
from perfcli.model.day import read_day
from perfcli.model.plan import FIRST_YEAR, LAST_YEAR
from perfcli.model.terms import CHOICES, KEYS
from perfcli.table import BROKEN_REASONS, Broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from perfcli.diagnostics import Argument, Kind
    from perfcli.table import Row, Table

_KNOWN = {name: name for name in COLUMNS} | {KEYS[name]: name for name in COLUMNS}
WORDS = {"event": CHOICES["ledger_event"], "occasion": CHOICES["occasion"]}
"""The fixed values of columns."""
_KNOWN |= {"原因": "grounds", "退回原因": "grounds"}
_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MAX_DIGITS = 7


class Read(NamedTuple):
    """What a table says: the events, the findings, and its last header: the columns (empty when it has none) and its line."""

    ledger: Ledger
    findings: tuple[Diagnostic, ...]
    columns: tuple[str, ...]
    header: int = 0


def read_table(table: Table, homes: Mapping[str, str]) -> Read:
    """Read a ledger. `homes` are all who may stand in it with their names; without any, nobody is asked for."""
    reader = _Reader(table, homes)
    reader.read()
    events = tuple(sorted(reader.events, key=lambda event: event.date))
    found = (*reader.findings, *reader.inconsistent(events))
    return Read(
        Ledger(events), tuple(sorted(found, key=lambda f: f.sort_key())), reader.columns, reader.header
    )


def columns_of(cells: tuple[str, ...]) -> tuple[str, ...]:
    """What each column of a header means; empty text for a person's own column."""
    return tuple(_KNOWN.get(cell.strip().lower(), "") for cell in cells)


class _Reader:
    """Goes through a table once."""

    def __init__(self, table: Table, homes: Mapping[str, str]) -> None:
        self.table = table
        self.homes = homes
        self.names = _unique(homes)
        self.columns: tuple[str, ...] = ()
        self.header = 0
        self.events: list[Event] = []
        self.findings: list[Diagnostic] = []
        self._seen: dict[tuple[object, ...], int] = {}

    def read(self) -> None:
        """Every line, in the order of the file."""
        lines: list[Row | Broken] = [self.table.header, *self.table.rows, *self.table.broken]
        for line in sorted(lines, key=lambda one: one.line):
            if isinstance(line, Broken):
                self.say(kinds.BAD_LINE, line.line, reason=BROKEN_REASONS[line.reason])
            elif _MARKER.fullmatch(",".join(line.cells).rstrip(",").strip()):
                self.say(kinds.CONFLICT, line.line)
            elif set(NEEDED) <= set(columns := columns_of(line.cells)):
                self.columns, self.header = columns, line.line
            elif not self.columns:
                missing = [KEYS[name] for name in NEEDED if name not in columns]
                english = [name for name in NEEDED if name not in columns]
                self.say(kinds.NO_HEADER, line.line, missing=Text("、".join(missing), ", ".join(english)))
                return
            else:
                self.row(line)

    def row(self, row: Row) -> None:
        """One line: an event, or why it is none."""
        cells = [_plain(cell) for cell in row.cells]
        width = len(self.columns)
        if any(cells[width:]) or len(cells) < len(NEEDED):
            few = f"{len(cells)}", f"{width}"
            reason = Text("有 {} 格，表头有 {} 格".format(*few), "{} cells under {} headers".format(*few))
            self.say(kinds.BAD_LINE, row.line, reason=reason)
            return
        said = {name: cell for name, cell in zip(self.columns, cells, strict=False) if name}
        event = self.event(row.line, {name: said.get(name, "") for name in COLUMNS})
        if event is None:
            return
        first = self._seen.setdefault(event.said, row.line)
        if first != row.line:
            self.say(kinds.REPEATED, row.line, first=first)
        else:
            self.events.append(event)

    def event(self, line: int, said: dict[str, str]) -> Event | None:
        """The event of a line, every cell of it looked at before one makes it none."""
        before = len(self.findings)
        day = read_day(said["date"])
        if day is None:
            self.say(kinds.BAD_DATE, line, "date", found=said["date"][:40])
        due = self.optional_day("due", line, said)
        event, occasion = self.word("event", line, said), self.word("occasion", line, said)
        year = self.number("year", line, said)
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            self.refuse("year", line, said, f"{FIRST_YEAR}-{LAST_YEAR}")
        accepted, doubted, rejected = (
            self.number(name, line, said) if said[name] else None for name in COUNTS
        )
        home = self.home(line, said)
        if len(self.findings) > before or day is None or year is None:
            return None
        self.doubts(line, event, said, home)
        title = said["title"] or self.homes.get(home, "")
        return Event(
            day, event, year, occasion, home, title, said["file"], said["sha256"].lower(),
            accepted, doubted, rejected, said["grounds"], due, line,
        )  # fmt: skip

    def optional_day(self, key: str, line: int, said: dict[str, str]) -> date | None:
        """A day that need not be there."""
        found = read_day(said[key]) if said[key] else None
        if said[key] and found is None:
            self.say(kinds.BAD_DATE, line, key, found=said[key][:40])
        return found

    def word(self, key: str, line: int, said: dict[str, str]) -> str:
        """A fixed value, in either language."""
        words = WORDS[key]
        both = words | {chinese: english for english, chinese in words.items()}
        found = said[key]
        if found in words:
            return found
        if found not in both:
            self.refuse(key, line, said, "、".join(words.values()), tuple(both), ", ".join(words))
            return ""
        return both[found]

    def number(self, key: str, line: int, said: dict[str, str]) -> int | None:
        """A whole number; a year may have 年 behind it, and Excel's 2026.0 is one too."""
        text = said[key].removesuffix("年" if key == "year" else ".0")
        if text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS:
            return int(text)
        self.refuse(key, line, said, "2026" if key == "year" else "0、1、2…")
        return None

    def home(self, line: int, said: dict[str, str]) -> str:
        """Whose it is: by id, else by a name that only one has."""
        found = said["home"]
        if not found and not said["title"]:
            self.refuse("home", line, said, "archives、roads/north")
            return ""
        if found in self.homes:
            return found
        return self.names.get(found or said["title"], found or said["title"])

    def doubts(self, line: int, event: str, said: dict[str, str], home: str) -> None:
        """What does not keep a line from counting."""
        if self.homes and home not in self.homes:
            near = get_close_matches(home, self.homes, 1) or get_close_matches(home, self.names, 1)
            self.say(kinds.UNKNOWN_HOME, line, "home", found=home[:80], suggestion=_suggestion(near))
        chinese = CHOICES["ledger_event"][event]
        need = (
            "grounds"
            if event in ("returned", "exempted")
            else "sha256"
            if event in ("received", "correction")
            else ""
        )
        if need and not said[need]:
            self.say(kinds.LACKS, line, event=Text(chinese, event), key=Text(KEYS[need], need))
        elif said["sha256"] and not _SHA256.fullmatch(said["sha256"].lower()):
            self.say(
                kinds.LACKS,
                line,
                "sha256",
                event=Text(chinese, event),
                key=Text("完整的文件哈希（64 位）", "whole sha256"),
            )

    def inconsistent(self, events: tuple[Event, ...]) -> Iterator[Diagnostic]:
        """Corrections and acceptances of what was never received."""
        had = set()
        for event in events:
            if event.event in ("correction", "accepted") and event.matter not in had:
                said = Text(CHOICES["ledger_event"][event.event], event.event)
                span = self.table.span(event.line)
                yield diagnose(kinds.NOTHING_BEFORE, span, event=said, date=event.date.isoformat())
            if event.brings:
                had.add(event.matter)

    def refuse(
        self, key: str, line: int, said: dict[str, str], zh: str, words: tuple[str, ...] = (), en: str = ""
    ) -> None:
        """A cell that says nothing that can be used."""
        found = said[key][:40]
        near = _suggestion(get_close_matches(found, words, 1, 0.5))
        allowed = Text(zh, en or zh.replace("、", ", "))
        self.say(
            kinds.BAD_WORD, line, key, key=Text(KEYS[key], key), found=found, suggestion=near, allowed=allowed
        )

    def say(self, kind: Kind, line: int, column: str = "", /, **arguments: Argument) -> None:
        """A finding at a cell, or at the whole line."""
        at = self.columns.index(column) if column in self.columns else -1
        said = tuple(sorted(arguments.items()))
        self.findings.append(Diagnostic(kind, self.table.span(line, at), said, (), kind.severity))


def _unique(homes: Mapping[str, str]) -> dict[str, str]:
    """The names that only one has."""
    names: dict[str, list[str]] = {}
    for home, name in homes.items():
        names.setdefault(name, []).append(home)
    return {name: found[0] for name, found in names.items() if len(found) == 1}


def _plain(cell: str) -> str:
    """A cell without spaces, and without the apostrophe that keeps a spreadsheet from running it."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@＝＋－＠") else text


def _suggestion(near: list[str]) -> Text:
    return Text(f"，是不是“{near[0]}”？", f"; did you mean {near[0]!r}?") if near else Text("", "")
