"""PF121 duplicate-sibling-name: sibling duties, activities or indicators with one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node


def check(subject: Subject) -> Iterator[Finding]:
    """Nodes named as an earlier sibling; indicators only within the same classes."""
    outline = subject.outline
    for nodes in (outline.duties, outline.activities, outline.indicators):
        if len({(id(node.parent), node.name) for node in nodes}) < len(nodes):
            yield from _repeated(nodes)


def _repeated(nodes: tuple[Node, ...]) -> Iterator[Finding]:
    first: dict[tuple[int, str, str, str], Node] = {}
    for node in nodes:
        item = node.item
        classes = (item.level1, item.level2) if isinstance(item, Indicator) else ("", "")
        before = first.setdefault((id(node.parent), node.name, *classes), node)
        if before is not node:
            yield Finding(node.where, {"name": node.name}, related=(before.where,))


RULE = Rule(
    kind=Kind(
        "PF121",
        "duplicate-sibling-name",
        Severity.ERROR,
        Text("同一级有两个“{name}”", "{name!r} stands twice under the same node"),
        Text("请合并，或改成能区分开的名称", "merge them, or give them names that can be told apart"),
    ),
    why=Text(
        "名称相同的两行，填报完成值和核对时分不清是哪一行，多半是复制后忘了改。",
        "Two rows of one name cannot be told apart when actuals are filled in or checked; mostly a copied row was left unchanged.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("name",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - {id: a, name: 馆藏管理, indicators: [{id: a, name: 完成率, target: ≥95%}]}
              - {id: b, name: 馆藏管理（新馆）, indicators: [{id: a, name: 完成率, target: ≥95%}]}
          - {id: b, name: 利用服务, activities: [{id: a, name: 馆藏管理}]}
        projects:
          - id: p
            name: 利用服务
            indicators:
              - {id: a, name: 完成率, level1: 产出, level2: 数量, target: ≥95%}
              - {id: b, name: 完成率, level1: 产出, level2: 时效, target: ≥95%}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 温湿度达标率, target: ≥95%}
              - {id: b, name: 温湿度达标率, target: ≥90%}
            """,
        ),
        Sample(
            """
            duties:
              - {id: a, name: 馆藏管理, activities: [{id: a, name: 库房管护}, {id: b, name: 库房管护}]}
              - {id: b, name: 馆藏管理}
            """,
            found=2,
        ),
    ),
    check=check,
)
