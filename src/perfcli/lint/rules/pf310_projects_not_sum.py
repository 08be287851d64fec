"""PF310 projects-not-sum: an activity whose budget is not the sum of its projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.money import mismatch
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Activity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Activities with every amount written whose projects add up to something else."""
    outline = subject.outline
    for node in outline.activities:
        item = node.item
        if isinstance(item, Activity) and item.projects and not item.note.strip():
            wrong = mismatch(item.budget, [project.budget for project in item.projects], outline.money_unit)
            if wrong is not None:
                yield Finding((*node.where, "budget"), {"name": node.name, **wrong}, at="value")


RULE = Rule(
    kind=Kind(
        "PF310",
        "projects-not-sum",
        Severity.WARNING,
        Text(
            "“{name}”的年度预算数 {total}，所属预算项目合计 {sum}，相差 {difference}",
            "{name!r} has a budget of {total}, its projects add up to {sum}: a difference of {difference}",
        ),
        Text(
            "请核对；活动还有项目以外的经费的，请在备注里说明",
            "check the amounts; if the activity has money outside its projects, say so in the note",
        ),
    ),
    why=Text(
        "项目是给活动出钱的；项目之和与活动预算不同，多半是漏了项目或填错了数。",
        "Projects fund the activity; where they do not add up, one is missing or wrong.",
    ),
    source=Text("预算编制：勾稽关系", "budgeting: totals must add up"),
    audience=Audience.BUREAU,
    keys=("budget",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - {id: a, name: 库房管护, budget: 3.00, projects: [{id: p, name: 除湿设备, budget: 1.00}, {id: q, name: 密集架, budget: 20000元}]}
              - {id: b, name: 数字化, budget: 3.00, projects: [{id: p, name: 扫描设备, budget: 1.00}, {id: q, name: 著录, budget: }]}
              - {id: c, name: 鉴定, budget: 3.00}
              - {id: d, name: 征集, projects: [{id: p, name: 征集费, budget: 1.00}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities: [{id: a, name: 库房管护, budget: 3.00, projects: [{id: p, name: 除湿设备, budget: 1.00}]}]
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities: [{id: a, name: 库房管护, budget: 0, projects: [{id: p, name: 除湿设备, budget: 0.5万元}, {id: q, name: 密集架, budget: 0.5万元}]}]
            """,
        ),
    ),
    check=check,
    about=frozenset(("project",)),
)
