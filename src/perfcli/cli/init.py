"""`perfcli init`: write a small working county."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from perfcli.cli import console, options
from perfcli.cli.session import start
from perfcli.cli.words import say


class Keys(StrEnum):
    """Languages of the keys of a file."""

    ZH = "zh"
    EN = "en"


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=say("放在哪个文件夹", "The folder to write into."))
    ] = Path(),
    keys: Annotated[
        Keys, typer.Option("--keys", help=say("文件里的键用哪种语言", "Language of the keys in the files."))
    ] = Keys.ZH,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            min=1990,
            max=2100,
            help=say("年度（默认今年）", "The year (default: this one)."),
            show_default=False,
        ),
    ] = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.init import write_starter

    session = start(folder, lang, color, None, quiet=quiet)
    chosen = year or date.today().year  # noqa: DTZ011 - the user's own day
    written, problems = write_starter(folder, chosen, keys.value)
    if problems:
        raise session.fail(problems)
    console.out("".join(f"{path}\n" for path in written))
    targets, actuals = folder / "targets", folder / "targets" / str(chosen) / "actuals.csv"
    session.say(
        f"\n样例已写好，名称和数字都是虚构的。接下来：\n  perfcli validate {targets}\n  perfcli score {actuals} --targets {targets}\n"
        "然后把样例改成自己的：先改 region.yaml 的部门名录，再一个部门写一个文件。",
        f"\nA made-up county is ready. Next:\n  perfcli validate {targets}\n  perfcli score {actuals} --targets {targets}\n"
        "Then make it yours: first the register in region.yaml, then one file for each department.",
    )


init.__doc__ = say(
    "写一个能用的小样例：一个地区、两个部门、示例完成值和编辑器用的 JSON Schema。",
    "Write a small working county: a region, two departments, sample actuals, JSON Schemas for the editor.",
)
