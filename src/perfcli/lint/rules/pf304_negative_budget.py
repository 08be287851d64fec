"""PF304 negative-budget: an amount below zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Negative amounts, budgets and funding alike."""
    for node, where, amount in subject.amounts:
        if amount.value < 0:
            yield Finding(where, {"name": node.name, "amount": amount.text}, at="value")


RULE = Rule(
    kind=Kind(
        "PF304",
        "negative-budget",
        Severity.ERROR,
        Text("“{name}”的金额是负数：{amount}", "{name!r} has a negative amount: {amount}"),
        Text(
            "年度预算数不为负；压减后的预算请直接写压减后的数",
            "a budget is not negative; after a cut, write what is left",
        ),
    ),
    why=Text(
        "预算是要花的钱，不会是负数；多半是把压减数填进了预算。",
        "A budget is money to be spent; a negative one is mostly the amount of a cut.",
    ),
    source=Text("绩效目标审核：可行性", "review of targets: feasibility"),
    audience=Audience.DEPARTMENT,
    keys=("amount", "budget"),
    good=Sample(
        """
        budget: 0
        duties:
          - {id: a, name: 馆藏管理, budget: 0.00, activities: [{id: a, name: 库房管护, budget: ""}]}
          - {id: b, name: 经费压减-2万元, budget: 2.00, funding: [{fund: general, amount: 2.00}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties: [{id: a, name: 馆藏管理, budget: -2.00}]
            """,
        ),
        Sample(
            """
            budget: －1万元
            projects: [{id: a, name: 数字化, budget: 3.00, funding: [{fund: general, amount: 4.00}, {fund: unit, amount: -1.00}]}]
            """,
            found=2,
        ),
    ),
    check=check,
)
