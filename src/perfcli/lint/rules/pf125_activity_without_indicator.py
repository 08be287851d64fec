"""PF125 activity-without-indicator: an activity that nothing is measured of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Activity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Activities with no indicator, neither their own nor a project's."""
    for node in subject.outline.activities:
        item = node.item
        if (
            isinstance(item, Activity)
            and not item.indicators
            and not any(p.indicators for p in item.projects)
        ):
            yield Finding(node.where, {"name": node.name})


RULE = Rule(
    kind=Kind(
        "PF125",
        "activity-without-indicator",
        Severity.ERROR,
        Text("工作活动“{name}”没有绩效指标", "the activity {name!r} has no indicator"),
        Text(
            "请至少写一个绩效指标；指标写在下属预算项目里也可以",
            "add at least one indicator; one under a project of the activity will do",
        ),
    ),
    why=Text(
        "没有指标，年底就没有完成值可填，这项活动无法评价。",
        "Without an indicator there is no actual to report at the end of the year, and the activity cannot be judged.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("indicators",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - {id: a, name: 库房管护, indicators: [{id: a, name: 温湿度达标率, target: ≥95%}]}
              - {id: b, name: 数字化, projects: [{id: p, name: 扫描设备, indicators: [{id: a, name: 扫描页数, target: 10000页}]}]}
              - id: c
                name: 鉴定销毁
                projects: [{id: p, name: 鉴定服务}, {id: q, name: 销毁服务, indicators: [{id: a, name: 销毁卷数, target: 300卷}]}]
        indicators: [{id: a, name: 馆藏完好率, target: ≥98%}]
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
                  - {id: a, name: 库房管护, goals: 保持库房整洁}
                  - {id: b, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页}]}
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities: [{id: a, name: 数字化, projects: [{id: p, name: 扫描设备}]}]
            indicators: [{id: a, name: 馆藏完好率, target: ≥98%}]
            """,
        ),
    ),
    check=check,
)
