"""PF207 gap: a number that stands in no grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("gap",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders that leave numbers without a cell."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF207",
        "gap",
        Severity.WARNING,
        Text(
            "“{name}”的完成值为 {example} 时哪一档都不在：{ladder}；按“{reading}”评",
            "{name!r}: an actual of {example} stands in no grade: {ladder}; read as {reading}",
        ),
        Text(
            "请让各档首尾相接，如 ≥90%、≥80%、≥60%、＜60%",
            "let each grade begin where the next ends, such as ≥90%, ≥80%, ≥60%, ＜60%",
        ),
    ),
    why=Text(
        "各档之间有空档，落在里面的完成值评哪一档没有依据。",
        "Nothing in the text says how a value between two grades is judged.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 检查次数, bands: {优: ≥12次, 良: 10-11次, 中: 8-9次, 差: ≤7次}}
          - {id: b, name: 目录著录完成率, bands: {优: 90%-100%（含90%）, 良: 80%-90%（含80%）, 差: 0-80%}}
          - {id: c, name: 移交完成率, bands: {优: "[90%,100%]", 良: "[80%,90%)", 差: "[0,80%)"}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 90%-100%, 良: 80%-89%, 中: 60%-79%, 差: 0-59%}}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 上架及时率, bands: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: ≥70%}}
              - {id: b, name: 资金拨付, bands: {优: 按时, 良: 延迟1个月, 中: 延迟2个月, 差: 延迟3个月以上}}
            """,
            found=2,
        ),
    ),
    check=check,
    about=_FOUND,
)
