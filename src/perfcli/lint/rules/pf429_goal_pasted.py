"""PF429 goal-pasted: one sentence is the goal of two different activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import bare, repeats, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Prose, Subject

_LONG = 15
"""Shorter sentences (确保全年无事故) may be everyone's goal."""
_SHOWN = 16


def check(subject: Subject) -> Iterator[Finding]:
    """Goals of activities and projects that repeat a sentence of another one's; one finding for each goal text."""
    seen: dict[str, Prose] = {}
    for prose in subject.prose if repeats(subject.running) else ():
        if prose.field == "goal" and prose.node.kind != "duty" and len(prose.text) >= _LONG:
            again = _again(prose, seen)
            if again is not None:
                at, sentence, first = again
                arguments: dict[str, Argument] = {"begin": sentence[:_SHOWN], "other": first.node.name}
                yield Finding(
                    prose.where, arguments, excerpt=sentence[:_SHOWN], offset=at, related=(first.where,)
                )


def _again(prose: Prose, seen: dict[str, Prose]) -> tuple[int, str, Prose] | None:
    """The first sentence of a goal that another node has; remembers the others."""
    found = None
    for start, sentence in sentences(prose.text):
        said = bare(sentence) if len(sentence) >= _LONG else ""
        if len(said) >= _LONG:
            first = seen.setdefault(said, prose)
            if found is None and first.node.where != prose.node.where:
                found = (start, sentence, first)
    return found


RULE = Rule(
    kind=Kind(
        "PF429",
        "goal-pasted",
        Severity.WARNING,
        Text(
            "“{begin}…”与“{other}”的绩效目标一字不差", "“{begin}…” is word for word a goal of “{other}” too"
        ),
        Text(
            "各写各的目标；两项活动若是一件事，合成一项",
            "give each its own goal; if the two are one piece of work, make them one",
        ),
    ),
    why=Text(
        "两项活动目标一样，要么是复制没改，要么是一件事报了两遍。",
        "Either it was copied and not changed, or one piece of work was declared twice.",
    ),
    source=Text("绩效目标审核：相关性", "review of targets: relevance"),
    audience=Audience.DEPARTMENT,
    keys=("goals",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            goals: 馆藏档案安全完整，库房全年没有安全责任事故。
            activities:
              - {id: b, name: 库房管护, goals: 馆藏档案安全完整，库房全年没有安全责任事故。}
              - {id: c, name: 移交, goals: 应收尽收，全年无事故；接收的档案全部整理上架、编目入库。}
              - {id: d, name: 数字化, goals: 应收尽收，全年无事故；接收的照片全部整理上架、编目入库。}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - {id: b, name: 库房管护, goals: 馆藏档案安全完整，库房全年没有安全责任事故。}
                  - {id: c, name: 移交, goals: 应收尽收。馆藏档案安全完整，库房全年没有安全责任事故}
            """,
        ),
    ),
    check=check,
)
