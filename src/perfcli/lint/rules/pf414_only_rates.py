"""PF414 only-rates: every indicator of a file is a rate: no count, amount, date or words; said once per file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator
from perfcli.quantity import PERCENT
from perfcli.scale.names import is_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node

_FEWEST = 2
"""One rate alone is not yet a habit."""


def check(subject: Subject) -> Iterator[Finding]:
    """One finding for a file with two or more indicators, all rates."""
    found = subject.outline.indicators
    if len(found) >= _FEWEST and all(map(_rate, found)):
        yield Finding(("department",), {"count": len(found)})


def _rate(node: Node) -> bool:
    """Whether an indicator is a rate: by its ladder or target where they tell, else by its name."""
    if node.standard is not None and node.standard.reading.scale is not None:
        return node.standard.reading.scale.measure == PERCENT
    item = node.item
    target = item.target if isinstance(item, Indicator) else None
    return "%" in target or "％" in target if target else is_rate(node.name)


RULE = Rule(
    kind=Kind(
        "PF414",
        "only-rates",
        Severity.REMARK,
        Text(
            "{count} 个指标全是比率，没有数量、金额或时间",
            "all {count} indicators are rates: no count, amount or date",
        ),
        Text(
            "加上说明做了多少、何时做完的指标，如：培训场次、6月底前完成",
            "add indicators that say how much and by when",
        ),
    ),
    why=Text(
        "只看比率，看不出做了多少事：计划 1 次完成 1 次也是 100%。",
        "Rates alone do not show how much was done: one of one planned is 100% too.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("indicators",),
    starred=True,
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交完成率, bands: {优: 100%, 良: 90%, 差: 90%以下}}
          - {id: b, name: 查档满意度, target: ≥95%}
          - {id: c, name: 移交进度, bands: {优: 6月底前, 良: 9月底前, 差: 9月底后}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交完成率, bands: {优: 100%, 良: 90%, 差: 90%以下}}
              - {id: b, name: 查档满意度, target: ≥95%}
              - {id: c, name: 归档合格率}
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            duties:
              - id: a
                name: 农村供水
                activities:
                  - {id: b, name: 管网维护, indicators: [{id: c, name: 管网完好率}]}
                  - {id: d, name: 水质监测, indicators: [{id: c, name: 水质达标率, target: 98%}]}
            """,
        ),
    ),
    check=check,
)
