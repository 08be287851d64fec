"""PF452 dominant-weight: one indicator that outweighs all others together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.weights import sum_of, weighted
from perfcli.quantity import show, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


_ENOUGH = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Among three or more weighted indicators of a node, one with more than half of the sum."""
    for _, nodes, weights in weighted(subject.outline):
        if len(weights) < _ENOUGH:
            continue
        total, most = sum_of(weights), max(weights)
        if total > 0 and times(most, Decimal(2)) > total:
            node = next(node for node in nodes if node.item.weight == most)  # type: ignore[union-attr]
            arguments: dict[str, Argument] = {"name": node.name, "weight": show(most), "sum": show(total)}
            yield Finding((*node.where, "weight"), arguments, at="value")


RULE = Rule(
    kind=Kind(
        "PF452",
        "dominant-weight",
        Severity.WARNING,
        Text(
            "指标“{name}”的分值 {weight} 超过合计 {sum} 的一半",
            "the indicator {name!r} has {weight} of {sum} points, more than half",
        ),
        Text("请调低，或把它拆成几个指标", "lower it, or split it into several indicators"),
    ),
    why=Text(
        "一个指标定结果，其他指标做不做都无所谓。", "Where one indicator decides, the others do not matter."
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("weight",),
    good=Sample(
        """
        projects:
          - {id: a, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 50}, {id: b, name: 清晰率, target: ≥99%, weight: 30}, {id: c, name: 差错率, target: ≤1%, weight: 20}]}
          - {id: b, name: 征集, indicators: [{id: a, name: 征集件数, target: 30件, weight: 90}, {id: b, name: 入藏率, target: ≥99%, weight: 10}]}
          - {id: c, name: 展览, indicators: [{id: a, name: 场次, target: 3场, weight: 80}, {id: b, name: 观众, target: 500人次, weight: 20}, {id: c, name: 满意度, target: ≥90%}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - {id: a, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 20}, {id: b, name: 清晰率, target: ≥99%, weight: 60}, {id: c, name: 差错率, target: ≤1%, weight: 20}]}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 扫描页数, target: 10000页, weight: 50.5}
              - {id: b, name: 清晰率, target: ≥99%, weight: 29.5}
              - {id: c, name: 差错率, target: ≤1%, weight: 20}
            """,
        ),
    ),
    check=check,
    about=frozenset(("weight",)),
)
