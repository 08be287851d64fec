"""PF135 project-without-goal: a project with money and indicators that does not say what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Activity, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Funded projects without a goal, unless their activity has one."""
    for node in subject.outline.projects:
        item, above = node.item, node.parent.item if node.parent else None
        if not isinstance(item, Project) or item.budget is None or item.budget.value <= 0:
            continue
        if not any(item.goals) and not (isinstance(above, Activity) and any(above.goals)):
            yield Finding(node.where, {"name": node.name})


RULE = Rule(
    kind=Kind(
        "PF135",
        "project-without-goal",
        Severity.REMARK,
        Text(
            "预算项目“{name}”没有写绩效目标",
            "the project {name!r} states no goal",
        ),
        Text(
            "在 goals 里写一句：花这笔钱，到年底要办成什么",
            "say in one sentence under goals what this money will have achieved by the end of the year",
        ),
    ),
    why=Text(
        "申报表的年度目标是指标的来处；没有目标，看不出指标选得对不对。",
        "The yearly goal is what indicators are drawn from; without it no one can tell whether they were well chosen.",
    ),
    source=Text(
        "绩效目标审核：完整性",
        "review of targets: completeness",
    ),
    audience=Audience.DEPARTMENT,
    keys=("goals",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - {id: a, name: 库房管护, goals: 库房温湿度全年达标, projects: [{id: a, name: 除湿设备, budget: 2.00}]}
        projects:
          - {id: a, name: 新馆建设, budget: 3.00, goals: [年底前建成]}
          - {id: b, name: 展览, budget: 0}
          - {id: c, name: 征集, budget: }
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - {id: a, name: 数字化, budget: 3.00, indicators: [{id: a, name: 扫描页数, target: ≥10000页}]}
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - {id: a, name: 库房管护, content: 管好库房, projects: [{id: a, name: 除湿设备, budget: 2.00}]}
            """,
        ),
    ),
    check=check,
    about=frozenset(("project",)),
)
