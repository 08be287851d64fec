"""`perfcli explain`: why an indicator has its grade, and what would change it."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.inputs import usable_scores, usable_targets
from perfcli.cli.session import start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.scoring.explaining import Explained

WIDTH = 78


AddressArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="ADDRESS",
        help=say(
            "指标：地址、地址的后几段、表内编号或名称",
            "The indicator: its address, the end of it, its number in the form, or its name.",
        ),
    ),
]
ValueArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="VALUE", help=say("要试的完成值", "An actual to try."), show_default=False)
]


def explain(
    address: AddressArgument,
    value: ValueArgument = "",
    targets: options.TargetsOption = None,
    scores: options.ScoresOption = None,
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
) -> None:
    from perfcli.output.explanation import render
    from perfcli.work.explain import Question
    from perfcli.work.explain import explain as run

    session = start(targets or scores, lang, color, config)
    loaded = usable_targets(session, targets, year)
    card, said = usable_scores(session, scores, loaded)
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    question = Question(address, value, loaded.parts, loaded.regions, loaded.root, card, columns)
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
