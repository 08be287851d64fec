"""`perfcli audit`: recompute a table that others scored."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.findings import FormatOption, ReportsOption, reports, write_reports
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.diagnostics import Text
    from perfcli.model.profile import Profile
    from perfcli.output.page import Page
    from perfcli.work.audit import Audited


class Paper(StrEnum):
    """Formats of a workpaper."""

    XLSX = "xlsx"


FilesArgument: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help=say(
            "已评分的自评表（docx、xlsx、xls、pdf、html、csv、txt、zip）或案例 JSON",
            "Scored self-evaluations (docx, xlsx, xls, pdf, html, csv, txt, zip) or cases in JSON.",
        ),
    ),
]
ProfileOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME[@VERSION]",
        help=say("按哪个评分方案重算（必须写明）", "The profile to recompute by (must be named)."),
        show_default=False,
    ),
]
WorkpaperOption: TypeAlias = Annotated[
    Paper | None,
    typer.Option(
        "--format",
        help=say("另写审计底稿，要与 --out 同用", "Write a workpaper as well; goes with --out."),
        show_default=False,
    ),
]
OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out", help=say("审计底稿放在这个文件夹", "Folder for the workpaper."), show_default=False
    ),
]


def audit(
    files: FilesArgument,
    profile: ProfileOption = None,
    output_format: FormatOption = "full",
    report: ReportsOption = None,
    form: WorkpaperOption = None,
    out: OutOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.audit import audit_files, problems, verdict

    if (form is None) != (out is None):
        raise typer.BadParameter(say("--format 和 --out 要一起写", "--format and --out go together"))
    wanted = reports(report)
    session = start(Path(files[0]), lang, color, config, quiet=quiet)
    chosen = _profile(session, profile, files)
    audited = audit_files(files, chosen)
    unread = tuple(problems(audited))
    said = verdict(audited)
    _print(session, audited, output_format, chosen.title, said)
    write_reports(session, wanted, _page(session, audited))
    session.show(unread)
    if out is not None:
        _workpaper(session, audited, chosen, out)
    if any(one.findings for one in audited) and all(one.audits for one in audited):
        raise typer.Exit(console.FINDINGS)
    raise typer.Exit(console.USAGE if unread or not any(one.audits for one in audited) else console.OK)


audit.__doc__ = say(
    "核对别人评好的表：重算每个执行率、得分、小计、总分和等级。退出码：0 相符，1 有不符，2 用法有误或读不出来。",
    "Check a table that others scored: recompute every rate, row, group, total and grade. Exit 0: it agrees, 1: contradictions, 2: usage or unreadable.",
)


def _profile(session: Session, name: str | None, files: list[str]) -> Profile:
    """The profile that was named; without one the run ends, naming those that there are."""
    from perfcli.work.audit import without_profile
    from perfcli.work.profiles import resolve

    folders = (session.settings.root / "profiles",)
    if name is None:
        raise session.fail((without_profile(files, folders),))
    choice = resolve(name, folders)
    if choice.profile is None:
        raise session.fail(choice.findings)
    session.show(choice.findings)
    return choice.profile


def _page(session: Session, audited: tuple[Audited, ...]) -> Page:
    """Every contradiction, for the formats of findings."""
    from perfcli.output.page import Page

    findings = tuple(found for one in audited for found in one.findings)
    return Page(findings, len(audited), session.lang, session.color)


def _print(session: Session, audited: tuple[Audited, ...], form: str, profile: str, said: Text) -> None:
    """The whole audit as one document, or the findings in any other format; in full the tables and the verdict too."""
    from perfcli.output.audit import as_json, as_text
    from perfcli.output.formats import render
    from perfcli.output.json_ import as_data

    if form == "json":
        files = [
            (
                one.path,
                one.audits,
                [as_data(found) for found in one.findings],
                [as_data(p) for p in one.problems],
            )
            for one in audited
        ]
        console.out(as_json(files, profile, said))
        return
    console.out(render(form, _page(session, audited)))
    if form == "full":
        console.out("".join(as_text(one.path, one.audits, session.lang) for one in audited))
        console.out(f"{profile}{'：' if session.lang == 'zh' else ': '}{said.of(session.lang)}\n")


def _workpaper(session: Session, audited: tuple[Audited, ...], profile: Profile, out: Path) -> None:
    """The workpaper of everything that was audited."""
    from perfcli.work.workpaper import write_workpaper

    made = write_workpaper(audited, profile, out)
    if made.fatal:
        raise session.fail(made.fatal)
    if made.path:
        session.say(f"已写 {made.path}", f"written {made.path}")
