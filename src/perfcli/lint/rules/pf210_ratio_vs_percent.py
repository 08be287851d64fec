"""PF210 ratio-vs-percent: a rate written as 0.95 where 95% may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import readable, said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("ratio-vs-percent",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders of bare fractions for a rate."""
    return said(subject, _FOUND, readable)


RULE = Rule(
    kind=Kind(
        "PF210",
        "ratio-vs-percent",
        Severity.WARNING,
        Text(
            "“{name}”是比率，评价标准写成了小数：{ladder}",
            "{name!r} is a rate, but its bands are bare fractions: {ladder}",
        ),
        Text(
            "请写成百分数，如 95%；确实用小数的请写 unit: 比例",
            "write percents, such as 95%; if fractions are meant, write unit: 比例",
        ),
    ),
    why=Text(
        "0.95 和 95% 混着填，95 会被当成 95 倍，0.95% 会被当成优。",
        "Where 0.95 and 95% mix, an actual of 95 is taken for ninety-five times the whole.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 群众满意度, bands: {优: 95%, 良: 90%, 差: ＜90%}}
          - {id: b, name: 单页成本（元）, bands: {优: ≤0.5, 良: ≤0.8, 差: ＞0.8}}
          - {id: c, name: 辍学率, bands: {优: 0, 良: 0.5%以内, 差: 0.5%以上（不含）}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 群众满意度, bands: {优: "0.95", 良: "0.9", 中: "0.8", 差: ＜0.8}}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: ≥0.98, 良: ≥0.9, 差: ＜0.9}}
            indicators: [{id: a, name: 馆藏完好率, scale: standard}]
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
