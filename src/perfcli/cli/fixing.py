"""The options `--fix`, `--unsafe-fixes` and `--diff` of `validate`, and what they print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console
from perfcli.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfcli.cli.session import Session
    from perfcli.work.validate import Verdict

FixOption: TypeAlias = Annotated[
    bool,
    typer.Option("--fix", help=say("改掉能放心改的问题", "Fix what can be fixed safely.")),
]
UnsafeFixesOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help=say(
            "连可能改变意思的一起改（须看一遍）",
            "Fix too what may change the meaning: look at it afterwards.",
        ),
    ),
]
DiffOption: TypeAlias = Annotated[
    bool,
    typer.Option("--diff", help=say("只打印会改什么，不写文件", "Print what would be fixed; write nothing.")),
]


def fixed(
    session: Session, paths: list[str], check: Callable[[], Verdict], *, unsafe: bool, diff: bool
) -> Verdict:
    """Fix, or print what would be fixed; the findings that are left."""
    from perfcli.loading.discover import STDIN, find_files
    from perfcli.output.words import message
    from perfcli.work.fix import fix_files, preview

    files = find_files([path for path in paths if path != STDIN], session.settings.exclude)[0]
    if diff:
        _, text = preview(files, check, unsafe=unsafe)
        console.out(text)
        raise typer.Exit(console.FINDINGS if text else console.OK)
    outcome = fix_files(files, check, unsafe=unsafe)
    for one in outcome.fixed:
        told = f"{one.span.path}:{one.span.line}:{one.span.column} {one.code} {message(one, session.lang)}"
        session.say(f"已改 {told}", f"fixed {told}")
    for path in outcome.moved:
        session.say(
            f"没有改 {path}：检查期间文件变了，或写不进去",
            f"left alone {path}: it changed meanwhile, or cannot be written",
        )
    return outcome.verdict
