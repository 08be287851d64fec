"""Options that several commands share, each declared once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from perfcli.cli.words import say


class Lang(StrEnum):
    """Languages of messages."""

    ZH = "zh"
    EN = "en"


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Level(StrEnum):
    """Severities by their words."""

    REMARK = "remark"
    WARNING = "warning"
    ERROR = "error"


LangOption: TypeAlias = Annotated[
    Lang | None, typer.Option("--lang", help=say("消息的语言", "Language of messages."), show_default=False)
]
ColorOption: TypeAlias = Annotated[
    Color, typer.Option("--color", help=say("是否用颜色", "When to use colours."))
]
ConfigOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help=say(
            "设置文件（默认取最近的 perfcli.toml）", "Settings file (default: the nearest perfcli.toml)."
        ),
        show_default=False,
    ),
]
QuietOption: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help=say("只输出结果", "Print results only."))
]
TargetsOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--targets",
        help=say("目标文件夹（默认取最近的工作区）", "Folder of targets (default: the nearest workspace)."),
        show_default=False,
    ),
]
YearOption: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=1990,
        max=2100,
        help=say("有几个年度时取哪一年", "Which year, when there are several."),
        show_default=False,
    ),
]
ScoresOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--scores",
        help=say("score 写出的 scores.json", "The scores.json that score wrote."),
        show_default=False,
    ),
]
