"""`perfcli report`: print the official form and the score report."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.session import start, targets_folder
from perfcli.cli.words import say
from perfcli.diagnostics import Severity

FORMATS = ("html", "md")


def _formats(text: str) -> list[str]:
    """The formats in `html,md`."""
    asked = [name.strip().lower() for name in text.replace("，", ",").split(",") if name.strip()]
    unknown = [name for name in asked if name not in FORMATS]
    if unknown or not asked:
        known = ", ".join(FORMATS)
        found = ", ".join(unknown) or text
        raise typer.BadParameter(
            say(f"没有格式 {found}；可用：{known}", f"no format {found}; there are: {known}")
        )
    return list(dict.fromkeys(asked))


def report(
    targets: options.TargetsOption = None,
    scores: options.ScoresOption = None,
    out: Annotated[Path, typer.Option("--out", help=say("输出文件夹", "Folder for the pages."))] = Path(
        "out"
    ),
    formats: Annotated[
        str, typer.Option("--format", help=say("格式，逗号分隔", "Formats, separated by commas."))
    ] = ",".join(FORMATS),
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.files import FileError
    from perfcli.work.agreement import disagreement
    from perfcli.work.disclosure import printed as printed_closed
    from perfcli.work.report import Request
    from perfcli.work.report import report as run
    from perfcli.work.score import read_scores, refuse_folder, unwritable
    from perfcli.work.targets import load_targets

    asked = _formats(formats)
    session = start(targets or scores, lang, color, config, quiet=quiet)
    loaded = load_targets(targets_folder(targets, session.settings), year, session.settings, date.today())  # noqa: DTZ011
    if loaded.workspace.diagnostics:
        raise session.fail((*loaded.findings, *loaded.workspace.diagnostics))
    if refused := refuse_folder(out, loaded.inputs):
        raise session.fail(refused)
    card, problems = read_scores(str(scores)) if scores else (None, ())
    said = disagreement(card, str(scores), loaded) if card else ()
    if problems or any(found.severity is Severity.ERROR for found in said):
        raise session.fail((*problems, *said))
    request = Request(loaded.outlines, out, asked, card, loaded.waivers, loaded.root / "templates")
    try:
        printed = run(request)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    if printed.diagnostics:
        raise session.fail(printed.diagnostics)
    session.show((*loaded.findings, *said, *printed_closed(loaded.workspace.sheets)))
    console.out("".join(f"{os.path.normpath(path)}\n" for path in printed.files))
    raise typer.Exit(console.FINDINGS if loaded.findings else console.OK)


report.__doc__ = say(
    "打印绩效目标表；给出 scores.json 时再打印评价结果。",
    "Print the official form; with a scores.json, the score report too.",
)
