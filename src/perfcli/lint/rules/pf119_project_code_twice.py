"""PF119 project-code-twice: two projects of a file with one project code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node


def check(subject: Subject) -> Iterator[Finding]:
    """Projects whose code an earlier one of another name has; one project under two activities is no fault."""
    first: dict[str, Node] = {}
    for node in subject.outline.projects:
        code = node.item.code.strip() if isinstance(node.item, Project) else ""
        before = first.setdefault(code, node) if code else node
        if before.name != node.name:
            arguments: dict[str, Argument] = {"code": code, "name": node.name, "other": before.name}
            yield Finding((*node.where, "code"), arguments, at="value", related=(before.where,))


RULE = Rule(
    kind=Kind(
        "PF119",
        "project-code-twice",
        Severity.WARNING,
        Text(
            "项目代码 {code} 用了两次：“{name}”和“{other}”",
            "the project code {code} stands twice: {name!r} and {other!r}",
        ),
        Text(
            "对照预算系统改正其中一个",
            "correct one of them from the budget system",
        ),
    ),
    why=Text(
        "一个代码只能是一个项目，重复了，支出会记到别的项目上。",
        "A code is one project; with a code twice, spending is booked to the other one.",
    ),
    source=Text(
        "数据质量：编码唯一",
        "data quality: unique codes",
    ),
    audience=Audience.DEPARTMENT,
    keys=("code",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - {id: a, name: 库房管护, projects: [{id: a, name: 除湿设备, code: "410199000000000000001"}]}
              - {id: b, name: 数字化, projects: [{id: a, name: 除湿设备, code: "410199000000000000001"}]}
        projects:
          - {id: a, name: 新馆建设, code: "410199000000000000002"}
          - {id: b, name: 展览, code: ""}
          - {id: c, name: 征集, code: ""}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - {id: a, name: 数字化, code: "410199000000000000001"}
              - {id: b, name: 新馆建设, code: "410199000000000000001"}
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - {id: a, name: 库房管护, projects: [{id: a, name: 除湿设备, code: "410199000000000000001"}]}
            projects:
              - {id: a, name: 新馆建设, code: "410199000000000000001"}
            """,
        ),
    ),
    check=check,
    about=frozenset(("project",)),
)
