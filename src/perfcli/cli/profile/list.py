"""`perfcli profile list`: the profiles there are."""

from __future__ import annotations

from perfcli.cli import console, options
from perfcli.cli.session import start
from perfcli.cli.words import say


def list(lang: options.LangOption = None, config: options.ConfigOption = None) -> None:  # noqa: A001 - the command's name
    from perfcli.work.profiles import shelf

    session = start(None, lang, options.Color.NEVER, config)
    for one in shelf((session.settings.root / "profiles",)):
        title = one.profile.title if one.profile else one.path.stem
        name = one.profile.profile.name if one.profile else say("（文件有错）", "(its file has errors)")
        where = say("本地", "own") if one.own else say("自带", "shipped")
        adopted = f"  {one.profile.adopted.document}" if one.profile and one.profile.adopted else ""
        console.out(f"{title:<20} {where}  {name}{adopted}\n")


list.__doc__ = say("列出评分方案：本地的在前。", "List the scoring profiles, the workspace's own first.")
