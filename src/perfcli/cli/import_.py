"""`perfcli import`: turn the forms that people have into target files that a person reviews."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.init import Keys
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.work.import_ import Imported, Request

MAX_SHOWN = 50
"""Findings on the terminal; a county has hundreds."""
DEFAULT_REPORTS = ("import-report.md", "import-report.json")

PathsArgument: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help=say("要导入的文件、文件夹或 zip 压缩包", "Files, folders or zip archives to import."),
        show_default=False,
    ),
]
OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=say(
            "写到哪个文件夹（默认：工作区的目标文件夹）",
            "Folder to write to (default: the workspace's targets).",
        ),
        show_default=False,
    ),
]
MapOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--map",
        help=say(
            "对照表（YAML 或 CSV）：文件是哪个部门、什么标识、哪一年",
            "The map (YAML or CSV): whose a file is, ids, year.",
        ),
        show_default=False,
    ),
]
YearOption: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=1990,
        max=2100,
        help=say("年度（原文没有写时）", "The year, where the source says none."),
        show_default=False,
    ),
]
KeysOption: TypeAlias = Annotated[
    Keys, typer.Option("--keys", help=say("文件里的键用哪种语言", "Language of the keys in the files."))
]
UpdateOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--update",
        help=say(
            "更新已有的文件：保留标识、手工改动和注释，显示差异",
            "Update files that exist: keep ids, edits and comments, show the difference.",
        ),
    ),
]
ForceOption: TypeAlias = Annotated[
    bool, typer.Option("--force", help=say("覆盖已有的文件", "Overwrite files that exist."))
]
DiffOption: TypeAlias = Annotated[
    bool, typer.Option("--diff", help=say("只显示差异，不写文件", "Show the difference only, write nothing."))
]
ProveOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--prove",
        help=say(
            "把导入的内容再排成表，和原件逐格比较",
            "Lay out what was imported as a table again and compare it cell by cell.",
        ),
    ),
]
ReportOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--report",
        help=say(
            "导入报告写到哪里，.md 或 .json，可多次（默认：输出文件夹里两种都写）",
            "Where the report goes, .md or .json, repeatable (default: both, in the output folder).",
        ),
        show_default=False,
    ),
]


def import_(
    paths: PathsArgument,
    map_: MapOption = None,
    out: OutOption = None,
    year: YearOption = None,
    keys: KeysOption = Keys.ZH,
    update: UpdateOption = False,
    force: ForceOption = False,
    diff: DiffOption = False,
    prove: ProveOption = False,
    report: ReportOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.import_ import Request, import_papers
    from perfcli.work.import_map import read_map

    session = start(out, lang, color, config, quiet=quiet)
    folder = out or _targets(session)
    given, problems = read_map(map_) if map_ else (None, ())
    if problems:
        raise session.fail(problems)
    skip = (folder, map_) if map_ else (folder,)
    request = Request(
        paths,
        folder,
        year=str(year or ""),
        keys=keys.value,
        update=update,
        force=force,
        skip=skip,
        prove=prove,
    )
    if given is not None:
        request = request._replace(map=given)
    imported = import_papers(request)
    if imported.fatal:
        raise session.fail((*imported.everything, *imported.fatal))
    console.out("".join(one.diff for one in imported.updates))
    if not diff:
        _write(session, imported, request, report)
    _show(session, imported)
    raise typer.Exit(_finish(session, imported, folder, written=not diff))


import_.__doc__ = say(
    "把已有的表（Word、Excel、PDF、网页、CSV、文本）导入成目标文件，供人核对。退出码：0 全部导入，1 有没导入或没把握的，2 用法或输入有误。",
    "Import the forms that exist (Word, Excel, PDF, HTML, CSV, text) as target files for a person to review. "
    "Exit 0: all imported, 1: something was refused or is doubtful, 2: usage or input.",
)


def _targets(session: Session) -> Path:
    """The workspace's folder of targets, or `targets` here."""
    from perfcli.files import relative

    settings = session.settings
    return (
        Path(relative(settings.root / settings.targets[0]))
        if settings.file and settings.targets
        else Path("targets")
    )


def _write(session: Session, imported: Imported, request: Request, report: list[Path] | None) -> None:
    """Target files first, then what is to be said of them."""
    from perfcli.files import FileError
    from perfcli.work.import_ import write_all
    from perfcli.work.import_report import import_view, write_report
    from perfcli.work.score import unwritable

    wanted = report or ([request.out / name for name in DEFAULT_REPORTS] if imported.texts else [])
    try:
        written = write_all(imported, request.out)
        write_report(import_view(imported, written, session.lang), wanted)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    console.out("".join(f"{path}\n" for path in (*written, *(os.path.normpath(path) for path in wanted))))


def _show(session: Session, imported: Imported) -> None:
    """The worst findings; the report has them all."""
    found = sorted(imported.everything, key=lambda one: -one.severity)
    session.show(found[:MAX_SHOWN])
    if (rest := len(found) - MAX_SHOWN) > 0:
        session.say(f"\n还有 {rest} 条，见导入报告。", f"\n{rest} more: see the report.")


def _finish(session: Session, imported: Imported, folder: Path, *, written: bool) -> int:
    """The summary; nothing that could be imported is no success."""
    from perfcli.work.import_ import checked

    if not imported.texts:
        return console.FINDINGS if any(source.draft for source in imported.sources) else console.USAGE
    files = sum(path.endswith(".yaml") for path, _ in imported.texts)
    errors, warnings = checked(imported, session.settings, date.today()) if written else (0, 0)  # noqa: DTZ011
    session.say(
        f"导入 {len(imported.sources)} 个来源，目标文件 {files} 个；检查：{errors} 个错误，{warnings} 个警告。"
        f"请核对后再用：perfcli validate {folder}",
        f"{len(imported.sources)} sources imported, {files} target files; checked: {errors} errors, {warnings} warnings. "
        f"Review them first: perfcli validate {folder}",
    )
    _say_proof(session, imported)
    return console.FINDINGS if imported.failed else console.OK


def _say_proof(session: Session, imported: Imported) -> None:
    """How the source and what was printed of it again agree."""
    proofs = [source.proof for source in imported.sources if source.proof]
    if not proofs:
        return
    from perfcli.work.import_proof_view import faults, summary

    cells, lines = faults(proofs)
    said = summary(proofs, session.lang)
    session.say(
        f"再印一遍和原件逐格比较：{said}。{cells} 格要核对（PF098），{lines} 行表外文字没有用到，见导入报告。",
        f"Printed again and compared cell by cell: {said}. {cells} cells to be checked (PF098), "
        f"{lines} lines of text not taken: see the report.",
    )
