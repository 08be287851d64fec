"""PF120 duplicate-id: two children of one node with the same id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node


def check(subject: Subject) -> Iterator[Finding]:
    """Children whose id an earlier child of the same node has."""
    nodes = subject.outline.nodes
    if len({node.address for node in nodes}) == len(nodes):
        return
    first: dict[tuple[int, str], Node] = {}
    for node in nodes:
        before = first.setdefault((id(node.parent), node.address), node)
        if before is not node:
            arguments: dict[str, Argument] = {
                "id": node.address.rpartition("/")[2],
                "name": node.name,
                "other": before.name,
            }
            yield Finding((*node.where, "id"), arguments, at="value", related=(before.where,))


RULE = Rule(
    kind=Kind(
        "PF120",
        "duplicate-id",
        Severity.ERROR,
        Text(
            "标识 {id} 重复：“{name}”和“{other}”在同一级",
            "id {id} is taken: {name!r} and {other!r} stand under the same node",
        ),
        Text(
            "请给其中一个换一个标识，同一级内不能重复",
            "give one of them another id; ids are unique among the children of a node",
        ),
    ),
    why=Text(
        "标识连起来就是地址，完成值靠地址对到指标上；同一级重复，完成值就不知道该填给谁。",
        "Ids make the address by which an actual finds its indicator; with the same id twice, no one can tell which one is meant.",
    ),
    source=Text("数据质量：标识唯一", "data quality: unique identifiers"),
    audience=Audience.DEPARTMENT,
    keys=("id",),
    good=Sample(
        """
        objectives: 管好用好馆藏
        indicators: [{id: a, name: 馆藏完好率, target: ≥98%}]
        duties:
          - id: a1
            name: 馆藏管理
            activities:
              - {id: a, name: 库房管护, indicators: [{id: a, name: 温湿度达标率, target: ≥95%}]}
              - {id: b, name: 数字化, projects: [{id: a, name: 扫描设备}]}
          - id: b
            name: 利用服务
            activities: [{id: a, name: 查档接待}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 温湿度达标率, target: ≥95%}
              - {id: a, name: 消防检查次数, target: 12次}
            """,
        ),
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - id: b
                    name: 库房管护
                    indicators: [{id: c, name: 温湿度达标率, target: ≥95%}]
                    projects: [{id: c, name: 除湿设备}]
            projects: [{id: a, name: 新馆建设}]
            """,
            found=2,
        ),
    ),
    check=check,
)
