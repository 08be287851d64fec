"""Findings in the document that a department sent in: a copy with comments at the cells, and an opinion of one page.

In: target files, what `validate` found in them, a folder. Out: `Annotated`: what was written, and why a source has no copy.
All is made in memory, then written; the record of returns last.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.files import FileError, write_bytes, write_text
from perfcli.formats import notes_docx, notes_xlsx
from perfcli.formats.notes import Note, Noted
from perfcli.loading.document import read_document
from perfcli.output.words import hint, message
from perfcli.report.filenames import Names
from perfcli.report.office import lacking, write
from perfcli.report.opinion import LEVELS, NAME, OpinionView, Point, opinion_view
from perfcli.report.render import render
from perfcli.report.sections import printout, sheet_view
from perfcli.work import annotate_kinds as kinds
from perfcli.work import returns
from perfcli.work.annotate_places import Cells, called, key_path
from perfcli.work.import_inputs import read_inputs
from perfcli.work.import_origins import Kept, digest, kept_of
from perfcli.work.returns import Return, Returns, read_returns
from perfcli.work.score import refuse_folder, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Kind
    from perfcli.drafting.origins import Origin, SourceFile
    from perfcli.loading.document import Document
    from perfcli.syntax.tree import Data

LANG = "zh"
"""What is sent to departments is in Chinese, whatever the language of messages."""
_WRITERS = {"docx": notes_docx, "xlsx": notes_xlsx}
_FORMATS = {"text": "文本", "csv": "CSV", "html": "网页", "pdf": "PDF", "xls": "旧版 Excel（xls）"}


class Annotated(NamedTuple):
    """The files written, and what is to be said of their sources; `fatal` is why nothing was written."""

    files: tuple[Path, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    fatal: tuple[Diagnostic, ...] = ()


class _Said(NamedTuple):
    """One finding and the cell that it is about; none for what is said of the whole."""

    found: Diagnostic
    origin: Origin | None
    place: str


class _Subject(NamedTuple):
    """One target file with what was found in it."""

    path: str
    document: Document
    kept: Kept | None
    first: Origin | None
    said: tuple[_Said, ...]

    @property
    def who(self) -> str:
        """Whose file it is, as far as it says."""
        plan = self.document.plan
        return plan.title if plan else str(_under(self.document.tree.data, "department", "name") or self.path)

    @property
    def year(self) -> str:
        """The year, as far as the file says one."""
        return str(_under(self.document.tree.data, "year"))

    @property
    def home(self) -> str:
        """What the file is about, in ids."""
        plan = self.document.plan
        return plan.home if plan else str(_under(self.document.tree.data, "department", "id") or self.path)

    def count(self, severity: Severity) -> int:
        """How many findings are this bad."""
        return sum(one.found.severity is severity for one in self.said)


def annotate(files: Sequence[str], found: Sequence[Diagnostic], out: Path) -> Annotated:
    """Write what was found in these target files for the departments that sent them in."""
    if missing := lacking(("docx", "xlsx")):
        return Annotated(fatal=missing)
    subjects = [*_subjects(files, found)]
    sources = [one.kept.source(s.path) for one in subjects if one.kept for s in one.kept.origins.sources]
    if refused := refuse_folder(out, (*files, *(path.partition("!")[0] for path in sources))):
        return Annotated(fatal=refused)
    record, problems = read_returns(out / returns.NAME)
    if problems:
        return Annotated(fatal=problems)
    return _written(subjects, record, out)


def _written(subjects: Sequence[_Subject], record: Returns, out: Path) -> Annotated:
    names = Names()
    copies = _Copies(subjects, names)
    made = [(name, data) for name, data in copies.made.values()]
    for one in subjects:
        view, record = _opinion(one, record, tuple(copies.of(one)))
        shown = render("sheet.md.j2", sheet_view(view))
        written = write("docx", printout(view.title, (view,)))
        for suffix, data in (("docx", written.data), ("md", shown.text.encode())):
            made.append((names.give(one.who, f"{one.year}年度{NAME}" if one.year else NAME, suffix), data))
    try:
        for name, data in made:
            write_bytes(out / name, data)
        write_text(out / returns.NAME, record.text(), bom=True)
    except FileError as error:
        return Annotated(fatal=unwritable(error))
    files = tuple(out / name for name in (*(name for name, _ in made), returns.NAME))
    return Annotated(files, tuple(copies.findings))


def _subjects(files: Sequence[str], found: Sequence[Diagnostic]) -> Iterator[_Subject]:
    """The target files: those that hold, and those that were imported and do not hold any more."""
    for path in files:
        document = read_document(path)
        kept = kept_of(path)
        if document.plan is None and (kept is None or document.model is not None):
            continue
        own = sorted({one for one in found if one.span.path == path}, key=lambda one: one.sort_key())
        cells = Cells(document, kept) if kept else None
        said = tuple(
            _Said(
                one,
                cells.of(one.span) if cells else None,
                called(document.tree, key_path(document.tree, one.span.line, one.span.column)),
            )
            for one in own
        )
        yield _Subject(path, document, kept, cells.first() if cells else None, said)


class _Copies:
    """The copies of the sources with their comments; a source of several departments has one."""

    def __init__(self, subjects: Sequence[_Subject], names: Names) -> None:
        self.names = names
        self.made: dict[str, tuple[str, bytes]] = {}
        """Name and bytes of each copy, by the path of its source."""
        self.findings: list[Diagnostic] = []
        self.subjects = subjects
        files: dict[str, SourceFile] = {}
        for one in subjects:
            if one.kept is None:
                self.findings.append(diagnose(kinds.NO_ORIGINS, Span(one.path)))
                continue
            for source in one.kept.origins.sources:
                files.setdefault(one.kept.source(source.path), source)
        for path, source in sorted(files.items()):
            self._copy(path, source)

    def of(self, subject: _Subject) -> Iterator[str]:
        """The names of the copies that hold a department's comments."""
        for source in subject.kept.origins.sources if subject.kept else ():
            if (copy := self.made.get(subject.kept.source(source.path) if subject.kept else "")) is not None:
                yield copy[0]

    def _copy(self, path: str, source: SourceFile) -> None:
        writer = _WRITERS.get(source.format)
        if writer is None:
            shown = _FORMATS.get(source.format, source.format)
            self._say(kinds.NO_COMMENTS, path, format=shown)
            return
        data = _content(path)
        if data is None or digest(data) != source.sha256:
            self._say(kinds.SOURCE_CHANGED, path, reason=kinds.GONE if data is None else kinds.CHANGED)
            return
        noted: Noted = writer.write(data, path, [*self._notes(path)])
        if not noted.data:
            self._say(kinds.NO_COPY, path, reason=noted.reason)
            return
        if noted.differs:
            self._say(kinds.COPY_DIFFERS, path, parts=_joined(noted.differs))
        stem = path.replace("\\", "/").rpartition("/")[2].rpartition("!")[2].rpartition(".")[0]
        self.made[path] = (self.names.give(f"{stem}（批注）", "", noted.suffix), noted.data)

    def _notes(self, path: str) -> Iterator[Note]:
        """What is said at each cell of a source, the worst first."""
        for one in self.subjects:
            first = one.first
            if one.kept is None or first is None:
                continue
            for said in sorted(one.said, key=lambda said: -said.found.severity):
                place = said.origin or first
                if one.kept.source(place.source) == path:
                    yield Note(place.cell if said.origin else _table(place.cell), _lines(said, one.who))

    def _say(self, kind: Kind, path: str, **arguments: str | Text) -> None:
        self.findings.append(diagnose(kind, Span(path), related=(), address="", path=path, **arguments))


