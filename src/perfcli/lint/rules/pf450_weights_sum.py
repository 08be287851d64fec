"""PF450 weights-sum: weights that do not add up to 100, or to 90 beside the execution rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.weights import HOLDERS, sum_of, weighted
from perfcli.model.sums import due_total
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


_TOTALS = frozenset(Decimal(total) for total in (100, 90, 80, 1))
"""All points; without 10 or 20 for the execution rate; shares of one."""
_ANY = Text("100（预算执行率另占 10 分的为 90）", "100 (90 where the execution rate has 10)")


def check(subject: Subject) -> Iterator[Finding]:
    """Departments and projects all of whose indicators have weights that add up to something else."""
    due = due_total(subject.profile)
    totals = _TOTALS if due is None else frozenset((due,))
    expected = _ANY if due is None or subject.profile is None else _wanted(show(due), subject.profile.title)
    for parent, nodes, weights in weighted(subject.outline):
        if parent.kind not in HOLDERS or len(weights) < len(nodes):
            continue
        total = sum_of(weights)
        if total not in totals:
            arguments: dict[str, Argument] = {"name": parent.name, "sum": show(total), "expected": expected}
            yield Finding(parent.where or ("department",), arguments)


def _wanted(due: str, profile: str) -> Text:
    return Text(
        f"{due}（评分方案 {profile} 的 100 分减去预算执行率的分值）",
        f"{due} (100 less budget execution by the profile {profile})",
    )


RULE = Rule(
    kind=Kind(
        "PF450",
        "weights-sum",
        Severity.ERROR,
        Text(
            "“{name}”的指标分值合计 {sum}，应为 {expected}",
            "the weights of {name!r} add up to {sum}; they should make {expected}",
        ),
        Text("请调整分值，使合计为上面的数", "change them so that they do"),
    ),
    why=Text(
        "合计不对，总分就不是百分制，等级无从对照。",
        "With another sum the total is no mark out of 100, and its grade means nothing.",
    ),
    source=Text("绩效目标表：分值合计", "target form: points of all indicators"),
    audience=Audience.DEPARTMENT,
    keys=("weight",),
    good=Sample(
        """
        projects:
          - {id: a, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 60}, {id: b, name: 清晰率, target: ≥99%, weight: 40分}]}
          - {id: b, name: 征集, indicators: [{id: a, name: 征集件数, target: 30件, weight: 62.5}, {id: b, name: 入藏率, target: ≥99%, weight: 27.5}]}
          - {id: c, name: 展览, indicators: [{id: a, name: 场次, target: 3场, weight: 10}, {id: b, name: 观众, target: 500人次}]}
        duties:
          - id: a
            name: 馆藏管理
            activities: [{id: a, name: 库房管护, indicators: [{id: a, name: 完好率, target: ≥98%, weight: 2}, {id: b, name: 检查次数, target: 12次, weight: 1}]}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - {id: a, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 60}, {id: b, name: 清晰率, target: ≥99%, weight: 50}]}
            """,
        ),
        Sample(
            """
            status: draft
            indicators: [{id: a, name: 馆藏完好率, target: ≥98%, weight: 50}, {id: b, name: 检查次数, target: 12次, weight: 45}]
            """,
        ),
        Sample(
            """
            # file: own.yaml
            perfcli: 1
            profile: {id: own, name: 本地, version: 1}
            execution: {weight: 15}
            # file: sample.yaml
            projects:
              - {id: a, name: 数字化, indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 60}, {id: b, name: 清晰率, target: ≥99%, weight: 25}]}
              - {id: b, name: 征集, indicators: [{id: a, name: 征集件数, target: 30件, weight: 60}, {id: b, name: 入藏率, target: ≥99%, weight: 30}]}
            """,
        ),
    ),
    check=check,
    about=frozenset(("weight",)),
)
