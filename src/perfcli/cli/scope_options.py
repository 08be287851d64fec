"""The options of `validate` that say which rules count, at which level, and what is known already; each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from perfcli.cli import options
from perfcli.cli.completing import codes
from perfcli.cli.words import say

SelectOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        autocompletion=codes,
        help=say("只查这些编码、编码的开头或名称", "Only these codes, beginnings of codes or names."),
        show_default=False,
    ),
]
IgnoreOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        autocompletion=codes,
        help=say("不查这些编码、编码的开头或名称", "Not these codes, beginnings of codes or names."),
        show_default=False,
    ),
]
SeverityOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="CODE=LEVEL",
        help=say(
            "这次按这个级别：error、warning、remark 或 off，如 PF402=error",
            "The level in this run: error, warning, remark or off, such as PF402=error.",
        ),
        show_default=False,
    ),
]
FailOnOption: TypeAlias = Annotated[
    options.Level | None,
    typer.Option(
        "--fail-on",
        help=say("到哪一级算不通过（默认 error）", "Severity that fails the run (default: error)."),
        show_default=False,
    ),
]
RulesOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="YEAR",
        help=say(
            "用哪一年的规则，latest 为全部（默认取设置）",
            "The rule set of a year, or latest (default: the settings').",
        ),
        show_default=False,
    ),
]
NoWaiversOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-waivers",
        help=say(
            "不认豁免和基线，全部列出（供审计）",
            "As if there were no waivers and no baseline (for auditors).",
        ),
    ),
]
BaselineOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help=say(
            "基线文件：其中的老问题不算不通过（默认取设置）",
            "A baseline: findings in it fail no run (default: the settings').",
        ),
        show_default=False,
    ),
]
WriteBaselineOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help=say("把现有的问题写成基线", "Write the findings that there are into a baseline."),
        show_default=False,
    ),
]
UpdateBaselineOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--update-baseline",
        help=say(
            "从基线里删去已经没有的问题，不增加",
            "Take what no longer occurs out of the baseline; add nothing.",
        ),
    ),
]
ShowBaselineOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--show-baseline",
        help=say(
            "也列出基线里的问题（仍不算不通过）",
            "List the findings of the baseline too (they still fail no run).",
        ),
    ),
]
StatisticsOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help=say("只列每个编码有多少条", "Print how often each code was found, and nothing else."),
    ),
]
ShowSettingsOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--show-settings",
        help=say(
            "列出生效的设置和来处，不检查",
            "Print the settings that hold and where each comes from; check nothing.",
        ),
    ),
]
