"""`perfcli score`: grade actuals against targets."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.collect.options import day
from perfcli.cli.inputs import usable_spending, usable_targets
from perfcli.cli.monitoring import DayOption, monitored, show_monitored
from perfcli.cli.session import Session, start
from perfcli.cli.words import say
from perfcli.diagnostics import Severity

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.scoring.spending import SpendingTable
    from perfcli.work.score import Request
    from perfcli.work.targets import Targets

STDIN = "<stdin>"
WIDTH = 120
"""Columns of a table that goes into a pipe or a file, whatever the window is."""


ActualsArgument: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="ACTUALS...",
        help=say(
            "实际完成值表（CSV 或 Excel，可以多个，也可以是文件夹），- 表示标准输入",
            "Tables of actuals (CSV or Excel, one or more, or a folder), - for standard input.",
        ),
    ),
]
SupersedesOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--supersedes",
        help=say(
            "原来的表：ACTUALS 是更正，逐个指标替换它；可以多次写，早的在前",
            "An earlier table, which ACTUALS correct, indicator by indicator; repeatable, the earliest first.",
        ),
        show_default=False,
    ),
]
OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=say("输出文件夹（不写只显示表格）", "Folder for the results (default: show the table only)."),
        show_default=False,
    ),
]
SpendingOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--spending",
        help=say(
            "支出表 spending.csv 或 .xlsx：方案有预算执行率时按它计分",
            "Table of spending (spending.csv or .xlsx), for profiles that score budget execution.",
        ),
        show_default=False,
    ),
]
RequireAllOption: TypeAlias = Annotated[
    bool, typer.Option("--require-all", help=say("缺报也算不通过", "Missing actuals fail the run."))
]
FailBelowOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fail-below",
        help=say("有指标低于这个等级就不通过", "Fail when an indicator has a worse grade."),
        show_default=False,
    ),
]


def score(
    actuals: ActualsArgument,
    targets: options.TargetsOption = None,
    out: OutOption = None,
    year: options.YearOption = None,
    spending: SpendingOption = None,
    supersedes: SupersedesOption = None,
    as_of: DayOption = None,
    require_all: RequireAllOption = False,
    fail_below: FailBelowOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.disclosure import printed
    from perfcli.work.publish import publish
    from perfcli.work.score import levelled, refuse_folder
    from perfcli.work.score import score as run

    on = day(as_of) if as_of is not None else None
    near = targets or (Path(actuals[0]) if actuals != ["-"] else None)
    session = start(near, lang, color, config, quiet=quiet)
    tables = _tables(session, actuals, supersedes or [])
    loaded = usable_targets(session, targets, year, whole=spending is not None)
    read = [path for layer in tables for path in layer if path != STDIN]
    inputs = (*loaded.inputs, *read, *([str(spending)] if spending else ()))
    if out is not None and (refused := refuse_folder(out, inputs)):
        raise session.fail(refused)
    money, told = usable_spending(session, spending, loaded)
    request = _request(tables, loaded, money, require_all=require_all)
    if on is not None and (len(tables) > 1 or request.beside):
        session.say("监控一次只收一张表", "monitoring takes one table")
        raise typer.Exit(console.USAGE)
    if on is not None:
        session.show((*loaded.findings, *told))
        raise typer.Exit(show_monitored(session, monitored(loaded, request, money, on), out))
    scored = run(request)
    findings = levelled(scored.findings, session.settings)
    session.show((*loaded.findings, *told, *findings))
    if scored.card is None:
        raise typer.Exit(console.USAGE)
    if out is not None and (problems := publish(scored.card, loaded, session.lang, out, inputs)):
        raise session.fail(problems)
    if out is not None:
        session.show(printed(loaded.withheld))
    console.out(_screen(session, scored.card))
    failed = (
        any(f.severity is Severity.ERROR for f in findings)
        or bool(loaded.findings)
        or any(f.severity is Severity.ERROR for f in told)
        or _below(session, scored.card, fail_below)
    )
    raise typer.Exit(console.FINDINGS if failed else console.OK)


score.__doc__ = say(
    "按目标评定实际完成值。退出码：0 完成（不论等级），1 有退回的行或出错的目标，2 用法或输入有误。",
    "Grade actuals against targets. Exit 0: done, whatever the grades; 1: rejected rows or faulty targets; 2: usage or input.",
)


def _tables(session: Session, actuals: list[str], supersedes: list[Path]) -> list[tuple[str, ...]]:
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


def _request(
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


def _screen(session: Session, card: Scorecard) -> str:
    """The table for a terminal; wide enough for a page when it goes into a pipe."""
    from perfcli.output.score_table import render

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return render(card, session.lang, color=session.color, width=width)


def _below(session: Session, card: Scorecard, least: str | None) -> bool:
    """Whether an indicator has a worse grade than the one that was named."""
    if least is None:
        return False
    if least not in card.grades:
        grades = "、".join(card.grades)
        session.say(f"没有“{least}”这个等级，可用：{grades}", f"no grade {least!r}; there are: {grades}")
        raise typer.Exit(console.USAGE)
    bar = card.grades.index(least)
    return any(score.graded and card.grades.index(score.verdict.grade) > bar for score in card.scores)
