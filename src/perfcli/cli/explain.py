"""`perfcli explain`: where a grade or a figure of any level comes from, and what would change it."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.inputs import usable_scores, usable_targets
from perfcli.cli.session import start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.cli.session import Session
    from perfcli.scoring.explaining import Explained
    from perfcli.work.explain import Answer

WIDTH = 78


AddressArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="ADDRESS",
        help=say(
            "指标、职责、部门等：地址、地址的后几段、表内编号或名称；全县合计写 .",
            "Indicator, duty, department …: its address, the end of it, its number in the form, or its name; . is the county total.",
        ),
    ),
]
ValueArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="VALUE", help=say("要试的完成值", "An actual to try."), show_default=False)
]
DepthOption: TypeAlias = Annotated[
    int,
    typer.Option("--depth", min=0, max=9, help=say("往下展开几级", "How many levels below are shown.")),
]


class Form(StrEnum):
    """What an explanation looks like."""

    TEXT = "text"
    JSON = "json"


FormOption: TypeAlias = Annotated[
    Form,
    typer.Option("--output-format", help=say("文字或 JSON", "Text or JSON."), case_sensitive=False),
]


def explain(
    address: AddressArgument,
    value: ValueArgument = "",
    targets: options.TargetsOption = None,
    scores: options.ScoresOption = None,
    year: options.YearOption = None,
    depth: DepthOption = 1,
    output_format: FormOption = Form.TEXT,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
) -> None:
    from perfcli.work.explain import Question
    from perfcli.work.explain import explain as run

    session = start(targets or scores, lang, color, config)
    loaded = usable_targets(session, targets, year)
    card, said = usable_scores(session, scores, loaded)
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    question = Question(address, value, loaded.parts, loaded.regions, loaded.root, card, columns, depth)
    answer = run(question)
    if not answer.known:
        raise session.fail(answer.findings)
    console.out(_shown(answer, session, output_format))
    session.show((*said, *answer.findings))
    raise typer.Exit(console.USAGE if _unread(answer.explained, value) else console.OK)


explain.__doc__ = say(
    "说明一个指标、职责、部门或全县合计的等级和得分从哪来，差多少能升一级。指标不给完成值也不给 --scores 就只看评价标准。",
    "Say where the grade or the points of an indicator, a duty, a department or the county come from, and what would change them. An indicator without a value and without --scores: its bands only.",
)


def _shown(answer: Answer, session: Session, form: Form) -> str:
    """The answer as text, the standard first and the chain below it; or as JSON."""
    from perfcli.output.chain import chain_json, render_chain
    from perfcli.output.explanation import as_link, render

    chain, explained = answer.chain, answer.explained
    if form is Form.JSON:
        return chain_json(chain if chain and chain.kind != "tried" else as_link(explained, chain))
    parts = [render(explained, session.lang, color=session.color)] if explained else []
    if chain is not None:
        parts.append(render_chain(chain, session.lang, color=session.color))
    return "\n".join(parts)


def _unread(explained: Explained | None, value: str) -> bool:
    """Whether a value was given that could not be judged."""
    return bool(value) and (explained is None or explained.verdict is None)
