"""Exports of the budget system to spending by address, or compared with the targets' projects.

In: `Request`: paths, targets loaded whole, settings. Out: `Collected`; then spending.csv and the rejected rows as text and as files.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.exports.compare import Compared, compare
from perfcli.collecting.exports.intake import Intake, Taken
from perfcli.collecting.exports.matching import Matcher
from perfcli.diagnostics import Diagnostic, Severity, Span
from perfcli.files import FileError, read_bytes, write_text
from perfcli.formats import csv_
from perfcli.formats.papers import MAX_BYTES, doubts, read_paper
from perfcli.loading.file_faults import file_fault
from perfcli.model.spending import COLUMNS, HEADERS
from perfcli.scoring.items import Items
from perfcli.work.export_mapping import Wish, choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.loading.settings import Settings
    from perfcli.paper import Paper
    from perfcli.work.targets import Targets

REJECTED = ("file", "row", "column", "code", "message", "cells")


class Request(NamedTuple):
    """What to read. `mapping` names one of the settings; `save` takes and keeps the suggestion where none fits."""

    paths: Sequence[str]
    targets: Targets
    settings: Settings
    mapping: str = ""
    save: bool = False
    money: bool = True
    """Whether only mappings with a column of money will do."""


@dataclass(slots=True)
class Collected:
    """What came of it; `suggestion` is the TOML of a mapping that a person has to check."""

    matcher: Matcher
    taken: list[Taken] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    stopped: bool = False
    """Whether a file could not be read at all."""
    suggestion: str = ""
    saved: str = ""
    """The settings file that a mapping was written into."""

    def count(self, what: str) -> int:
        """`rows`, `accepted` or `passed` of all files together."""
        return sum(getattr(one, what) for one in self.taken)

    @property
    def rejected(self) -> int:
        """Rows that were."""
        return sum(len(one.rejected) for one in self.taken)

    def summary(self, lang: str) -> str:
        """What became of the rows, in one line."""
        rows, accepted, passed = (self.count(what) for what in ("rows", "accepted", "passed"))
        items = len({address for one in self.taken for address in one.spending})
        if lang == "zh":
            return f"共 {rows} 行：采用 {accepted} 行（{items} 项），退回 {self.rejected} 行，合计和附注 {passed} 行\n"
        return f"{rows} rows: {accepted} accepted ({items} items), {self.rejected} rejected, {passed} totals and notes\n"


def collect(request: Request) -> Collected:
    """Read every export."""
    targets = request.targets
    made = Collected(Matcher(Items(targets.outlines, targets.faulty)))
    seen: dict[str, str] = {}
    wish = Wish(request.settings, targets.root, request.mapping, request.save, request.money)
    exports = dict(request.settings.exports)
    for path in request.paths:
        paper = _paper(path, made)
        if paper is None:
            continue
        choice = choose(paper, exports, wish)
        made.findings.extend(choice.findings)
        made.suggestion += choice.suggestion
        made.saved = made.saved or choice.saved
        if choice.export is None or choice.sheet is None:
            made.stopped = True
            if choice.suggestion:
                break  # one mapping is checked at a time; it may fit the next file too
            continue
        taken = Intake(choice.sheet, choice.export, made.matcher, choice.unit, dict(seen)).take_all()
        made.taken.append(taken)
        made.findings.extend(taken.findings)
        seen |= {address: f"{path}:{one.row}" for address, one in taken.spending.items()}
    return made


def _paper(path: str, made: Collected) -> Paper | None:
    try:
        paper, found = read_paper(read_bytes(path, MAX_BYTES), path)
    except FileError as error:
        paper, found = None, (file_fault(error),)
    made.findings.extend(one for one in found if one.severity is not Severity.REMARK)
    made.findings.extend(doubts(paper) if paper else ())
    made.stopped = made.stopped or paper is None
    return paper


def compared(collected: Collected, place: str) -> Compared:
    """The projects of the exports beside those of the targets."""
    return compare(collected.taken, collected.matcher, Span(place))


def spending_csv(collected: Collected) -> str:
    """What was accepted as spending.csv, in the order of the targets."""
    rows = []
    known = {address: one for taken in collected.taken for address, one in taken.spending.items()}
    for address, holder in collected.matcher.items.holders.items():
        if (one := known.get(address)) is not None:
            unit = "" if one.unit == holder.outline.money_unit else one.unit
            sums = ("" if value is None else f"{value:f}{unit}" for value in one[:3])
            rows.append([address, holder.node.name, *sums])
    return csv_.write([HEADERS[name] for name in COLUMNS], rows)


def rejected_csv(collected: Collected, lang: str) -> str:
    """The refused rows, each with its reason and its cells as they stand."""
    rows = [
        [taken.path, str(one.row), one.column, one.code, one.message.of(lang), " | ".join(one.cells)]
        for taken in collected.taken
        for one in taken.rejected
    ]
    return csv_.write(REJECTED, rows)


def write_spending(collected: Collected, out: Path, lang: str) -> tuple[str, ...]:
    """Write spending.csv, and beside it the rejected rows; the paths.

    Raises:
        FileError: when they cannot be written.
    """
    beside = out.with_name(f"{out.stem}.rejected.csv")
    files = ((out, spending_csv(collected)), (beside, rejected_csv(collected, lang)))
    for path, text in files:
        write_text(path, text, bom=True)
    return tuple(os.path.normpath(path) for path, _ in files)


def clashing(out: Path, inputs: Iterable[str]) -> str:
    """The input that would be written over; empty where there is none."""
    home = out.resolve()
    return next((path for path in inputs if Path(path).resolve() == home), "")
