"""What `perfcli score` can answer beside a result: another profile, a comparison, sensitivity."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console
from perfcli.cli.completing import profiles
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.cli.session import Session
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.work.score import Request
    from perfcli.work.what_if import WhatIf


class Form(StrEnum):
    """How a comparison or a sensitivity is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


ProfileOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME@VERSION",
        autocompletion=profiles,
        help=say("试算：按另一个方案评分，不是评分结果", "What-if: score by another profile; not a result."),
        show_default=False,
    ),
]
CompareOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--compare",
        help=say("与 --profile 同用：列出谁变了、为什么", "With --profile: list who moves, and why."),
    ),
]
SensitivityOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--sensitivity",
        help=say("列出靠近界线的指标和总评", "List indicators and totals that are near a bound."),
    ),
]
WithinOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--within",
        metavar="PERCENT",
        help=say("离界线多近算近（界线的百分之几）", "How near is near, in percent of the bound."),
    ),
]
FormOption: TypeAlias = Annotated[
    Form,
    typer.Option(
        "--output-format",
        help=say("--compare 和 --sensitivity 的格式", "Form of --compare and --sensitivity."),
        case_sensitive=False,
    ),
]


def scored_by(session: Session, request: Request, *, compare: bool) -> WhatIf:
    """Score: by the region's profile, or marked by another one."""
    from perfcli.work.score import score
    from perfcli.work.what_if import WhatIf, lone_compare, what_if

    if compare and not request.profile:
        raise session.fail((lone_compare(),))
    return what_if(request, both=compare) if request.profile else WhatIf(score(request))


def comparison(made: WhatIf, form: Form, lang: str) -> str:
    """The comparison as text."""
    from perfcli.output.comparison import listing
    from perfcli.output.listing import render
    from perfcli.scoring.compare import compare

    if made.own is None or made.scored.card is None:
        return ""
    return render(listing(compare(made.own, made.scored.card), lang), form.value, lang)


def sensitive(session: Session, request: Request, card: Scorecard, within: str, form: Form) -> str:
    """What is near a bound, as text; the command ends where the threshold is no number."""
    from perfcli.output.listing import render
    from perfcli.output.sensitivity import listing
    from perfcli.work.sensitivity import look

    bar = _percent(within)
    if bar is None:
        session.say(
            f"--within 要写 0 到 100 的数，这里是 {within}",
            f"--within is a number from 0 to 100, not {within}",
        )
        raise typer.Exit(console.USAGE)
    found = look(request, card, bar)
    return render(listing(found, session.lang), form.value, session.lang) if found else ""


def _percent(text: str) -> Decimal | None:
    """A percentage as typed."""
    try:
        value = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= 100 else None  # noqa: PLR2004 - percent
