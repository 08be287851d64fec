"""`perfcli collect receive`: take back the workbooks that departments filled in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.collect.declare import Noting, receive_declare
from perfcli.cli.collect.options import DateOption, NoteOption, day, usable
from perfcli.cli.inputs import usable_targets
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from datetime import date as Day  # noqa: N812 - an option is called date

    from perfcli.diagnostics import Diagnostic
    from perfcli.output.received import Report
    from perfcli.work.receive import Batch
    from perfcli.work.targets import Targets

REPORT = "received.json"

PathsArgument: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help=say(
            "交回的工作簿：文件、文件夹或 zip（佐证材料放在旁边或里面）",
            "Workbooks as they came back: files, folders or zips, with evidence beside or inside.",
        ),
        show_default=False,
    ),
]
OutOption: TypeAlias = Annotated[
    Path, typer.Option("--out", help=say("写到哪个文件夹", "Folder for the tables and the report."))
]
CorrectionOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--correction",
        help=say("这是更正：代替已经收过的", "These are corrections and replace what was received."),
    ),
]


def receive(
    paths: PathsArgument,
    targets: options.TargetsOption = None,
    out: OutOption = Path("received"),
    year: options.YearOption = None,
    date: DateOption = None,
    correction: CorrectionOption = False,
    note: NoteOption = True,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.output.received import text
    from perfcli.work.receive import receive as run
    from perfcli.work.score import absent, refuse_folder

    session = start(targets, lang, color, config, quiet=quiet)
    if missing := [found for path in paths for found in absent(path)]:
        raise session.fail(missing)
    noting = Noting(day(date), correction) if note else None
    declared = receive_declare(session, paths, targets, out, year, noting)
    if declared.code is not None and not declared.more:
        raise typer.Exit(declared.code)
    loaded = usable_targets(session, targets, declared.year, whole=True)
    inputs = (*loaded.inputs, *(path for path in paths if not Path(path).is_dir()))
    if refused := refuse_folder(out, inputs):
        raise session.fail(refused)
    with console.progress(say("收工作簿", "workbooks"), quiet=quiet, least=console.FEW) as step:
        batch = run(paths, loaded, (out,), step)
    if batch.empty:
        raise session.fail((*batch.findings, *_nothing(paths)))
    if note and loaded.region is not None:
        batch = _told(session, batch, targets, day(date), correction=correction)
    report = _report(batch)
    written = _write(session, batch, report, out)
    console.out(text(report, session.lang))
    console.out("".join(f"{os.path.normpath(path)}\n" for path in written))
    raise typer.Exit(max(_finish(batch, loaded), declared.code or console.OK))


receive.__doc__ = say(
    "收回填好的工作簿：逐格收下、存疑或退回，写出 actuals.csv、spending.csv 和收件报告；申报表成为新年度的目标草稿，并与上年比较。"
    "退出码：0 全部收下，1 有存疑或退回的，2 没有工作簿，或用法、输入有误。",
    "Take back filled workbooks: every cell is accepted, doubted or rejected; writes actuals.csv, spending.csv and a report; declarations become drafts of the new year's targets, compared with last year's. "
    "Exit 0: all accepted; 1: something is doubted or rejected; 2: no workbook, usage or input.",
)


def _nothing(paths: list[str]) -> tuple[Diagnostic, ...]:
    from perfcli.collecting.form_kinds import NOTHING
    from perfcli.diagnostics import Span, diagnose

    return (diagnose(NOTHING, Span(paths[0]), path="、".join(paths[:5])),)


def _told(session: Session, batch: Batch, targets: Path | None, on: Day, *, correction: bool) -> Batch:
    """Tell the ledger; what does not stand there is not used."""
    from perfcli.work.receive_ledger import told

    judged, problems = told(batch, usable(session, targets), on, correction=correction)
    if problems:
        raise session.fail(problems)
    return judged


def _report(batch: Batch) -> Report:
    """What is to be said of a batch."""
    from perfcli.output.received import Report, Turned

    return Report(batch.received, [Turned(*one) for one in batch.refused], batch.findings)


def _write(session: Session, batch: Batch, report: Report, out: Path) -> list[Path]:
    """The tables first, then the report that names every cell."""
    from perfcli.files import FileError, write_text
    from perfcli.output.received import document
    from perfcli.work.receive_tables import tables
    from perfcli.work.score import unwritable

    texts = tables(batch)
    try:
        for name, table in texts.items():
            write_text(out / name, table, bom=True)
        write_text(out / REPORT, document(report))
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    return [out / name for name in (*texts, REPORT)]


def _finish(batch: Batch, loaded: Targets) -> int:
    """The exit code."""
    return console.FINDINGS if batch.failed or loaded.findings else console.OK
