"""The occasion `declare` of `collect send` and `collect receive`: what the two commands do for it."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.cli import console
from perfcli.cli.collect.options import usable
from perfcli.cli.session import targets_folder
from perfcli.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcli.cli.session import Session
    from perfcli.collecting.filled import Filled
    from perfcli.collecting.identity import Identity
    from perfcli.diagnostics import Diagnostic
    from perfcli.work.collect_declare import Base
    from perfcli.work.collect_declare_in import Declared, Judged
    from perfcli.work.import_inputs import Input

REPORT = "received-declare.json"
"""Every filled cell with what became of it."""


class Noting(NamedTuple):
    """What the ledger is told of files that came in: on which day, and whether they are corrections."""

    on: date
    correction: bool = False


class Opened(NamedTuple):
    """A workbook with its cells, or why it cannot be read."""

    source: Input
    filled: Filled | None
    findings: tuple[Diagnostic, ...]


def send_declare(
    session: Session,
    targets: Path | None,
    out: Path,
    year: int | None,
    deadline: str,
    contact: str,
    on: date | None,
) -> int:
    """Write a declaration for everyone of the register, and note it on that day, if any; the exit code."""
    from perfcli.work.collect_declare import send_declarations
    from perfcli.work.score import refuse_folder

    base, wanted = usable_base(session, targets, year)
    if refused := refuse_folder(out, (last.path for last in base.before.values())):
        raise session.fail(refused)
    with console.progress(say("写工作簿", "workbooks"), quiet=session.quiet, least=console.FEW) as step:
        written, went = [], []
        for name, data, identity in send_declarations(base, wanted, step, deadline, contact):
            written.append(_put(session, out / name, data))
            went.append((name, data, identity))
    console.out("".join(f"{path}\n" for path in written))
    if on is not None and base.region is not None:
        note_sent(session, targets, went, on)
    session.say(f"发出 {len(written)} 份申报表。", f"{len(written)} workbooks written.")
    return console.OK


def usable_base(session: Session, targets: Path | None, year: int | None) -> tuple[Base, int]:
    """What declarations are made from, and the year that is declared: the one after the last, unless it is named."""
    from perfcli.work.collect_declare import next_year, read_base

    folder = targets_folder(targets, session.settings)
    wanted = year or next_year(folder, session.settings, date.today())  # noqa: DTZ011 - the user's own day
    base = read_base(folder, wanted, session.settings)
    if base.problems:
        raise session.fail(base.problems)
    return base, wanted


def note_sent(
    session: Session, targets: Path | None, went: Sequence[tuple[str, bytes, Identity]], on: date
) -> None:
    """Tell the ledger what went out; the same workbook that was sent before is not noted again."""
    from perfcli.work.send_ledger import note

    if problems := note(usable(session, targets).kept, went, on):
        raise session.fail(problems)


class Taken(NamedTuple):
    """What became of the declarations among some files."""

    code: int | None
    """The exit code; None where none of the files is a declaration."""
    year: int | None = None
    """The year that was declared."""
    more: int = 0
    """How many other workbooks there are."""


def receive_declare(
    session: Session,
    paths: Sequence[str],
    targets: Path | None,
    out: Path,
    year: int | None,
    noting: Noting | None,
) -> Taken:
    """Drafts of the new year from the declarations among some files."""
    from perfcli.work.collect_declare_in import declarations
    from perfcli.work.score import refuse_folder

    came = declarations(paths, (out,))
    if not came.ours:
        return Taken(None, year, came.more)
    if refused := refuse_folder(out, [path for path in paths if not Path(path).is_dir()]):
        raise session.fail(refused)
    opened = _opened(session, came.ours)
    base, wanted = usable_base(session, targets, year or _year(opened))
    folder = Path(targets_folder(targets, session.settings))
    declared = _read(session, opened, base, wanted, folder)
    if noting is not None and base.region is not None:
        declared = _told(session, declared, targets, noting)
    rest = () if came.more else came.rest
    return Taken(_taken(session, declared, base, folder, out, rest), wanted, came.more)


def _told(
    session: Session, declared: Sequence[Declared], targets: Path | None, noting: Noting
) -> list[Declared]:
    """Tell the ledger; what does not stand there becomes no draft."""
    from perfcli.work.receive_ledger import told_declared

    judged, problems = told_declared(
        declared, usable(session, targets), noting.on, correction=noting.correction
    )
    if problems:
        raise session.fail(problems)
    return judged


def _opened(session: Session, inputs: Sequence[Input]) -> list[Opened]:
    """Every workbook with its cells."""
    from perfcli.formats import workbook_in

    opened = []
    with console.progress(say("读申报表", "reading"), quiet=session.quiet, least=console.FEW) as step:
        for nth, one in enumerate(inputs, 1):
            opened.append(Opened(one, *workbook_in.read(one.data, one.path)))
            step(nth, len(inputs))
    return opened


def _read(session: Session, opened: Sequence[Opened], base: Base, year: int, folder: Path) -> list[Declared]:
    """Every workbook, and what becomes of it."""
    from perfcli.work.collect_declare_in import Declared, each_once, receive_declared
    from perfcli.work.import_homes import Homes
    from perfcli.work.import_origins import digest

    declared, homes = [], Homes(folder)
    with console.progress(say("收申报表", "declarations"), quiet=session.quiet, least=console.FEW) as step:
        for nth, (one, filled, found) in enumerate(opened, 1):
            if filled is None:
                declared.append(Declared(one.path, digest(one.data), findings=found))
            else:
                made = receive_declared(filled, base, year, homes)
                declared.append(made._replace(findings=(*found, *made.findings)))
            step(nth, len(opened))
    return each_once(declared)


def _year(opened: Sequence[Opened]) -> int | None:
    """The year that most of the workbooks themselves speak of: one of last year's among them does not turn the others away."""
    from perfcli.collecting.identity import identity_of

    said = [identity_of(one.filled) for one in opened if one.filled is not None]
    years = Counter(one.year for one in said if one is not None)
    return max(years, key=lambda year: (years[year], year), default=None)


