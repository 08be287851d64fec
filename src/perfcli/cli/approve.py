"""`perfcli approve`: freeze approved targets with document and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.inputs import usable_targets
from perfcli.cli.session import Session, start, targets_folder
from perfcli.cli.words import say

if TYPE_CHECKING:
    from datetime import date

    from perfcli.work.approve import Approved

DocumentOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--document", help=say("批复文号", "Number of the approving document."), show_default=False),
]
DateOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="YYYY-MM-DD", help=say("批复日期", "Day of the approval."), show_default=False
    ),
]
DepartmentOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--department",
        metavar="ID",
        help=say(
            "只批复这个部门（连同所属单位），可重复", "Only this department, with its units; repeatable."
        ),
        show_default=False,
    ),
]
AllOption: TypeAlias = Annotated[
    bool, typer.Option("--all", help=say("批复全部部门", "Approve all departments."))
]
CheckOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--check",
        help=say(
            "只查：谁批复了、批复后有没有改动；什么也不写",
            "Only tell who is approved and what changed since; write nothing.",
        ),
    ),
]


def approve(
    document: DocumentOption = None,
    date_: DateOption = None,
    department: DepartmentOption = None,
    all_: AllOption = False,
    check: CheckOption = False,
    targets: options.TargetsOption = None,
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.approve import approve as run
    from perfcli.work.approve import check as run_check

    day = _usable(document, date_, department, all_=all_, check=check)
    session = start(targets, lang, color, config, quiet=quiet)
    loaded = usable_targets(session, targets, year, whole=True)
    folder = targets_folder(targets, session.settings)
    homes = department or ()
    if check or day is None:
        made = run_check(loaded, folder, homes)
        session.show(made.problems)
        _print(session, made, check=True)
        changed = any(one.unrecorded for one in made.outcomes)
        raise typer.Exit(console.FINDINGS if made.problems or changed else console.OK)
    made = run(loaded, folder, homes, (document or "").strip(), day)
    if made.problems:
        raise session.fail((*loaded.findings, *made.problems), console.FINDINGS)
    _print(session, made, check=False)
    session.say(f"已写 {made.path}", f"written {made.path}")
    raise typer.Exit(console.OK)


approve.__doc__ = say(
    "批复目标：连同文号、日期锁定在 approved.lock；以后的改动要有调整记录。退出码：0 完成，1 不能批复，或 --check 发现没有记录的改动，2 用法或输入有误。",
    "Approve targets: freeze them in approved.lock with document and date; later changes need an adjustment. Exit 0: done; "
    "1: refused, or --check found changes that are not on record; 2: usage or input.",
)


def _usable(
    document: str | None, day: str | None, departments: list[str] | None, *, all_: bool, check: bool
) -> date | None:
    """The day of the approval; options that do not go together end the run."""
    from perfcli.model.day import read_day

    if all_ and departments:
        raise typer.BadParameter(
            say("--all 和 --department 只能用一个", "take --all or --department, not both")
        )
    if check:
        return None
    if not (all_ or departments):
        raise typer.BadParameter(
            say("请写 --all，或用 --department 指明部门", "say --all, or name departments with --department")
        )
    if not (document or "").strip() or not day:
        raise typer.BadParameter(say("请写 --document 文号 和 --date 日期", "give --document and --date"))
    found = read_day(day)
    if found is None:
        raise typer.BadParameter(
            say(f"--date 不是一个日子：{day}；写成 2026-02-10", f"--date is no day: {day}; write 2026-02-10")
        )
    return found


def _print(session: Session, made: Approved, *, check: bool) -> None:
    for one in made.outcomes:
        if check:
            zh = f"{one.name}（{one.home}）：{one.document}，第 {one.times} 次批复，{one.nodes} 项，此后改动 {one.changed} 处，没有调整记录的 {one.unrecorded} 处\n"
            en = f"{one.name} ({one.home}): {one.document}, approval {one.times}, {one.nodes} nodes, {one.changed} changes since, {one.unrecorded} of them not on record\n"
        else:
            zh = f"{one.name}（{one.home}）：第 {one.times} 次批复，{one.nodes} 项，锁定 {one.changed} 项\n"
            en = f"{one.name} ({one.home}): approval {one.times}, {one.nodes} nodes, {one.changed} frozen\n"
        console.out(zh if session.lang == "zh" else en)
