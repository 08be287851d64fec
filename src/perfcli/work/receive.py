"""Take back the workbooks of monitoring and self-evaluation, with their evidence.

In: paths, targets loaded whole. Out: `Batch`: what came of each workbook, of whatever else came, and the tables made of it all.
Nothing is written here, and which of two different workbooks of one home counts is never guessed.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import form_kinds as kinds
from perfcli.collecting.evidence import (
    FOLDER,
    Paper,
    findings,
    folder_of,
    folders_below,
    home_folder,
    is_evidence,
    linked,
)
from perfcli.collecting.guide import figures_in
from perfcli.collecting.handed_in import once
from perfcli.collecting.identity import SHEET as IDENTITY
from perfcli.collecting.layout import FIGURES, GUIDE, PRINT, SHEET
from perfcli.collecting.lines import figures_content, lines
from perfcli.collecting.pregrade import SHEET as HELPER
from perfcli.collecting.reading import Asked, Reading
from perfcli.collecting.received import Receipt, Received, count
from perfcli.collecting.recognise import Expected, Known, recognise
from perfcli.collecting.tables import choose
from perfcli.diagnostics import Diagnostic, Severity, Span, diagnose
from perfcli.formats import workbook_in
from perfcli.report.checkcode import check_code, code_of
from perfcli.scoring.evidence import names_in
from perfcli.work.collect_declare_in import BOOKS, is_declaration, passed_over
from perfcli.work.import_inputs import read_inputs
from perfcli.work.send import sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfcli.collecting.filled import Filled
    from perfcli.collecting.lines import Figures, Line
    from perfcli.collecting.received import Filed
    from perfcli.collecting.tables import Table
    from perfcli.work.import_inputs import Input
    from perfcli.work.targets import Targets

_SENT = frozenset((SHEET, PRINT, GUIDE, FIGURES, HELPER, IDENTITY))
"""The sheets of a workbook as it is sent."""
_CELL = re.compile(r"!([A-Z]+)([0-9]+)$")
HERE = ("monitor", "evaluate")
"""The occasions whose forms are read here."""


class Refused(NamedTuple):
    """A workbook that was not taken, and why."""

    path: str
    sha256: str
    findings: tuple[Diagnostic, ...]


class Batch(NamedTuple):
    """All that came."""

    received: tuple[Received, ...]
    refused: tuple[Refused, ...]
    findings: tuple[Diagnostic, ...] = ()
    """What concerns no single workbook."""
    others: tuple[Filled, ...] = ()
    """Workbooks of occasions that are read elsewhere."""

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """What the ledger is told: one for each workbook that was taken in, whether its rows were used or not."""
        return tuple(one.receipt for one in self.received)

    @property
    def everything(self) -> tuple[Diagnostic, ...]:
        """Every finding, workbook by workbook."""
        taken = (found for one in self.received for found in one.findings)
        refused = (found for one in self.refused for found in one.findings)
        return (*taken, *refused, *self.findings)

    @property
    def empty(self) -> bool:
        """Whether there was no workbook at all."""
        return not (self.received or self.refused or self.others)

    @property
    def failed(self) -> bool:
        """Whether anything is doubted or rejected."""
        return any(found.severity >= Severity.WARNING for found in self.everything)


class _Home(NamedTuple):
    """Whose workbooks may come."""

    name: str
    code: str
    lines: tuple[Line, ...]


def receive(
    paths: Sequence[str], targets: Targets, skip: Iterable[Path], step: Callable[[int, int], None]
) -> Batch:
    """Take in all workbooks below the paths; `step` is told how many are done."""
    inputs = list(read_inputs(_with_evidence(paths), skip))
    papers = [
        Paper(one.path, _sha(one.data)) for one in inputs if one.problem is None and is_evidence(one.path)
    ]
    books = [one for one in inputs if not is_evidence(one.path) and one.name.lower().endswith(BOOKS)]
    books = [one for one in books if not is_declaration(one.data)]
    taker = _Taker(targets, papers, books)
    for nth, book in enumerate(books, 1):
        taker.take(book)
        step(nth, len(books))
    taken = {one.path for one in books}
    rest = [
        one
        for one in inputs
        if one.path not in taken and not is_evidence(one.path) and not is_declaration(one.data)
    ]
    return taker.batch(tuple(passed_over(one) for one in rest))


def _with_evidence(paths: Sequence[str]) -> list[str]:
    """The paths, and the folder of evidence beside each workbook that is named by itself."""
    found = list(paths)
    for path in paths:
        beside = Path(path).parent / FOLDER
        if path.lower().endswith(BOOKS) and beside.is_dir():
            found.append(str(beside))
    return found


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Taker:
    """Takes workbooks in, one after another."""

    def __init__(self, targets: Targets, papers: Sequence[Paper], books: Sequence[Input]) -> None:
        self.homes = {
            file.home: _Home(
                file.outline.plan.title, check_code((file.outline,)), lines(file.outline, file.part)
            )
            for file in targets.files
            if file.outline
        }
        region = targets.region.region.id if targets.region else ""
        self.names = frozenset(one.name for one in self.homes.values())
        names = {home: (one.name, one.code) for home, one in self.homes.items()}
        self.expected = Expected(region, targets.year or 0, names, sealed)
        self.papers = _by_folder(papers)
        self.folders = [folder_of(book.path) for book in books]
        self.received: list[Received] = []
        self.refused: list[Refused] = []
        self.others: list[Filled] = []

    def take(self, book: Input) -> None:
        """One workbook."""
        if book.problem is not None:
            self.refused.append(Refused(book.path, "", (book.problem,)))
            return
        filled, found = workbook_in.read(book.data, book.path)
        found = tuple(one for one in found if one.severity > Severity.REMARK)
        if filled is None:
            self.refused.append(Refused(book.path, _sha(book.data), found))
            return
        table, copies = choose(filled)
        known = recognise(filled, table, self.expected)
        if isinstance(known, Diagnostic):
            self.refused.append(Refused(book.path, filled.sha256, (*found, known)))
        elif known.identity.occasion not in HERE:
            self.others.append(filled)
        elif table is None:
            self.refused.append(
                Refused(book.path, filled.sha256, (*found, diagnose(kinds.NO_FORM, Span(book.path))))
            )
        else:
            self._known(filled, known, table, copies, found)

    def _known(
        self,
        filled: Filled,
        known: Known,
        table: Table,
        copies: tuple[Table, ...],
        found: tuple[Diagnostic, ...],
    ) -> None:
        """A workbook of one of ours."""
        me = known.identity
        form = self.homes[me.home]
        reading = Reading(table, Asked(filled.path, me.occasion, me.year, form.lines, known.sure)).read()
        for copy in copies:
            reading.copy(copy)
        forms = {table.sheet.name, *(copy.sheet.name for copy in copies)}
        for sheet in filled.sheets:
            if sheet.cells and sheet.name not in _SENT and sheet.name not in forms:
                reading.added(sheet)
        cells, rows = tuple(reading.cells), tuple(reading.rows)
        papers = self._own_papers(filled.path, form.name, rows)
        evidence = linked(papers, rows)
        figures, changed = _figures(filled, me.figures)
        origins = reading.evidence_cells
        said = (
            *found,
            *known.findings,
            *reading.findings,
            *changed,
            *findings(filled.path, papers, evidence, rows, origins),
        )
        said = tuple(sorted(said, key=_place))
        receipt = Receipt(
            me.home,
            form.name,
            me.year,
            me.occasion,
            filled.path,
            filled.sha256,
            count(cells),
            me.as_of,
            me.check,
        )
        self.received.append(Received(receipt, cells, rows, figures, evidence, form.lines, said))

    def _own_papers(self, path: str, name: str, rows: Sequence[Filed]) -> tuple[Paper, ...]:
        """The evidence beside a workbook; where several share a folder, what stands under its name, or what this one names and stands under no one's."""
        folder = folder_of(path)
        papers = self.papers.get(folder, ())
        if self.folders.count(folder) <= 1:
            return tuple(papers)
        named = {word for filed in rows for word in names_in(filed.values.get("evidence", ""))}
        return tuple(paper for paper in papers if self._is_of(paper, name, named))

    def _is_of(self, paper: Paper, name: str, named: set[str]) -> bool:
        """Whether evidence is of the home of that name: files of two homes may be called the same."""
        owners = self.names.intersection(folders_below(paper.path))
        if owners:
            return name in owners
        return paper.name in named or paper.name.rpartition(".")[0] in named

    def batch(self, rest: tuple[Diagnostic, ...]) -> Batch:
        """All of it in register order, with what was handed in twice marked as such and evidence that no one took."""
        order = {home: nth for nth, home in enumerate(self.homes)}
        received = once(sorted(self.received, key=lambda one: order[one.receipt.home]))
        taken = {one.path for book in received for one in book.evidence}
        loose = (
            diagnose(kinds.EVIDENCE_LOOSE, Span(paper.path), file=paper.name)
            for papers in self.papers.values()
            for paper in papers
            if paper.path not in taken
        )
        return Batch(tuple(received), tuple(self.refused), (*rest, *loose), tuple(self.others))


def _place(found: Diagnostic) -> tuple[int, int, int]:
    """Where a finding stands: what concerns the whole workbook first, then row by row."""
    origin = str(dict(found.arguments).get("origin", ""))
    place = _CELL.search(origin)
    return (int(place[2]), len(place[1]), ord(place[1][-1])) if place else (0, 0, 0)


def _by_folder(papers: Sequence[Paper]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        found[home_folder(paper.path)].append(paper)
    return dict(found)


def _figures(filled: Filled, code: str) -> tuple[tuple[Figures, ...], tuple[Diagnostic, ...]]:
    """The bureau's figures as they stand in the workbook, if they are still those that were sent."""
    read = figures_in(filled) if code else ()
    if code and code_of(figures_content(read)) != code:
        return (), (diagnose(kinds.FIGURES, Span(filled.path)),)
    return read, ()
