"""The occasion `declare` of `collect send` and `collect receive`: what the two commands do for it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.cli import console
from perfcli.cli.session import targets_folder
from perfcli.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcli.cli.session import Session
    from perfcli.collecting.filled import Filled
    from perfcli.work.collect_declare import Base
    from perfcli.work.collect_declare_in import Declared, Judged

REPORTS = Path("receive")
"""Where reports go without `--out`."""


def send_declare(
    session: Session, targets: Path | None, out: Path, year: int | None, deadline: str, contact: str
) -> int:
    """Write a declaration for everyone of the register; the exit code."""
    from perfcli.work.collect_declare import send_declarations
    from perfcli.work.score import refuse_folder

    base, wanted = usable_base(session, targets, year)
    if refused := refuse_folder(out, (last.path for last in base.before.values())):
        raise session.fail(refused)
    with console.progress(say("写工作簿", "workbooks"), quiet=session.quiet, least=console.FEW) as step:
        written = [
            _put(session, out / name, data)
            for name, data in send_declarations(base, wanted, step, deadline, contact)
        ]
    console.out("".join(f"{path}\n" for path in written))
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


def receive_declare(
    session: Session, books: Sequence[Filled], targets: Path | None, out: Path | None, year: int | None
) -> int:
    """Drafts of the new year from workbooks that were read; the exit code."""
    from perfcli.files import FileError
    from perfcli.work.collect_declare_in import judged, receive_declared, write_declared
    from perfcli.work.import_homes import Homes
    from perfcli.work.score import unwritable

    base, wanted = usable_base(session, targets, year)
    folder = Path(targets_folder(targets, session.settings))
    declared, homes = [], Homes(folder)
    with console.progress(say("收申报表", "declarations"), quiet=session.quiet, least=console.FEW) as step:
        for nth, book in enumerate(books, 1):
            declared.append(receive_declared(book, base, wanted, homes))
            step(nth, len(books))
    try:
        written = write_declared(declared, folder)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    found = judged(declared, base, session.settings, date.today())  # noqa: DTZ011
    console.out("".join(f"{os.path.normpath(path)}\n" for path in written))
    _report(session, declared, found, out or REPORTS)
    return _finish(session, declared, found)


def _report(
    session: Session, declared: Sequence[Declared], found: Mapping[str, Sequence[Judged]], out: Path
) -> None:
    """A page for each workbook, and the differences on the terminal."""
    from perfcli.work.collect_declare_report import pages

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
