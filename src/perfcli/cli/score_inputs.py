"""What `perfcli score` reads, settled before anything is scored: the tables of each rank, the day of monitoring, the request.

In: what was typed. Out: values; the command ends here where they do not fit together.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfcli.cli import console
from perfcli.cli.collect.options import day
from perfcli.cli.words import say

if TYPE_CHECKING:
    from datetime import date

    from perfcli.cli.session import Session
    from perfcli.scoring.spending import SpendingTable
    from perfcli.work.score import Request
    from perfcli.work.targets import Targets

STDIN = "<stdin>"


def tables_of(session: Session, actuals: list[str], supersedes: list[Path]) -> list[tuple[str, ...]]:
    """The files of each rank, the earliest first; the command ends where one is not there or stands in two."""
    from perfcli.work.actuals import files_of
    from perfcli.work.score import absent

    if "-" in actuals and len(actuals) > 1:
        session.say("标准输入（-）不能和别的表一起给", "standard input (-) goes with no other table")
        raise typer.Exit(console.USAGE)
    asked = [*([str(path)] for path in supersedes), actuals]
    if missing := tuple(found for layer in asked for path in layer if path != "-" for found in absent(path)):
        raise session.fail(missing)
    layers = [(STDIN,) if layer == ["-"] else files_of(layer) for layer in asked]
    for at, layer in enumerate(layers):
        if not layer:
            where = "、".join(asked[at])
            session.say(f"{where} 里没有表（.csv、.xlsx）", f"there is no table (.csv, .xlsx) in {where}")
            raise typer.Exit(console.USAGE)
    every = [Path(path).resolve() for layer in layers for path in layer if path != STDIN]
    if twice := next((path for path in every if every.count(path) > 1), None):
        session.say(
            f"{twice.name} 既是更正，又是被更正的表",
            f"{twice.name} is both a correction and what is corrected",
        )
        raise typer.Exit(console.USAGE)
    return layers


def request_of(
    tables: list[tuple[str, ...]], loaded: Targets, money: SpendingTable | None, *, require_all: bool
) -> Request:
    """What to score: the tables in files, or one on standard input."""
    from perfcli.work.score import Request, paid

    *earlier, (name, *beside) = tables
    data = sys.stdin.buffer.read() if name == STDIN else None
    return Request(
        name,
        loaded.parts,
        loaded.regions,
        loaded.faulty,
        loaded.root,
        require_all=require_all,
        data=data,
        paid=paid(money),
        beside=beside,
        earlier=earlier,
    )


def day_of(as_of: str | None, check: Path | None) -> date | None:
    """The day of monitoring, if that is asked for; a check is of the whole year."""
    if as_of is not None and check is not None:
        raise typer.BadParameter(
            say(
                "复核的是全年自评，不能和 --as-of 一起用",
                "a check is of the year's self-evaluation and does not go with --as-of",
            )
        )
    return day(as_of) if as_of is not None else None
