"""PF117 code-length: a project code that has not 21 characters, a department code longer than 21."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import short
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.syntax.tree import KeyPath


_PROJECT = 21
_PARTY = 21


def check(subject: Subject) -> Iterator[Finding]:
    """Codes of a length that no budget system gives; a blank code is none."""
    plan = subject.outline.plan
    for key, party in (("department", plan.department), ("budget_unit", plan.budget_unit)):
        code = party.code.strip() if party else ""
        if len(code) > _PARTY:
            yield _finding((key, "code"), code, _UP_TO)
    for node in subject.outline.projects:
        code = node.item.code.strip() if isinstance(node.item, Project) else ""
        if code and len(code) != _PROJECT:
            yield _finding((*node.where, "code"), code, _EXACTLY)


def _finding(where: KeyPath, code: str, usual: Text) -> Finding:
    return Finding(where, {"code": short(code), "length": len(code), "usual": usual}, at="value")


_UP_TO = Text("单位编码不超过 21 位", "the code of a party has at most 21")
_EXACTLY = Text("预算系统的项目代码是 21 位", "project codes of the budget system have 21")


RULE = Rule(
    kind=Kind(
        "PF117",
        "code-length",
        Severity.REMARK,
        Text(
            "编码 {code} 有 {length} 位；{usual}",
            "the code {code} has {length} characters; {usual}",
        ),
        Text(
            "从预算管理一体化系统里复制；是本单位自编的号，写进备注",
            "copy it from the budget system; a number of your own belongs into the note",
        ),
    ),
    why=Text(
        "位数不对的编码对不上预算系统里的项目，执行数也就挂不上。",
        "A code of another length matches nothing in the budget system, so spending cannot be tied to it.",
    ),
    source=Text(
        "预算管理一体化：项目代码",
        "codes of the integrated budget system",
    ),
    audience=Audience.DEPARTMENT,
    keys=("code",),
    good=Sample(
        """
        perfcli: 1
        year: 2030
        department: {id: archives, name: 青棠县档案馆, code: "104001"}
        projects:
          - {id: a, name: 数字化, code: "410199000000000000001"}
          - {id: b, name: 新馆建设, code: ""}
          - {id: c, name: 展览}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - {id: a, name: 数字化, code: "2030001"}
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2030
            department: {id: archives, name: 青棠县档案馆, code: "1040010000000000000000001"}
            projects:
              - {id: a, name: 数字化, code: "41019900000000000000012"}
            """,
            found=2,
        ),
    ),
    check=check,
)
