"""PF501 budget-jump: a budget ten thousand times last year's, or a ten-thousandth: 元 was written for 万元, or the reverse."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample
from perfcli.lint.years import pairs
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.lint.facts import Facts
    from perfcli.lint.years import Row

_LEAST, _MOST = 3_000, 30_000
"""How many times as much is taken for a slip of 10,000: real budgets do not move that far in a year."""


def check(region: Sequence[Facts]) -> Iterator[RegionFinding]:
    """Budgets that jumped by about 10,000 against the same address a year before; of merged and split ones, the sums."""
    for address, before, now in pairs(region):
        then, today = _sum(before), _sum(now)
        less, more = sorted((then, today))
        if less > 0 and less * _LEAST <= more <= less * _MOST:
            yield RegionFinding(
                now[0][0].place(now[0][1]),
                {"name": now[0][1].name, "now": f"{show(today)}元", "before": f"{show(then)}元"},
                address,
                related=tuple(facts.place(fact) for facts, fact in (*before, *now[1:])),
            )


def _sum(rows: tuple[Row, ...]) -> Decimal:
    """The budgets together; nothing where one of them is blank or below zero."""
    budgets = [fact.budget for _, fact in rows if fact.budget is not None and fact.budget >= 0]
    return sum(budgets, Decimal(0)) if len(budgets) == len(rows) else Decimal(0)


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
    keys=("budget",),
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
