"""PF305 too-many-decimals: an amount finer than a cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


_ALWAYS = 2
_PLACES = {"元": 2, "百元": 4, "千元": 5, "万元": 6, "百万元": 8, "千万元": 9, "亿元": 10}
"""Decimals down to the cent."""


def check(subject: Subject) -> Iterator[Finding]:
    """Amounts with more decimals than their unit has."""
    money_unit = subject.outline.money_unit
    for node, where, amount in subject.amounts:
        if amount.places <= _ALWAYS:
            continue
        unit = amount.unit or money_unit
        limit = _PLACES.get(unit)
        if limit is not None and amount.places > limit:
            arguments: dict[str, Argument] = {
                "name": node.name,
                "amount": amount.text,
                "unit": unit,
                "limit": limit,
            }
            yield Finding(where, arguments, at="value")


RULE = Rule(
    kind=Kind(
        "PF305",
        "too-many-decimals",
        Severity.WARNING,
        Text("“{name}”的金额 {amount} 比“分”还细", "{name!r}: {amount} is finer than a cent"),
        Text("以{unit}为单位最多写 {limit} 位小数", "in {unit}, write at most {limit} decimals"),
    ),
    why=Text(
        "钱最小到分；多出来的小数多半是表格公式算出来的，没有四舍五入。",
        "Money ends at the cent; further decimals mostly come from a formula that was never rounded.",
    ),
    source=Text("数据质量：金额精度", "data quality: precision of amounts"),
    audience=Audience.DEPARTMENT,
    keys=("amount", "budget"),
    good=Sample(
        """
        duties:
          - {id: a, name: 馆藏管理, budget: 1.234567, activities: [{id: a, name: 库房管护, budget: 12345.67元}]}
          - {id: b, name: 利用服务, budget: 0.0012345678亿元, funding: [{fund: general, amount: 1234.56789千元}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties: [{id: a, name: 馆藏管理, budget: 3.3333333}]
            """,
        ),
        Sample(
            """
            duties: [{id: a, name: 馆藏管理, budget: 33333.333元, funding: [{fund: general, amount: 33333.3333元}]}]
            """,
            found=2,
        ),
    ),
    check=check,
)
