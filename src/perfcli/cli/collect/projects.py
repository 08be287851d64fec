"""`perfcli collect projects`: the budget system's list of projects beside the targets."""

from __future__ import annotations

import typer

from perfcli.cli import console, options
from perfcli.cli.collect import exports
from perfcli.cli.inputs import usable_targets
from perfcli.cli.session import start
from perfcli.cli.words import say


def projects(
    export: exports.ExportsArgument,
    targets: options.TargetsOption = None,
    mapping: exports.MappingOption = "",
    save: exports.SaveOption = False,
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.exports import Request, compared

    session = start(targets, lang, color, config, quiet=quiet)
    loaded = usable_targets(session, targets, year, whole=True)
    paths = [str(path) for path in export]
    made = exports.read(session, Request(paths, loaded, session.settings, mapping, save, money=False))
    result = compared(made, paths[0])
    session.show((*loaded.findings, *result.findings))
    console.out(result.summary(session.lang))
    raise typer.Exit(console.FINDINGS if result.differs or loaded.findings else console.OK)


projects.__doc__ = say(
    "核对项目清单：哪些项目预算系统里有、目标里没有，哪些相反，预算合计差多少。退出码：0 一致，1 有差别。",
    "Compare the budget system's projects with the targets: which are on one side only, and what the budgets come to. Exit 0: the same; 1: they differ.",
)
