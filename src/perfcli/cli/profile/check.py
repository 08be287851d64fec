"""`perfcli profile check`: whether profiles hold, their own examples run."""

from __future__ import annotations

from typing import Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.session import start
from perfcli.cli.words import say


def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help=say("方案；不写就验算全部", "Profiles; all of them without one."),
            show_default=False,
        ),
    ] = None,
    lang: options.LangOption = None,
    config: options.ConfigOption = None,
) -> None:
    from perfcli.work.profiles import check as run
    from perfcli.work.profiles import refused

    session = start(None, lang, options.Color.NEVER, config)
    failed = False
    for name, examples, findings in run(names or (), (session.settings.root / "profiles",)):
        session.show(findings)
        if refused(findings):
            failed = True
            console.out(say(f"{name}：不能用\n", f"{name}: cannot be used\n"))
        else:
            console.out(say(f"{name}：{examples} 个算例都成立\n", f"{name}: all {examples} examples hold\n"))
    if failed:
        raise typer.Exit(console.FINDINGS)


check.__doc__ = say(
    "验算评分方案：各表没有漏洞，自带的算例都成立。",
    "Check profiles: no table has a hole, every example gives what it says.",
)