def _taken(
    session: Session,
    declared: Sequence[Declared],
    base: Base,
    folder: Path,
    out: Path,
    rest: Sequence[Diagnostic],
) -> int:
    """Write the drafts, then the reports about them; the exit code."""
    from perfcli.files import FileError
    from perfcli.work.collect_declare_in import judged, write_declared
    from perfcli.work.score import unwritable

    try:
        written = write_declared(declared, folder)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    found = judged(declared, base, session.settings, date.today())  # noqa: DTZ011 - the user's own day
    console.out("".join(f"{os.path.normpath(path)}\n" for path in written))
    _report(session, declared, found, out, rest)
    session.show(rest)
    return max(_finish(session, declared, found), console.FINDINGS if rest else console.OK)


def _report(
    session: Session,
    declared: Sequence[Declared],
    found: Mapping[str, Sequence[Judged]],
    out: Path,
    rest: Sequence[Diagnostic],
) -> None:
    """A page for each workbook, and the differences on the terminal."""
    from perfcli.output.received import Report, Turned, document
    from perfcli.work.collect_declare_report import pages

    received = [one.received for one in declared if one.received is not None]
    turned = [Turned(one.path, one.sha256, one.findings) for one in declared if one.refused]
    whole = document(Report(received, turned, rest))
    console.out(f"{_put(session, out / REPORT, whole.encode())}\n")
    for page in pages(declared, found, session.lang):
        console.out(page.text)
        console.out(f"{_put(session, out / page.name, page.markdown.encode())}\n")


def _finish(session: Session, declared: Sequence[Declared], found: Mapping[str, Sequence[Judged]]) -> int:
    """The account of all cells, and the exit code: 1 when anything was refused, rejected or found wrong."""
    from perfcli.collecting.declare_read import Fate
    from perfcli.diagnostics import Severity

    taken = [one for one in declared if not one.refused]
    filled = sum(one.filled for one in taken)
    accepted, doubted, rejected = (sum(one.count(fate) for one in taken) for fate in Fate)
    wrong = sum(one.found.severity is Severity.ERROR for ones in found.values() for one in ones)
    session.say(
        f"收 {len(declared)} 份，成草稿 {len(taken)} 份，拒收 {len(declared) - len(taken)} 份；填了 {filled} 格："
        f"接受 {accepted}，存疑 {doubted}，没有收 {rejected}；检查出 {wrong} 个错误。",
        f"{len(declared)} workbooks, {len(taken)} drafts, {len(declared) - len(taken)} refused; {filled} cells filled in: "
        f"{accepted} accepted, {doubted} doubted, {rejected} rejected; {wrong} errors found.",
    )
    return console.FINDINGS if rejected or wrong or len(taken) < len(declared) else console.OK


def _put(session: Session, path: Path, data: bytes) -> str:
    from perfcli.files import FileError, write_bytes
    from perfcli.work.score import unwritable

    try:
        write_bytes(path, data)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    return os.path.normpath(path)
