"""PF308 total-not-sum-of-sources: a budget that its sources of money do not add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.money import holders, mismatch
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Nodes with every amount written whose funding adds up to something else."""
    outline = subject.outline
    for node in holders(outline):
        item = node.item
        if isinstance(item, Indicator) or not item.funding:
            continue
        wrong = mismatch(item.budget, [funds.amount for funds in item.funding], outline.money_unit)
        if wrong is not None:
            yield Finding((*node.where, "budget"), {"name": node.name, **wrong}, at="value")


RULE = Rule(
    kind=Kind(
        "PF308",
        "total-not-sum-of-sources",
        Severity.ERROR,
        Text(
            "“{name}”的年度预算数 {total}，各项资金来源合计 {sum}，相差 {difference}",
            "{name!r} has a budget of {total}, its sources add up to {sum}: a difference of {difference}",
        ),
        Text(
            "请核对预算总额和各项资金来源，上年结转也要列入",
            "check the total and its sources; money carried over counts too",
        ),
    ),
    why=Text(
        "每一分预算都有来源；合计对不上，不是漏了一项来源就是填错了数。",
        "Every budget has its sources; where they do not add up, one is missing or wrong.",
    ),
    source=Text("预算编制：勾稽关系", "budgeting: totals must add up"),
    audience=Audience.DEPARTMENT,
    keys=("budget",),
    good=Sample(
        """
        budget: 6.00
        funding: [{fund: general, amount: 4.00}, {fund: general, amount: 20000元, period: carried}]
        duties:
          - {id: a, name: 馆藏管理, budget: 3.00, funding: [{fund: general, amount: 2.00}, {fund: unit, amount: }]}
          - {id: b, name: 利用服务, funding: [{fund: general, amount: 2.00}]}
        projects: [{id: a, name: 数字化, budget: 3.00}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects: [{id: a, name: 数字化, budget: 3.00, funding: [{fund: general, amount: 2.00}, {fund: unit, amount: 0.50}]}]
            """,
        ),
        Sample(
            """
            budget: 6.00
            funding: [{fund: general, amount: 5.00}]
            duties: [{id: a, name: 馆藏管理, budget: 2万元, funding: [{fund: 一般公共预算, amount: 2元}]}]
            """,
            found=2,
        ),
    ),
    check=check,
)
