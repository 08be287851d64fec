"""`perfcli fmt`: lay out target, region and profile files in the one canonical way."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.session import Session, default_paths, start
from perfcli.cli.words import say
from perfcli.files import MAX_BYTES

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.work.fmt import Formatted


class Keys(StrEnum):
    """Languages of keys."""

    ZH = "zh"
    EN = "en"


def fmt(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help=say(
                "文件或文件夹，- 表示从标准输入到标准输出（默认：工作区）",
                "Files or folders, - for standard input to standard output (default: the workspace).",
            ),
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=say("只看要不要改，不写文件", "Tell what would change; write nothing.")),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=say("打印要改的地方，不写文件", "Print the changes; write nothing.")),
    ] = False,
    keys: Annotated[
        Keys | None,
        typer.Option(
            "--keys",
            help=say("把键和固定值都写成这种语言", "Write keys and fixed values in this language."),
            show_default=False,
        ),
    ] = None,
    lang: options.LangOption = None,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.fmt import format_files

    near = Path(paths[0]) if paths and paths[0] != "-" else None
    session = start(near, lang, options.Color.AUTO, config, quiet=quiet)
    files, problems = format_files(
        paths or default_paths(session.settings),
        session.settings.exclude,
        keys.value if keys else "",
        lambda: sys.stdin.buffer.read(MAX_BYTES + 1),
    )
    found = [*problems, *(one for file in files for one in file.problems)]
    dry = check or diff
    for file in files:
        found += _one(session, file, dry=dry, diff=diff)
    if found:
        raise session.fail(found)
    changed = sum(file.changed for file in files)
    _told(session, len(files), changed, dry=dry)
    raise typer.Exit(console.FINDINGS if dry and changed else console.OK)


fmt.__doc__ = say(
    "统一文件的排版：缩进、空格、空行；文字、注释、次序都不动。退出码：0 好，1 要改（--check、--diff），2 读不了。",
    "Lay out files: indents, spaces, blank lines; words, comments and order stay. "
    "Exit 0: fine, 1: would change (--check, --diff), 2: unreadable.",
)


def _one(session: Session, file: Formatted, *, dry: bool, diff: bool) -> tuple[Diagnostic, ...]:
    """Print or write one file; what went wrong with writing."""
    from perfcli.work.fmt import unified, write

    if diff:
        console.out(unified(file))
    elif file.path == "-" and not dry:
        console.out(file.after)
    elif file.changed and dry:
        session.say(f"要改 {file.path}", f"would change {file.path}")
    elif file.changed:
        findings = write(file)
        if not findings:
            session.say(f"已改 {file.path}", f"changed {file.path}")
        return findings
    return ()


def _told(session: Session, files: int, changed: int, *, dry: bool) -> None:
    verb = ("要改", "would change") if dry else ("已改", "changed")
    session.say(f"{files} 个文件，{verb[0]} {changed} 个", f"{files} files, {changed} {verb[1]}")
