"""`perfcli profile show`: one profile in plain words."""

from __future__ import annotations

from typing import Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.completing import profiles
from perfcli.cli.session import start
from perfcli.cli.words import say


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            autocompletion=profiles,
            help=say("方案：名称或 名称@版本", "A profile: name or name@version."),
        ),
    ],
    lang: options.LangOption = None,
    config: options.ConfigOption = None,
) -> None:
    from perfcli.output.profile_page import page
    from perfcli.work.profiles import resolve

    session = start(None, lang, options.Color.NEVER, config)
    choice = resolve(name, (session.settings.root / "profiles",))
    if choice.profile is None:
        raise session.fail(choice.findings)
    session.show(choice.findings)
    console.out(page(choice.profile, session.lang))


show.__doc__ = say(
    "用白话说明一个评分方案：什么得多少分、依据、谁采用。",
    "Explain a profile in plain words: what earns what, by which source.",
)
