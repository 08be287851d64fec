"""PF451 weight-not-positive: a weight of zero or less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Indicators whose weight cannot count."""
    for node in subject.outline.indicators:
        item = node.item
        if isinstance(item, Indicator) and item.weight is not None and item.weight <= 0:
            yield Finding(
                (*node.where, "weight"), {"name": item.name, "weight": show(item.weight)}, at="value"
            )


RULE = Rule(
    kind=Kind(
        "PF451",
        "weight-not-positive",
        Severity.ERROR,
        Text("指标“{name}”的分值是 {weight}", "the indicator {name!r} has a weight of {weight}"),
        Text(
            "分值要大于 0；不计分的指标请不写分值",
            "a weight is more than 0; leave it out where an indicator does not count",
        ),
    ),
    why=Text(
        "零分的指标做得好坏不影响结果，负分会倒扣。",
        "An indicator of weight zero does not matter, and a negative one turns good into bad.",
    ),
    source=Text("绩效目标表：分值合计", "target form: points of all indicators"),
    audience=Audience.DEPARTMENT,
    keys=("weight",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 扫描页数, target: 10000页, weight: 0.5}
          - {id: b, name: 清晰率, target: ≥99%, weight: }
          - {id: c, name: 投诉次数, target: "0", weight: 5}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators: [{id: a, name: 扫描页数, target: 10000页, weight: 0}, {id: b, name: 清晰率, target: ≥99%, weight: 10}]
            """,
        ),
        Sample(
            """
            indicators: [{id: a, name: 投诉次数, target: "0", weight: -5}]
            """,
        ),
    ),
    check=check,
    about=frozenset(("weight",)),
)
