"""PF425 goal-equals-content: the goal is the description of the work, copied: what is done, not what is to come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.wording import bare, bigrams, overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_FEWEST = 8
_SAME = 95
"""Percent of pairs of characters shared, of texts whose lengths differ by a tenth at most."""


def check(subject: Subject) -> Iterator[Finding]:
    """Duties, activities and projects whose goals are their content."""
    outline = subject.outline
    for node in (*outline.duties, *outline.activities, *outline.projects):
        item: Any = node.item
        if not item.goals or not item.content:
            continue
        goals = item.goals[0] if len(item.goals) == 1 else "".join(item.goals)
        if _may_be(item.content, goals) and _same(bare(item.content), "".join(map(bare, item.goals))):
            where = (*node.where, "goals")
            yield Finding(where, {"name": node.name}, at="key", related=((*node.where, "content"),))


def _may_be(content: str, goals: str) -> bool:
    """A quick no: of unlike length, or none of three pieces of the content is in the goals."""
    length = len(content)
    if not length < 2 * len(goals) < 4 * length:
        return False
    return any(content[at : at + 3] in goals for at in (length // 4, length // 2, length * 3 // 4))


def _same(content: str, goals: str) -> bool:
    if min(len(content), len(goals)) < _FEWEST or abs(len(content) - len(goals)) * 10 > len(content):
        return False
    return content == goals or overlap(bigrams(content), bigrams(goals)) >= _SAME


RULE = Rule(
    kind=Kind(
        "PF425",
        "goal-equals-content",
        Severity.WARNING,
        Text("“{name}”的绩效目标照抄了内容描述", "the goal of “{name}” is a copy of its content"),
        Text(
            "内容写做什么，目标写做成什么样：数量、质量、时间或效果",
            "the content says what is done, the goal what comes of it: how much, how well, by when",
        ),
    ),
    why=Text(
        "照抄的目标没有说要达到什么，年底无从评价。",
        "A goal that repeats the work does not say what is to be reached.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("goals",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            content: 库房管护。
            goals: 库房管护。
            activities:
              - {id: b, name: 库房管护, content: 每日记录库房温度和湿度；维护消防设施。, goals: 库房温度和湿度全年达标；消防设施完好。}
              - {id: c, name: 移交, content: 接收立档单位移交的档案。, goals: 接收立档单位移交的档案30家、5000卷以上，全部合格。}
              - {id: d, name: 数字化, content: 扫描馆藏民国档案并挂接目录。}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                content: 每日记录库房温度和湿度；维护消防设施。
                goals:
                  - 1、每日记录库房温度和湿度
                  - 2、维护消防设施。
                activities:
                  - {id: b, name: 移交, content: 接收立档单位移交的档案并核对移交清单。, goals: 接收立档单位移交的档案，并核对移交清单}
            """,
            found=2,
        ),
    ),
    check=check,
)
