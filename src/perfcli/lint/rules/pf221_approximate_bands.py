"""PF221 approximate-bands: a bound that is only about a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("approximate",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders with 约, 左右 or ±."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF221",
        "approximate-bands",
        Severity.WARNING,
        Text(
            "“{name}”的评价标准不是准数：{cells}；按“{reading}”评",
            "{name!r}: bounds that are not exact: {cells}; read as {reading}",
        ),
        Text("请去掉“约”“左右”“±”，写一个准数", "drop 约, 左右 or ± and write the number itself"),
    ),
    why=Text(
        "“95%左右”到哪里为止没有界线，差 0.1 个百分点就会有争议。",
        "Where “about 95%” ends is not said, and a tenth of a percent becomes a dispute.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 节约用电量, bands: {优: ≥95%, 良: ≥90%, 差: ＜90%}}
          - {id: b, name: 预约查档率, bands: {优: ≥95%, 良: ≥90%, 差: ＜90%}}
          - {id: c, name: 周边环境, bands: {优: 明显改善, 良: 大约持平, 差: 变差}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: ≥95%, 良: 90%左右, 差: ＜85%}}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: 约12次, 良: 约10次, 差: ＜8次}}
            indicators: [{id: a, name: 检查次数, scale: standard}]
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
