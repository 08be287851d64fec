"""PF122 name-under-two-duties: one activity name under different duties of a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.facts import repeated
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Argument
    from perfcli.lint.facts import Fact, Facts


_SHOWN = 8


def check_region(files: Sequence[Facts]) -> Iterator[RegionFinding]:
    """Names of activities that stand under more than one duty, each once, at its second place."""
    for name, found in repeated(files, "activity").items():
        places = {(facts.path, fact.parent): (facts, fact) for facts, fact in reversed(found)}
        if len(places) > 1:
            yield _finding(name, [*reversed(places.values())])


def _finding(name: str, found: list[tuple[Facts, Fact]]) -> RegionFinding:
    (first, before), (facts, fact), *others = found
    spans = tuple(there.place(that) for there, that in [(first, before), *others[:_SHOWN]])
    arguments: dict[str, Argument] = {
        "name": name,
        "count": len(found),
        "duty": facts.parent_name(fact),
        "other": f"{first.title}“{first.parent_name(before)}”",
    }
    return RegionFinding(facts.place(fact), arguments, facts.address(fact), spans)


RULE = Rule(
    kind=Kind(
        "PF122",
        "name-under-two-duties",
        Severity.REMARK,
        Text(
            "工作活动“{name}”在“{duty}”和{other}等 {count} 项职责下都有",
            "the activity {name!r} stands under {count} duties, here {duty!r} and before {other}",
        ),
        Text(
            "同一件事请只写一处；不是一件事的，名称里请写明区别",
            "write one piece of work once; if they differ, let the names say how",
        ),
    ),
    why=Text(
        "名称相同的活动分在几项职责下，汇总和对比时会被当成一件事，也可能重复申报。",
        "Activities of one name under several duties are taken for one when totals are drawn up, or are declared twice.",
    ),
    source=Text("绩效目标审核：相关性", "review of targets: relevance"),
    audience=Audience.BUREAU,
    keys=("name",),
    starred=True,
    good=Sample(
        """
        # file: archives.yaml
        duties:
          - {id: a, name: 馆藏管理, activities: [{id: a, name: 综合事务}, {id: b, name: 综合事务}]}
          - {id: b, name: 利用服务, activities: [{id: a, name: 综合事务（利用）}]}
        # file: roads.yaml
        perfcli: 1
        year: 2031
        department: {id: archives, name: 青棠县档案馆}
        duties: [{id: a, name: 馆藏管理, activities: [{id: a, name: 综合事务}]}]
        # file: water.yaml
        duties: [{id: a, name: 综合事务, activities: [{id: a, name: 供水}]}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties:
              - {id: a, name: 馆藏管理, activities: [{id: a, name: 综合事务}]}
              - {id: b, name: 利用服务, activities: [{id: a, name: 查档}, {id: b, name: 综合事务}]}
              - {id: c, name: 业务指导, activities: [{id: a, name: 综合事务}]}
            """,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: luling, name: 鹿岭县}
            # file: roads.yaml
            perfcli: 1
            year: 2031
            department: {id: roads, name: 鹿岭县公路站}
            duties: [{id: a, name: 公路养护, activities: [{id: a, name: 综合保障}, {id: b, name: 小修}]}]
            # file: water.yaml
            perfcli: 1
            year: 2031
            department: {id: water, name: 鹿岭县供水站}
            duties: [{id: a, name: 农村供水, activities: [{id: a, name: 综合保障}]}]
            """,
        ),
    ),
    check_region=check_region,
)
