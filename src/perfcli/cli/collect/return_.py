"""`perfcli collect return`: note that something was sent back to a department, and why."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from perfcli.cli import options
from perfcli.cli.collect.note import noted
from perfcli.cli.collect.options import DateOption, HomeArgument, OccasionOption, day, occasion
from perfcli.cli.session import start
from perfcli.cli.words import say

ReasonOption: TypeAlias = Annotated[
    str, typer.Option("--reason", help=say("为什么退回", "Why it is returned."))
]

DueOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--due",
        metavar="DAY",
        help=say("哪天以前重新报送", "Until when it must come again."),
        show_default=False,
    ),
]


def return_(
    home: HomeArgument,
    reason: ReasonOption,
    due: DueOption = None,
    step: OccasionOption = None,
    year: options.YearOption = None,
    date: DateOption = None,
    targets: options.TargetsOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.note import Happened

    said = Happened("returned", home, day(date), year, occasion(step), reason, due=day(due) if due else None)
    raise noted(start(targets, lang, color, config, quiet=quiet), targets, said)


return_.__doc__ = say(
    "在报送台账里记一次退回。退出码：0 已记，1 没有记（已经退回过），2 用法或输入有误。",
    "Note a return in the ledger. Exit 0: noted; 1: not noted (it is returned already); 2: usage or input.",
)
