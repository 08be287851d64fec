"""`perfcli score`: grade actuals against targets."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli import score_more as more
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

WIDTH = 120
"""Columns of a table that goes into a pipe or a file, whatever the window is."""


ActualsArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="ACTUALS",
        help=say("实际完成值表（CSV），- 表示标准输入", "Table of actuals (CSV), - for standard input."),
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
    as_of: DayOption = None,
    require_all: RequireAllOption = False,
    fail_below: FailBelowOption = None,
    profile: more.ProfileOption = None,
    compare: more.CompareOption = False,
    sensitivity: more.SensitivityOption = False,
    within: more.WithinOption = "1",
    output_format: more.FormOption = more.Form.TEXT,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.score import absent, refuse_folder
    from perfcli.work.score_approved import beside_approval
    from perfcli.work.what_if import folder

    on = day(as_of) if as_of is not None else None
    near = targets or (Path(actuals) if actuals != "-" else None)
    session = start(near, lang, color, config, quiet=quiet)
    if actuals != "-" and (missing := absent(actuals)):
        raise session.fail(missing)
    loaded = usable_targets(session, targets, year, whole=spending is not None)
    inputs = loaded.inputs if actuals == "-" else (*loaded.inputs, actuals)
    inputs = (*inputs, *([str(spending)] if spending else ()))
    if out is not None and (refused := refuse_folder(out, inputs)):
        raise session.fail(refused)
    money, told = usable_spending(session, spending, loaded)
    request = replace(_request(actuals, loaded, money, require_all=require_all), profile=profile or "")
    if on is not None:
        session.show((*loaded.findings, *told))
        raise typer.Exit(show_monitored(session, monitored(loaded, request, money, on), out))
    made = more.scored_by(session, request, compare=compare)
    scored = made.scored
    session.show((*loaded.findings, *told, *scored.findings))
    if scored.card is None:
        raise typer.Exit(console.USAGE)
    card, approved = beside_approval(scored.card, loaded)
    session.show(approved)
    if out is not None and made.marked:
        out = folder(out, card)
    if out is not None:
        _publish(session, card, loaded, out)
    if compare:
        console.out(more.comparison(made, output_format, session.lang))
    if sensitivity:
        console.out(more.sensitive(session, request, card, within, output_format))
    if not (compare or sensitivity):
        console.out(_table(session, card))
    failed = (
        scored.failed
        or bool(loaded.findings)
        or any(f.severity is Severity.ERROR for f in (*told, *approved))
        or _below(session, card, fail_below)
    )
    raise typer.Exit(console.FINDINGS if failed else console.OK)


score.__doc__ = say(
    "按目标评定实际完成值。退出码：0 完成（不论等级），1 有退回的行或出错的目标，2 用法或输入有误。",
    "Grade actuals against targets. Exit 0: done, whatever the grades; 1: rejected rows or faulty targets; 2: usage or input.",
)


def _publish(session: Session, card: Scorecard, loaded: Targets, out: Path) -> None:
    """Write everything; the command ends where something cannot be written."""
    from perfcli.work.disclosure import printed
    from perfcli.work.publish import publish

    if problems := publish(card, loaded, session.lang, out):
        raise session.fail(problems)
    session.show(printed(loaded.withheld))


def _request(actuals: str, loaded: Targets, money: SpendingTable | None, *, require_all: bool) -> Request:
    """What to score: the table in a file, or on standard input."""
    from perfcli.work.score import Request, paid

    name, data = ("<stdin>", sys.stdin.buffer.read()) if actuals == "-" else (actuals, None)
    return Request(
        name,
        loaded.parts,
        loaded.regions,
        loaded.faulty,
        loaded.root,
        require_all=require_all,
        data=data,
        paid=paid(money),
    )


def _table(session: Session, card: Scorecard) -> str:
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
