"""PF205 number-in-two-bands: a number that stands in two grades at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("overlap",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders with a number in a cell and in its neighbour."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF205",
        "number-in-two-bands",
        Severity.REMARK,
        Text(
            "“{name}”的完成值为 {example} 时同时够得上两档：{ladder}；按“{reading}”评",
            "{name!r}: an actual of {example} stands in two grades: {ladder}; read as {reading}",
        ),
        Text(
            "末档写成“{worst}”，其他重叠的档注明“（不含）”，就没有争议",
            "write {worst} for the worst grade, and 不含 where other grades meet",
        ),
    ),
    why=Text(
        "“以上”“以下”在法律里都含本数：中 75%、差 75%以下，75% 就写进了两档。本工具就高不就低，但纸面上有争议。",
        "In statutes 以上 and 以下 include the number: with 75% for one grade and 75%以下 for the next, 75% is in both. We give the better one, but the paper leaves room for a dispute.",
    ),
    source=Text(
        "民法典第一千二百五十九条：以上、以下包括本数",
        "Civil Code, article 1259: 以上 and 以下 include the number",
    ),
    audience=Audience.BUREAU,
    keys=("bands",),
    starred=True,
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 85%, 中: 75%, 差: ＜75%}}
          - {id: b, name: 上架及时率, bands: {优: 100%, 良: 85%, 中: 75%, 差: 75%以下（不含）}}
          - {id: c, name: 移交完成率, bands: {优: ≥90%, 良: 80%至90%以下, 中: 60%至80%以下, 差: 60%以下}}
          - {id: d, name: 检查次数, bands: {优: ≥12次, 良: 10-11次, 中: 8-9次, 差: ≤7次}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 85%, 中: 75%, 差: 75%以下}}
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: roads, name: 鹿岭县公路站}
            scales: {standard: {优秀: 90%-100%, 合格: 60%-90%, 不合格: 60%以下}}
            indicators:
              - {id: a, name: 坑槽修补及时率, scale: standard}
              - {id: b, name: 投诉次数, bands: {优: 3次以内, 良: 5次以内, 差: 5次以上}}
              - {id: c, name: 养护完成率, bands: {优: ≥95%, 差: ＜95%}}
            """,
            found=2,
        ),
    ),
    check=check,
    about=_FOUND,
)
