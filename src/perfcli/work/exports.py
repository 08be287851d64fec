"""Exports of the budget system to spending by address, or compared with the targets' projects.

In: `Request`: paths, targets loaded whole, settings. Out: `Collected`; then `Output`s, and a mapping written into the settings when asked for.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.exports import kinds
from perfcli.collecting.exports.compare import Compared, compare
from perfcli.collecting.exports.intake import Intake, Taken
from perfcli.collecting.exports.matching import Matcher
from perfcli.collecting.exports.sheets import Sheet, find, row_of, said_unit
from perfcli.collecting.exports.suggest import suggest
from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.files import FileError, read_bytes, write_bytes, write_text
from perfcli.formats import csv_
from perfcli.formats.papers import MAX_BYTES, doubts, read_paper
from perfcli.loading.exports import Export, as_toml
from perfcli.loading.file_faults import file_fault
from perfcli.model.spending import COLUMNS, HEADERS, MONEY
from perfcli.scoring import spending_kinds
from perfcli.scoring.items import Items

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
    exports = dict(request.settings.exports)
    for path in request.paths:
        paper = _paper(path, made)
        if paper is None:
            continue
        chosen = _chosen(paper, exports, request, made)
        if chosen is None:
            made.stopped = True
            continue
        export, sheet = chosen
        units = _units(paper, sheet, export)
        if isinstance(units, Diagnostic):
            made.findings.append(units)
            made.stopped = True
            continue
        taken = Intake(sheet, export, made.matcher, units, dict(seen)).take_all()
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


def _chosen(
    paper: Paper, exports: dict[str, Export], request: Request, made: Collected
) -> tuple[Export, Sheet] | None:
    """The mapping that fits a file: the one that was named, or the only one; else a suggestion, and None unless it is to be taken."""
    named = {request.mapping: exports[request.mapping]} if request.mapping in exports else {}
    wanted = {
        name: one
        for name, one in (named or exports).items()
        if not request.money or {role for role, _ in one.columns} & {*MONEY}
    }
    found = [(name, one, find(paper, one)) for name, one in wanted.items()]
    fitting = [(name, one, sheet) for name, one, sheet in found if isinstance(sheet, Sheet)]
    if fitting:
        widest = max(len(one.columns) for _, one, _ in fitting)
        best = [(name, one, sheet) for name, one, sheet in fitting if len(one.columns) == widest]
        if len(best) == 1:
            return best[0][1], best[0][2]
        names = "、".join(name for name, _, _ in best)
        known = Text(f"：{names} 都能读，请用 --mapping 指明", f": {names} all fit; name one with --mapping")
        made.findings.append(diagnose(kinds.NO_MAPPING, Span(paper.path), known=known))
        return None
    if named:
        made.findings.extend(one for _, _, one in found if isinstance(one, Diagnostic))
        return None
    return _suggested(paper, exports, request, made)


def _suggested(
    paper: Paper, exports: dict[str, Export], request: Request, made: Collected
) -> tuple[Export, Sheet] | None:
    suggestion = suggest(paper)
    if suggestion is None:
        made.findings.append(diagnose(kinds.NO_HEADER, Span(paper.path)))
        return None
    name = _free_name(request.mapping or ("spending" if request.money else "projects"), exports)
    prefix = "tool.perfcli." if request.settings.file.endswith("pyproject.toml") else ""
    toml = as_toml(name, suggestion, prefix)
    sheet = find(paper, suggestion)
    if isinstance(sheet, Diagnostic):  # the words are those of its own header
        made.findings.append(sheet)
        return None
    if not request.save:
        known = "、".join(exports)
        said = Text(f"（已有：{known}）", f" (there are: {known})") if known else Text("", "")
        made.findings.append(diagnose(kinds.NO_MAPPING, Span(paper.path), known=said))
        made.suggestion += toml
        return None
    if isinstance(_units(paper, sheet, suggestion), Diagnostic):
        made.suggestion += toml
        return suggestion, sheet  # says what is missing, and is not kept
    exports[name] = suggestion
    made.saved = _save(request, toml)
    return suggestion, sheet


def _free_name(name: str, exports: dict[str, Export]) -> str:
    names = (name, *(f"{name}-{nth}" for nth in range(2, len(exports) + 3)))
    return next(one for one in names if one not in exports)


def _save(request: Request, toml: str) -> str:
    """Put a mapping behind what the settings file says.

    Raises:
        FileError: when it cannot be read or written.
    """
    path = Path(request.settings.file or request.targets.root / "perfcli.toml")
    before = read_bytes(path) if path.is_file() else b""
    end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if not before else end if before.endswith(b"\n") else end + end
    write_bytes(path, before + gap + toml.encode().replace(b"\n", end))
    return os.path.normpath(path)


def _units(paper: Paper, sheet: Sheet, export: Export) -> str | Diagnostic:
    """The unit of amounts whose column says none; a finding where nothing says it or what is said differs."""
    place = sheet.span(row_of(sheet.grid, sheet.top))
    line = said_unit(paper, sheet.grid, sheet.top)
    said = [unit for name in MONEY if (unit := sheet.units.get(name, ""))]
    if export.unit:
        for unit in (*said, line):
            if unit and unit != export.unit:
                where = Text("设置", "the settings")
                return diagnose(spending_kinds.UNIT_CLASH, place, found=unit, where=where, said=export.unit)
    columns = [name for name in MONEY if name in sheet.columns]
    if not (export.unit or line) and len(said) < len(columns):
        return diagnose(kinds.NO_UNIT, place)
    return export.unit or line


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
