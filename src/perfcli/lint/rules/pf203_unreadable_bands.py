"""PF203 unreadable-bands: a ladder with a cell that says nothing measurable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("unreadable",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders with cells that no one can measure by."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF203",
        "unreadable-bands",
        Severity.ERROR,
        Text("“{name}”的评价标准读不懂：{cells}", "{name!r}: bands that cannot be read: {cells}"),
        Text(
            "请写成 ≥90%、80%以上、85%-95%、10日内 这样的形式，或每一档都用文字",
            "write them like ≥90%, 80%以上, 85%-95%, 10日内, or use words in every grade",
        ),
    ),
    why=Text(
        "读不懂的标准无法评级，这个指标的完成值会被退回。",
        "What cannot be read cannot grade; actuals of this indicator would be refused.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: 不低于九成五, 良: 90%（含）-95%, 中: "[80%,90%)", 差: 80％以下}}
          - {id: b, name: 会议保障, bands: {优: 好, 良: 较好, 中: 一般, 差: 差}}
          - {id: c, name: 报送时限, bands: {优: 当月, 良: 次月10日前, 中: 次月20日前, 差: 次月20日后}}
          - {id: d, name: 移交完成率, bands: {优: 完成率≥95%, 良: 95%>X≥90%, 差: 其他}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: ≥95%, 良: 基本完成, 中: ≥80%, 差: ＜80%}}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: ≥95%, 良: 九成左右或者第90%位, 差: ＜80%}}
            indicators: [{id: a, name: 目录著录完成率, scale: standard}]
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
