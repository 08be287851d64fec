"""PF123 activity-named-as-duty: an activity that has the name of its duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Activities named as the duty they stand under."""
    for node in subject.outline.activities:
        if node.parent is not None and node.item.name == node.parent.item.name:  # type: ignore[union-attr]
            yield Finding(node.where, {"name": node.name}, related=(node.parent.where,))


RULE = Rule(
    kind=Kind(
        "PF123",
        "activity-named-as-duty",
        Severity.WARNING,
        Text("工作活动“{name}”与所属职责同名", "the activity {name!r} has the name of its duty"),
        Text(
            "请写出具体做什么，如“筹备召开年度会议”；职责只有一项活动时也要有自己的名称",
            "say what is done, such as “hold the yearly meeting”; an activity needs a name of its own even if it is the only one",
        ),
    ),
    why=Text(
        "职责说的是管什么，活动说的是做什么；两者同名，说明职责没有分解到活动。",
        "A duty says what one is in charge of, an activity what one does; the same name means that the duty was never broken down.",
    ),
    source=Text("绩效目标审核：相关性", "review of targets: relevance"),
    audience=Audience.BUREAU,
    keys=("name",),
    starred=True,
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities: [{id: a, name: 馆藏日常管理}, {id: b, name: 馆藏 管理}]
          - id: b
            name: 利用服务
            activities: [{id: a, name: 馆藏管理}, {id: b, name: 查档接待, projects: [{id: p, name: 利用服务}]}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities: [{id: a, name: 库房管护}, {id: b, name: 馆藏管理}]
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: roads, name: 鹿岭县公路站}
            duties:
              - {id: a, name: 公路养护, activities: [{id: a, name: 公路养护}]}
            """,
        ),
    ),
    check=check,
)
