"""PF208 equal-grades: a worst grade with the number of the grade above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import readable, said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("equal",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders whose worst cell repeats the bound above it."""
    return said(subject, _FOUND, readable)


RULE = Rule(
    kind=Kind(
        "PF208",
        "equal-grades",
        Severity.WARNING,
        Text(
            "“{name}”的{labels}两档是同一个数：{ladder}；按“{reading}”评",
            "{name!r}: the grades {labels} have the same number: {ladder}; read as {reading}",
        ),
        Text(
            "末档写成“{worst}”就没有争议；另有打算的请写清楚",
            "write {worst} for the worst grade, or say plainly what else is meant",
        ),
    ),
    why=Text(
        "两档一个数，达到这个数算哪一档没有写明。",
        "With one number for two grades the text does not say which of them it earns.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 救助资金到位率, bands: {优: 100%, 良: 95%, 中: 90%, 差: ＜90%}}
          - {id: b, name: 上架及时率, bands: {优: 100%, 良: 95%, 中: 90%, 差: 90%以下}}
          - {id: c, name: 目录著录完成率, bands: {优: 100%, 良: 95%, 中: 90%, 差: 89.9%}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 救助资金到位率, bands: {优: 100%, 良: 95%, 中: 90%, 差: 90%}}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: 4次, 良: 3次, 中: 2次, 差: 2次}}
            indicators: [{id: a, name: 检查次数, scale: standard}]
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
