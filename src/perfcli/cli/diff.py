"""`perfcli diff`: what changed between two versions of targets, and what it means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.session import Session, start, targets_folder
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.comparing.compare import Comparison
    from perfcli.comparing.kinds import Verdict

FORMATS = ("text", "json", "markdown", "html")

OldArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help=say(
            "原来的：文件夹、文件、年度（2015）、git 版本（HEAD~1、标签）或 版本:路径",
            "Before: a folder, a file, a year (2015), a git revision (HEAD~1, a tag) or REVISION:PATH.",
        ),
    ),
]
NewArgument: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="NEW",
        help=say(
            "现在的，写法相同（默认：工作区现在的文件）",
            "After, in the same way (default: the workspace as it is).",
        ),
        show_default=False,
    ),
]
FormatOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--output-format", help=say("输出格式：text json markdown html", "Format: text json markdown html.")
    ),
]
FileOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="FILE", help=say("写进这个文件", "Write to this file."), show_default=False
    ),
]
FailOnOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="VERDICT",
        help=say(
            "有这一级或更重的变化就以 1 退出：放宽 loosened、取消 dropped、改定义 redefined、说不清 undecided、改金额 budget、"
            "移动 moved、改名 renamed、收紧 tightened、新增 added、只改文字 text",
            "Exit 1 on this or a worse verdict: loosened, dropped, redefined, undecided, budget, moved, renamed, tightened, "
            "added, text.",
        ),
        show_default=False,
    ),
]


def diff(
    old: OldArgument,
    new: NewArgument = None,
    output_format: FormatOption = "text",
    out: FileOption = None,
    fail_on: FailOnOption = None,
    targets: options.TargetsOption = None,
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.diff import diff as run

    least = _least(fail_on)
    _format(output_format)
    session = start(targets, lang, color, config, quiet=quiet)
    folder = targets_folder(targets, session.settings)
    made = run(old, new, folder, session.settings, year)
    if made.comparison is None:
        raise session.fail(made.problems)
    text = _text(session, made.comparison, output_format, coloured=out is None)
    if out is None:
        console.out(text)
    else:
        _write(session, out, text)
    failed = least is not None and made.comparison.verdict >= least
    raise typer.Exit(console.FINDINGS if failed else console.OK)


diff.__doc__ = say(
    "比较两个版本或两个年度的目标：放宽、取消、改定义…，每处都说明。退出码：0 完成，1 有 --fail-on 那一级的变化，2 用法或输入有误。",
    "Compare two versions or years of targets by their meaning. Exit 0: done; 1: a verdict at or above --fail-on; 2: usage or input.",
)


def _format(asked: str) -> None:
    if asked not in FORMATS:
        known = ", ".join(FORMATS)
        raise typer.BadParameter(
            say(f"没有格式 {asked}；可用：{known}", f"no format {asked}; there are: {known}")
        )


def _least(asked: str | None) -> Verdict | None:
    """The verdict that fails the run, by its word in either language."""
    from perfcli.comparing.kinds import WORDS

    if asked is None:
        return None
    known = {word: v for v, words in WORDS.items() if v for word in (words.zh, v.word)}
    if asked.strip().lower() not in known:
        shown = "、".join(known)
        raise typer.BadParameter(
            say(f"--fail-on 没有 {asked}；可用：{shown}", f"no --fail-on {asked}; there are: {shown}")
        )
    return known[asked.strip().lower()]


def _text(session: Session, found: Comparison, asked: str, *, coloured: bool) -> str:
    """The comparison in the format that was asked for."""
    if asked == "text":
        from perfcli.output.diff_text import render

        return render(found, session.lang, color=session.color and coloured)
    if asked == "json":
        from perfcli.output.diff_json import render as render_json

        return render_json(found)
    from perfcli.report.diff_view import page

    made = page(found, "html" if asked == "html" else "md", session.lang)
    if made.problems:
        raise session.fail(made.problems)
    return made.text


def _write(session: Session, out: Path, text: str) -> None:
    from perfcli.files import FileError, write_text
    from perfcli.work.score import unwritable

    try:
        write_text(out, text)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    session.say(f"已写 {out}", f"written {out}")
