"""PF417 cost-above-budget: the money that a cost indicator allows is more than the budget it is spent from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator
from perfcli.quantity import show, to_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcli.lint.readings import Target
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node

_COST = r"成本|总投资|总费用|经费支出|支出总额|费用总额|造价|采购金额|预算控制数"
_OTHER = r"节约|降低|减少|带动|撬动|社会成本|企业成本|群众|损失"
"""Money that is saved or moved elsewhere is no cost of this budget."""


def check(subject: Subject) -> Iterator[Finding]:
    """Cost indicators whose upper limit in money is above the nearest budget over them."""
    for target in targets(subject):
        limit = _limit(target)
        if limit is None:
            continue
        holder, budget = _budget(target.node, subject.outline.money_unit)
        if holder is not None and budget is not None and limit > budget:
            yield Finding(
                (*target.node.where, "target"),
                {
                    "name": target.node.name,
                    "target": target.text,
                    "holder": holder.name,
                    "budget": f"{show(budget)}元",
                },
                at="value",
                related=((*holder.where, "budget"),),
            )


def _limit(target: Target) -> Decimal | None:
    """The most that may be spent, in yuan; None where the indicator is no cost."""
    reading, item = target.reading, target.item
    level = f"{item.level1} {item.level2}"
    cost = "成本" in level if level.strip() else re.search(_COST, item.name) is not None
    if not cost or reading.measure.dimension != "money" or re.search(_OTHER, item.name):
        return None
    if reading.operator in ("≥", ">") or reading.value is None:
        return None
    return to_yuan(reading.high if reading.high is not None else reading.value, reading.unit)


def _budget(node: Node, money_unit: str) -> tuple[Node | None, Decimal | None]:
    """The nearest node above with a budget, and that budget in yuan."""
    above = node.parent
    while above is not None:
        budget = None if isinstance(above.item, Indicator) else above.item.budget
        if budget is not None:
            return above, budget.yuan(money_unit) if budget.unit or money_unit else None
        above = above.parent
    return None, None


RULE = Rule(
    kind=Kind(
        "PF417",
        "cost-above-budget",
        Severity.WARNING,
        Text(
            "成本指标“{name}”的指标值“{target}”超过“{holder}”的预算（{budget}）",
            "the target “{target}” of the cost “{name}” is above the budget of “{holder}” ({budget})",
        ),
        Text(
            "核对金额和单位（元、万元），使成本不超过预算",
            "check amount and unit (元, 万元): a cost must fit into its budget",
        ),
    ),
    why=Text(
        "成本控制数比预算还大，起不到控制作用；也常是元与万元写混。",
        "A cost limit above the budget limits nothing; often 元 and 万元 were mixed up.",
    ),
    source=Text(
        "绩效目标审核：可行性，目标与预算匹配", "review of targets: feasibility, targets match the budget"
    ),
    audience=Audience.BUREAU,
    keys=("target",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            budget: 5.00
            activities:
              - id: b
                name: 库房管护
                budget: 5.00
                indicators:
                  - {id: c, name: 库房管护成本, target: ≤5万元}
                  - {id: d, name: 年管护费用成本, target: 49999元}
                  - {id: e, name: 节约成本, target: 60万元}
                  - {id: f, name: 单位面积成本, target: ≤8万元/平方米}
                  - {id: g, name: 带动文化消费, level1: 效益, target: 80万元}
              - id: h
                name: 数字化
                indicators:
                  - {id: i, name: 扫描成本, target: ≤4万元}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                budget: 5.00
                activities:
                  - id: b
                    name: 库房管护
                    budget: 5.00
                    indicators:
                      - {id: c, name: 库房管护成本, target: ≤6万元}
                      - {id: d, name: 设备购置, level1: 成本, target: 50001元}
                  - id: e
                    name: 数字化
                    projects:
                      - id: f
                        name: 扫描
                        budget: 3000元
                        indicators: [{id: g, name: 扫描成本, target: 3000万元}]
            """,
            found=3,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
