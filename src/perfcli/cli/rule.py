"""`perfcli rule`: the manual page of a code, offline; without a code, all of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.completing import codes
from perfcli.cli.session import start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.cli.session import Session


CHECK = "check"
"""Instead of a code: run the samples of the site's own rules."""


class RuleFormat(StrEnum):
    """Text to read, or JSON for programs."""

    FULL = "full"
    JSON = "json"


def rule(
    code: Annotated[
        str | None,
        typer.Argument(
            autocompletion=codes,
            metavar="CODE",
            help=say(
                "编码或名称；不写就列出全部；check 验算本地自定规则",
                "A code or a name; all of them without one; check tries the site's own rules.",
            ),
            show_default=False,
        ),
    ] = None,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help=say(
                "全部编码：full 为每条一页，json 为完整目录",
                "All codes: full prints the page of each, json the whole catalogue.",
            ),
        ),
    ] = False,
    output_format: Annotated[
        RuleFormat,
        typer.Option(
            "--output-format",
            help=say("full（给人看）或 json（给程序）", "full to read, or json for programs."),
        ),
    ] = RuleFormat.FULL,
    lang: options.LangOption = None,
    config: options.ConfigOption = None,
) -> None:
    from perfcli.work.rule import as_json, entries, find, listing, nearest, of_site, page
    from perfcli.work.site import site_of

    session = start(None, lang, options.Color.NEVER, config)
    if code == CHECK:
        raise typer.Exit(_check(session))
    own = of_site(site_of(session.settings).rules)
    if code is None or every:
        known = (*entries(), *own)
        if output_format is RuleFormat.JSON:
            console.out(as_json(known))
        elif every:
            console.out("\n---\n\n".join(page(entry, session.lang) for entry in known))
        else:
            console.out(listing(session.lang, own))
        return
    entry = find(code, own)
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
    console.out(as_json((entry,)) if output_format is RuleFormat.JSON else page(entry, session.lang))


def _check(session: Session) -> int:
    """Every rule file of the workspace: whether it holds and its own samples do."""
    from perfcli.work.site import tried

    found = tried(session.settings)
    if not found:
        folder = session.settings.root / session.settings.site_rules
        session.say(f"{folder} 里没有自定规则", f"there are no rules in {folder}")
        return console.USAGE
    for one in found:
        session.show(one.diagnostics)
        if one.diagnostics:
            console.out(say(f"{one.path}：不能用\n", f"{one.path}: cannot be used\n"))
        else:
            console.out(
                say(
                    f"{one.path} {one.code}：{one.samples} 个样例都成立\n",
                    f"{one.path} {one.code}: all {one.samples} samples hold\n",
                )
            )
    return console.FINDINGS if any(one.diagnostics for one in found) else console.OK


rule.__doc__ = say(
    "查一条规则：为什么、依据、坏例和好例。不写编码就列出全部。--all --output-format json 给程序读。",
    "Read about a rule: why, on what grounds, a bad and a good sample. Without a code: list all. --all --output-format json is for programs.",
)
