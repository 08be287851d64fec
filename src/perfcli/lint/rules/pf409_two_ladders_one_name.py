"""PF409 two-ladders-one-name: the same indicator name judged by different ladders: 92 % is 良 here and 中 there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.facts import repeated
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample
from perfcli.quantity import normalise
from perfcli.scale import read_scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.lint.facts import Fact, Facts

_RELATED = 8


def check(region: Sequence[Facts]) -> Iterator[RegionFinding]:
    """One finding for each name with two or more ladders, at the second one."""
    for name, found in repeated(region, "indicator").items():
        ladders: dict[tuple[str, ...], tuple[Facts, Fact]] = {}
        for there, fact in found:
            if fact.cells:
                ladders.setdefault(_bounds(fact), (there, fact))
        if len(ladders) > 1:
            yield _finding(name, [*ladders.values()])


def _bounds(fact: Fact) -> tuple[str, ...]:
    """What a ladder demands: its bounds as read, so that `≥95%` and `95%以上` are the same; else its cells."""
    scale = read_scale(fact.cells, name=fact.name).scale
    if scale is not None and scale.bounds:
        return tuple(bound.text for bound in scale.bounds)
    return tuple(normalise(text) for _, text in fact.cells)


def _finding(name: str, found: list[tuple[Facts, Fact]]) -> RegionFinding:
    (one, first), (other, second), *rest = found
    return RegionFinding(
        other.place(second),
        {"name": name, "count": len(found), "one": _shown(first), "other": _shown(second)},
        other.address(second),
        related=tuple(there.place(fact) for there, fact in [(one, first), *rest[:_RELATED]]),
    )


def _shown(fact: Fact) -> str:
    return " ".join(text for _, text in fact.cells)


RULE = Rule(
    kind=Kind(
        "PF409",
        "two-ladders-one-name",
        Severity.WARNING,
        Text(
            "“{name}”有 {count} 套评价标准：{one}；{other}",
            "“{name}” is judged by {count} ladders: {one}; {other}",
        ),
        Text(
            "统一评价标准，或把两个指标改成不同的名称",
            "use one ladder, or give the two indicators different names",
        ),
    ),
    why=Text(
        "同一个名称两套标准，同样的完成值在两处评出不同等级，没法横向比较。",
        "With two ladders under one name the same value earns different grades, and nothing can be compared.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("bands",),
    starred=True,
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - id: b
                name: 库房管护
                indicators:
                  - {id: c, name: 设施完好率, bands: {优: ≥95%, 良: ≥90%, 差: <90%}}
                  - {id: d, name: 巡检完成率, bands: {优: ≥95%, 良: ≥85%, 差: <85%}}
              - id: e
                name: 展厅管护
                indicators:
                  - {id: c, name: 设施完好率, bands: {优: 95%以上, 良: 90％以上, 差: 90%以下}}
              - id: f
                name: 机房管护
                indicators:
                  - {id: c, name: 设施完好率, bands: {优秀: 不低于95%, 合格: 不低于 90%, 不合格: 低于90%}}
                  - {id: d, name: 巡检完成率, target: 90%}
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
                  - {id: b, name: 库房管护, indicators: [{id: c, name: 设施完好率, bands: {优: 100%, 良: 85%, 差: 85%以下}}]}
                  - {id: d, name: 展厅管护, indicators: [{id: c, name: 设施完好率, bands: {优: 100%, 良: 95%, 差: 95%以下}}]}
            """,
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
                activities: [{id: b, name: 管网维护, indicators: [{id: c, name: 抢修及时率, bands: {优: 98%, 良: 90%, 差: 80%}}]}]
            # file: roads.yaml
            perfcli: 1
            year: 2031
            department: {id: roads, name: 临泽县公路站}
            duties:
              - id: a
                name: 公路养护
                activities: [{id: b, name: 路面维护, indicators: [{id: c, name: 抢修及时率, bands: {优: 95%, 良: 85%, 差: 75%}}]}]
            """,
        ),
    ),
    check_region=check,
)
