"""Findings in the document that a department sent in: a copy with comments at the cells, and an opinion of one page.

In: target files, what `validate` found in them, a folder. Out: `Annotated`: what was written, and why a source has no copy.
All is made in memory, then written; the returns go into the ledger last.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity
from perfcli.files import FileError, write_bytes
from perfcli.output.words import hint, message
from perfcli.report.filenames import Names
from perfcli.report.office import lacking, write
from perfcli.report.opinion import NAME, OpinionView, Point, opinion_view
from perfcli.report.render import Job, render_all
from perfcli.report.sections import printout, sheet_view
from perfcli.work.annotate_copies import LANG, Copies
from perfcli.work.annotate_subject import subjects_of
from perfcli.work.import_origins import digest
from perfcli.work.ledger import append
from perfcli.work.returns import Returns, returned, returns_of
from perfcli.work.score import refuse_folder, unwritable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from perfcli.loading.document import Document
    from perfcli.work.annotate_subject import Said, Subject


class Annotated(NamedTuple):
    """The files written, and what is to be said of their sources; `fatal` is why nothing was written."""

    files: tuple[Path, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    fatal: tuple[Diagnostic, ...] = ()


def annotate(files: Sequence[str], found: Sequence[Diagnostic], out: Path, today: date) -> Annotated:
    """Write what was found in these target files for the departments that sent them in."""
    if missing := lacking(("docx", "xlsx")):
        return Annotated(fatal=missing)
    subjects = [*subjects_of(files, found)]
    sources = [one.kept.source(s.path) for one in subjects if one.kept for s in one.kept.origins.sources]
    if refused := refuse_folder(out, (*files, *(path.partition("!")[0] for path in sources))):
        return Annotated(fatal=refused)
    if not subjects:
        return Annotated()
    record = returns_of(files, out)
    if not record.kept.usable:
        return Annotated(fatal=record.kept.findings)
    return _written(subjects, record, out, today)


def _written(subjects: Sequence[Subject], record: Returns, out: Path, today: date) -> Annotated:
    names = Names()
    copies = Copies(subjects, names)
    made = [(name, data) for name, data in copies.made.values()]
    views = []
    for one in subjects:
        view, record = _opinion(one, record, tuple(copies.of(one)), today)
        views.append(view)
    pages = render_all([Job("sheet.md.j2", sheet_view(view)) for view in views])
    for one, view, page in zip(subjects, views, pages, strict=True):
        written = write("docx", printout(view.title, (view,)))
        for suffix, data in (("docx", written.data), ("md", page.text.encode())):
            made.append((names.give(one.who, f"{one.year}年度{NAME}" if one.year else NAME, suffix), data))
    try:
        for name, data in made:
            write_bytes(out / name, data)
    except FileError as error:
        return Annotated(fatal=unwritable(error))
    _, problems = append(record.kept, record.new)
    if problems:
        return Annotated(fatal=problems)
    files = [out / name for name, _ in made] + [record.kept.path] * bool(record.new)
    return Annotated(tuple(files), (*record.kept.findings, *copies.findings))


def _opinion(
    one: Subject, record: Returns, copies: tuple[str, ...], today: date
) -> tuple[OpinionView, Returns]:
    """The opinion on a department's targets, and the record with this return."""
    counts = one.count(Severity.ERROR), one.count(Severity.WARNING)
    new = returned(today, one.home, one.year, one.who, counts, _hash(one.document))
    nth, before = int(any(counts)), ""
    if new is not None and (earlier := record.earlier(new)):
        before = f"上次（第 {earlier[1]} 次）退回：{earlier[0].grounds}。"
    if new is not None and any(counts):
        record, nth = record.added(new)
    several = one.kept is not None and len(one.kept.origins.sources) > 1
    points = [_point(said, several=several) for said in one.said]
    year = int(one.year) if one.year.isascii() and one.year.isdigit() and len(one.year) == 4 else 0  # noqa: PLR2004
    view = opinion_view(one.who, year, points, nth, before)
    whole = one.kept is not None and len(copies) == len(one.kept.origins.sources)
    return replace(view, copies=copies, all_copied=whole, check=one.check, notices=one.notices), record


def _point(said: Said, *, several: bool) -> Point:
    cell = ""
    if said.origin is not None:
        file = said.origin.source.rpartition("/")[2].rpartition("!")[2]
        name, _, inside = said.origin.cell.rpartition("!")
        cell = f"“{name}”表" if name and ":" in inside else said.origin.cell
        cell = f"{file} {cell}" if several else cell
    found = said.found
    return Point(found.code, found.severity, said.place, cell, message(found, LANG), hint(found, LANG))


def _hash(document: Document) -> str:
    """The content of a target file, whatever its comments and line ends; its text where it cannot be read."""
    data = document.tree.data if document.tree.readable else document.tree.text
    return digest(json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
