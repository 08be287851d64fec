"""`perfcli collect spending`: the budget system's export to spending.csv."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.collect import exports
from perfcli.cli.inputs import usable_targets
from perfcli.cli.session import start
from perfcli.cli.words import say

OutOption: TypeAlias = Annotated[Path, typer.Option("--out", help=say("写到哪个文件", "The file to write."))]


def spending(
    export: exports.ExportsArgument,
    targets: options.TargetsOption = None,
    out: OutOption = Path("spending.csv"),
    mapping: exports.MappingOption = "",
    save: exports.SaveOption = False,
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.files import FileError
    from perfcli.work.exports import Request, clashing, write_spending
    from perfcli.work.score import unwritable

    session = start(targets, lang, color, config, quiet=quiet)
    loaded = usable_targets(session, targets, year, whole=True)
    paths = [str(path) for path in export]
    if clash := clashing(out, (*paths, *loaded.inputs)):
        session.say(
            f"输出会盖掉输入 {clash}，请换一个 --out",
            f"The output would replace {clash}: choose another --out.",
        )
        raise typer.Exit(console.USAGE)
    made = exports.read(session, Request(paths, loaded, session.settings, mapping, save))
    try:
        written = write_spending(made, out, session.lang)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    session.show((*loaded.findings, *made.findings))
    console.out(made.summary(session.lang) + "".join(f"{path}\n" for path in written))
    raise typer.Exit(console.FINDINGS if made.rejected or loaded.findings else console.OK)


spending.__doc__ = say(
    "把预算系统的支出导出表变成 spending.csv：先按项目编码、再按部门和项目名称对到目标上，每一行都有交代。",
    "Turn spending exports into spending.csv: rows are matched by project code, else by department and exact name, and every row is counted.",
)
