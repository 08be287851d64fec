"""PF219 no-direction: a ladder that does not tell whether more is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("no-direction",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders whose direction is anyone's guess."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF219",
        "no-direction",
        Severity.ERROR,
        Text(
            "看不出“{name}”是越高越好还是越低越好：{ladder}",
            "{name!r}: whether more or less is better cannot be told: {ladder}",
        ),
        Text("请写 direction: 正向（越高越好）或 反向（越低越好）", "write direction: higher or lower"),
    ),
    why=Text(
        "方向不明，同一个完成值可以评成优也可以评成差。",
        "Without a direction one actual may be the best or the worst.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands", "direction"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 出勤天数, direction: higher, bands: {达标: "240", 未达标: 其他}}
          - {id: b, name: 平均气温, bands: {达标: ≥18℃, 未达标: 其他}}
          - {id: c, name: 目录著录完成率, bands: {达标: 95%, 未达标: 其他}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 平均气温, bands: {达标: 18℃, 未达标: 其他}}
            """,
        ),
        Sample(
            """
            scales: {standard: {达标: "5", 未达标: 不符合以上}}
            indicators: [{id: a, name: 档案等级, scale: standard}]
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
