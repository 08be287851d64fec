"""`perfcli score`: grade actuals against targets."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfcli.cli import console, options
from perfcli.cli import score_more as more
from perfcli.cli import score_options as own
from perfcli.cli.inputs import usable_check, usable_spending, usable_targets
from perfcli.cli.monitoring import DayOption, monitored, show_monitored
from perfcli.cli.score_inputs import STDIN, day_of, request_of, tables_of
from perfcli.cli.session import Session, start
from perfcli.cli.words import say
from perfcli.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcli.scoring.money import MoneyNode
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.scoring.spending import SpendingTable
    from perfcli.work.score import Request
    from perfcli.work.targets import Targets

WIDTH = 120
"""Columns of a table that goes into a pipe or a file, whatever the window is."""


def score(
    actuals: own.ActualsArgument,
    targets: options.TargetsOption = None,
    out: own.OutOption = None,
    year: options.YearOption = None,
    spending: own.SpendingOption = None,
    check: own.CheckOption = None,
    supersedes: own.SupersedesOption = None,
    as_of: DayOption = None,
    require_all: own.RequireAllOption = False,
    fail_below: own.FailBelowOption = None,
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
    from perfcli.work.score import levelled, refuse_folder
    from perfcli.work.score_approved import beside_approval
    from perfcli.work.what_if import folder

    on = day_of(as_of, check)
    near = targets or (Path(actuals[0]) if actuals != ["-"] else None)
    session = start(near, lang, color, config, quiet=quiet)
    tables = tables_of(session, actuals, supersedes or [])
    loaded = usable_targets(session, targets, year, whole=spending is not None)
    read = [path for layer in tables for path in layer if path != STDIN]
    inputs = (*loaded.inputs, *read, *(str(path) for path in (spending, check) if path))
    if out is not None and (refused := refuse_folder(out, inputs)):
        raise session.fail(refused)
    money, told = usable_spending(session, spending, loaded)
    sheet, noted = usable_check(session, check)
    request = request_of(tables, loaded, money, require_all=require_all)
    request = replace(request, profile=profile or "", check=sheet)
    if on is not None:
        session.show((*loaded.findings, *told))
        raise typer.Exit(_monitor(session, loaded, request, money, on, out))
    made = more.scored_by(session, request, compare=compare)
    found = (*told, *noted, *levelled(made.scored.findings, session.settings))
    session.show((*loaded.findings, *found))
    if made.scored.card is None:
        raise typer.Exit(console.USAGE)
    card, approved = beside_approval(made.scored.card, loaded)
    session.show(approved)
    if out is not None:
        home = folder(out, card) if made.marked else out
        _publish(session, loaded, card, home, inputs, money.nodes if money else ())
    if compare:
        console.out(more.comparison(made, output_format, session.lang))
    if sensitivity:
        console.out(more.sensitive(session, request, card, within, output_format))
    if not (compare or sensitivity):
        console.out(_screen(session, card))
    failed = bool(loaded.findings) or any(one.severity is Severity.ERROR for one in (*found, *approved))
    raise typer.Exit(console.FINDINGS if failed or _below(session, card, fail_below) else console.OK)


score.__doc__ = say(
    "按目标评定实际完成值。退出码：0 完成（不论等级），1 有退回的行或出错的目标，2 用法或输入有误。",
    "Grade actuals against targets. Exit 0: done, whatever the grades; 1: rejected rows or faulty targets; 2: usage or input.",
)


def _monitor(
    session: Session,
    loaded: Targets,
    request: Request,
    money: SpendingTable | None,
    on: date,
    out: Path | None,
) -> int:
    """Monitor instead of scoring: one table, on a day; the exit code."""
    if request.earlier or request.beside:
        session.say("监控一次只收一张表", "monitoring takes one table")
        return console.USAGE
    return show_monitored(session, monitored(loaded, request, money, on), out)


def _publish(
    session: Session,
    loaded: Targets,
    card: Scorecard,
    out: Path,
    inputs: Sequence[str],
    money: Sequence[MoneyNode],
) -> None:
    """Write what was found; the command ends where something cannot be written."""
    from perfcli.work.disclosure import printed
    from perfcli.work.publish import publish

    if problems := publish(card, loaded, session.lang, out, inputs, money):
        raise session.fail(problems)
    session.show(printed(loaded.withheld))


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
