"""`perfcli todo`: which step of the year comes next, and for whom."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.collect.options import AsOfOption, day, formats, templates, usable
from perfcli.cli.session import start, targets_folder
from perfcli.cli.words import say

FORMATS = ("html", "md", "docx", "pdf", "xlsx")
WIDTH = 100
"""Columns of a list that goes into a pipe or a file, whatever the window is."""

OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=say("把待办和交接页写进这个文件夹", "Folder for the page that is printed at a hand-over."),
        show_default=False,
    ),
]
FormatsOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        help=say(
            "交接页的格式，逗号分隔：html md docx pdf xlsx",
            "Formats of the page, separated by commas: html md docx pdf xlsx.",
        ),
    ),
]


def todo(
    as_of: AsOfOption = None,
    out: OutOption = None,
    formats_: FormatsOption = "html,md",
    targets: options.TargetsOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.output.todo_list import render
    from perfcli.work.score import refuse_folder
    from perfcli.work.todo import holdings, write_todo
    from perfcli.work.todo import todo as run

    asked, on = formats(formats_, FORMATS), day(as_of)
    session = start(targets, lang, color, config, quiet=quiet)
    of = usable(session, targets)
    folder = targets_folder(targets, session.settings)
    held = holdings(of, folder, session.settings, str(targets) if targets else "")
    told = run(of, held, on)
    if out is not None:
        if refused := refuse_folder(out, of.inputs):
            raise session.fail(refused)
        made = write_todo(of, held, told, asked, out, templates(session, of))
        if made.problems:
            raise session.fail(made.problems)
        session.show(made.notes)
        for path in made.files:
            session.say(f"已写 {os.path.normpath(path)}", f"written {os.path.normpath(path)}")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    console.out(render(told, session.lang, color=session.color, width=width))
    raise typer.Exit(console.FINDINGS if of.faulty else console.OK)


todo.__doc__ = say(
    "这一天该办什么、谁办、什么命令；可以打印成交接页。退出码：0 完成，1 台账有错行，2 用法或输入有误。",
    "What is to be done on a day, by whom, by which command; can be printed for a hand-over. Exit 0: done; 1: faulty lines in the ledger; 2: usage or input.",
)