def _table(cell: str) -> str:
    """An origin in the same table or sheet that is no cell of it: its first cell stands for the whole."""
    if "!" in cell:
        return f"{cell.rpartition('!')[0]}!"
    return cell.split(" ", maxsplit=1)[0]


def _lines(said: _Said, who: str) -> tuple[str, ...]:
    """The lines of a comment: how bad and what, then what to do."""
    whose = "" if said.origin else f"{who}："
    what = f"【{LEVELS[said.found.severity]}】{whose}{message(said.found, LANG)}（{said.found.code}）"
    return what, f"怎么改：{hint(said.found, LANG)}"


def _opinion(one: _Subject, record: Returns, copies: tuple[str, ...]) -> tuple[OpinionView, Returns]:
    """The opinion on a department's targets, and the record with this return."""
    errors, warnings = one.count(Severity.ERROR), one.count(Severity.WARNING)
    new = Return(one.home, one.year, one.who, 0, errors, warnings, _hash(one.document))
    nth = 0
    earlier = record.earlier(new)
    if errors or warnings:
        record, nth = record.added(new)
    before = (
        f"上次（第 {earlier.nth} 次）退回时，必须改正 {earlier.errors} 处、请核实 {earlier.warnings} 处。"
        if earlier
        else ""
    )
    several = one.kept is not None and len(one.kept.origins.sources) > 1
    points = [_point(said, several=several) for said in one.said]
    year = int(one.year) if one.year.isascii() and one.year.isdigit() and len(one.year) == 4 else 0  # noqa: PLR2004
    return opinion_view(one.who, year, points, nth, before, copies), record


def _point(said: _Said, *, several: bool) -> Point:
    cell = ""
    if said.origin is not None:
        file = said.origin.source.rpartition("/")[2].rpartition("!")[2]
        cell = f"{file} {said.origin.cell}" if several else said.origin.cell
    found = said.found
    return Point(found.code, found.severity, said.place, cell, message(found, LANG), hint(found, LANG))


def _content(path: str) -> bytes | None:
    """The bytes of a source, in an archive or not; none where it is gone."""
    inputs = read_inputs([path.partition("!")[0] if ".zip!" in path.lower() else path])
    return next((one.data for one in inputs if one.path == path and one.problem is None), None)


def _hash(document: Document) -> str:
    """The content of a target file, whatever its comments and line ends; its text where it cannot be read."""
    data = document.tree.data if document.tree.readable else document.tree.text
    return digest(json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))


def _joined(texts: Sequence[Text]) -> Text:
    return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))


def _under(data: Data, *keys: str) -> Data:
    for key in keys:
        data = data.get(key, "") if isinstance(data, dict) else ""
    return data if isinstance(data, str) else ""
