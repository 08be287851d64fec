"""PF408 name-reused: one indicator name under several activities: a total or a ranking would mix unlike things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.facts import repeated
from perfcli.lint.names import is_common, listed
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.lint.facts import Fact, Facts

_RELATED = 9
"""Places shown beside the first; the count in the message is exact."""
_NAMED = 12
"""Parents named in the message: all of them, but for a name that half the county uses."""


def check(region: Sequence[Facts]) -> Iterator[RegionFinding]:
    """One finding for each name that stands under two or more nodes; twice under one node is another rule's."""
    for name, all_of_it in repeated(region, "indicator").items():
        found = [(facts, fact) for facts, fact in all_of_it if not _of_project(facts, fact)]
        places = {(facts.path, fact.parent): (facts, fact) for facts, fact in reversed(found)}
        if len(places) > 1 and not is_common(name):
            yield _finding(name, [*reversed(places.values())])


def _of_project(facts: Facts, fact: Fact) -> bool:
    """Whether it stands under a project: forms of projects draw on a common list (项目验收合格率), each for its own project."""
    return fact.parent >= 0 and facts.kinds[fact.parent] == "project"


def _finding(name: str, found: list[tuple[Facts, Fact]]) -> RegionFinding:
    (facts, first), *others = found
    parents = [there.parent_name(fact) for there, fact in found]
    if len(set(parents)) < len(parents):
        parents = [there.lineage(fact) for there, fact in found]
    return RegionFinding(
        facts.place(first),
        {"name": name, "count": len(found), "parents": listed(parents, _NAMED)},
        facts.address(first),
        related=tuple(there.place(fact) for there, fact in others[:_RELATED]),
    )


RULE = Rule(
    kind=Kind(
        "PF408",
        "name-reused",
        Severity.WARNING,
        Text(
            "“{name}”用在 {count} 处（{parents}）",
            "“{name}” is used in {count} places ({parents})",
        ),
        Text(
            "给名称加上对象，如“代表培训计划完成率”；是粘贴来的就换成本活动的指标",
            "name what is measured; if it was pasted, write the activity's own indicator",
        ),
    ),
    why=Text(
        "同名指标汇总、排序时分不清是谁的，也常常是复制上一行留下的。满意度、预算执行率各部门都有，不在此列。",
        "In totals and rankings indicators of one name cannot be told apart; often a row was copied. Satisfaction and budget execution are everyone's and are left out.",
    ),
    source=Text("绩效目标审核：相关性", "review of targets: relevance"),
    audience=Audience.BUREAU,
    keys=("name",),
    starred=True,
    good=Sample(
        """
        # file: archives.yaml
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - id: b
                name: 库房管护
                indicators: [{id: c, name: 库房检查完成率}, {id: d, name: 群众满意度}, {id: e, name: 预算执行率}]
              - id: f
                name: 数字化
                indicators: [{id: c, name: 扫描检查完成率}, {id: d, name: 群众满意度}]
        # file: museum.yaml
        duties:
          - id: a
            name: 展陈
            activities: [{id: b, name: 巡展, indicators: [{id: e, name: 预算执行率}, {id: f, name: 完成率}]}]
        # file: earlier.yaml
        perfcli: 1
        year: 2029
        department: {id: archives, name: 青棠县档案馆}
        duties:
          - id: a
            name: 馆藏管理
            activities: [{id: b, name: 库房管护, indicators: [{id: c, name: 库房检查完成率}]}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - {id: b, name: 库房管护, indicators: [{id: c, name: 移交完成率}, {id: d, name: 巡检次数}]}
                  - {id: e, name: 查档利用, indicators: [{id: c, name: 移交完成率}]}
                  - {id: f, name: 数字化, indicators: [{id: c, name: 移交完成率}, {id: d, name: 巡检次数}]}
            """,
            found=2,
        ),
        Sample(
            """
            # file: water.yaml
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            duties:
              - id: a
                name: 农村供水
                activities: [{id: b, name: 管网维护, indicators: [{id: c, name: 设施完好率}]}]
            # file: roads.yaml
            perfcli: 1
            year: 2031
            department: {id: roads, name: 临泽县公路站}
            duties:
              - id: a
                name: 公路养护
                activities: [{id: b, name: 路灯维护, indicators: [{id: c, name: 设施完好率}]}]
            # file: region.yaml
            perfcli: 1
            region: {id: linze, name: 临泽县}
            money_unit: 万元
            """,
        ),
    ),
    check_region=check,
)
