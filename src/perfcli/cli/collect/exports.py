"""What `collect spending` and `collect projects` share: arguments, reading the exports, what is said when no mapping fits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.cli.session import Session
    from perfcli.work.exports import Collected, Request

ExportsArgument: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        metavar="EXPORT...",
        help=say(
            "预算管理一体化系统的导出表（.xlsx .xls .csv）",
            "Exports of the budget system (.xlsx, .xls, .csv).",
        ),
    ),
]
MappingOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--mapping",
        help=say(
            "用设置里的哪个对应关系 [exports.名称]（默认取各列都对得上的那个）",
            "Which mapping [exports.NAME] of the settings to use (default: the one whose columns are all there).",
        ),
        show_default=False,
    ),
]
SaveOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--save",
        help=say(
            "没有对应关系时，把建议的写进 perfcli.toml 并照它读",
            "Where no mapping fits, write the suggested one into perfcli.toml and use it.",
        ),
    ),
]


def read(session: Session, request: Request) -> Collected:
    """The exports; the command ends where one of them cannot be read, with a mapping to be checked where that would help."""
    from perfcli.files import FileError
    from perfcli.work.exports import collect
    from perfcli.work.score import unwritable

    if request.mapping and request.mapping not in dict(session.settings.exports) and not request.save:
        known = "、".join(name for name, _ in session.settings.exports) or "—"
        session.say(
            f"设置里没有对应关系“{request.mapping}”；有：{known}",
            f"the settings have no mapping {request.mapping!r}; there are: {known}",
        )
        raise typer.Exit(console.USAGE)
    try:
        collected = collect(request)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    if collected.saved:
        session.say(
            f"对应关系已写进 {collected.saved}，请核对", f"The mapping is in {collected.saved}; check it."
        )
    if collected.stopped:
        session.show(collected.findings)
        console.out(collected.suggestion)
        raise typer.Exit(console.USAGE)
    return collected
