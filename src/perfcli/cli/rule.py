"""`perfcli rule`: the manual page of a code, offline; without a code, all of them."""

from __future__ import annotations

from typing import Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.session import start
from perfcli.cli.words import say


def rule(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help=say("编码或名称；不写就列出全部", "A code or a name; all of them without one."),
            show_default=False,
        ),
    ] = None,
    lang: options.LangOption = None,
) -> None:
    from perfcli.work.rule import find, listing, nearest, page

    session = start(None, lang, options.Color.NEVER, None)
    if code is None:
        console.out(listing(session.lang))
        return
    entry = find(code)
    if entry is None:
        near = nearest(code)
        asked = (
            ("，是不是 {}？" if session.lang == "zh" else "; did you mean {}?").format(" / ".join(near))
            if near
            else ""
        )
        session.say(
            f"没有这个编码：{code}{asked}\n全部编码：perfcli rule",
            f"no such code: {code}{asked}\nall codes: perfcli rule",
        )
        raise typer.Exit(console.USAGE)
    console.out(page(entry, session.lang))


rule.__doc__ = say(
    "查一条规则：为什么、依据、坏例和好例。不写编码就列出全部。",
    "Read about a rule: why, on what grounds, a bad and a good sample. Without a code: list all.",
)
