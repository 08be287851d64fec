"""PF215 identical-ladder-everywhere: one ladder for every indicator of a department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import published
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """A file with at least two ladders that are all the same."""
    ladders = [node.standard.cells for node in subject.outline.indicators if node.standard is not None]
    if len(ladders) > 1 and ladders.count(ladders[0]) == len(ladders):
        arguments: dict[str, Argument] = {"count": len(ladders), "ladder": published(ladders[0])}
        yield Finding(("department",), arguments)


RULE = Rule(
    kind=Kind(
        "PF215",
        "identical-ladder-everywhere",
        Severity.REMARK,
        Text(
            "{count} 个指标用的是同一把尺子：{ladder}",
            "all {count} indicators have the same ladder: {ladder}",
        ),
        Text(
            "请逐个指标看一看：难易、上限、历史水平不同，分档也应不同",
            "look at each: with other difficulty, limits and history the grades should differ",
        ),
    ),
    why=Text(
        "所有指标一套分档，多半是照抄，没有考虑各项工作的实际。",
        "One ladder for everything was mostly copied, without a thought to the work itself.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("bands", "scale"),
    starred=True,
    good=Sample(
        """
        # file: archives.yaml
        scales: {standard: {优: 100%, 良: 85%, 中: 75%, 差: ＜75%}}
        indicators: [{id: a, name: 目录著录完成率, scale: standard}, {id: b, name: 检查次数, target: 12次}]
        # file: roads.yaml
        scales: {standard: {优: 100%, 良: 85%, 中: 75%, 差: ＜75%}}
        indicators:
          - {id: a, name: 养护完成率, scale: standard}
          - {id: b, name: 修补及时率, bands: {优: 100%, 良: 85%, 中: 75%, 差: ≤74%}}
        # file: water.yaml
        indicators: [{id: a, name: 供水保证率, target: ≥95%}, {id: b, name: 水质合格率, target: ≥95%}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            scales: {standard: {优: 100%, 良: 85%, 中: 75%, 差: ＜75%}}
            indicators:
              - {id: a, name: 目录著录完成率, scale: standard}
              - {id: b, name: 上架及时率, bands: {优: 100%, 良: 85%, 中: 75%, 差: ＜75%}}
              - {id: c, name: 检查次数, target: 12次}
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: roads, name: 鹿岭县公路站}
            indicators:
              - {id: a, name: 养护质量, bands: {优: 好, 良: 较好, 差: 差}}
              - {id: b, name: 群众评价, bands: {优: 好, 良: 较好, 差: 差}}
            """,
        ),
    ),
    check=check,
)
