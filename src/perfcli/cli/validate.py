"""`perfcli validate`: check target files."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from perfcli.cli import console, options, scope, scope_options
from perfcli.cli.findings import FormatOption, ReportsOption, reports, write_reports
from perfcli.cli.fixing import DiffOption, FixOption, UnsafeFixesOption, fixed
from perfcli.cli.session import Session, default_paths, start
from perfcli.cli.words import say
from perfcli.diagnostics import Severity
from perfcli.files import MAX_BYTES

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.output.page import Page, Sources
    from perfcli.work.scope import Asked
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
    select: scope_options.SelectOption = None,
    ignore: scope_options.IgnoreOption = None,
    severity: scope_options.SeverityOption = None,
    rules: scope_options.RulesOption = None,
    fail_on: scope_options.FailOnOption = None,
    no_waivers: scope_options.NoWaiversOption = False,
    baseline: scope_options.BaselineOption = None,
    write_baseline: scope_options.WriteBaselineOption = None,
    update_baseline: scope_options.UpdateBaselineOption = False,
    show_baseline: scope_options.ShowBaselineOption = False,
    statistics: scope_options.StatisticsOption = False,
    show_settings: scope_options.ShowSettingsOption = False,
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
    from perfcli.output.page import Sources

    wanted, asked = reports(report), scope.asked_of(select, ignore, severity, rules)
    wish = scope.BaselineWish(baseline, write_baseline, update_baseline, show_baseline, no_waivers)
    session = start(Path(paths[0]) if paths and paths[0] != "-" else None, lang, color, config, quiet=quiet)
    if show_settings:
        scope.show_settings(session, asked, output_format)
        return
    sources, folders = Sources(), paths or default_paths(session.settings)
    fixing, effort = fix or unsafe_fixes or diff, Effort(jobs, not no_cache, not no_waivers)
    check = partial(
        _run, session, folders, sources, asked, effort._replace(cache=effort.cache and not fixing)
    )
    verdict = fixed(session, folders, check, unsafe=unsafe_fixes, diff=diff) if fixing else check()
    verdict = scope.with_baseline(session, verdict, wish)
    page = _page(session, verdict, sources, shown=verdict.known if show_baseline else ())
    if statistics:
        scope.show_statistics(page, output_format)
    elif verdict.files or not verdict.fatal:
        console.out(render(output_format, page))
    if verdict.fatal:
        raise session.fail(verdict.fatal)
    write_reports(session, wanted, page)
    if annotate is not None:
        _annotate(session, folders, verdict, annotate)
    raise typer.Exit(_exit_code(session, fail_on, verdict.worst()))


validate.__doc__ = say(
    "检查目标文件。退出码：0 通过，1 有问题，2 用法或输入有误。",
    "Check target files. Exit 0: clean, 1: findings at or above --fail-on, 2: usage or input.",
)


class Effort(NamedTuple):
    """How a run is done: processes, the index of earlier runs, whether waivers count."""

    jobs: int
    cache: bool
    waivers: bool


def _run(session: Session, paths: list[str], sources: Sources, asked: Asked, effort: Effort) -> Verdict:
    """Check, with a bar on the terminal."""
    from perfcli.work.validate import validate as run

    with console.progress(say("检查", "checking"), quiet=session.quiet) as step:
        verdict = run(
            paths,
            session.settings,
            today=date.today(),  # noqa: DTZ011 - waivers end with the user's own day
            asked=asked,
            jobs=effort.jobs,
            stdin=lambda: _standard_input(sources),
            progress=step,
            cache=effort.cache,
            waivers=effort.waivers,
        )
    sources.known = verdict.lines
    return verdict


def _page(session: Session, verdict: Verdict, sources: Sources, shown: tuple[Diagnostic, ...]) -> Page:
    """What is printed: the findings that stand, and those of the baseline when they are to be `shown`."""
    from perfcli.output.page import Page, worst_first

    return Page(
        tuple(worst_first((*verdict.diagnostics, *shown))),
        verdict.files,
        session.lang,
        session.color,
        len(verdict.waived),
        sources,
        verdict.waived,
        len(verdict.known),
        verdict.newer,
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


def _exit_code(session: Session, fail_on: options.Level | None, worst: Severity | None) -> int:
    least = Severity[fail_on.name] if fail_on else session.settings.fail_on
    return console.FINDINGS if worst is not None and worst >= least else console.OK
