"""PF134 project-without-satisfaction: a project that asks no one whether they are satisfied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.classes import classed_projects
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Classed projects without a satisfaction indicator."""
    for node, classes in classed_projects(subject.outline):
        if "满意度" not in classes:
            yield Finding(node.where, {"name": node.name})


RULE = Rule(
    kind=Kind(
        "PF134",
        "project-without-satisfaction",
        Severity.WARNING,
        Text("预算项目“{name}”没有满意度指标", "the project {name!r} has no satisfaction indicator"),
        Text(
            "有服务对象的请补一个满意度指标；人员类、运转类项目请写项目类别",
            "if someone is served, add one; a project of personnel or operation is exempt once its category says so",
        ),
    ),
    why=Text(
        "花给群众的钱，要听群众的评价。",
        "Where money serves people, their judgement belongs to the evaluation.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.BUREAU,
    keys=("indicators",),
    good=Sample(
        """
        projects:
          - id: a
            name: 数字化
            indicators:
              - {id: a, name: 扫描页数, level1: 产出, target: 10000页}
              - {id: b, name: 读者满意度, level1: 满意度指标, target: ≥90%}
          - id: b
            name: 查档服务
            indicators:
              - {id: a, name: 接待人次, level1: 产出, target: 500人次}
              - {id: b, name: 读者评价, level1: 效益, level2: 服务对象满意度, target: ≥90%}
          - id: c
            name: 展览
            indicators:
              - {id: a, name: 展览场次, level1: 产出, target: 3场}
              - {id: b, name: 观众满意率, level1: 效益, target: ≥90%}
          - {id: d, name: 机关运转, category: operation, indicators: [{id: a, name: 用电量, level1: 产出, target: ≤3000千瓦时}]}
          - {id: e, name: 新馆规划, indicators: [{id: a, name: 规划完成率, target: 100%}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - id: a
                name: 数字化
                indicators:
                  - {id: a, name: 扫描页数, level1: 产出, target: 10000页}
                  - {id: b, name: 查档便利, level1: 效益, target: 明显提高}
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - {id: a, name: 征集, projects: [{id: a, name: 馆藏征集, category: 特定目标类, indicators: [{id: a, name: 征集件数, level1: 产出指标, target: 30件}]}]}
            """,
        ),
    ),
    check=check,
    about=frozenset(("project",)),
)
