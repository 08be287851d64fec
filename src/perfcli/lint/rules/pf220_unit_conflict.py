"""PF220 unit-conflict: a ladder in units that cannot be brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said, unreadable
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("mixed-units", "ratio-vs-percent"))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders whose cells cannot be compared."""
    return said(subject, _FOUND, unreadable)


RULE = Rule(
    kind=Kind(
        "PF220",
        "unit-conflict",
        Severity.ERROR,
        Text(
            "“{name}”的各档单位对不上，无法比较：{ladder}",
            "{name!r}: the grades are in units that cannot be compared: {ladder}",
        ),
        Text(
            "请各档用同一个单位；百分数都写 %，不要和小数混用",
            "use one unit in all grades; write every percent with %, never as a fraction",
        ),
    ),
    why=Text(
        "单位不同的数没有大小之分，评不出等级。",
        "Numbers in different units have no order, so nothing can be graded.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 响应时间, bands: {优: 30分钟内, 良: 1小时内, 差: 1小时以上（不含）}}
          - {id: b, name: 群众满意度, bands: {优: ≥95%, 良: ≥90%, 差: ＜90%}}
          - {id: c, name: 安全事故次数, bands: {优: 0, 良: 1次, 差: 2次以上}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 办结时限, bands: {优: 5个工作日内, 良: 10天内, 差: 10天以上（不含）}}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 群众满意度, bands: {优: ≥95%, 良: "0.9", 差: ＜80%}}
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
