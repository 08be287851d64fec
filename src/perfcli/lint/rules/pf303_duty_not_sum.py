"""PF303 duty-not-sum: a duty whose budget is not the sum of its activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.money import mismatch
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Duties with every amount written whose activities add up to something else."""
    unit = subject.outline.money_unit
    for node in subject.outline.duties:
        item = node.item
        if isinstance(item, Duty):
            wrong = mismatch(item.budget, [activity.budget for activity in item.activities], unit)
            if wrong is not None:
                yield Finding((*node.where, "budget"), {"name": node.name, **wrong}, at="value")


RULE = Rule(
    kind=Kind(
        "PF303",
        "duty-not-sum",
        Severity.ERROR,
        Text(
            "“{name}”的年度预算数 {total}，所属活动合计 {sum}，相差 {difference}",
            "{name!r} has a budget of {total}, its activities add up to {sum}: a difference of {difference}",
        ),
        Text("请核对职责和各项活动的年度预算数", "check the budgets of the duty and of its activities"),
    ),
    why=Text(
        "职责的预算就是所属活动之和；对不上，说明有一处填错或漏了活动。",
        "The budget of a duty is what its activities cost; where they differ, an amount is wrong or an activity is missing.",
    ),
    source=Text("预算编制：勾稽关系", "budgeting: totals must add up"),
    audience=Audience.DEPARTMENT,
    keys=("budget",),
    good=Sample(
        """
        duties:
          - {id: a, name: 馆藏管理, budget: 3.00, activities: [{id: a, name: 库房管护, budget: 10000元}, {id: b, name: 数字化, budget: 2.00}]}
          - {id: b, name: 利用服务, budget: 3.33, activities: [{id: a, name: 查档, budget: 1.666}, {id: b, name: 展览, budget: 1.667}]}
          - {id: c, name: 机关运行, budget: 5.00, activities: [{id: a, name: 水电, budget: 1.00}, {id: b, name: 物业, budget: }]}
          - {id: d, name: 业务指导, budget: 2.00, activities: []}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - {id: a, name: 馆藏管理, budget: 3.00, activities: [{id: a, name: 库房管护, budget: 1.00}, {id: b, name: 数字化, budget: 2.50}]}
              - {id: b, name: 利用服务, budget: 0.3, activities: [{id: a, name: 查档, budget: 0.1}, {id: b, name: 展览, budget: 0.2}]}
            """,
        ),
        Sample(
            """
            duties:
              - {id: a, name: 馆藏管理, budget: 3万元, activities: [{id: a, name: 库房管护, budget: 3元}]}
            """,
        ),
    ),
    check=check,
)
