"""PF307 budget-without-indicator: money that no indicator answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Activity, Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.model.amount import Amount


def check(subject: Subject) -> Iterator[Finding]:
    """Funded projects without indicators, unless those of their activity answer for them; funded files without any."""
    outline = subject.outline
    if not outline.indicators and not outline.activities and not outline.projects:
        if _funded(outline.plan.budget):
            yield Finding(("budget",), {"name": outline.plan.title}, at="value")
        return
    for node in outline.projects:
        project, above = node.item, node.parent.item if node.parent else None
        answered = isinstance(above, Activity) and above.indicators
        if (
            isinstance(project, Project)
            and not project.indicators
            and not answered
            and _funded(project.budget)
        ):
            yield Finding((*node.where, "budget"), {"name": node.name}, at="value")


def _funded(budget: Amount | None) -> bool:
    return budget is not None and budget.value > 0


RULE = Rule(
    kind=Kind(
        "PF307",
        "budget-without-indicator",
        Severity.WARNING,
        Text("“{name}”安排了预算，没有绩效指标", "{name!r} has money but no indicator"),
        Text("请补上绩效指标，说明这笔钱要办成什么", "add indicators that say what the money is to achieve"),
    ),
    why=Text(
        "花钱必问效：有预算没有指标，钱花得值不值无从说起。",
        "Money is asked what it achieves; without an indicator there is no answer.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.BUREAU,
    keys=("budget",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - {id: a, name: 库房管护, budget: 2.00, indicators: [{id: i, name: 完好率, target: ≥98%}], projects: [{id: p, name: 除湿设备, budget: 1.00}]}
        projects:
          - {id: a, name: 数字化, budget: 3.00, indicators: [{id: i, name: 扫描页数, target: 10000页}]}
          - {id: b, name: 征集, budget: 0}
          - {id: c, name: 展览, budget: }
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects: [{id: a, name: 数字化, budget: 3.00}]
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - {id: a, name: 库房管护, projects: [{id: p, name: 除湿设备, budget: 1.00}, {id: q, name: 密集架, budget: 5万元}]}
            """,
            found=2,
        ),
    ),
    check=check,
)
