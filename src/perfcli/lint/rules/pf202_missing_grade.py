"""PF202 missing-grade: a ladder with a grade left blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("blank",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders with blank cells."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF202",
        "missing-grade",
        Severity.ERROR,
        Text("“{name}”的评价标准有空着的等级：{labels}", "{name!r}: no bands for the grades {labels}"),
        Text("请填上；确实没有这一档就写“/”", "fill them in; write / for a grade that does not exist"),
    ),
    why=Text(
        "空着的一档评不到，读的人也不知道是漏填还是没有。",
        "A blank grade can never be earned, and no one can tell whether it was forgotten.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: ≥95%, 良: /, 中: /, 差: ＜95%}}
          - {id: b, name: 出台管理办法, bands: {优: 是, 差: 否}}
          - {id: c, name: 安全事故次数, bands: {优: 0, 良: 1次, 中: 2次, 差: 其他}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: ≥95%, 良: "", 中: ≥80%, 差: ＜80%}}
              - {id: b, name: 上架及时率, bands: {优: ≥95%, 差: ＜95%}}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: 100%, 良: 90%, 中: 80%, 差: ""}}
            indicators:
              - {id: a, name: 目录著录完成率, scale: standard}
              - {id: b, name: 上架及时率, bands: {优: "", 良: "", 中: "", 差: ""}}
            """,
            found=2,
        ),
    ),
    check=check,
    about=_FOUND,
)
