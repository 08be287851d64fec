"""PF129 no-standard: an indicator that nothing judges: no scale, no bands, no target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Indicators with neither a ladder nor a target."""
    for node in subject.outline.indicators:
        item = node.item
        if (
            node.standard is None
            and isinstance(item, Indicator)
            and item.scale is None
            and item.target is None
        ):
            yield Finding(node.where, {"name": node.name})


RULE = Rule(
    kind=Kind(
        "PF129",
        "no-standard",
        Severity.ERROR,
        Text(
            "指标“{name}”没有评价标准，也没有指标值", "the indicator {name!r} has neither bands nor a target"
        ),
        Text(
            "请写评价标准 bands: {{优: …, 良: …}}、采用标准 scale: 名称，或指标值 target: ≥95%",
            "write bands: {{优: …, 良: …}}, scale: its name, or target: ≥95%",
        ),
    ),
    why=Text(
        "没有标准，完成值填了也评不出好坏。", "Without a standard an actual cannot be called good or bad."
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("bands", "scale", "target"),
    good=Sample(
        """
        scales: {standard: {优: 100%, 良: 90%, 中: 80%, 差: ＜80%}}
        indicators: [{id: d, name: 馆藏完好率, target: ≥98%}]
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - id: a
                name: 库房管护
                indicators:
                  - {id: a, name: 温湿度达标率, scale: standard}
                  - {id: b, name: 消防检查次数, bands: {达标: ≥12次, 未达标: ＜12次}}
                  - {id: c, name: 环境改善, target: 明显改善, kind: words}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 温湿度达标率, unit: "%", weight: 10}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 温湿度达标率, formula: 达标天数÷全年天数, target: ""}
              - {id: b, name: 消防检查次数, scale: "", bands: ""}
              - {id: c, name: 整改完成率, target: 100%}
            """,
            found=2,
        ),
    ),
    check=check,
)
