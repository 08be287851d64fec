"""`perfcli collect send`: write the workbooks that departments fill in."""

from __future__ import annotations

import os
from datetime import date as Day  # noqa: N812 - an option is called date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.collect.declare import note_sent, send_declare
from perfcli.cli.collect.options import DateOption, NoteOption, day
from perfcli.cli.inputs import usable_targets
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcli.collecting.identity import Identity
    from perfcli.model.spending import Spending
    from perfcli.work.send import Request
    from perfcli.work.targets import Targets


class Occasion(StrEnum):
    """What is collected."""

    DECLARE = "declare"
    MONITOR = "monitor"
    EVALUATE = "evaluate"


OccasionArgument: TypeAlias = Annotated[
    Occasion,
    typer.Argument(
        metavar="OCCASION",
        help=say(
            "发哪一种：declare 绩效目标申报，monitor 绩效运行监控，evaluate 绩效自评",
            "What for: declare (next year's targets), monitor (in the year) or evaluate (after it).",
        ),
        show_default=False,
    ),
]
OutOption: TypeAlias = Annotated[
    Path, typer.Option("--out", help=say("写到哪个文件夹", "Folder for the workbooks."))
]
SpendingOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--spending",
        help=say(
            "本级财政账上的支出（spending.csv），锁定在表里，不用部门填",
            "The bureau's own spending (spending.csv): locked, not typed by departments.",
        ),
        show_default=False,
    ),
]
AsOfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=say("数据截至哪一天，如 2026-07-31", "The day up to which is reported, such as 2026-07-31."),
        show_default=False,
    ),
]
DeadlineOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--deadline",
        metavar="DATE",
        help=say("哪一天前交回，印在填报说明里", "By when they are due, printed in the explanations."),
        show_default=False,
    ),
]
ContactOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--contact",
        help=say("有问题找谁，印在填报说明里", "Whom to ask, printed in the explanations."),
        show_default=False,
    ),
]


def send(
    occasion: OccasionArgument,
    targets: options.TargetsOption = None,
    out: OutOption = Path("send"),
    spending: SpendingOption = None,
    as_of: AsOfOption = None,
    deadline: DeadlineOption = None,
    contact: ContactOption = "",
    year: options.YearOption = None,
    date: DateOption = None,
    note: NoteOption = True,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.report.office import lacking
    from perfcli.work.disclosure import printed
    from perfcli.work.score import refuse_folder
    from perfcli.work.send import Request

    session = start(targets, lang, color, config, quiet=quiet)
    on = day(date) if note else None
    if missing := lacking(("xlsx",)):
        raise session.fail(missing)
    if occasion is Occasion.DECLARE:
        raise typer.Exit(send_declare(session, targets, out, year, _day(deadline), contact, on))
    loaded = usable_targets(session, targets, year, whole=True)
    if refused := refuse_folder(out, (*loaded.inputs, *((str(spending),) if spending else ()))):
        raise session.fail(refused)
    session.show((*loaded.findings, *printed(loaded.withheld)))
    money = _spending(session, loaded, spending) if spending else None
    request = Request(occasion.value, loaded, _day(as_of), _day(deadline), contact, money)
    sent = _write(session, request, out)
    if on is not None and loaded.region is not None:
        note_sent(session, targets, sent, on)
    session.say(f"发出 {len(sent)} 份工作簿。", f"{len(sent)} workbooks written.")
    raise typer.Exit(console.FINDINGS if loaded.findings else console.OK if sent else console.USAGE)


send.__doc__ = say(
    "发出要填的工作簿：每个部门或单位一份，批复的目标已填好并锁定，只填黄色格；declare 填好的是上年的目标，可以改。退出码：0 全部写出，1 有出错的目标没有发，2 用法或输入有误。",
    "Write workbooks to fill in: one for each department or unit, approved targets filled in and locked; for declare, last year's, to be changed. "
    "Exit 0: all written; 1: targets with errors were left out; 2: usage or input.",
)


def _day(text: str | None) -> str:
    """A day as it is printed; empty when none was given."""
    if text is None:
        return ""
    try:
        return Day.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise typer.BadParameter(
            say(f"“{text}”不是日期，请写成 2026-07-31", f"{text!r} is no day: write it as 2026-07-31")
        ) from None


def _spending(session: Session, loaded: Targets, path: Path) -> Mapping[str, Spending]:
    """The bureau's figures; a table with a rejected row is mended first: what goes out cannot be called back."""
    from perfcli.work.spending import load_spending

    read = load_spending(str(path), loaded)
    session.show(read.findings)
    if read.table is None or read.failed:
        raise typer.Exit(console.USAGE)
    return read.table.spending


def _write(session: Session, request: Request, out: Path) -> list[tuple[str, bytes, Identity]]:
    """Make each workbook and write it; what was written."""
    from perfcli.files import FileError, write_bytes
    from perfcli.work.score import unwritable
    from perfcli.work.send import send as run

    written: list[tuple[str, bytes, Identity]] = []
    with console.progress(say("写工作簿", "workbooks"), quiet=session.quiet, least=console.FEW) as step:
        for sent in run(request, step):
            try:
                write_bytes(out / sent.name, sent.data)
            except FileError as error:
                raise session.fail(unwritable(error)) from None
            written.append((sent.name, sent.data, sent.identity))
    console.out("".join(f"{os.path.normpath(out / name)}\n" for name, _, _ in written))
    return written
