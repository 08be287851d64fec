"""PF302 blank-budget: a duty or an activity whose budget cell is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Duties and activities without an amount."""
    for node in subject.outline.nodes:
        if node.kind in ("duty", "activity") and node.item.budget is None:  # type: ignore[union-attr]
            yield Finding(node.where, {"name": node.name})


RULE = Rule(
    kind=Kind(
        "PF302",
        "blank-budget",
        Severity.REMARK,
        Text("“{name}”的年度预算数是空的", "{name!r} has no budget"),
        Text(
            "没有项目资金就写 0，有就填数；空白不等于零",
            "write 0 if no project money goes there, or fill it in; blank is not zero",
        ),
    ),
    why=Text(
        "空白可能是“没有项目资金”，也可能是漏填，读表的人分不出来，汇总时也不能当作零。",
        "A blank may mean that no project money goes there or that someone forgot; a reader cannot tell, and a total must not take it for zero.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("budget",),
    starred=True,
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            budget: 0
            activities:
              - {id: b, name: 库房管护, budget: 0.00}
              - {id: c, name: 数字化, budget: 12万元, projects: [{id: d, name: 扫描设备}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                budget: 3.00
                activities:
                  - {id: b, name: 库房管护, budget: 3.00}
                  - id: c
                    name: 数字化
                    budget:
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 鹿岭县供水站}
            duties:
              - id: a
                name: 农村供水
                activities:
                  - {id: b, name: 管网维护}
            """,
            found=2,
        ),
    ),
    check=check,
)
