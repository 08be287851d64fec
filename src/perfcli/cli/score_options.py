"""The options of `perfcli score` that say what is scored and where the result goes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from perfcli.cli.words import say

ActualsArgument: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="ACTUALS...",
        help=say(
            "实际完成值表（CSV 或 Excel，可以多个，也可以是文件夹），- 表示标准输入",
            "Tables of actuals (CSV or Excel, one or more, or a folder), - for standard input.",
        ),
    ),
]
SupersedesOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--supersedes",
        help=say(
            "原来的表：ACTUALS 是更正，逐个指标替换它；可以多次写，早的在前",
            "An earlier table, which ACTUALS correct, indicator by indicator; repeatable, the earliest first.",
        ),
        show_default=False,
    ),
]
OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=say("输出文件夹（不写只显示表格）", "Folder for the results (default: show the table only)."),
        show_default=False,
    ),
]
SpendingOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--spending",
        help=say(
            "支出表 spending.csv 或 .xlsx：方案有预算执行率时按它计分",
            "Table of spending (spending.csv or .xlsx), for profiles that score budget execution.",
        ),
        show_default=False,
    ),
]
CheckOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--check",
        help=say(
            "复核表 check.csv 或 .xlsx：自评和复核并列计分",
            "Table of the bureau's check (check.csv or .xlsx): scored beside the self-evaluation.",
        ),
        show_default=False,
    ),
]
RequireAllOption: TypeAlias = Annotated[
    bool, typer.Option("--require-all", help=say("缺报也算不通过", "Missing actuals fail the run."))
]
FailBelowOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fail-below",
        help=say("有指标低于这个等级就不通过", "Fail when an indicator has a worse grade."),
        show_default=False,
    ),
]
