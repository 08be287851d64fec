"""PF411 money-as-output: spending, or its rate, given as an output: money is what goes in, not what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.names import is_spending, is_spending_rate
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_MONEY = ("资金", "预算", "经费", "支出", "专款", "拨款", "补助", "专项", "投入")
"""One of them is in every name of spending."""


def check(subject: Subject) -> Iterator[Finding]:
    """Spending among outputs; where no class is stated, the indicator of an activity or project is its output."""
    spoken = any(word in subject.measures for word in _MONEY)
    for node in subject.outline.indicators if spoken else ():
        if node.parent is None or not isinstance(node.item, Indicator) or node.parent.kind == "department":
            continue
        if _as_output(node.item) and (is_spending_rate(node.name) or is_spending(node.name)):
            yield Finding((*node.where, "name"), {"name": node.name}, at="value")


def _as_output(item: Indicator) -> bool:
    if "成本" in item.level1 or "成本" in item.level2 or "执行" in item.level1:
        return False
    return not item.level1 or "产出" in item.level1


RULE = Rule(
    kind=Kind(
        "PF411",
        "money-as-output",
        Severity.WARNING,
        Text("“{name}”说的是花钱，不是产出", "“{name}” is about spending, not an output"),
        Text(
            "写钱办成了什么事；预算执行率由评分方案单独计分，成本放进成本指标",
            "write what the money achieves; execution is scored apart, and costs belong to the cost class",
        ),
    ),
    why=Text(
        "钱花完不等于事办成；预算执行率另有 10 分，再当产出就算了两遍。",
        "Money spent is not work done; execution has points of its own and would count twice.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("name",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 补助资金发放及时率, level1: 产出, level2: 时效}
          - {id: b, name: 预算执行率, level1: 预算执行}
          - {id: c, name: 项目总成本, level1: 产出, level2: 成本}
          - {id: d, name: 资金使用合规率, level1: 产出, level2: 质量}
          - {id: e, name: 补助资金总额, level1: 成本}
          - {id: f, name: 培训计划完成率}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 预算执行率, level1: 产出, level2: 数量}
              - {id: b, name: 专项资金支出率}
              - {id: c, name: 项目投入资金总额, level1: 产出指标}
              - {id: d, name: 支出进度}
            """,
            found=4,
        ),
    ),
    check=check,
)
