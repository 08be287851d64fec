"""PF430 target-without-direction: a target without a sign, and nothing says whether more or less is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.readings import Target
    from perfcli.lint.subject import Subject

_AMOUNTS = ("area", "square-metre", "length", "volume", "weight", "wan", "energy", "liquid", "data")
_KNOWN = frozenset(
    (
        "",
        "percent",
        "permille",
        "percent-point",
        "ratio",
        "money",
        "time",
        "workday",
        "month",
        "score",
        "temperature",
        "sound",
    )
)
"""Where the class says nothing about the side; a unit that is not known counts things (支, 盏, 路)."""


def check(subject: Subject) -> Iterator[Finding]:
    """Bare numbers whose direction neither a field, a ladder nor the name tells; a range bounds both sides and needs none."""
    for target in targets(subject):
        reading = target.reading
        unknown = reading.kind == "number" and reading.higher is None and reading.operator != "range"
        if unknown and target.node.standard is None and not _counted(target):
            yield Finding(
                (*target.node.where, "target"),
                {"name": target.node.name, "target": target.text, "number": target.text.lstrip("=＝")},
                at="value",
            )


def _counted(target: Target) -> bool:
    """Whether its class says that it counts what is delivered (数量) or who gains (效益): 新建水厂 1座 asks for no fewer."""
    unit, item = target.reading.measure, target.item
    amount = unit.whole or unit.dimension in _AMOUNTS or unit.dimension not in _KNOWN
    return amount and ("数量" in item.level2 or "效益" in item.level1 + item.level2)


RULE = Rule(
    kind=Kind(
        "PF430",
        "target-without-direction",
        Severity.WARNING,
        Text(
            "“{name}”的指标值“{target}”看不出越高越好还是越低越好",
            "the target “{target}” of “{name}” does not say whether more or less is better",
        ),
        Text(
            "写比较符（≥{number} 或 ≤{number}），或填指标方向",
            "write a sign (≥{number} or ≤{number}), or state the direction",
        ),
    ),
    why=Text(
        "方向不明的目标，超出还是不足算好，评分的人只能猜。",
        "With no direction, whoever scores it has to guess whether more than the target is good or bad.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("direction", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 库房温度, target: ≤24℃}
          - {id: g, name: 阅览室温度, target: 18℃-24℃}
          - {id: b, name: 库房湿度, target: 45%, direction: higher}
          - {id: c, name: 移交合格率, target: 95%}
          - {id: d, name: 库房事故起数, target: 1起}
          - {id: e, name: 移交完成时间, target: 6月底}
          - {id: f, name: 排架情况, target: 30米, bands: {优: ≥30米, 差: <30米}}
          - {id: y, name: 密集架, level1: 产出指标, level2: 数量指标, target: 3组}
          - {id: z, name: 受益群众, level1: 效益指标, level2: 社会效益指标, target: 1.2万人}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 库房温度, target: 24℃}
              - {id: b, name: 排架情况, target: =30米}
            """,
            found=2,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
