"""`perfcli collect note`: put an event into the ledger that no other command puts there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.collect.options import DateOption, HomeArgument, OccasionOption, day, occasion, usable
from perfcli.cli.session import start
from perfcli.cli.words import say
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from perfcli.cli.session import Session
    from perfcli.work.note import Happened, Result


class Kind(StrEnum):
    """What can be noted by hand."""

    SENT = "sent"
    RECEIVED = "received"
    CORRECTION = "correction"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    EXEMPTED = "exempted"


def _kind(text: str) -> str:
    """An event by its English or its Chinese word."""
    english = {chinese: word for word, chinese in CHOICES["ledger_event"].items()}
    found = english.get(text, text)
    if found not in list(Kind):
        known = "、".join(f"{CHOICES['ledger_event'][one]} {one}" for one in Kind)
        raise typer.BadParameter(
            say(f"没有“{text}”；可用：{known}", f"no {text!r}; there are: {', '.join(Kind)}")
        )
    return found


EventArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="EVENT",
        help=say(
            "事项：发出 sent、收到 received、更正 correction、退回 returned、审核通过 accepted、免报 exempted",
            "What happened: sent, received, correction, returned, accepted, exempted.",
        ),
    ),
]
FileOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--file",
        help=say("收到或发出的文件，记下名称和哈希", "The file, whose name and hash are noted."),
        show_default=False,
    ),
]
ReasonOption: TypeAlias = Annotated[
    str, typer.Option("--reason", help=say("事由（退回、免报必写）", "Why (returned and exempted need it)."))
]


def note(
    event: EventArgument,
    home: HomeArgument,
    reason: ReasonOption = "",
    file: FileOption = None,
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

    said = Happened(_kind(event), home, day(date), year, occasion(step), reason, str(file) if file else "")
    session = start(targets, lang, color, config, quiet=quiet)
    raise noted(session, targets, said)


note.__doc__ = say(
    "在报送台账里记一件事。退出码：0 已记，1 没有记（同一个文件，或已经收过另一个），2 用法或输入有误。",
    "Put an event into the ledger. Exit 0: noted; 1: not noted (the same file, or another one stands); 2: usage or input.",
)


def noted(session: Session, targets: Path | None, said: Happened) -> typer.Exit:
    """Note it and say what was noted; the exit to raise."""
    from perfcli.work.note import note as run

    result = run(usable(session, targets), said)
    if result.problems:
        return session.fail(result.problems)
    if result.event is None:
        _stands(session, result)
        return typer.Exit(console.FINDINGS)
    event = result.event
    words = {
        lang: _line(lang, event.event, event.title or event.home, event.year, event.occasion)
        for lang in ("zh", "en")
    }
    console.out(f"{event.date.isoformat()} {words[session.lang]}\n")
    return typer.Exit(console.OK)


def _line(lang: str, event: str, who: str, year: int, step: str) -> str:
    from perfcli.output.words import one_line

    if lang == "en":
        return one_line(f"{event}: {who}, {step} {year}")
    return one_line(f"{CHOICES['ledger_event'][event]}：{who}，{year} 年度{CHOICES['occasion'][step]}")


def _stands(session: Session, result: Result) -> None:
    """Why a file was not noted."""
    before = result.before
    when = before.date.isoformat() if before else ""
    if result.outcome is None:
        session.say(
            f"{when} 已经退回，此后没有收到新的文件，没有再记；收到过的请先记 收到 received",
            f"it was returned on {when} and nothing was received since, so nothing was noted; note what was received first",
        )
    elif result.outcome == "repeated":
        session.say(
            f"这个文件 {when} 已经收过，没有再记", f"this very file was received on {when}; nothing was noted"
        )
    else:
        session.say(
            f"{when} 已经收过另一个文件；用这一个更正它，请记 更正 correction",
            f"another file was received on {when}; if this one replaces it, note a correction",
        )
