"""PF453 weight-missing: an indicator without a weight beside others that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import listed
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.weights import weighted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Nodes only some of whose indicators have a weight."""
    for parent, nodes, weights in weighted(subject.outline):
        bare = [node for node in nodes if node.item.weight is None]  # type: ignore[union-attr]
        if bare:
            arguments: dict[str, Argument] = {
                "parent": parent.name,
                "count": len(weights),
                "names": listed(tuple(node.name for node in bare)),
            }
            yield Finding(bare[0].where, arguments, related=tuple(node.where for node in bare[1:]))


RULE = Rule(
    kind=Kind(
        "PF453",
        "weight-missing",
        Severity.WARNING,
        Text(
            "“{parent}”有 {count} 个指标写了分值，{names}没有写",
            "no weight for {names}, but for {count} other indicators of {parent!r}",
        ),
        Text("请给每个指标都写分值，或都不写", "give every indicator a weight, or none"),
    ),
    why=Text(
        "没有分值的按 1 计，在几十分的指标旁边等于不算。",
        "Without a weight it counts as 1, which is nothing beside weights of ten and more.",
    ),
    source=Text("绩效目标表：分值合计", "target form: points of all indicators"),
    audience=Audience.DEPARTMENT,
    keys=("weight",),
    good=Sample(
        """
        projects:
          - {id: a, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 60}, {id: b, name: 清晰率, target: ≥99%, weight: 40}]}
          - {id: b, name: 征集, indicators: [{id: a, name: 征集件数, target: 30件}, {id: b, name: 入藏率, target: ≥99%, weight: }]}
          - {id: c, name: 展览, indicators: [{id: a, name: 场次, target: 3场, weight: 100}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - {id: a, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 60}, {id: b, name: 清晰率, target: ≥99%}]}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 扫描页数, target: 10000页}
              - {id: b, name: 清晰率, target: ≥99%, weight: 30}
              - {id: c, name: 差错率, target: ≤1%}
            """,
        ),
    ),
    check=check,
    about=frozenset(("weight",)),
)
