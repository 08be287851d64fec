"""PF209 mixed-units: a ladder in two units of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import readable, said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("mixed-units",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders whose cells have to be converted."""
    return said(subject, _FOUND, readable)


RULE = Rule(
    kind=Kind(
        "PF209",
        "mixed-units",
        Severity.WARNING,
        Text(
            "“{name}”的各档单位不一致：{ladder}；按“{reading}”评",
            "{name!r}: the grades are in different units: {ladder}; read as {reading}",
        ),
        Text("请各档用同一个单位", "use one unit in all grades"),
    ),
    why=Text(
        "单位混用，填完成值的人容易差几十倍甚至一万倍。",
        "With mixed units an actual is easily wrong by a factor of sixty, or of ten thousand.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 响应时间, bands: {优: 30分钟内, 良: 60分钟内, 中: 120分钟内, 差: 120分钟以上}}
          - {id: b, name: 安全事故次数, bands: {优: 0, 良: 1次, 差: 2次以上}}
          - {id: c, name: 目录著录完成率, bands: {优: 百分之九十五以上, 良: 90％以上, 差: 90%以下（不含）}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 响应时间, bands: {优: 30分钟内, 良: 1小时内, 中: 2小时内, 差: 2小时以上}}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 单位成本, bands: {优: ≤1.2万元, 良: ≤1.25万元, 中: ≤1.3万元, 差: ＞13000元}}
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
