"""`perfcli validate`: check target files."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.findings import FormatOption, ReportsOption, reports, write_reports
from perfcli.cli.fixing import DiffOption, FixOption, UnsafeFixesOption, fixed
from perfcli.cli.session import Session, default_paths, start
from perfcli.cli.words import say
from perfcli.diagnostics import Severity
from perfcli.files import MAX_BYTES

if TYPE_CHECKING:
    from perfcli.output.page import Sources
    from perfcli.work.validate import Verdict


PathsArgument: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help=say(
            "目标文件或文件夹，- 表示标准输入（默认：工作区）",
            "Target files or folders, - for standard input (default: the workspace).",
        ),
        show_default=False,
    ),
]
SelectOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--select", help=say("只查这些编码或前缀", "Only these codes or prefixes."), show_default=False
    ),
]
IgnoreOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", help=say("不查这些编码或前缀", "Not these codes or prefixes."), show_default=False
    ),
]
FailOnOption: TypeAlias = Annotated[
    options.Level | None,
    typer.Option(
        "--fail-on",
        help=say("到哪一级算不通过（默认 error）", "Severity that fails the run (default: error)."),
        show_default=False,
    ),
]
JobsOption: TypeAlias = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help=say("进程数，0 为自动", "Processes; 0 decides by itself."))
]
NoCacheOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help=say(
            "每个文件都重新检查，不用上次的结果", "Check every file anew, without what the last run found."
        ),
    ),
]
AnnotateOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--annotate",
        metavar="OUT",
        help=say(
            "把问题写成批注，放进原件（docx、xlsx）的副本，并写审核意见，都放在这个文件夹",
            "Folder for copies of the imported .docx and .xlsx with every finding as a comment, and for opinions.",
        ),
        show_default=False,
    ),
]


def validate(
    paths: PathsArgument = None,
    output_format: FormatOption = "full",
    report: ReportsOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    fail_on: FailOnOption = None,
    jobs: JobsOption = 0,
    no_cache: NoCacheOption = False,
    annotate: AnnotateOption = None,
    fix: FixOption = False,
    unsafe_fixes: UnsafeFixesOption = False,
    diff: DiffOption = False,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.output.formats import render
    from perfcli.output.page import Page, Sources
    from perfcli.work.choice import Choice
    from perfcli.work.validate import validate as run

    wanted = reports(report)
    session = start(Path(paths[0]) if paths and paths[0] != "-" else None, lang, color, config, quiet=quiet)
    settings = session.settings
    sources = Sources()
    with console.progress(say("检查", "checking"), quiet=quiet) as step:
        check = partial(
            run,
            paths or default_paths(settings),
            settings,
            today=date.today(),  # noqa: DTZ011 - waivers end with the user's own day
            choice=Choice(_codes(select) or settings.select, _codes(ignore) or settings.ignore),
            jobs=jobs,
            stdin=lambda: _standard_input(sources),
            progress=step,
            cache=not no_cache,
        )
        if fix or unsafe_fixes or diff:
            asked = paths or default_paths(settings)
            verdict = fixed(session, asked, partial(check, cache=False), unsafe=unsafe_fixes, diff=diff)
        else:
            verdict = check()
    sources.known = verdict.lines
    page = Page(verdict.diagnostics, verdict.files, session.lang, session.color, len(verdict.waived), sources)
    if verdict.files or not verdict.fatal:
        console.out(render(output_format, page))
    if verdict.fatal:
        raise session.fail(verdict.fatal)
    write_reports(session, wanted, page)
    if annotate is not None:
        _annotate(session, paths or default_paths(settings), verdict, annotate)
    raise typer.Exit(_exit_code(session, fail_on, verdict.worst()))


validate.__doc__ = say(
    "检查目标文件。退出码：0 通过，1 有问题，2 用法或输入有误。",
    "Check target files. Exit 0: clean, 1: findings at or above --fail-on, 2: usage or input.",
)


def _annotate(session: Session, paths: list[str], verdict: Verdict, out: Path) -> None:
    """Comments and opinions; what was written is told on standard error, beside the findings and not among them."""
    from perfcli.loading.discover import find_files
    from perfcli.work.annotate import annotate

    made = annotate(find_files(paths, session.settings.exclude)[0], verdict.diagnostics, out, date.today())  # noqa: DTZ011 - a return is of the user's own day
    if made.fatal:
        raise session.fail(made.fatal)
    session.show(made.findings)
    for path in made.files:
        session.say(f"已写 {path}", f"written {path}")


def _standard_input(sources: Sources) -> bytes:
    """What is on standard input, kept so that its lines can be shown; more than a file may hold is not read."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    sources.given["<stdin>"] = data
    return data


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """Codes as typed: an option for each, or several in one with commas."""
    return tuple(
        code.strip() for one in given or () for code in one.replace("，", ",").split(",") if code.strip()
    )


def _exit_code(session: Session, fail_on: options.Level | None, worst: Severity | None) -> int:
    least = Severity[fail_on.name] if fail_on else session.settings.fail_on
    return console.FINDINGS if worst is not None and worst >= least else console.OK
