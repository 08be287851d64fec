"""`perfcli collect status`: who is due, handed in, returned, late, corrected on a day, and letters to those who are late."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.collect.options import AsOfOption, OccasionOption, day, formats, occasion, templates, usable
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.overview import Overview
    from perfcli.work.collected import Collected

FORMATS = ("html", "xlsx", "md", "json", "csv", "docx", "pdf", "txt")
WIDTH = 120
"""Columns of a table that goes into a pipe or a file, whatever the window is."""
SOON = 7

OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=say("输出文件夹（不写只显示表格）", "Folder for the files (default: show the table only)."),
        show_default=False,
    ),
]
FormatsOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        help=say(
            "格式，逗号分隔：html xlsx md json csv docx pdf txt",
            "Formats, separated by commas: html xlsx md json csv docx pdf txt.",
        ),
    ),
]
RemindOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--remind",
        help=say(
            "给逾期的和快到期的部门各写一份催报单（html、docx、pdf）",
            "Write a letter to each department that is late or nearly due (html, docx, pdf).",
        ),
    ),
]
WithinOption: TypeAlias = Annotated[
    int,
    typer.Option(
        "--within",
        min=0,
        help=say("还有几天到期就写催报单", "Days before the day due from which letters are written."),
    ),
]
BundleOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--bundle",
        help=say(
            "催报单合成一个文件（docx、pdf），便于打印", "All letters in one file (docx, pdf), to be printed."
        ),
    ),
]
FailOnLateOption: TypeAlias = Annotated[
    bool, typer.Option("--fail-on-late", help=say("有逾期未报的，退出码为 1", "Exit 1 when anyone is late."))
]


def status(
    step: OccasionOption = None,
    year: options.YearOption = None,
    as_of: AsOfOption = None,
    out: OutOption = None,
    formats_: FormatsOption = "html,xlsx",
    remind: RemindOption = False,
    within: WithinOption = SOON,
    bundle: BundleOption = False,
    fail_on_late: FailOnLateOption = False,
    targets: options.TargetsOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.status import Question
    from perfcli.work.status import status as run

    asked, question = formats(formats_, FORMATS), Question(day(as_of), year, occasion(step))
    if remind and out is None:
        raise typer.BadParameter(say("--remind 要写 --out 文件夹", "--remind needs a folder: --out"))
    session = start(targets, lang, color, config, quiet=quiet)
    of = usable(session, targets)
    shown, problems = run(of, question)
    if problems:
        raise session.fail(problems)
    if out is not None:
        _write(session, of, shown, asked, out, within=within if remind else None, bundle=bundle)
    console.out(_table(session, shown))
    late = fail_on_late and any(one.late for one in shown)
    raise typer.Exit(console.FINDINGS if late or of.faulty else console.OK)


status.__doc__ = say(
    "报送台账：谁待报、已报、退回、逾期、更正，写催报单。退出码：0 完成，1 台账有错行（或 --fail-on-late 时有逾期），2 用法或输入有误。",
    "The ledger: who is due, handed in, returned, late, corrected; letters to those who are late. Exit 0: done; 1: faulty lines in the ledger (or late ones with --fail-on-late); 2: usage or input.",
)


def _write(
    session: Session,
    of: Collected,
    shown: Sequence[Overview],
    asked: list[str],
    out: Path,
    *,
    within: int | None,
    bundle: bool,
) -> None:
    from perfcli.work.score import refuse_folder
    from perfcli.work.status import write_status

    if refused := refuse_folder(out, of.inputs):
        raise session.fail(refused)
    made = write_status(shown, asked, out, templates(session, of), within=within, bundle=bundle)
    if made.problems:
        raise session.fail(made.problems)
    session.show(made.notes)
    for path in made.files:
        session.say(f"已写 {os.path.normpath(path)}", f"written {os.path.normpath(path)}")


def _table(session: Session, shown: Sequence[Overview]) -> str:
    from perfcli.output.standing_table import render

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return render(shown, session.lang, color=session.color, width=width)
