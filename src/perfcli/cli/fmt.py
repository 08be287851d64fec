"""`perfcli fmt`: lay target, region and profile files out in the canonical way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.session import Session, default_paths, start
from perfcli.cli.words import say
from perfcli.files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.work.fmt import Laid

PathsArgument: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help=say(
            "文件或文件夹，- 从标准输入读、写到标准输出（默认：工作区）",
            "Files or folders, - from standard input to standard output (default: the workspace).",
        ),
        show_default=False,
    ),
]
CheckOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--check",
        help=say("只看要不要重排，不写文件；要重排就返回 1", "Write nothing; exit 1 if a file would change."),
    ),
]
DiffOption: TypeAlias = Annotated[
    bool,
    typer.Option("--diff", help=say("只显示会改哪里，不写文件", "Write nothing; show what would change.")),
]
KeysOption: TypeAlias = Annotated[
    options.Lang | None,
    typer.Option(
        "--keys",
        help=say(
            "把键和固定的值都换成中文（zh）或英文（en）",
            "Turn keys and fixed values into Chinese or English.",
        ),
        show_default=False,
    ),
]


def fmt(
    paths: PathsArgument = None,
    check: CheckOption = False,
    diff: DiffOption = False,
    keys: KeysOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.fmt import lay_out

    session = start(Path(paths[0]) if paths and paths[0] != "-" else None, lang, color, config, quiet=quiet)
    asked = paths or default_paths(session.settings)
    made, problems = lay_out(asked, session.settings, keys.value if keys else "", _standard_input)
    session.show(found for one in made for found in one.findings)
    if problems:
        raise session.fail(problems)
    changed = [one for one in made if one.changed]
    if diff:
        console.out("".join(one.diff() for one in changed))
    elif asked == ["-"] and not check:
        console.out("".join(one.after.decode() for one in made))
    elif not check:
        _write(session, changed)
    _say(session, made, changed, written=not (check or diff or asked == ["-"]))
    failed = any(one.findings for one in made) or (bool(changed) and (check or diff))
    raise typer.Exit(console.FINDINGS if failed else console.OK)


fmt.__doc__ = say(
    "把文件排成统一的样子：缩进、空格、引号、空行；内容、顺序、注释不变。退出码：0 完成，1 有读不通的文件（加 --check、--diff 时：有要重排的），2 用法或输入有误。",
    "Lay files out in one way: indentation, spaces, quotes, blank lines; content, order and comments stay. "
    "Exit 0: done, 1: files that cannot be read (with --check, --diff: files that would change), 2: usage or input.",
)


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _write(session: Session, changed: Sequence[Laid]) -> None:
    """Write what changed; the first file that cannot be written ends the run."""
    from perfcli.files import FileError, write_bytes
    from perfcli.work.score import unwritable

    for one in changed:
        try:
            write_bytes(Path(one.path), one.after)
        except FileError as error:
            raise session.fail(unwritable(error)) from None


def _say(session: Session, made: Sequence[Laid], changed: Sequence[Laid], *, written: bool) -> None:
    """Which files, and how many stay as they are."""
    for one in changed:
        done = ("已重排", "laid out") if written else ("要重排", "would be laid out")
        session.say(f"{done[0]} {one.path}", f"{done[1]}: {one.path}")
    same = sum(not one.changed and not one.findings for one in made)
    session.say(f"{same} 个文件不用改", f"{same} files stay as they are")
