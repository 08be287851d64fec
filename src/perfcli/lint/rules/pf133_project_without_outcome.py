"""PF133 project-without-outcome: a project whose indicators leave out outputs or outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.classes import classed_projects
from perfcli.lint.ladders import listed
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Classed projects that lack one of the two classes."""
    for node, classes in classed_projects(subject.outline):
        missing = tuple(f"{name}指标" for name in ("产出", "效益") if name not in classes)
        if missing:
            yield Finding(node.where, {"name": node.name, "missing": listed(missing)})


RULE = Rule(
    kind=Kind(
        "PF133",
        "project-without-outcome",
        Severity.ERROR,
        Text("预算项目“{name}”缺少{missing}", "the project {name!r} lacks {missing}"),
        Text(
            "请补上；人员类、运转类项目请写项目类别，可以不设",
            "add them; a project of personnel or operation is exempt once its category says so",
        ),
    ),
    why=Text(
        "只有产出看不出花钱的效果，只有效益看不出做了什么。",
        "Outputs alone do not show what the money was good for; outcomes alone do not show what was done.",
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
              - {id: a, name: 扫描页数, level1: 产出指标, level2: 数量, target: 10000页}
              - {id: b, name: 查档便利, level1: 效益, level2: 社会效益, target: 明显提高}
          - {id: b, name: 人员经费, category: 人员类, indicators: [{id: a, name: 发放人数, level1: 产出, target: 20人}]}
          - {id: c, name: 新馆规划, indicators: [{id: a, name: 规划完成率, target: 100%}]}
          - {id: d, name: 设备更新, indicators: [{id: a, name: 更新台数, level1: 履职效能, target: 5台}]}
          - {id: e, name: 馆藏征集}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - id: a
                name: 数字化
                category: specific
                indicators:
                  - {id: a, name: 扫描页数, level1: 产出, level2: 数量, target: 10000页}
                  - {id: b, name: 读者满意度, level1: 满意度, target: ≥90%}
            """,
        ),
        Sample(
            """
            projects:
              - {id: a, name: 馆藏征集, indicators: [{id: a, name: 查档便利, level1: 效益, target: 明显提高}]}
              - id: b
                name: 数字化
                indicators:
                  - {id: a, name: 扫描页数, level1: 产出, target: 10000页}
                  - {id: b, name: 查档便利, level1: 效益, target: 明显提高}
            """,
        ),
    ),
    check=check,
    about=frozenset(("project",)),
)
