"""PF309 total-not-sum: a department's budget that its duties and projects do not add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.money import mismatch
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Files with every amount written whose duties, with or without the department's projects, add up to something else."""
    outline = subject.outline
    plan, unit = outline.plan, outline.money_unit
    if plan.budget is None:
        return
    duties = [duty.budget for duty in plan.duties]
    projects = [project.budget for project in plan.projects]
    wrong = mismatch(plan.budget, duties + projects, unit)
    either = any(parts and mismatch(plan.budget, parts, unit) is None for parts in (duties, projects))
    if wrong is not None and not (duties and projects and either):
        yield Finding(("budget",), {"name": plan.title, **wrong}, at="value")


RULE = Rule(
    kind=Kind(
        "PF309",
        "total-not-sum",
        Severity.ERROR,
        Text(
            "“{name}”的年度预算数 {total}，各项职责和预算项目合计 {sum}，相差 {difference}",
            "{name!r} has a budget of {total}, its duties and projects add up to {sum}: a difference of {difference}",
        ),
        Text(
            "请核对总额；只申报项目支出的，总额也只写项目支出",
            "check the total; where only project spending is declared, the total is project spending too",
        ),
    ),
    why=Text(
        "总额是下面各项之和；对不上，汇总到全县就是错的。",
        "The total is the sum of what stands below; a wrong one makes the county's total wrong.",
    ),
    source=Text("预算编制：勾稽关系", "budgeting: totals must add up"),
    audience=Audience.DEPARTMENT,
    keys=("budget",),
    good=Sample(
        """
        # file: archives.yaml
        budget: 5.00
        duties: [{id: a, name: 馆藏管理, budget: 3.00}, {id: b, name: 利用服务, budget: 20000元}]
        # file: roads.yaml
        budget: 5.00
        duties: [{id: a, name: 公路养护, budget: 5.00}]
        projects: [{id: a, name: 大修, budget: 4.00}]
        # file: water.yaml
        budget: 5.00
        duties: [{id: a, name: 供水, budget: 3.00}, {id: b, name: 排水, budget: }]
        # file: parks.yaml
        budget: 5.00
        duties: [{id: a, name: 绿化, budget: 3.00}]
        projects: [{id: b, name: 新园, budget: 2.00}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            budget: 6.00
            duties: [{id: a, name: 馆藏管理, budget: 3.00}, {id: b, name: 利用服务, budget: 2.00}]
            """,
        ),
        Sample(
            """
            budget: 6万元
            duties: [{id: a, name: 馆藏管理, budget: 3.00}]
            projects: [{id: b, name: 数字化, budget: 2.00}]
            """,
        ),
    ),
    check=check,
)
