"""`perfcli report`: print the official form and the score report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.inputs import usable_scores, usable_targets
from perfcli.cli.session import start
from perfcli.cli.words import say

FORMATS = ("html", "md")
ALL_FORMATS = ",".join(FORMATS)


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


OutOption: TypeAlias = Annotated[Path, typer.Option("--out", help=say("输出文件夹", "Folder for the pages."))]
FormatsOption: TypeAlias = Annotated[
    str, typer.Option("--format", help=say("格式，逗号分隔", "Formats, separated by commas."))
]


def report(
    targets: options.TargetsOption = None,
    scores: options.ScoresOption = None,
    out: OutOption = Path("out"),
    formats: FormatsOption = ALL_FORMATS,
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.files import FileError
    from perfcli.work.disclosure import printed as printed_closed
    from perfcli.work.report import Request
    from perfcli.work.report import report as run
    from perfcli.work.score import refuse_folder, unwritable

    asked = _formats(formats)
    session = start(targets or scores, lang, color, config, quiet=quiet)
    loaded = usable_targets(session, targets, year, whole=True)
    if refused := refuse_folder(out, loaded.inputs):
        raise session.fail(refused)
    card, said = usable_scores(session, scores, loaded)
    request = Request(loaded.outlines, out, asked, card, loaded.waivers, loaded.root / "templates")
    try:
        printed = run(request)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    if printed.diagnostics:
        raise session.fail(printed.diagnostics)
    session.show((*loaded.findings, *said, *printed_closed(loaded.withheld)))
    console.out("".join(f"{os.path.normpath(path)}\n" for path in printed.files))
    raise typer.Exit(console.FINDINGS if loaded.findings else console.OK)


report.__doc__ = say(
    "打印绩效目标表；给出 scores.json 时再打印评价结果。",
    "Print the official form; with a scores.json, the score report too.",
)
