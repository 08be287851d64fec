"""PF124 duty-without-activity: a duty that no activity carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Duties without activities; in a whole-department form, whose indicators are the department's, there are none."""
    if subject.outline.plan.indicators and not subject.outline.activities:
        return
    for node in subject.outline.duties:
        if not node.item.activities:  # type: ignore[union-attr]
            yield Finding(node.where, {"name": node.name})


RULE = Rule(
    kind=Kind(
        "PF124",
        "duty-without-activity",
        Severity.ERROR,
        Text("职责“{name}”下没有工作活动", "the duty {name!r} has no activity"),
        Text(
            "请至少写一项工作活动，指标写在活动下",
            "add at least one activity; indicators stand under activities",
        ),
    ),
    why=Text(
        "没有活动就没有指标，这项职责做得怎样无从评价。部门整体支出绩效目标表的指标写在部门下，主要任务下不写活动，不算缺。",
        "Without an activity there is no indicator, and nothing to judge the duty by. A whole-department form has its "
        "indicators at the department and no activities under its main tasks: nothing is missing there.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("activities",),
    good=Sample(
        """
        duties:
          - {id: a, name: 馆藏管理, activities: [{id: a, name: 库房管护}]}
          - id: b
            name: 利用服务
            budget:
            activities: [{id: a, name: 查档接待, projects: [{id: p, name: 阅览设备}]}]
          - {id: c, name: 机关运行, content: 日常管理, activities: [{id: a, name: 综合事务}]}
        projects: [{id: p, name: 新馆建设}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - {id: a, name: 馆藏管理, activities: [{id: a, name: 库房管护}]}
              - {id: b, name: 利用服务, budget: 2.00, goals: 方便群众查档}
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
            """,
        ),
    ),
    check=check,
)
