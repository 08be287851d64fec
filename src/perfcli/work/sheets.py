"""Sections as files in the formats that were asked for: all are made first, then written.

In: sheets, formats, a folder. Out: `Made`: the files with what they could not show, or why there are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.files import FileError, write_bytes
from perfcli.printout import Printout
from perfcli.report.filenames import Names
from perfcli.report.guarded import render_pages
from perfcli.report.office import WRITERS, lacking, notes, write_all
from perfcli.report.render import Job
from perfcli.report.sections import cleaned, page_of
from perfcli.work.report import FONTS
from perfcli.work.score import unwritable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.printout import Section

PAGES = ("html", "md")
FORMATS = (*PAGES, *WRITERS)


class Sheet(NamedTuple):
    """What stands in one file: several sections begin on new pages; HTML and Markdown take the first only."""

    who: str
    name: str
    year: int
    sections: tuple[Section, ...]
    formats: tuple[str, ...] = FORMATS


class Plain(NamedTuple):
    """A file whose text is made already."""

    who: str
    name: str
    suffix: str
    data: bytes


class Made(NamedTuple):
    """The files written; none where there are problems."""

    files: tuple[Path, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def make(
    sheets: Sequence[Sheet], formats: Sequence[str], out: Path, templates: Path, plain: Sequence[Plain] = ()
) -> Made:
    """Make every sheet in every format that it has, then write all of them."""
    if missing := lacking(formats):
        return Made(problems=missing)
    wanted = [(sheet, suffix) for sheet in sheets for suffix in formats if suffix in sheet.formats]
    jobs = [Job(f"sheet.{s}.j2", page_of(cleaned(sheet.sections[0]))) for sheet, s in wanted if s in PAGES]
    pages = render_pages(jobs, templates)
    if problems := tuple(dict.fromkeys(problem for page in pages for problem in page.problems)):
        return Made(problems=problems)
    printouts = [(suffix, _printout(sheet)) for sheet, suffix in wanted if suffix not in PAGES]
    rendered, written = iter(pages), iter(write_all(printouts, templates / FONTS))
    names = Names()
    done: list[tuple[Path, bytes]] = []
    found: list[Diagnostic] = []
    for sheet, suffix in wanted:
        path = out / names.give(sheet.who, sheet.name, suffix)
        if suffix in PAGES:
            done.append((path, next(rendered).content))
        else:
            one = next(written)
            found.extend(notes(str(path), one))
            done.append((path, bytes(one.data)))
    done += [(out / names.give(one.who, one.name, one.suffix), one.data) for one in plain]
    return _written(done, tuple(found))


def _written(done: Sequence[tuple[Path, bytes]], found: tuple[Diagnostic, ...]) -> Made:
    try:
        for path, data in done:
            write_bytes(path, data)
    except FileError as error:
        return Made(problems=unwritable(error))
    return Made(tuple(path for path, _ in done), notes=found)


def _printout(sheet: Sheet) -> Printout:
    sections = tuple(cleaned(section) for section in sheet.sections)
    return Printout(sections[0].title, sheet.year, sections)
