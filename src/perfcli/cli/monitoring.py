"""Monitoring, shared by `perfcli score --as-of` and `perfcli report --monitor`: read, monitor, say what was found.

In: a session, the targets, paths as typed. Out: a `Monitored`; the exit to raise is raised here.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console
from perfcli.cli.collect.options import day
from perfcli.cli.words import say

if TYPE_CHECKING:
    from datetime import date

    from perfcli.cli.session import Session
    from perfcli.scoring.spending import SpendingTable
    from perfcli.work.monitor import Monitored
    from perfcli.work.score import Request
    from perfcli.work.targets import Targets

WIDTH = 120
"""Columns of a table that goes into a pipe or a file, whatever the window is."""

DayOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help=say(
            "运行监控：按截至这一天的完成值看进度、预计等级和完成可能性，不是年终评分",
            "Monitoring: progress, projected grades and chances as of this day, which is no score of the year.",
        ),
        show_default=False,
    ),
]
MonitorOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--monitor",
        metavar="ACTUALS",
        help=say(
            "截至某一天的完成值表：打印运行监控表和汇总表，与 --as-of 一起用",
            "Table of actuals to date: print the monitoring forms and their summary; goes with --as-of.",
        ),
        show_default=False,
    ),
]


def monitored(loaded: Targets, request: Request, money: SpendingTable | None, on: date) -> Monitored:
    """Monitor; the money is that of departments, units and projects."""
    from perfcli.work.monitor import monitor, names_of, with_declared

    spending = with_declared(money.spending if money else {}, loaded.outlines)
    return monitor(request, on, names_of(loaded.parts), spending)


def watched_day(monitor: Path | None, as_of: str | None, reader: str) -> date | None:
    """The day of the monitoring forms; they come with a table, and are never for the public."""
    if (monitor is None) != (as_of is None):
        raise typer.BadParameter(say("--monitor 和 --as-of 要一起用", "--monitor and --as-of go together"))
    if monitor is None:
        return None
    if reader == "public":
        raise typer.BadParameter(
            say(
                "运行监控表是内部资料，不印公开稿",
                "monitoring forms are for use inside and have no public edition",
            )
        )
    return day(as_of)


def monitored_table(
    session: Session, loaded: Targets, monitor: Path | None, money: SpendingTable | None, on: date | None
) -> Monitored | None:
    """Monitor the table that was named, if any; the command ends where nothing could be monitored."""
    from perfcli.work.score import Request, absent, paid

    if monitor is None or on is None:
        return None
    if missing := absent(str(monitor)):
        raise session.fail(missing)
    request = Request(
        str(monitor), loaded.parts, loaded.regions, loaded.faulty, loaded.root, paid=paid(money)
    )
    made = monitored(loaded, request, money, on)
    if made.monitoring is None:
        raise session.fail(made.findings)
    return made


def show_monitored(session: Session, made: Monitored, out: Path | None) -> int:
    """Print the table and write the files; the exit code that follows."""
    from perfcli.output.monitor_page import render
    from perfcli.work.monitor import outputs
    from perfcli.work.score import write

    session.show(made.findings)
    if made.monitoring is None:
        return console.USAGE
    if out is not None and (problems := write(outputs(made.monitoring, session.lang), out)):
        raise session.fail(problems)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    console.out(render(made.monitoring, session.lang, width))
    return console.FINDINGS if made.failed else console.OK
