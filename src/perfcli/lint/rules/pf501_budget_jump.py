"""PF501 budget-jump: a budget ten thousand times last year's, or a ten-thousandth: 元 was written for 万元, or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample
from perfcli.lint.years import pairs
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.lint.facts import Facts

_LEAST, _MOST = 3_000, 30_000
"""How many times as much is taken for a slip of 10,000: real budgets do not move that far in a year."""


def check(region: Sequence[Facts]) -> Iterator[RegionFinding]:
    """Budgets that jumped by about 10,000 against the same address a year before."""
    for address, (last, before), (facts, fact) in pairs(region):
        if not before.budget or not fact.budget or before.budget < 0 or fact.budget < 0:
            continue
        less, more = sorted((before.budget, fact.budget))
        if less * _LEAST <= more <= less * _MOST:
            yield RegionFinding(
                facts.place(fact),
                {"name": fact.name, "now": f"{show(fact.budget)}元", "before": f"{show(before.budget)}元"},
                address,
                related=(last.place(before),),
            )


RULE = Rule(
    kind=Kind(
        "PF501",
        "budget-jump",
        Severity.WARNING,
        Text(
            "“{name}”的预算由上年 {before} 变为 {now}，相差约一万倍",
            "the budget of “{name}” went from {before} to {now}, about ten thousand times",
        ),
        Text("核对单位：元和万元可能写混了", "check the unit: 元 and 万元 may have been mixed up"),
    ),
    why=Text(
        "相差一万倍多半是把元当成了万元，合计、执行率都会跟着错。",
        "A factor of ten thousand usually means 元 for 万元; totals and execution rates then go wrong too.",
    ),
    source=Text("预算与上年比较", "comparison with last year's budget"),
    audience=Audience.BUREAU,
    good=Sample(
        """
        # file: before.yaml
        perfcli: 1
        year: 2029
        department: {id: archives, name: 青棠县档案馆}
        duties:
          - id: a
            name: 馆藏管理
            budget: 12.00
            activities: [{id: b, name: 库房管护, budget: 10.00}, {id: c, name: 数字化}, {id: d, name: 移交, budget: 0}]
        # file: now.yaml
        perfcli: 1
        year: 2030
        department: {id: archives, name: 青棠县档案馆}
        duties:
          - id: a
            name: 馆藏管理
            budget: 120000元
            activities: [{id: b, name: 库房管护, budget: 100}, {id: c, name: 数字化, budget: 120000}, {id: d, name: 移交, budget: 3}]
        # file: much-later.yaml
        perfcli: 1
        year: 2032
        department: {id: archives, name: 青棠县档案馆}
        duties: [{id: a, name: 馆藏管理, budget: 120000.00}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: before.yaml
            perfcli: 1
            year: 2029
            department: {id: archives, name: 青棠县档案馆}
            duties:
              - id: a
                name: 馆藏管理
                budget: 12.00
                activities: [{id: b, name: 库房管护, budget: 10万元}]
            # file: now.yaml
            perfcli: 1
            year: 2030
            department: {id: archives, name: 青棠县档案馆}
            duties:
              - id: a
                name: 馆藏管理
                budget: 125000.00
                activities: [{id: b, name: 库房管护, budget: 11元}]
            """,
            found=2,
        ),
    ),
    check_region=check,
    years=True,
)
