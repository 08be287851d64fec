"""Options that the commands of the ledger share, and what they settle first."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli.session import targets_folder
from perfcli.cli.words import say
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.cli.session import Session
    from perfcli.work.collected import Collected


class Occasion(StrEnum):
    """For what departments hand in."""

    DECLARE = "declare"
    MONITOR = "monitor"
    EVALUATE = "evaluate"


def occasion(text: str | None) -> str | None:
    """An occasion by its English or its Chinese word."""
    if text is None:
        return None
    english = {chinese: word for word, chinese in CHOICES["occasion"].items()}
    found = english.get(text, text)
    if found not in list(Occasion):
        known = "、".join(f"{CHOICES['occasion'][one]} {one}" for one in Occasion)
        raise typer.BadParameter(
            say(f"没有“{text}”；可用：{known}", f"no {text!r}; there are: {', '.join(Occasion)}")
        )
    return found


def day(text: str | None) -> date:
    """A day as people write it; today when none was named."""
    from perfcli.model.day import read_day

    if text is None:
        return date.today()  # noqa: DTZ011 - the user's own day
    found = read_day(text)
    if found is None:
        raise typer.BadParameter(
            say(f"“{text}”不是一个日子；写成 2026-09-30", f"{text!r} is no day; write it as 2026-09-30")
        )
    return found


def formats(text: str, known: Sequence[str]) -> list[str]:
    """The formats that were asked for, as `html,xlsx`."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    asked = [part.strip().lower() for part in parts if part.strip()]
    unknown = [one for one in asked if one not in known]
    if unknown or not asked:
        found, listed = ", ".join(unknown) or text, ", ".join(known)
        raise typer.BadParameter(
            say(f"没有格式 {found}；可用：{listed}", f"no format {found}; there are: {listed}")
        )
    return list(dict.fromkeys(asked))


OccasionOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--occasion",
        help=say("环节：申报 declare、监控 monitor、自评 evaluate", "Step: declare, monitor, evaluate."),
        show_default=False,
    ),
]
DateOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DAY",
        help=say("哪一天（默认今天）", "On which day (default: today)."),
        show_default=False,
    ),
]
AsOfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help=say(
            "截至哪一天（默认今天）；以后的事不算",
            "As of which day (default: today); later events do not count.",
        ),
        show_default=False,
    ),
]
HomeArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="HOME",
        help=say(
            "部门或单位：标识（单位写成 部门/单位）或名称",
            "Department or unit: its id (a unit as department/unit) or its name.",
        ),
    ),
]


NoteOption: TypeAlias = Annotated[
    bool,
    typer.Option("--note/--no-note", help=say("是否记入报送台账", "Whether the ledger is told.")),
]


def usable(session: Session, targets: Path | None) -> Collected:
    """The region with its ledger; the command ends where there is none. What is wrong in the ledger is said."""
    from perfcli.work.collected import collected

    found, problems = collected(targets_folder(targets, session.settings), session.settings)
    if found is None:
        raise session.fail(problems)
    session.show(found.findings)
    return found


def templates(session: Session, of: Collected) -> Path:
    """The workspace's own templates; the folder need not exist."""
    root = session.settings.root if session.settings.file else Path(of.path).parent
    return root / "templates"
