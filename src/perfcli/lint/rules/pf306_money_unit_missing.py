"""PF306 money-unit-missing: bare amounts where no region says their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """One finding for a file with bare amounts and no unit of money; zero needs none."""
    if subject.outline.money_unit:
        return
    bare = [(where, amount) for _, where, amount in subject.amounts if not amount.unit and amount.value]
    if bare:
        where, amount = bare[0]
        arguments: dict[str, Argument] = {"amount": amount.text, "count": len(bare)}
        yield Finding(where, arguments, at="value")


RULE = Rule(
    kind=Kind(
        "PF306",
        "money-unit-missing",
        Severity.ERROR,
        Text(
            "金额 {amount} 没有单位（本文件共 {count} 处）",
            "{amount} has no unit of money ({count} such amounts in this file)",
        ),
        Text(
            "请在 region.yaml 写 money_unit: 万元（或 元），或在金额后写单位",
            "write money_unit: 万元 (or 元) in region.yaml, or a unit after each amount",
        ),
    ),
    why=Text(
        "元和万元差一万倍，没有单位的金额不能汇总。",
        "元 and 万元 differ by ten thousand; an amount without a unit cannot be added to anything.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("amount", "budget"),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        # file: archives.yaml
        duties:
          - {id: a, name: 馆藏管理, budget: 2.00万元, activities: [{id: a, name: 库房管护, budget: 20000元}, {id: b, name: 数字化, budget: 0}]}
          - {id: b, name: 利用服务, budget: }
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            # file: archives.yaml
            duties: [{id: a, name: 馆藏管理, budget: 2.00, activities: [{id: a, name: 库房管护, budget: 2.00}]}]
            """,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            # file: archives.yaml
            projects: [{id: a, name: 数字化, budget: 2万元, funding: [{fund: general, amount: 2}]}]
            """,
        ),
    ),
    check=check,
)
