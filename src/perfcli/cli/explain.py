"""`perfcli explain`: why an indicator has its grade, and what would change it."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.session import start, targets_folder
from perfcli.cli.words import say
from perfcli.diagnostics import Severity

if TYPE_CHECKING:
    from perfcli.scoring.explaining import Explained

WIDTH = 78


def explain(
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help=say(
                "指标：地址、地址的后几段、表内编号或名称",
                "The indicator: its address, the end of it, its number in the form, or its name.",
            ),
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help=say("要试的完成值", "An actual to try."), show_default=False),
    ] = "",
    targets: options.TargetsOption = None,
    scores: options.ScoresOption = None,
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
) -> None:
    from perfcli.output.explanation import render
    from perfcli.work.agreement import disagreement
    from perfcli.work.explain import Question
    from perfcli.work.explain import explain as run
    from perfcli.work.score import read_scores
    from perfcli.work.targets import load_targets

    session = start(targets or scores, lang, color, config)
    loaded = load_targets(targets_folder(targets, session.settings), year, session.settings, date.today())  # noqa: DTZ011
    if loaded.workspace.diagnostics:
        raise session.fail((*loaded.findings, *loaded.workspace.diagnostics))
    card, problems = read_scores(str(scores)) if scores else (None, ())
    said = disagreement(card, str(scores), loaded) if card else ()
    if problems or any(found.severity is Severity.ERROR for found in said):
        raise session.fail((*problems, *said))
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    question = Question(address, value, loaded.outlines, loaded.documents, loaded.root, card, columns)
    answer = run(question)
    if answer.explained is None:
        raise session.fail(answer.findings)
    console.out(render(answer.explained, session.lang, color=session.color))
    session.show((*said, *answer.findings))
    raise typer.Exit(console.USAGE if _unread(answer.explained, value) else console.OK)


explain.__doc__ = say(
    "说明一个指标为什么是这个等级，差多少能升一级。不给完成值就只看评价标准。",
    "Say why an indicator has its grade and what would change it. Without a value: its bands only.",
)


def _unread(explained: Explained, value: str) -> bool:
    """Whether a value was given that could not be judged."""
    return bool(value) and explained.verdict is None
